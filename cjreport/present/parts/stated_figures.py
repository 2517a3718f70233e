"""The figures that partners state themselves: how each is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures import rounding
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.figures import STATUS_MARKS
from cjreport.present.text.phrases import muted, runs_of

if TYPE_CHECKING:
    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.present.text_runs import Runs


def decimals_of(figure: StatedFigure | None) -> int:
    """Say how many decimals a figure is stated with."""
    return rounding.decimals_of(figure.value) if figure and figure.value is not None else 0


def stated_cell(figure: StatedFigure | None, decimals: int | None = None) -> Runs:
    """Write a stated figure: its count, out of how many, its percentage; or the mark of what is not shown.

    Of fewer than SMALL_BASE people no percentage is written. *decimals* are those of its row, by default its own.
    """
    if figure is None:
        return runs_of(muted("[x]"))
    percent = "%" if figure.unit == "%" else ""
    places = decimals_of(figure) if decimals is None else decimals
    few = percent and figure.count is not None and (figure.base or SMALL_BASE) < SMALL_BASE
    parts = [f"{rounding.written(figure.value, places)}{percent}"] if figure.value is not None and not few else []
    if figure.count is not None:
        base = f" of {figure.base:,}" if figure.base is not None else ""
        parts.append(f"({figure.count:,}{base})" if parts else f"{figure.count:,}{base}")
    mark = STATUS_MARKS.get(figure.status, "" if parts else "[x]")
    return runs_of(" ".join(parts), muted(f"{' ' if parts else ''}{mark}")) if mark else runs_of(" ".join(parts))
