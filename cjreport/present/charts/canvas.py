"""The canvas every chart is drawn on: its sizes, colours, margins and words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import FuncFormatter, MaxNLocator

from cjreport.present.fonts import register_with_charts

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

STYLE = Path(__file__).with_name("house.mplstyle")
Role = Literal["area", "country", "family", "other"]
COLOURS = {"area": "#002d54", "family": "#1f7a73", "country": "#5e5e5e", "other": "#767676"}
DASHES = (0, (4, 3))
"""How the country's line is drawn, so that it is known without its colour."""


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


def house_style(size: Size) -> AbstractContextManager[None]:
    """Draw in the house's face and colours, for as long as the context lasts."""
    register_with_charts()
    return mpl.rc_context({"font.size": size.type}, fname=STYLE)


def canvas_of(size: Size, sides: tuple[float, float], top: float, height: int = 0) -> tuple[Canvas, Axes]:
    """Lay out a canvas by fixed margins in pixels: measuring them anew for each chart would double its cost."""
    height = height or size.height
    left, right = sides
    canvas = Canvas(figsize=(size.width / 72, height / 72))
    box = (
        left / size.width,
        34 / height,
        (size.width - left - right) / size.width,
        (height - 34 - top) / height,
    )
    return canvas, canvas.add_axes(box)


def number_axis(axis: Axis, ticks: int, *, percent: bool) -> None:
    """Mark an axis in whole round numbers."""
    axis.set_major_locator(MaxNLocator(ticks, integer=True, steps=[1, 2, 5, 10]))
    axis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}{'%' if percent else ''}"))


def label_of(role: Role) -> str:
    """Give the id of a drawing's group that holds a role's label, by which its figure is marked up."""
    return f"last-{role}"


def write(axes: Axes, role: Role, text: str, place: tuple[float, float], align: Literal["left", "center"]) -> None:
    """Write a role's label in its colour at a place in pixels."""
    look: dict[str, Any] = {"va": "center", "ha": align, "weight": "bold" if role == "area" else "normal"}
    written = axes.annotate(text, place, xycoords="figure pixels", **look)
    written.set(color=COLOURS[role], gid=label_of(role))
