"""A few letters that stand for an area where its name has no room, as on a tile map."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SMALL_WORDS = {"and", "city", "islands", "of", "the"}
"""Words that tell no area from another, and so are not in its short label."""


def short_labels(names: Sequence[str]) -> list[str]:
    """Give each name two to four letters that no name before it has: NES for Na h-Eileanan Siar, FIF for Fife."""
    labels: list[str] = []
    for name in names:
        labels.append(next(short for short in _candidates(name) if short not in labels))
    return labels


def _candidates(name: str) -> Iterator[str]:
    """Give the capitals of a name's telling words; or its first two letters and a third; or those and a number."""
    words = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in SMALL_WORDS]
    letters = "".join(words).upper()
    capitals = "".join(filter(str.isupper, "".join(words)))
    if len(capitals) > 1:
        yield capitals[:4]
    yield from (letters[:2] + third for third in letters[2:])
    yield from (f"{letters[:2]}{number}" for number in itertools.count(2))
