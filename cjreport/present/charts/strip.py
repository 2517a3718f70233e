"""A strip with a mark for each area along one axis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from cjreport.measures.rounding import rounded
from cjreport.present.charts.template import LEADING, Lettering, PlaceMark, Scale, axis_label, svg_from, wrapped
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.present.charts.canvas import Role, Size
    from cjreport.present.text_runs import Number

GAP = 12
"""Pixels between the middles of two marks that lie beside each other, or one above the other."""
EDGE = 16
ROOM = {True: 92, False: 124}
"""The most pixels that marks take up on a wide and on a narrow strip."""


LINES = ("median", "country")
"""What is drawn as a line, the one named first above the other."""

Swarm = list[tuple[int, float, "Dot"]]
"""Each dot with its row, 0 in the middle and 1 the next below, and its place from the left."""


@dataclass(frozen=True)
class Dot:
    """An area's place on a strip, the country's, or the middle of the areas like it."""

    role: Role
    name: str
    number: Number

    @property
    def name_and_figure(self) -> str:
        """The name and the figure."""
        return f"{self.name} {self.number.text}"


def draw_strip(dots: Sequence[Dot], size: Size, *, percent: bool) -> str:
    """Draw a mark for each area along one axis from zero, the country and the median as lines, as an SVG.

    The area's name stands above, the others' below, each on a line of its own, so that none meets another.
    """
    highest = max(1e-9, *(dot.number.value for dot in dots))
    # the last mark of the axis may stand at its very end
    end = size.width - max(EDGE, width_of(axis_label(rounded(1.06 * highest), percent=percent), size.type) / 2)
    scale = Scale(0, 1.06 * highest, EDGE, end)
    above = [_above(dot, scale, size) for dot in dots if dot.role == "area"]
    top = max((words.box(size.type).bottom for words in above), default=0.0) + 6
    lines = [dot for role in LINES for dot in dots if dot.role == role]
    swarm = _rows([(scale(dot.number.value), dot) for dot in dots if dot not in lines])
    room = min(GAP * (2 * _deepest(swarm) + 3), ROOM[size.labelled])
    foot = top + room
    pitch = LEADING * size.type
    floor = foot + (max(1, len(lines)) + 0.5) * pitch
    return svg_from(
        "strip",
        size,
        floor + 30,
        scale=scale,
        above=above,
        below=[_below(dot, scale, size, foot + (row + 0.5) * pitch) for row, dot in enumerate(lines)],
        places=[*_placed(swarm, top, room, named=size.labelled)],
        top=top,
        floor=floor,
        label_of=partial(axis_label, percent=percent),
    )


def _above(dot: Dot, scale: Scale, size: Size) -> Lettering:
    """Name the area over its place, but never cut off; a long name takes two lines."""
    lines = wrapped(dot.name_and_figure, size.type, size.width - 2 * EDGE, bold=True)
    half = Lettering(lines, 0, 0, strong=True).box(size.type).right / 2
    x = min(max(scale(dot.number.value), half), size.width - half)
    return Lettering(lines, x, LEADING * size.type / 2, "middle", dot.role, dot.number, strong=True)


def _below(dot: Dot, scale: Scale, size: Size, y: float) -> Lettering:
    """Name what is drawn as a line at its foot, on the side where there is room."""
    x = scale(dot.number.value)
    right = Lettering((dot.name_and_figure,), x + 6, y, "start", dot.role, dot.number)
    left = Lettering((dot.name_and_figure,), x - 6, y, "end", dot.role, dot.number)
    if right.box(size.type).right <= size.width:
        return right
    inside = left.box(size.type).left >= 0
    return left if inside else Lettering((dot.name_and_figure,), size.width / 2, y, "middle", dot.role, dot.number)


def _rows(dots: list[tuple[float, Dot]]) -> Swarm:
    """Give each dot the row nearest to the middle where it covers no other; the area's first, then those like it."""
    taken: Swarm = []
    for x, dot in sorted(dots, key=lambda at: (at[1].role != "area", at[1].role == "other", at[0])):
        near = {row for row, other, held in taken if abs(x - other) < _least_distance(dot, held)}
        taken.append((next(row for n in count() for row in (n, -n) if row not in near), x, dot))
    return taken


def _least_distance(dot: Dot, other: Dot) -> float:
    """How far two marks on one row must lie apart: the area's is the larger."""
    return GAP + (3 if "area" in {dot.role, other.role} else 0)


def _deepest(swarm: Swarm) -> int:
    return max((abs(row) for row, _, _ in swarm), default=0)


def _placed(swarm: Swarm, top: float, room: float, *, named: bool) -> Iterator[PlaceMark]:
    """Place the rows within the room there is, closer where there are many."""
    pitch = min(GAP, (room - GAP) / 2 / max(1, _deepest(swarm)))
    for row, x, dot in swarm:
        yield PlaceMark(dot.role, x, top + room / 2 + row * pitch, dot.name_and_figure if named else "")
