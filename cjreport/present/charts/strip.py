"""A strip with a dot for each area along one axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjreport.present.charts.canvas import (
    COLOURS,
    DASHES,
    Role,
    Size,
    canvas_of,
    house_style,
    label_of,
    number_axis,
    write,
)
from cjreport.present.svg import as_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from cjreport.present.blocks import Number

ROWS = [0.0, 0.42, -0.42, 0.84, -0.84, *(r / 100 for r in range(21, 1000, 42))]
"""Heights at which a strip's dots may lie, nearest to the middle first."""
DOT_GAP = 12
"""Pixels between the centres of two dots on one row."""


@dataclass(frozen=True)
class Dot:
    """An area's place on a strip."""

    role: Role
    name: str
    number: Number


def draw_strip(dots: Sequence[Dot], size: Size, *, percent: bool) -> str:
    """Draw a dot for each area along one axis, the country as a line, as an SVG."""
    with house_style(size):
        canvas, axes = canvas_of(size, (16, 16), 10 if size.labelled else 14, height=170 if size.labelled else 200)
        axes.set_xlim(0, 1.06 * max(1e-9, *(dot.number.value for dot in dots)))
        axes.set_ylim(-1, 1.9 if size.labelled else 2.4)
        axes.grid(visible=False)
        axes.yaxis.set_visible(False)
        number_axis(axes.xaxis, size.ticks + 1, percent=percent)
        _draw_dots(axes, [dot for dot in dots if dot.role != "country"])
        _label_dots(axes, dots, size)
        return as_svg(canvas, {label_of(dot.role): dot.number for dot in dots if dot.role in {"area", "country"}})


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
            axes.axvline(dot.number.value, ymax=0.7, color=COLOURS["country"], linestyle=DASHES, linewidth=1.5)
        x = float(axes.transData.transform((dot.number.value, 0))[0])
        half = 0.29 * size.type * len(f"{dot.name} {dot.number.text}")
        y = axes.figure.bbox.height - 12 - line * (size.type + 6)
        middle = min(max(x, half), size.width - half)
        write(axes, dot.role, f"{dot.name} {dot.number.text}", (middle, y), "center")
