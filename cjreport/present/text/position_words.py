"""Where a council stands among all councils, in words that claim no more than ranks bear: ends, quarters, the middle.

A rank of its own is told of the very highest and lowest alone: the ranks between are too uncertain to be told apart
(Goldstein and Spiegelhalter, 1996).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.present.text.comparison_words import FOR_ITS_SIZE

if TYPE_CHECKING:
    from cjreport.measures.frame.lookup import Row

NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
QUARTER = 4


def position(row: Row | None) -> str:
    """Say where the figure of a row stands: "among the eight highest of 32 councils"; nothing where it has no rank."""
    if row is None or pd.isna(row["rank"]):
        return ""
    return position_of(int(row["rank"]), int(row["rank_from_lowest"]), int(row["ranked"]))


def position_of(rank: int, from_lowest: int, ranked: int) -> str:
    """Say where a figure stands by its rank from either end, 1 where none lies beyond it, among those *ranked*.

    Equal figures have equal ranks, and are all within an end or none is.
    """
    alike = ranked - (rank - 1) - (from_lowest - 1)
    if alike == ranked:
        return f"the same as in all {ranked} councils"
    ends = (_at_end(place, alike, ranked, word) for place, word in ((rank, "highest"), (from_lowest, "lowest")))
    return f"{next(filter(None, ends), 'in the middle half')} of {ranked} councils"


def _at_end(place: int, alike: int, ranked: int, word: str) -> str:
    if place == 1:
        return f"the {word}" if alike == 1 else f"one of {in_letters(alike)} with the {word} figure"
    quarter = ranked // QUARTER
    return f"among the {in_letters(quarter)} {word}" if place + alike - 1 <= quarter else ""


def in_letters(number: int) -> str:
    """Write a small number in letters, a larger one in digits."""
    return NUMERALS[number] if number < len(NUMERALS) else str(number)


def standing(row: Row | None) -> list[str]:
    """Say where the figure of a row stands, and that it is unusual for the council's size where it is."""
    unusual = FOR_ITS_SIZE.get(row["unusual"], "") if row else ""
    return [words for words in (position(row), unusual) if words]
