"""A chart of lines over periods, each with its name and last value at its end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import isnan
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjreport.present.charts.labels import Label, as_key, at_ends, room_for
from cjreport.present.charts.template import Box, svg_from
from cjreport.present.charts.time_axes import PADDING, FigureState, Point, bounds_of, plot_of, room_of, state_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.charts.canvas import Size
    from cjreport.present.charts.time_axes import Plot, TimeAxis, UnbrokenRun
    from cjreport.present.text_runs import Number

SeriesRole = Literal["area", "country", "family"]


@dataclass(frozen=True)
class Series:
    """A series to draw, with its last value's words and address.

    One value a period (NaN breaks the line), its state, and its interval where there is one.
    """

    role: SeriesRole
    name: str
    values: Sequence[float]
    last: Number
    states: Sequence[FigureState]
    lower: Sequence[float] = ()
    upper: Sequence[float] = ()

    @property
    def name_and_figure(self) -> str:
        """The name and the last value."""
        return f"{self.name} {self.last.text}"

    @property
    def end(self) -> float:
        """The last value drawn."""
        return next(value for value in reversed(self.values) if not isnan(value))


class Trace(NamedTuple):
    """A series in pixels: its runs, its points, and the bands around its runs."""

    role: str
    runs: list[list[Point]]
    points: list[Point]
    bands: list[list[Point]]


def draw_lines(series: Sequence[Series], time: TimeAxis, size: Size, *, percent: bool) -> str:
    """Draw series over periods as an SVG, the axis from zero."""
    # the order of a key needs no pixels: the highest end comes first
    key, top = as_key([Label(each.role, each.name_and_figure, -each.end, each.last) for each in series], size)
    room = room_of(size, top, room_for([(each.name_and_figure, each.role == "area") for each in series], size))
    every = chain.from_iterable((*each.values, *each.upper) for each in series)
    plot = plot_of(time, bounds_of(every, size, percent=percent), room, size, percent=percent)
    labels = [Label(each.role, each.name_and_figure, plot.y(each.end), each.last) for each in series]
    states, foot = state_key(chain.from_iterable(each.states for each in series), room.bottom, size)
    return svg_from(
        "lines",
        size,
        foot,
        plot=plot,
        traces=[trace_of(each, plot, pointed=each.role == "area") for each in series],
        ends=at_ends(labels, plot.box.right - PADDING, Box(0, 0, size.width, plot.box.bottom + 8), size)
        if size.labelled
        else [],
        key=[] if size.labelled else key,
        states=states,
    )


def trace_of(series: Series, plot: Plot, *, pointed: bool) -> Trace:
    """Place a series in a field: *pointed*, with a point for every value, else where one is alone or of a state."""
    runs = plot.time.runs(series.values)
    points = [
        Point(plot.x(place), plot.y(value), series.states[place])
        for run in runs
        for place, value in run
        if pointed or len(run) == 1 or series.states[place] != "settled"
    ]
    bands = [_band(series, run, plot) for run in runs] if series.lower else []
    return Trace(series.role, [plot.points(run) for run in runs], points, bands)


def _band(series: Series, run: UnbrokenRun, plot: Plot) -> list[Point]:
    """Go along the upper ends of a run's intervals, and back along the lower ones."""
    known = [place for place, _ in run if not isnan(series.lower[place])]
    upper, lower = ([(place, ends[place]) for place in known] for ends in (series.upper, series.lower))
    return plot.points(upper) + plot.points(lower)[::-1]
