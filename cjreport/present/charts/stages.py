"""Counts through the stages of a process, as bars one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.present.charts.template import LEADING, Lettering, svg_from, wrapped
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.charts.canvas import Size
    from cjreport.present.text_runs import Number

BAR = 26
GAP = 8
"""Pixels between a bar's end and the words beside it, and between the stages."""


@dataclass(frozen=True)
class Stage:
    """A stage: its name, its count with the mark of what is not settled, and words on how it compares.

    Without a count *instead* says why there is none, where the bar would stand.
    """

    name: str
    number: Number | None
    mark: str = ""
    beside: str = ""
    instead: str = ""

    @property
    def count(self) -> str:
        """The count as it is written."""
        return f"{self.number.text}{self.mark}" if self.number else ""


@dataclass(frozen=True)
class Bar:
    """A stage on the drawing: where its bar starts, how long it is, and every word around it."""

    y: float
    length: float
    words: tuple[Lettering, ...]
    bottom: float


def draw_stages(stages: Sequence[Stage], size: Size) -> str:
    """Draw a bar from zero for each stage's count, with its name above and its count and share beside, as an SVG."""
    counts = [stage.number.value for stage in stages if stage.number]
    widest = max((width_of(stage.count, size.type, bold=True) for stage in stages), default=0.0)
    room = size.width - widest - 2 * GAP - (320 if size.labelled else 0)
    scale = room / max(1.0, *counts, 1.0)
    bars: list[Bar] = []
    for stage in stages:
        bars.append(_bar(stage, scale, bars[-1].bottom + 1.5 * GAP if bars else 0.0, size))
    return svg_from("stages", size, bars[-1].bottom, bars=bars, bar=BAR)


def _bar(stage: Stage, scale: float, top: float, size: Size) -> Bar:
    row = LEADING * size.type
    name = Lettering(wrapped(stage.name, size.type, size.width), 0, top + row / 2)
    y = name.box(size.type).bottom + 3
    length = stage.number.value * scale if stage.number else 0.0
    count = Lettering((stage.count,), length + GAP, y + BAR / 2, number=stage.number, strong=True)
    end = count.box(size.type).right
    if size.labelled or not stage.number:
        start = end + 1.5 * GAP if stage.number else GAP
        beside = Lettering(wrapped(stage.beside or stage.instead, size.type, size.width - start), start, y + BAR / 2)
        bottom = y + BAR
    else:
        beside = Lettering(wrapped(stage.beside, size.type, size.width), 0, y + BAR + row / 2 + 2)
        bottom = y + BAR
    words = [name, *([count] if stage.number else []), *([beside] if any(beside.lines) else [])]
    return Bar(y, length, tuple(words), max(bottom, *(w.box(size.type).bottom for w in words)))
