"""What every chart is drawn on and in: two sizes, and a colour for each part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["area", "country", "family", "median", "other"]
COLOURS = {"area": "#002d54", "family": "#1f7a73", "median": "#1f7a73", "country": "#5e5e5e", "other": "#767676"}


@dataclass(frozen=True)
class Size:
    """A drawing's width and type in pixels; *labelled* lines carry their names, else a key stands above."""

    width: int
    type: int
    ticks: int
    labelled: bool


WIDE = Size(width=860, type=15, ticks=6, labelled=True)
NARROW = Size(width=320, type=15, ticks=3, labelled=False)
