"""The one face of page, charts and PDF, so that a report looks alike everywhere."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

import font_roboto
from fontTools import subset
from fontTools.ttLib import TTFont

STACK = "Roboto, 'Helvetica Neue', Arial, sans-serif"
FOLDER = Path(font_roboto.__file__).parent / "files"
WEIGHTS = {400: "Roboto-Regular.ttf", 700: "Roboto-Bold.ttf"}
LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + "‑–—‘’“”•…−"
"""English and Gaelic, dashes and quotes: what a report's words are written in."""


@cache
def as_data(weight: int) -> str:
    """Give a weight of the house face, cut to LETTERS, as base64 WOFF2 for a page that reaches for nothing."""
    options = subset.Options(flavor="woff2", layout_features=["kern", "tnum", "liga"], notdef_outline=True)
    options.recalc_timestamp = False
    font = TTFont(FOLDER / WEIGHTS[weight], recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return base64.b64encode(packed.getvalue()).decode("ascii")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Give how wide a text of a *size* runs in the house face; a letter it has not counts as an em."""
    advances = _advances(700 if bold else 400)
    return size * sum(advances.get(letter, 1.0) for letter in text)


@cache
def _advances(weight: int) -> dict[str, float]:
    """Give the width of each letter of a weight, in ems."""
    with TTFont(FOLDER / WEIGHTS[weight], lazy=True) as font:
        ems, widths = font["head"].unitsPerEm, font["hmtx"]
        return {chr(code): widths[name][0] / ems for code, name in font.getBestCmap().items()}
