"""A control chart: quarters, their average, and the limits between which a quarter usually lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from cjreport.present.charts.labels import Label, as_key, at_ends, room_for
from cjreport.present.charts.lines import Series, trace_of
from cjreport.present.charts.template import Box, svg_from
from cjreport.present.charts.time_axes import PADDING, WHOLE, Point, plot_of, room_of, round_ends, state_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.present.charts.canvas import Role, Size
    from cjreport.present.charts.time_axes import Plot, TimeAxis
    from cjreport.present.text_runs import Number

LEAST_USED = 1 / 3
"""Where values and limits would use less than this of an axis from zero, the axis starts above it."""


@dataclass(frozen=True)
class Limit:
    """A limit: its value at each quarter (NaN at a gap), and that of the latest as a number."""

    values: Sequence[float]
    last: Number

    @property
    def known(self) -> list[float]:
        """The values without the gaps."""
        return [value for value in self.values if not isnan(value)]

    def steps(self, plot: Plot) -> list[list[Point]]:
        """Place it as steps, level over each quarter, in a run wherever quarters are in a row."""
        ends = (plot.box.left, plot.box.right)
        return [
            [
                Point(min(max(plot.x(place + side), ends[0]), ends[1]), plot.y(value))
                for place, value in run
                for side in (-0.5, 0.5)
            ]
            for run in plot.time.runs(self.values)
        ]


@dataclass(frozen=True)
class Control:
    """Quarters, a series whose states also tell which of them are out of the usual, and their average and limits."""

    series: Series
    mean: Number
    lower: Limit
    upper: Limit

    def limits(self, *, percent: bool) -> Iterator[tuple[str, Limit]]:
        """Give the limits that some figure could lie beyond."""
        if max(self.lower.known) > 0:
            yield "Lower", self.lower
        if not percent or min(self.upper.known) < WHOLE:
            yield "Upper", self.upper

    def levels(self, *, percent: bool) -> Iterator[tuple[Role, str, Number]]:
        """Give the average and the limits, each by its latest value."""
        yield "other", f"Average {self.mean.text}", self.mean
        for name, limit in self.limits(percent=percent):
            yield "country", f"{name} limit {limit.last.text}", limit.last

    def starts_at_zero(self, *, percent: bool) -> bool:
        """Whether the axis of values can start at zero and still show how they vary."""
        lowest, highest = self._ends(percent=percent)
        return highest - lowest >= LEAST_USED * highest

    def bounds(self, size: Size, *, percent: bool) -> tuple[float, float]:
        """Give the round ends of the axis of values."""
        lowest, highest = self._ends(percent=percent)
        low, high = round_ends(0 if self.starts_at_zero(percent=percent) else lowest, highest or 1, size.ticks)
        return max(low, 0), min(high, WHOLE) if percent else high

    def _ends(self, *, percent: bool) -> tuple[float, float]:
        shown = [value for value in self.series.values if not isnan(value)]
        shown += [self.mean.value, *(value for _, limit in self.limits(percent=percent) for value in limit.known)]
        return min(shown), max(shown)


def draw_control(chart: Control, time: TimeAxis, size: Size, *, percent: bool) -> str:
    """Draw a control chart as an SVG; its axis starts at zero wherever that leaves the variation visible."""
    levels = [*chart.levels(percent=percent)]
    texts = [("area", chart.series.name_and_figure, chart.series.last), *levels]
    ends = [chart.series.end, *(number.value for _, _, number in levels)]
    key, top = as_key([Label(role, text, -end, n) for (role, text, n), end in zip(texts, ends, strict=True)], size)
    room = room_of(size, top, room_for([(text, role == "area") for role, text, _ in texts], size))
    plot = plot_of(time, chart.bounds(size, percent=percent), room, size, percent=percent)
    labels = [Label(role, text, plot.y(end), n) for (role, text, n), end in zip(texts, ends, strict=True)]
    states, foot = state_key(chart.series.states, room.bottom, size)
    return svg_from(
        "control_chart",
        size,
        foot,
        plot=plot,
        trace=trace_of(chart.series, plot, pointed=True),
        mean=plot.y(chart.mean.value),
        limits=[limit.steps(plot) for _, limit in chart.limits(percent=percent)],
        ends=at_ends(labels, plot.box.right - PADDING, Box(0, 0, size.width, plot.box.bottom + 8), size)
        if size.labelled
        else [],
        key=[] if size.labelled else key,
        states=states,
    )
