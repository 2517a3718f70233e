"""How the words of a cell look: whether they are struck through, or cannot be told from the ground they stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BLACK, WHITE = "000000", "FFFFFF"
LEAST_CONTRAST = 1.3
"""Words with less contrast are not seen; readable ones have 4.5 (WCAG 2.2, 1.4.3, which has the formula too)."""
THEME = {"0": 1.0, "1": 0.0}
"""How light the first two colours of a theme are: what paper and ink are made of."""
INDEXED = dict(
    zip("01234567", ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"], strict=True)
)
INDEXED |= {str(int(at) + 8): colour for at, colour in INDEXED.items()} | {"64": BLACK, "65": WHITE}
_HEX = re.compile(r"[0-9A-F]{6}")


@dataclass
class Font:
    """How letters are written: whether struck through, and in which colour."""

    struck: bool = False
    colour: str = BLACK

    def take(self, name: str, given: Mapping[str, str]) -> None:
        """Take what an element within a font says of it."""
        if name == "strike":
            self.struck = given.get("val", "1") in {"1", "true"}
        elif name == "color":
            self.colour = colour_of(given, BLACK)


def colour_of(given: Mapping[str, str], automatic: str) -> str:
    """Give a colour as RRGGBB or, where that follows from nothing here, by its name."""
    if rgb := given.get("rgb"):
        # Of eight digits the first two say how opaque it is, which spreadsheets leave aside.
        return rgb[-6:].upper()
    theme, tint = given.get("theme", ""), float(given.get("tint", "0"))
    if theme in THEME:
        light = THEME[theme] * (1 + tint) if tint < 0 else 1 - (1 - THEME[theme]) * (1 - tint)
        return f"{round(255 * min(max(light, 0), 1)):02X}" * 3
    if theme:
        return f"theme {theme} {tint}"
    indexed = given.get("indexed", "")
    return INDEXED.get(indexed, f"indexed {indexed}") if indexed else automatic


def look_of(fonts: Sequence[Font], ground: str) -> str:
    """Say what of words that are written in some fonts a person may take for gone, nothing if all is plainly there."""
    struck = [font.struck for font in fonts]
    lost = [_contrast(font.colour, ground) < LEAST_CONTRAST for font in fonts]
    said = {"is struck through": struck, "cannot be seen, by its colour": lost}
    return "; ".join(f"{'' if all(of) else 'part of '}this text {how}" for how, of in said.items() if any(of))


@lru_cache(1000)
def _contrast(one: str, other: str) -> float:
    """Give the contrast of two colours: from 1, or more than any where one of them is not known."""
    if one == other or not (_HEX.fullmatch(one) and _HEX.fullmatch(other)):
        return 1 if one == other else 22
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)  # noqa: PLR2004 (sRGB)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
