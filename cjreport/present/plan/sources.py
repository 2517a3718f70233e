"""How the figures beside a plan were made, and which publications they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.present.blocks import Block, Prose
from cjreport.present.parts.gaps import muted_prose
from cjreport.present.parts.sources import sources_table
from cjreport.present.text.phrases import MARK_WORDS, listed, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.present.figures import Figures

IN_PROSE = ("[c]", "[x]")
"""The marks that may stand in place of a figure that prose quotes."""


def source_blocks(figures: Figures) -> Iterator[Block]:
    """Say how the figures are compared, and list their sources; where none is loaded, say so."""
    inputs = figures.inputs
    if figures.measures["value"].isna().all():
        said = f"No figure is available for {inputs.area.in_sentence} up to {label(inputs.period)}."
        yield from muted_prose(said)
        return
    marks = listed([f"{mark} stands for {meaning}" for mark, meaning in MARK_WORDS.items() if mark in IN_PROSE])
    yield Prose(
        runs=runs_of(
            f"The figures are the latest available up to {label(inputs.period)}. They are worked out as in the annual "
            f"report of {inputs.area.in_sentence}, which says how. A change since the year before is called more "
            f"than usual where it is larger than such figures often show. In words as in tables, {marks}."
        )
    )
    yield sources_table(figures)
