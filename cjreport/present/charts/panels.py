"""Small multiples: a small chart of lines for each of several indicators, on one axis."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cjreport.present.charts.labels import Ending, Label, as_key, at_ends
from cjreport.present.charts.lines import Trace, trace_of
from cjreport.present.charts.template import LEADING, Box, Lettering, Scale, svg_from, wrapped
from cjreport.present.charts.time_axes import PADDING, Plot, bounds_of, state_key
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.charts.canvas import Size
    from cjreport.present.charts.lines import Series
    from cjreport.present.charts.time_axes import TimeAxis

ACROSS = {True: 5, False: 2}
"""At most this many panels stand beside one another on a wide and on a narrow drawing."""
HIGH = 130
"""How high a panel's field is, in pixels."""


@dataclass(frozen=True)
class Panel:
    """What one small chart shows: an indicator by its name, the area's series and perhaps the country's."""

    title: str
    series: tuple[Series, ...]


class DrawnPanel(NamedTuple):
    """A panel in pixels; only the first of a row has its axis of values *marked*."""

    title: Lettering
    plot: Plot
    traces: list[Trace]
    ends: list[Ending]
    marked: bool


@dataclass(frozen=True)
class PanelGrid:
    """What panels share: their field, placed as the first one's, and how many are *across*, each a *cell* apart."""

    first: Plot
    across: int
    cell: float
    heads: float

    def place(self, number: int) -> tuple[float, float]:
        """Give how far right and down of the first a panel lies."""
        row, column = divmod(number, self.across)
        return column * self.cell, row * (self.heads + HIGH + 2.5 * self.first.size.type)


def draw_panels(panels: Sequence[Panel], time: TimeAxis, size: Size, *, percent: bool) -> str:
    """Draw a small chart for each indicator as an SVG, all from zero on one axis; last values stand at their ends."""
    series = [each for panel in panels for each in panel.series]
    bounds = bounds_of(chain.from_iterable(each.values for each in series), size, percent=percent)
    key, top = as_key([*{each.role: Label(each.role, each.name, 0) for each in series}.values()], size)
    grid = _grid(panels, Plot(time, Scale(0, 1, 0, 1), Scale(*bounds, HIGH, 0), Box(0, top, 0, 0), size, percent))
    drawings = [_panel(panel, grid, number) for number, panel in enumerate(panels)]
    foot = drawings[-1].plot.box.bottom + 2 * size.type
    states, foot = state_key(chain.from_iterable(each.states for each in series), foot, size)
    return svg_from("panels", size, foot, panels=drawings, key=key, states=states)


def _grid(panels: Sequence[Panel], plot: Plot) -> PanelGrid:
    """Lay panels out in as few rows as hold them, with room for the longest title above and value beside each."""
    size = plot.size
    rows = ceil(len(panels) / ACROSS[size.labelled])
    across = ceil(len(panels) / rows)
    left = 2 + max(width_of(words, size.type) for _, words in plot.marks) + size.type / 2
    cell = (size.width - left) / across
    heads = max(len(_title(panel.title, cell, size)) for panel in panels) * LEADING * size.type + 8
    beside = 8 + max(width_of(each.last.text, size.type, bold=True) for panel in panels for each in panel.series)
    top = plot.box.top + heads + 8
    box = Box(left, top, left + cell - beside - size.type / 2, top + HIGH)
    last = max(1, len(plot.time.periods) - 1)
    across_time = Scale(0, last, box.left + PADDING / 2, box.right - PADDING / 2)
    up = Scale(plot.y.low, plot.y.high, box.bottom, box.top)
    return PanelGrid(Plot(plot.time, across_time, up, box, size, plot.percent), across, cell, heads)


def _panel(panel: Panel, grid: PanelGrid, number: int) -> DrawnPanel:
    right, down = grid.place(number)
    plot = _moved(grid.first, right, down)
    first = plot.box.top - grid.heads + LEADING * plot.size.type / 2
    title = Lettering(_title(panel.title, grid.cell, plot.size), plot.box.left, first, strong=True)
    labels = [Label(each.role, each.last.text, plot.y(each.end), each.last) for each in panel.series]
    ends = at_ends(
        labels, plot.x(len(plot.time.periods) - 1) - 6, Box(0, 0, plot.size.width, plot.box.bottom + 10), plot.size
    )
    traces = [trace_of(each, plot, pointed=False) for each in panel.series]
    return DrawnPanel(title, plot, traces, ends, marked=number % grid.across == 0)


def _title(title: str, cell: float, size: Size) -> tuple[str, ...]:
    return wrapped(title, size.type, cell - size.type, bold=True)


def _moved(plot: Plot, right: float, down: float) -> Plot:
    box = Box(plot.box.left + right, plot.box.top + down, plot.box.right + right, plot.box.bottom + down)
    x = Scale(plot.x.low, plot.x.high, plot.x.start + right, plot.x.end + right)
    return Plot(plot.time, x, Scale(plot.y.low, plot.y.high, box.bottom, box.top), box, plot.size, plot.percent)
