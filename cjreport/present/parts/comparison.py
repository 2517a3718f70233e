"""The words and marks of a comparison: with the country, the family group, the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.comparing.charted_changes import is_within_usual
from cjreport.measures.statistics.comparison import Comparison
from cjreport.present.text.comparison_words import (
    AS_USUAL,
    CHANGE_NOT_ASSESSED,
    MORE_THAN_USUAL,
    NO_CLEAR_CHANGE,
    NOT_COMPARED,
    TOO_FEW_TO_TELL,
    UNLIKE_OTHERS,
    UNUSUAL,
)
from cjreport.present.text.phrases import muted, runs_of
from cjreport.present.text.trend_words import trend_words
from cjreport.present.text_runs import Direction, Mark, Runs

if TYPE_CHECKING:
    from cjreport.measures.frame.lookup import Address, Row
    from cjreport.present.figures import Figures


def change_cell(figures: Figures, own: Address) -> Runs:
    """Write the change since a year before, whether it is more than usual, and where the years lead."""
    row = figures.at(own._replace(comparator=Comparator.YEAR_BEFORE))
    if row is None or pd.isna(row["difference"]):
        return (Mark(tone="unknown", text=NOT_COMPARED),)
    if row["comparison"] == Comparison.TOO_FEW:
        return (Mark(tone="unknown", text=TOO_FEW_TO_TELL),)
    if row["difference"] == 0:
        return runs_of("No change")
    number = figures.number(own._replace(comparator=Comparator.YEAR_BEFORE), "difference")
    word = str(row["comparison"])
    if figures.indicator(own.indicator).kind == "count":
        return runs_of(number)
    if word == Comparison.NOT_ASSESSED:
        return runs_of(number, muted(f", {CHANGE_NOT_ASSESSED}"))
    told = [*_size(row), trend_words(figures.at(own))]
    return runs_of(_direction(word, row["difference"]), number, muted(f", {'; '.join(filter(None, told))}"))


def _size(change: Row) -> list[str]:
    """Say whether a change is more than usual, and whether it sets the area apart from how others changed."""
    if change["comparison"] == Comparison.NOT_DIFFERENT:
        return [AS_USUAL if is_within_usual(change) else NO_CLEAR_CHANGE]
    return [MORE_THAN_USUAL, UNLIKE_OTHERS if change["unusual"] in UNUSUAL else ""]


def _direction(word: str, difference: float) -> Direction:
    if word == Comparison.NOT_DIFFERENT:
        return Direction(way="level")
    return Direction(way="up" if difference > 0 else "down")
