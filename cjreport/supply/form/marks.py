"""What a form keeps among its own properties of how it was written: for whom, and marks of the words it tells.

By the marks, words that somebody typed where nothing is read are known from the form's own: wherever rows have been
moved to, and whatever plan, return or guidance has changed since.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MADE_FOR = "cjreport form"
MARKS = "cjreport words"
A_PROPERTY = 240
"""The most letters of marks in a property: Excel keeps 255 characters."""
BYTES, LETTERS = 3, 4
"""The size of a mark: one of 16 million, written in four letters."""


def mark_of(words: str) -> str:
    """Give the mark of words, however their lines are broken."""
    return b64encode(sha256(" ".join(words.split()).encode()).digest()[:BYTES]).decode()


def form_properties(title: str, words: Iterable[str]) -> dict[str, str]:
    """Give the properties that tell what a form is and which words it was written with."""
    marks = _parts("".join(dict.fromkeys(map(mark_of, filter(None, words)))), A_PROPERTY)
    return {MADE_FOR: title} | {f"{MARKS} {at}": part for at, part in enumerate(marks, start=1)}


def marks_in(properties: Mapping[str, str]) -> frozenset[str]:
    """Give the marks that the properties of a workbook hold, none where a program has left them out."""
    held = (text for name, text in properties.items() if name.startswith(MARKS))
    return frozenset(mark for text in held for mark in _parts(text, LETTERS))


def _parts(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]
