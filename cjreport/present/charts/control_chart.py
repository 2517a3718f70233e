"""A control chart: quarters, their average, and the limits between which a quarter usually lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from cjreport.present.charts.labels import Label, as_key, at_ends, room_for
from cjreport.present.charts.lines import Series, trace_of
from cjreport.present.charts.template import Box, svg_from
from cjreport.present.charts.time_axes import PADDING, WHOLE, plot_of, room_of, round_ends, state_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.present.charts.canvas import Role, Size
    from cjreport.present.charts.time_axes import TimeAxis
    from cjreport.present.text_runs import Number

LEAST_USED = 1 / 3
"""Where values and limits would use less than this of an axis from zero, the axis starts above it."""


@dataclass(frozen=True)
class Control:
    """Quarters, a series whose states also tell which of them are out of the usual, and their average and limits."""

    series: Series
    mean: Number
    lower: Number
    upper: Number

    def levels(self, *, percent: bool) -> Iterator[tuple[Role, str, Number]]:
        """Give the average, and the limits that a figure could reach."""
        yield "other", f"Average {self.mean.text}", self.mean
        if self.lower.value >= 0:
            yield "country", f"Lower limit {self.lower.text}", self.lower
        if self.upper.value <= WHOLE or not percent:
            yield "country", f"Upper limit {self.upper.text}", self.upper

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
        shown += [number.value for _, _, number in self.levels(percent=percent)]
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
        levels=[(role, plot.y(number.value)) for role, _, number in levels],
        ends=at_ends(labels, plot.box.right - PADDING, Box(0, 0, size.width, plot.box.bottom + 8), size)
        if size.labelled
        else [],
        key=[] if size.labelled else key,
        states=states,
    )
