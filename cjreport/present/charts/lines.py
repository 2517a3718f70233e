"""A chart of lines over periods, each with its name and last value at its end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import isnan
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjreport.present.charts.labels import Label, as_key, at_ends, room_for
from cjreport.present.charts.plot import PADDING, Point, State, bounds_of, plot_of, room_of, state_key
from cjreport.present.charts.template import Box, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.blocks import Number
    from cjreport.present.charts.canvas import Size
    from cjreport.present.charts.plot import Plot, Run, Time

LineRole = Literal["area", "country", "family"]


@dataclass(frozen=True)
class Line:
    """A series to draw, with its last value's words and address.

    One value a period (NaN breaks the line), its state, and its interval where there is one.
    """

    role: LineRole
    name: str
    values: Sequence[float]
    last: Number
    states: Sequence[State]
    lower: Sequence[float] = ()
    upper: Sequence[float] = ()

    @property
    def told(self) -> str:
        """The name and the last value."""
        return f"{self.name} {self.last.text}"

    @property
    def end(self) -> float:
        """The last value drawn."""
        return next(value for value in reversed(self.values) if not isnan(value))


class Trace(NamedTuple):
    """A line in pixels: its runs, its points, and the bands around its runs."""

    role: str
    runs: list[list[Point]]
    points: list[Point]
    bands: list[list[Point]]


def draw_lines(lines: Sequence[Line], time: Time, size: Size, *, percent: bool) -> str:
    """Draw series over periods as an SVG, the axis from zero."""
    # the order of a key needs no pixels: the highest line's end comes first
    key, top = as_key([Label(line.role, line.told, -line.end, line.last) for line in lines], size)
    room = room_of(size, top, room_for([(line.told, line.role == "area") for line in lines], size))
    every = chain.from_iterable((*line.values, *line.upper) for line in lines)
    plot = plot_of(time, bounds_of(every, size, percent=percent), room, size, percent=percent)
    labels = [Label(line.role, line.told, plot.y(line.end), line.last) for line in lines]
    states, foot = state_key(chain.from_iterable(line.states for line in lines), room.bottom, size)
    return drawn(
        "lines",
        size,
        foot,
        plot=plot,
        traces=[trace_of(line, plot, pointed=line.role == "area") for line in lines],
        ends=at_ends(labels, plot.box.right - PADDING, Box(0, 0, size.width, plot.box.bottom + 8), size)
        if size.labelled
        else [],
        key=[] if size.labelled else key,
        states=states,
    )


def trace_of(line: Line, plot: Plot, *, pointed: bool) -> Trace:
    """Place a line in a field: *pointed*, with a point for every value, else where one is alone or of a state."""
    runs = plot.time.runs(line.values)
    points = [
        Point(plot.x(place), plot.y(value), line.states[place])
        for run in runs
        for place, value in run
        if pointed or len(run) == 1 or line.states[place] != "settled"
    ]
    bands = [_band(line, run, plot) for run in runs] if line.lower else []
    return Trace(line.role, [plot.points(run) for run in runs], points, bands)


def _band(line: Line, run: Run, plot: Plot) -> list[Point]:
    """Go along the upper ends of a run's intervals, and back along the lower ones."""
    known = [place for place, _ in run if not isnan(line.lower[place])]
    upper, lower = ([(place, ends[place]) for place in known] for ends in (line.upper, line.lower))
    return plot.points(upper) + plot.points(lower)[::-1]
