"""A funnel plot: areas' figures against their size, and how far chance or areas' usual spread would put them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.rounding import rounded
from cjreport.present.charts.template import (
    LEADING,
    Anchor,
    Box,
    KeyEntry,
    Lettering,
    PlaceMark,
    Scale,
    axis_label,
    key_in_rows,
    svg_from,
    wrapped,
)
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.measures.statistics.areas.funnel_curves import Curves
    from cjreport.measures.statistics.intervals import Floats, Limits
    from cjreport.present.charts.canvas import Role, Size
    from cjreport.present.text_runs import Number

    Path = list[tuple[float, float]]

PLOT = {True: 280, False: 230}
"""How high the plot itself is on a wide and on a narrow drawing, in pixels."""
NAME_WIDTH = {True: 240, False: 170}
"""The most pixels that a line of a name takes on a wide and on a narrow plot."""
ANCHORS: tuple[Anchor, ...] = ("middle", "start", "end")
REACH = 11
"""Pixels from the middle of a mark to its name."""


@dataclass(frozen=True)
class FunnelPoint:
    """An area: its figure, the *base* it is worked out from, and whether its name is worth the room."""

    role: Role
    name: str
    number: Number
    base: float
    stands_out: bool = False

    @property
    def name_and_figure(self) -> str:
        """The name and the figure."""
        return f"{self.name} {self.number.text}"


@dataclass(frozen=True)
class Funnel:
    """What a funnel plot shows; *base* names what the areas' size is counted in, *group* what the squares are."""

    points: tuple[FunnelPoint, ...]
    curves: Curves
    base: str
    group: str
    percent: bool


def draw_funnel(funnel: Funnel, size: Size) -> str:
    """Draw areas' figures against their bases, with limits around the value of all of them together, as an SVG."""
    low, high = _range(funnel)
    key, top = key_in_rows(_key(funnel), size)
    # the last mark of the axis may stand at its very end
    floor, right = (
        top + PLOT[size.labelled],
        size.width - max(24, width_of(axis_label(rounded(funnel.curves.bases[-1]), percent=False), size.type) / 2),
    )
    up = Scale(low, high, floor, top + 12)
    marks = up.marks(size.ticks + 2)
    left = 12 + max(width_of(axis_label(mark, percent=funnel.percent), size.type) for mark in marks)
    across = Scale(0, float(funnel.curves.bases[-1]), left, right)
    places = [PlaceMark(p.role, across(p.base), up(p.number.value), p.name_and_figure) for p in funnel.points]
    named = [*_names(funnel, places, Box(left, top, right + 20, floor), size)]
    return svg_from(
        "funnel",
        size,
        floor + 54,
        key=key,
        across=across,
        up=up,
        up_marks=marks,
        band=_band(funnel.curves.usual, funnel.curves.bases, across, up) if funnel.curves.usual else [],
        chance=[_line(side, funnel.curves.bases, across, up) for side in funnel.curves.chance],
        pooled=up(funnel.curves.pooled),
        places=[mark if size.labelled else PlaceMark(mark.role, mark.x, mark.y) for mark in places],
        names=[words for words, _ in named],
        leaders=[_leader(words, mark, size) for words, mark in named if words.role == "area"],
        base=funnel.base,
        percent=funnel.percent,
        label_of=partial(axis_label, percent=False),
        height_of=partial(axis_label, percent=funnel.percent),
    )


def _key(funnel: Funnel) -> list[KeyEntry]:
    return [
        *([KeyEntry("band", "Where areas of a size usually lie")] if funnel.curves.usual else []),
        KeyEntry("lines", "Chance alone, 19 times in 20"),
        KeyEntry("dashes", "All areas together"),
        *([KeyEntry("square", funnel.group[:1].upper() + funnel.group[1:])] if funnel.group else []),
    ]


def _range(funnel: Funnel) -> tuple[float, float]:
    """Give the figures that the plot runs between: from zero, unless everything lies in the upper half."""
    values = [point.number.value for point in funnel.points]
    lower, upper = funnel.curves.usual or funnel.curves.chance
    half = len(funnel.curves.bases) // 2
    high = max(1e-9, *values, float(upper[half])) * 1.06
    high = min(high, 100.0) if funnel.percent else high
    low = min(*values, float(lower[half]))
    return (0.0 if low < high / 2 else low - (high - low) / 8), high


def _line(side: Floats, bases: Floats, across: Scale, up: Scale) -> Path:
    """Give a limit's points, as far as they lie within the plot."""
    return [(across(b), up(v)) for b, v in zip(bases, side, strict=True) if up.low <= v <= up.high]


def _band(limits: Limits, bases: Floats, across: Scale, up: Scale) -> Path:
    """Give the outline of the room between two limits, cut off at the plot's edges."""
    lower, upper = (np.clip(side, up.low, up.high) for side in limits)
    there = [(across(b), up(v)) for b, v in zip(bases, upper, strict=True)]
    back = [(across(b), up(v)) for b, v in zip(bases, lower, strict=True)]
    return [*there, *reversed(back)]


def _names(funnel: Funnel, places: Sequence[PlaceMark], room: Box, size: Size) -> Iterator[tuple[Lettering, PlaceMark]]:
    """Name the area, with its figure, and of those that stand out as many as there is room for beside their marks."""
    taken = [Box(mark.x - 6, mark.y - 6, mark.x + 6, mark.y + 6) for mark in places]
    pairs = sorted(zip(funnel.points, places, strict=True), key=lambda pair: pair[0].role != "area")
    for point, mark in pairs:
        if point.role == "area":
            words = min(_tries(point, mark, size), key=partial(_ill_placed, size=size, room=room, taken=taken))
        elif not point.stands_out or not (free := _free(_tries(point, mark, size), size, room, taken)):
            continue
        else:
            words = free
        taken.append(words.box(size.type))
        yield words, mark


def _ill_placed(words: Lettering, *, size: Size, room: Box, taken: Sequence[Box]) -> tuple[bool, int]:
    """How badly a place suits a name: outside the plot is worst, then over many marks."""
    box = words.box(size.type)
    return not room.holds(box), sum(box.meets(other) for other in taken)


def _free(tries: Iterator[Lettering], size: Size, room: Box, taken: Sequence[Box]) -> Lettering | None:
    return next((w for w in tries if _ill_placed(w, size=size, room=room, taken=taken) == (False, 0)), None)


def _tries(point: FunnelPoint, mark: PlaceMark, size: Size) -> Iterator[Lettering]:
    """Give the places that a name may have, the best first: beside its mark; the area's own also further off."""
    own = point.role == "area"
    lines = wrapped(point.name_and_figure if own else point.name, size.type, NAME_WIDTH[size.labelled], bold=own)
    number, rise = (point.number if own else None), size.type * LEADING
    middle = mark.y - rise * (len(lines) - 1) / 2
    above, below = mark.y - REACH - rise * (len(lines) - 0.5), mark.y + REACH + rise / 2
    for y in (middle, above + REACH, below - REACH):
        yield Lettering(lines, mark.x + REACH, y, "start", point.role, number, strong=own)
        yield Lettering(lines, mark.x - REACH, y, "end", point.role, number, strong=own)
    for further in range(0, 120 if own else 1, 15):
        for y in (above - further, below + further):
            for anchor in ANCHORS:
                yield Lettering(lines, mark.x, y, anchor, point.role, number, strong=own)


def _leader(words: Lettering, mark: PlaceMark, size: Size) -> Path:
    """Give the line from a mark to its name, where the name stands off."""
    box = words.box(size.type)
    if box.left > mark.x or box.right < mark.x or box.top - REACH - 2 < mark.y < box.bottom + REACH + 2:
        return []
    return [(mark.x, mark.y), (mark.x, box.top if mark.y < box.top else box.bottom)]
