"""The field of a chart over time: where periods and values lie, and what stands on its axes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import ceil, isnan
from typing import TYPE_CHECKING, Literal, NamedTuple

from matplotlib.ticker import MaxNLocator

from cjreport.inputs.periods import begins_year, financial_year, label
from cjreport.present.charts.template import Box, KeyEntry, Lettering, Scale, axis_label, key_in_rows
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cjreport.present.charts.canvas import Size

FigureState = Literal["settled", "provisional", "revised", "estimated", "high", "low"]
"""What is to be known of a figure, each told by a shape of its own: that it may change, or is out of the usual."""
STATE_WORDS: dict[FigureState, str] = {
    "provisional": "provisional",
    "revised": "revised",
    "estimated": "estimated",
    "high": "unusually high, or rising",
    "low": "unusually low, or falling",
}
UnbrokenRun = list[tuple[int, float]]
FIELD = {True: 350, False: 230}
"""How high the field of a wide and of a narrow drawing is, with the words of its axes, in pixels."""
PADDING = 10
"""Pixels between the field's sides and the first and last period."""
FEWEST_STEPS = 5
"""Fewer steps between round figures would leave much of an axis empty."""
HALF, WHOLE = 50, 100
"""A share that reaches the half is shown on an axis of the whole."""


@dataclass(frozen=True)
class TimeAxis:
    """The periods a chart runs over.

    *breaks* says, by the first period of a series that begins anew, what is new. *unusual* periods were out of the
    ordinary.
    """

    periods: Sequence[str]
    breaks: Mapping[str, str] = field(default_factory=dict)
    unusual: Collection[str] = ()

    def runs(self, values: Sequence[float]) -> list[UnbrokenRun]:
        """Part a series where a value is missing and where it begins anew; no line leads from one run to the next."""
        runs: list[UnbrokenRun] = [[]]
        for place, (period, value) in enumerate(zip(self.periods, values, strict=True)):
            if isnan(value) or period in self.breaks:
                runs.append([])
            if not isnan(value):
                runs[-1].append((place, value))
        return [run for run in runs if run]


class Point(NamedTuple):
    """A figure's place in pixels, and whether it may still change."""

    x: float
    y: float
    state: FigureState = "settled"


@dataclass(frozen=True)
class Plot:
    """Where periods (*x*, by their place among *time*'s) and values (*y*) lie in a *box*, marked as a *size* asks."""

    time: TimeAxis
    x: Scale
    y: Scale
    box: Box
    size: Size
    percent: bool

    @property
    def marks(self) -> list[tuple[float, str]]:
        """Round figures on the axis of values: the place of each, and its words."""
        return [
            (self.y(mark), axis_label(mark, percent=self.percent))
            for mark in self.y.marks(max(self.size.ticks, FEWEST_STEPS))
        ]

    @property
    def years(self) -> list[tuple[float, str]]:
        """Name years, never crowded: the last one always, or of quarters each year's first."""
        periods = self.time.periods
        starts = [n for n, period in enumerate(periods) if begins_year(period)]
        names = [label(financial_year(periods[n])) for n in starts]
        room = max((width_of(name, self.size.type) for name in names), default=0) + self.size.type / 2
        pitch = self.x(starts[1]) - self.x(starts[0]) if len(starts) > 1 else room
        return [(self.x(n), name) for n, name in zip(starts, names, strict=True)][:: -ceil(room / pitch)][::-1]

    @property
    def grounds(self) -> list[tuple[float, float]]:
        """Where the grounds under periods out of the ordinary begin and end."""
        held = [n for n, period in enumerate(self.time.periods) if period in self.time.unusual]
        starts, ends = [n for n in held if n - 1 not in held], [n for n in held if n + 1 not in held]
        sides = ((self.x(first - 0.5), self.x(last + 0.5)) for first, last in zip(starts, ends, strict=True))
        return [(max(left, self.box.left), min(right, self.box.right)) for left, right in sides]

    @property
    def hairlines(self) -> list[Lettering]:
        """Where series begin anew, and what is new, written on the side where there is more room."""
        places = {period: self.x(place - 0.5) for place, period in enumerate(self.time.periods)}
        middle, y = (self.box.left + self.box.right) / 2, self.box.top - 0.7 * self.size.type
        return [
            Lettering((words,), places[period], y, "start" if places[period] < middle else "end")
            for period, words in self.time.breaks.items()
        ]

    def points(self, run: UnbrokenRun) -> list[Point]:
        """Place a run's values."""
        return [Point(self.x(place), self.y(value)) for place, value in run]


def room_of(size: Size, key: float, beside: float) -> Box:
    """Give the room of a chart: a wide one leaves names *beside* it, a narrow one a *key* above it."""
    top = 8 if size.labelled else key + 10
    return Box(2, top, size.width - (beside if size.labelled else 18), top + FIELD[size.labelled])


def plot_of(time: TimeAxis, bounds: tuple[float, float], room: Box, size: Size, *, percent: bool) -> Plot:
    """Lay out the field of a chart in a *room* that also holds the words of its axes."""
    foot, head = room.bottom - 2 * size.type, room.top + (1.3 * size.type if time.breaks else 0)
    y = Scale(*bounds, foot, head)
    words = (axis_label(mark, percent=percent) for mark in y.marks(max(size.ticks, FEWEST_STEPS)))
    left = room.left + max(width_of(word, size.type) for word in words) + size.type / 2
    last = max(1, len(time.periods) - 1)
    return Plot(
        time, Scale(0, last, left + PADDING, room.right - PADDING), y, Box(left, head, room.right, foot), size, percent
    )


def bounds_of(values: Iterable[float], size: Size, *, percent: bool) -> tuple[float, float]:
    """Give the round ends of an axis from zero; a share that reaches half is shown on an axis of the whole."""
    highest = max((value for value in values if not isnan(value)), default=0) or 1
    if percent and highest > HALF:
        return 0, WHOLE
    return 0, round_ends(0, highest, size.ticks)[1]


def state_key(states: Iterable[FigureState], top: float, size: Size) -> tuple[list[KeyEntry], float]:
    """Say below a chart, from *top* on, what each shape of a point stands for; gives the key, and where it ends."""
    held = {*states}
    entries = [KeyEntry(state, words) for state, words in STATE_WORDS.items() if state in held]
    placed, height = key_in_rows(entries, size) if entries else ([], 0)
    return [replace(entry, y=entry.y + top) for entry in placed], top + height


def round_ends(lowest: float, highest: float, ticks: int) -> tuple[float, float]:
    """Give the round figures around two values, at most *ticks* steps apart."""
    marks = MaxNLocator(max(ticks, FEWEST_STEPS), integer=highest > 1, steps=[1, 2, 5, 10]).tick_values(lowest, highest)
    return float(marks[0]), float(marks[-1])
