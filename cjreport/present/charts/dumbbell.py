"""A dumbbell for each of several indicators: an earlier and a later figure, joined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cjreport.present.charts.template import (
    LEADING,
    KeyEntry,
    Lettering,
    Scale,
    axis_label,
    key_in_rows,
    svg_from,
    wrapped,
)
from cjreport.present.charts.time_axes import bounds_of
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.charts.canvas import Role, Size
    from cjreport.present.text_runs import Number

NAMES, CHANGES = 240, 150
"""Pixels that a wide drawing gives to names at the left, and to words for change at the right."""
MARK = 12
"""Pixels between the middle of a mark and its figure."""
TICK = 6
"""Pixels between the country's tick and a figure."""


@dataclass(frozen=True)
class Dumbbell:
    """An indicator's earlier and later figure, the country's later one, and the change in words."""

    title: str
    earlier: Number
    later: Number
    country: Number | None
    change: str


@dataclass(frozen=True)
class TwoPeriods:
    """What a chart of dumbbells compares: two periods, and the country by its name."""

    earlier: str
    later: str
    country: str


class Side(NamedTuple):
    """Where a figure stands beside its mark: at which height, in which size of type, on which side."""

    y: float
    type: int
    right: bool


class DumbbellRow(NamedTuple):
    """A dumbbell in pixels, with its words."""

    y: float
    earlier: float
    later: float
    country: float | None
    words: list[Lettering]


def draw_dumbbells(dumbbells: Sequence[Dumbbell], pair: TwoPeriods, size: Size, *, percent: bool) -> str:
    """Draw dumbbells on one axis from zero as an SVG: open marks are earlier, filled later, ticks the country."""
    entries = [KeyEntry("earlier", pair.earlier), KeyEntry("later", pair.later)]
    if any(each.country for each in dumbbells):
        entries.append(KeyEntry("country", f"{pair.country}, {pair.later}"))
    key, top = key_in_rows(entries, size)
    figures = [number for each in dumbbells for number in (each.earlier, each.later, each.country) if number]
    bounds = bounds_of((number.value for number in figures), size, percent=percent)
    side = MARK + max(width_of(number.text, size.type, bold=True) for number in figures)
    left, right = (NAMES, size.width - CHANGES) if size.labelled else (0, size.width)
    scale = Scale(*bounds, left + side, right - side)
    rows: list[DumbbellRow] = []
    top += size.type / 2
    for each in dumbbells:
        rows.append(_row(each, scale, top, size))
        top = rows[-1].y + 1.5 * size.type
    marks = [(scale(mark), axis_label(mark, percent=percent)) for mark in scale.marks(size.ticks)]
    return svg_from(
        "dumbbell", size, top + 2 * size.type, rows=rows, key=key, marks=marks, head=rows[0].y - size.type, foot=top
    )


def _row(each: Dumbbell, scale: Scale, top: float, size: Size) -> DumbbellRow:
    line = LEADING * size.type
    name, change = (each.title, each.change) if size.labelled else (f"{each.title}: {each.change}", "")
    title = wrapped(name, size.type, NAMES - size.type if size.labelled else size.width, bold=False)
    y = top + max(1.5, len(title) / 2 + 0.5) * line if size.labelled else top + (len(title) + 0.8) * line
    first = y - (len(title) - 1) * line / 2 if size.labelled else top + line / 2
    earlier, later = scale(each.earlier.value), scale(each.later.value)
    rises = each.earlier.value <= each.later.value
    tick = scale(each.country.value) if each.country else None
    words = [
        Lettering(title, 0, first),
        _figure(each.earlier, "other", earlier, tick, Side(y, size.type, right=not rises)),
        _figure(each.later, "area", later, tick, Side(y, size.type, right=rises)),
    ]
    if size.labelled:
        words.append(Lettering((change,), size.width - CHANGES, y))
    return DumbbellRow(y, earlier, later, tick, words)


def _figure(number: Number, role: Role, mark: float, tick: float | None, side: Side) -> Lettering:
    """Write a figure beside its mark, on the side away from the other mark, and clear of the country's tick."""
    step = MARK if side.right else -MARK
    words = Lettering(
        (number.text,), mark + step, side.y, "start" if side.right else "end", role, number, strong=role == "area"
    )
    box = words.box(side.type)
    covered = tick is not None and box.left - TICK < tick < box.right + TICK
    return replace(words, x=tick + step * TICK / MARK) if tick is not None and covered else words
