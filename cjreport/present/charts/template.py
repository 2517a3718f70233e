"""Drawings that are written from an SVG template: their scales, round marks on them, and the words they carry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from matplotlib.ticker import MaxNLocator

from cjreport.measures.rounding import in_full
from cjreport.present.charts.canvas import COLOURS
from cjreport.present.html.fonts import STACK, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jinja2 import Template

    from cjreport.present.charts.canvas import Role, Size
    from cjreport.present.text_runs import Number

LEADING = 1.3
"""Lines of a text lie this many of its sizes apart."""
SWATCH = 32
"""Pixels that a key's swatch takes up before its text."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Scale:
    """Turns figures from *low* to *high* into pixels from *start* to *end*."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give a figure's place in pixels."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def marks(self, count: int) -> list[float]:
        """List round figures on the scale, about *count* steps of them."""
        ticks = MaxNLocator(count, integer=self.high > 1, steps=[1, 2, 5, 10]).tick_values(self.low, self.high)
        return [float(tick) for tick in ticks if self.low <= tick <= self.high]


@dataclass(frozen=True)
class Lettering:
    """Lines of text at a place: *y* is the middle of the first; *number* is the figure among them, by its address."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: Anchor = "start"
    role: Role = "other"
    number: Number | None = None
    strong: bool = False

    def box(self, size: int) -> Box:
        """Give the room the words take up at a *size* of type."""
        width = max(width_of(line, size, bold=self.strong) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        top = self.y - size * LEADING / 2
        return Box(left, top, left + width, top + len(self.lines) * size * LEADING)


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share any room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether another rectangle lies wholly within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True)
class PlaceMark:
    """A place's mark; its *name* is told to whoever points at it."""

    role: Role
    x: float
    y: float
    name: str = ""


@dataclass(frozen=True)
class KeyEntry:
    """An entry of a key: which *swatch* stands before its text, and where."""

    swatch: str
    text: str
    x: float = 0.0
    y: float = 0.0


def wrapped(text: str, size: int, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines of at most a *width*, between words; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def key_in_rows(entries: Sequence[KeyEntry], size: Size) -> tuple[list[KeyEntry], float]:
    """Set a key's entries side by side in rows from the top of a drawing; gives them, and where the last row ends."""
    row = 1.5 * size.type
    placed: list[KeyEntry] = []
    x, y = 0.0, row / 2
    for entry in entries:
        needed = SWATCH + width_of(entry.text, size.type)
        if x and x + needed > size.width:
            x, y = 0.0, y + row
        placed.append(replace(entry, x=x, y=y))
        x += needed + 1.5 * size.type
    return placed, y + row / 2


def axis_label(value: float | Decimal, *, percent: bool) -> str:
    """Write a mark of an axis."""
    return f"{in_full(value)}{'%' if percent else ''}"


def svg_from(template: str, size: Size, height: float, **given: object) -> str:
    """Write a drawing from its template."""
    return _template(template).render(size=size, height=height, stack=STACK, colours=COLOURS, **given)


@cache
def _template(name: str) -> Template:
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # tenths of a pixel are as fine as an eye can tell
    templates.filters["px"] = lambda pixels: f"{round(pixels, 1):g}"
    templates.globals["leading"] = LEADING
    return templates.get_template(f"{name}.svg.j2")
