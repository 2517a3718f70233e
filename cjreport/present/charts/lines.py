"""A chart of lines over periods, each with its name and last value at its end."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from matplotlib.lines import Line2D
from matplotlib.transforms import IdentityTransform

from cjreport.inputs.periods import financial_year, label
from cjreport.present.charts.canvas import COLOURS, DASHES, Size, canvas_of, house_style, label_of, number_axis, write
from cjreport.present.svg import as_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from cjreport.present.blocks import Number

LINES: dict[str, dict[str, Any]] = {
    "area": {"linewidth": 2.6, "marker": "o", "markersize": 6, "zorder": 4},
    "family": {"linewidth": 1.8, "zorder": 3},
    "country": {"linewidth": 1.8, "linestyle": DASHES, "zorder": 2},
}
LABEL_WIDTH, KEY_WIDTH = 26, 31
"""Letters in a line of a label at a line's end, and of a key above a narrow chart; longer names wrap."""


@dataclass(frozen=True)
class Line:
    """A series to draw: one value a period (NaN breaks the line), and its last value's words and address."""

    role: Literal["area", "country", "family"]
    name: str
    values: Sequence[float]
    last: Number
    lower: Sequence[float] = ()
    upper: Sequence[float] = ()


def draw_lines(lines: Sequence[Line], periods: Sequence[str], size: Size, *, percent: bool) -> str:
    """Draw series over periods as an SVG, the axis from zero."""
    with house_style(size):
        keys = sum(len(_key(line)) for line in lines)
        top = 10 if size.labelled else 14 + keys * (size.type + 7)
        canvas, axes = canvas_of(size, _margins(lines, size), top)
        for line in lines:
            _draw_line(axes, line)
        ceiling = max(1e-9, *(v for line in lines for v in (*line.values, *line.upper) if not isnan(v)))
        axes.set_ylim(0, 100 if percent and ceiling > 50 else ceiling * 1.12)  # noqa: PLR2004 (half)
        number_axis(axes.yaxis, size.ticks, percent=percent)
        _period_ticks(axes, periods, size)
        label = _label_ends if size.labelled else _draw_key
        label(axes, lines, size)
        return as_svg(canvas, {label_of(line.role): line.last for line in lines})


def _margins(lines: Sequence[Line], size: Size) -> tuple[float, float]:
    if not size.labelled:
        return 46, 22
    longest = max(len(line.name) + len(line.last.text) + 1 for line in lines)
    return 52, 18 + 0.58 * size.type * min(longest, LABEL_WIDTH)


def _draw_line(axes: Axes, line: Line) -> None:
    x = range(len(line.values))
    colour = COLOURS[line.role]
    axes.plot(x, line.values, color=colour, clip_on=False, **LINES[line.role])
    if len(line.lower):
        axes.fill_between(x, line.lower, line.upper, color=colour, alpha=0.15, linewidth=0)


def _period_ticks(axes: Axes, periods: Sequence[str], size: Size) -> None:
    """Name years, never crowded: the last one always, or for quarters each one's first quarter."""
    years = [place for place, period in enumerate(periods) if " Q" not in period or period.endswith("Q1")]
    step = -(-len(years) // size.ticks)
    shown = years[::-1][::step][::-1]
    axes.set_xticks(shown, [label(financial_year(periods[place])) for place in shown])
    axes.set_xlim(-0.2, len(periods) - 0.8)


def _label_ends(axes: Axes, lines: Sequence[Line], size: Size) -> None:
    """Write each name and last value at its line's end, apart where they would collide and inside the drawing."""
    right = float(axes.transData.transform((len(lines[0].values) - 1, 0))[0]) + 12
    ordered = sorted(lines, key=lambda line: _end(line)[1])
    texts = ["\n".join(wrap(f"{line.name} {line.last.text}", LABEL_WIDTH)) for line in ordered]
    halves = [(text.count("\n") + 1) * size.type * 0.64 for text in texts]
    places, floor = [], 0.0
    for line, half in zip(ordered, halves, strict=True):
        places.append(max(float(axes.transData.transform(_end(line))[1]), floor + half))
        floor = places[-1] + half
    ceiling = float(size.height)
    for n in reversed(range(len(places))):
        places[n] = min(places[n], ceiling - halves[n])
        ceiling = places[n] - halves[n]
    for line, text, place in zip(ordered, texts, places, strict=True):
        write(axes, line.role, text, (right, place), "left")


def _draw_key(axes: Axes, lines: Sequence[Line], size: Size) -> None:
    """Write a key above a narrow chart, in the order of the lines' ends; a long name takes two lines."""
    y = size.height - 12.0
    for line in sorted(lines, key=lambda line: -_end(line)[1]):
        look = {name: value for name, value in LINES[line.role].items() if name != "zorder"}
        axes.figure.add_artist(Line2D([8, 34], [y, y], transform=IdentityTransform(), color=COLOURS[line.role], **look))
        rows = _key(line)
        write(axes, line.role, "\n".join(rows), (42, y - (len(rows) - 1) * (size.type + 7) / 2), "left")
        y -= len(rows) * (size.type + 7)


def _key(line: Line) -> list[str]:
    return wrap(f"{line.name} {line.last.text}", KEY_WIDTH)


def _end(line: Line) -> tuple[int, float]:
    return max((place, value) for place, value in enumerate(line.values) if not isnan(value))
