"""Names of lines: at their ends on a wide drawing, in a key above a narrow one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.present.charts.template import LEADING, Lettering, wrapped
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.charts.canvas import Role, Size
    from cjreport.present.charts.template import Box
    from cjreport.present.text_runs import Number

SWATCH = 34
"""Pixels that a piece of a line takes up before its name in a key."""
GAP = 14
"""Pixels between a line's end and its name."""
WIDEST = 0.24
"""At most this share of a drawing is given to the names at lines' ends; longer ones wrap."""


@dataclass(frozen=True)
class Label:
    """A line's name and last value, and at which height the line ends, in pixels; *number* is that value's address."""

    role: Role
    text: str
    end: float
    number: Number | None = None

    @property
    def strong(self) -> bool:
        """The area's own name stands out."""
        return self.role == "area"


@dataclass(frozen=True)
class Ending:
    """A name at a line's end, and the line that leads to it where it had to move away."""

    words: Lettering
    leader: tuple[tuple[float, float], tuple[float, float]] | None


def room_for(labels: Sequence[tuple[str, bool]], size: Size) -> float:
    """Give the width to leave for names, each with whether it is in bold, at lines' ends."""
    longest = max(width_of(text, size.type, bold=bold) for text, bold in labels)
    return GAP + min(longest, WIDEST * size.width)


def at_ends(labels: Sequence[Label], right: float, room: Box, size: Size) -> list[Ending]:
    """Write names beside their lines' ends, which lie at *right*, inside a *room* and apart."""
    ordered = sorted(labels, key=lambda label: label.end)
    left, line = right + GAP, LEADING * size.type
    texts = [wrapped(label.text, size.type, room.right - left, bold=label.strong) for label in ordered]
    middles = middles_apart([label.end for label in ordered], [line * len(text) for text in texts], room)
    endings = []
    for label, text, middle in zip(ordered, texts, middles, strict=True):
        first = middle - line * (len(text) - 1) / 2
        words = Lettering(text, left, first, "start", label.role, label.number, strong=label.strong)
        moved = abs(middle - label.end) > size.type / 3
        endings.append(Ending(words, ((right + 5, label.end), (left - 2, middle)) if moved else None))
    return endings


def middles_apart(wanted: Sequence[float], heights: Sequence[float], room: Box) -> list[float]:
    """Move the middles of labels, given from the top down, as little as keeps them apart and inside a room."""
    middles: list[float] = []
    ceiling = room.top
    for middle, height in zip(wanted, heights, strict=True):
        middles.append(max(middle, ceiling + height / 2))
        ceiling = middles[-1] + height / 2
    floor = room.bottom
    for n in reversed(range(len(middles))):
        middles[n] = min(middles[n], floor - heights[n] / 2)
        floor = middles[n] - heights[n] / 2
    return middles


def as_key(labels: Sequence[Label], size: Size) -> tuple[list[Lettering], float]:
    """Write names under one another from the top of a drawing; gives them, and where the last one ends."""
    key: list[Lettering] = []
    y = LEADING * size.type / 2
    for label in sorted(labels, key=lambda label: label.end):
        text = wrapped(label.text, size.type, size.width - SWATCH - GAP, bold=label.strong)
        key.append(Lettering(text, SWATCH + GAP / 2, y, "start", label.role, label.number, strong=label.strong))
        y += LEADING * size.type * len(text)
    return key, y - LEADING * size.type / 2
