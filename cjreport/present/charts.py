"""Charts drawn twice, for a page and for a phone: a line over periods, and a strip with a dot for each area."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import IdentityTransform

from cjreport.inputs.periods import financial_year, label
from cjreport.present.fonts import register_with_charts
from cjreport.present.svg import as_svg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from matplotlib.axes import Axes

    from cjreport.present.blocks import Number

STYLE = Path(__file__).with_name("house.mplstyle")
Role = Literal["area", "country", "family", "other"]
COLOURS = {"area": "#002d54", "family": "#1f7a73", "country": "#5e5e5e", "other": "#767676"}
LINES: dict[str, dict[str, Any]] = {
    "area": {"linewidth": 2.6, "marker": "o", "markersize": 6, "zorder": 4},
    "family": {"linewidth": 1.8, "zorder": 3},
    "country": {"linewidth": 1.8, "linestyle": (0, (4, 3)), "zorder": 2},
}
LABEL_WIDTH, KEY_WIDTH = 26, 31
"""Letters in a line of a label at a line's end, and of a key above a narrow chart; longer names wrap."""
ROWS = [0.0, 0.42, -0.42, 0.84, -0.84, *(r / 100 for r in range(21, 1000, 42))]
"""Heights at which a strip's dots may lie, nearest to the middle first."""
DOT_GAP = 12
"""Pixels between the centres of two dots on one row."""


@dataclass(frozen=True)
class Size:
    """A drawing's size and type in pixels; *labelled* lines carry their names, else a key stands above."""

    width: int
    height: int
    type: int
    ticks: int
    labelled: bool


WIDE = Size(width=860, height=360, type=15, ticks=6, labelled=True)
NARROW = Size(width=320, height=290, type=15, ticks=3, labelled=False)


@dataclass(frozen=True)
class Line:
    """A series to draw: one value a period (NaN breaks the line), and its last value's words and address."""

    role: Literal["area", "country", "family"]
    name: str
    values: Sequence[float]
    last: Number
    lower: Sequence[float] = ()
    upper: Sequence[float] = ()


@dataclass(frozen=True)
class Dot:
    """An area's place on a strip."""

    role: Role
    name: str
    number: Number


def draw_lines(lines: Sequence[Line], periods: Sequence[str], size: Size, *, percent: bool) -> str:
    """Draw series over periods as an SVG, the axis from zero."""
    with _house_style(size):
        canvas, axes = _canvas(size, _margins(lines, size), sum(len(_key(line)) for line in lines))
        for line in lines:
            _draw_line(axes, line)
        ceiling = max(1e-9, *(v for line in lines for v in (*line.values, *line.upper) if not isnan(v)))
        axes.set_ylim(0, 100 if percent and ceiling > 50 else ceiling * 1.12)  # noqa: PLR2004 (half)
        axes.yaxis.set_major_locator(MaxNLocator(size.ticks, integer=True, steps=[1, 2, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}{'%' if percent else ''}"))
        _period_ticks(axes, periods, size)
        label = _label_ends if size.labelled else _draw_key
        label(axes, lines, size)
        return as_svg(canvas, {_gid(line): line.last for line in lines})


def draw_strip(dots: Sequence[Dot], size: Size, *, percent: bool) -> str:
    """Draw a dot for each area along one axis, the country as a line, as an SVG."""
    with _house_style(size):
        canvas, axes = _canvas(size, (16, 16), 0, height=170 if size.labelled else 200)
        axes.set_xlim(0, 1.06 * max(1e-9, *(dot.number.value for dot in dots)))
        axes.set_ylim(-1, 1.9 if size.labelled else 2.4)
        axes.grid(visible=False)
        axes.yaxis.set_visible(False)
        axes.xaxis.set_major_locator(MaxNLocator(size.ticks + 1, integer=True, steps=[1, 2, 5, 10]))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}{'%' if percent else ''}"))
        _draw_dots(axes, [dot for dot in dots if dot.role != "country"])
        _label_dots(axes, dots, size)
        return as_svg(canvas, {_gid(dot): dot.number for dot in dots if dot.role in {"area", "country"}})


def _house_style(size: Size) -> AbstractContextManager[None]:
    register_with_charts()
    return mpl.rc_context({"font.size": size.type}, fname=STYLE)


def _canvas(size: Size, sides: tuple[float, float], keys: int, height: int = 0) -> tuple[Canvas, Axes]:
    """Lay out a canvas by fixed margins: measuring them anew for each chart would double its cost."""
    height = height or size.height
    left, right = sides
    top = 10 if size.labelled else 14 + keys * (size.type + 7)
    canvas = Canvas(figsize=(size.width / 72, height / 72))
    box = (
        left / size.width,
        34 / height,
        (size.width - left - right) / size.width,
        (height - 34 - top) / height,
    )
    return canvas, canvas.add_axes(box)


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


def _gid(labelled: Line | Dot) -> str:
    return f"last-{labelled.role}"


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
        _write(axes, line, text, (right, place))


def _draw_key(axes: Axes, lines: Sequence[Line], size: Size) -> None:
    """Write a key above a narrow chart, in the order of the lines' ends; a long name takes two lines."""
    y = size.height - 12.0
    for line in sorted(lines, key=lambda line: -_end(line)[1]):
        look = {name: value for name, value in LINES[line.role].items() if name != "zorder"}
        axes.figure.add_artist(Line2D([8, 34], [y, y], transform=IdentityTransform(), color=COLOURS[line.role], **look))
        rows = _key(line)
        _write(axes, line, "\n".join(rows), (42, y - (len(rows) - 1) * (size.type + 7) / 2))
        y -= len(rows) * (size.type + 7)


def _key(line: Line) -> list[str]:
    return wrap(f"{line.name} {line.last.text}", KEY_WIDTH)


def _end(line: Line) -> tuple[int, float]:
    return max((place, value) for place, value in enumerate(line.values) if not isnan(value))


def _write(axes: Axes, labelled: Line | Dot, text: str, place: tuple[float, float], align: str = "left") -> None:
    weight = "bold" if labelled.role == "area" else "normal"
    written = axes.annotate(text, place, xycoords="figure pixels", va="center", ha=align, weight=weight)
    written.set(color=COLOURS[labelled.role], gid=_gid(labelled))


def _draw_dots(axes: Axes, dots: Sequence[Dot]) -> None:
    """Draw the dots, each on the first row where it does not cover another; the area's last and largest."""
    placed: dict[Role, list[tuple[float, float]]] = {}
    taken: list[tuple[float, float]] = []
    for dot in sorted(dots, key=lambda dot: (dot.role != "area", dot.role == "other", dot.number.value)):
        x = float(axes.transData.transform((dot.number.value, 0))[0])
        row = next(row for row in ROWS if all(abs(x - other) > DOT_GAP for other, at in taken if at == row))
        taken.append((x, row))
        placed.setdefault(dot.role, []).append((dot.number.value, row))
    for role, points in placed.items():
        size, order = (190, 4) if role == "area" else (60, 3)
        look: dict[str, Any] = {"s": size, "marker": "s" if role == "family" else "o", "zorder": order}
        axes.scatter(*zip(*points, strict=True), edgecolor="white", linewidth=1, color=COLOURS[role], **look)


def _label_dots(axes: Axes, dots: Sequence[Dot], size: Size) -> None:
    """Name the area and the country above the strip, on a line each, over their places but never cut off."""
    for dot, line in ((d, place) for d in dots for place, role in enumerate(("area", "country")) if d.role == role):
        if dot.role == "country":
            axes.axvline(dot.number.value, ymax=0.7, color=COLOURS["country"], linestyle=(0, (4, 3)), linewidth=1.5)
        x = float(axes.transData.transform((dot.number.value, 0))[0])
        half = 0.29 * size.type * len(f"{dot.name} {dot.number.text}")
        y = axes.figure.bbox.height - 12 - line * (size.type + 6)
        middle = min(max(x, half), size.width - half)
        _write(axes, dot, f"{dot.name} {dot.number.text}", (middle, y), "center")
