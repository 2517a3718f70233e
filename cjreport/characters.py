"""Text as it may be shown: without the characters that nobody sees and that only steer what shows it."""

from __future__ import annotations

import re

_STEERING = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Control characters, halves of characters, and the marks that turn the direction of what stands around them.

Those marks hold no words. They come with what is pasted, and with attacks in which a text reads otherwise than it is
(CVE-2021-42574). Marks that belong to a letter (U+200E, U+200F), joiners and variation selectors are part of how words
are written, and stay.
"""
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ACCENTS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOWER = re.compile(rf"({_ACCENTS}{{8}}){_ACCENTS}+")
"""More accents on one letter than any language has, which would be drawn over the lines above."""
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

LONG_WORD, PIECE = 24, 10
"""A word of more letters than LONG_WORD may break at every PIECE of them: addresses do, words of a language seldom."""
_LONG = re.compile(rf"(\S{{{LONG_WORD + 1},}})")
_PIECE = re.compile(rf"\S{{{PIECE},}}?(?=\w|\Z)|\S+")
"""Pieces end before a letter, so that none loses its accents or joiners."""


def without_unseen(text: str) -> str:
    """Leave out of a text what would change its surroundings rather than be read; a line ends in one way alone."""
    if text.isascii() and text.isprintable():
        return text
    return _TOWER.sub(r"\1", _BREAKS.sub("\n", _STEERING.sub("", text)))


def is_seen(text: str) -> bool:
    """Whether a text has anything that a reader sees."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def is_right_to_left(text: str) -> bool:
    """Whether a text has letters that are written from right to left, which would draw numbers beside them along."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def pieces(text: str) -> list[str]:
    """Cut a text where a line may break that otherwise could not: within words that are longer than words are."""
    if len(text) <= LONG_WORD:
        return [text]
    cut = [""]
    for number, part in enumerate(_LONG.split(text)):
        first, *others = _PIECE.findall(part) if number % 2 else [part]
        cut = [*cut[:-1], cut[-1] + first, *others]
    return cut
