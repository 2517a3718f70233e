"""The words and marks of a comparison: with the country, the family group, the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from cjreport.measures.combining.places import Comparator
from cjreport.measures.statistics.comparison import TOO_FEW
from cjreport.present.blocks import Direction, Mark, Runs, Text
from cjreport.present.sentences.quarters import is_as_usual
from cjreport.present.sentences.sentences import DIFFERENT
from cjreport.present.text.phrases import say

if TYPE_CHECKING:
    from cjreport.measures.frame.lookup import Address
    from cjreport.present.figures import Figures

Tone = Literal["better", "worse", "different", "same", "unknown"]
TONES: dict[str, Tone] = {
    "better": "better",
    "worse": "worse",
    "higher": "different",
    "lower": "different",
    "not different": "same",
}
BESIDE = {
    "better": "Better than {country}",
    "worse": "Worse than {country}",
    "higher": "Higher than {country}",
    "lower": "Lower than {country}",
    "not different": "About the same as {country}",
    TOO_FEW: "Too few to tell",
}
BESIDE_GROUP = {
    "better": "better than family group",
    "worse": "worse than family group",
    "higher": "higher than family group",
    "lower": "lower than family group",
    "not different": "about the same as family group",
}
NOT_COMPARED = "Not compared"
CHANCE_NOT_KNOWN = "chance not known"
TRENDS = {"increasing": "rising over five years", "decreasing": "falling over five years"}
JUDGED = {"better": ", for the better", "worse": ", for the worse"}
AS_USUAL = "within usual variation"
UNUSUAL = ("unusually high", "unusually low")


def change_cell(figures: Figures, own: Address) -> Runs:
    """Write the change since a year before, whether chance may explain it, and where the last five years lead."""
    row = figures.at(own._replace(comparator=Comparator.YEAR_BEFORE))
    if row is None or pd.isna(row["difference"]):
        return (Mark(tone="unknown", text=NOT_COMPARED),)
    if row["comparison"] == TOO_FEW:
        return (Mark(tone="unknown", text=BESIDE[TOO_FEW]),)
    if row["difference"] == 0:
        return say("No change")
    number = figures.number(own._replace(comparator=Comparator.YEAR_BEFORE), "difference")
    word = str(row["comparison"])
    if figures.indicator(own.indicator).kind == "count":
        return say(number)
    if word == "not assessed":
        return say(number, Text(text=f", {CHANCE_NOT_KNOWN}", style="muted"))
    alone = figures.at(own)
    trend = _trend(str(alone["trend"])) if alone else ""
    chance = "within chance" if word == "not different" else "beyond chance"
    usual = AS_USUAL if word in DIFFERENT and is_as_usual(figures, own.indicator) else ""
    more = "".join(f"; {words}" for words in (usual, trend) if words)
    return say(_direction(word, row["difference"]), number, Text(text=f", {chance}{more}", style="muted"))


def _direction(word: str, difference: float) -> Direction:
    if word == "not different":
        return Direction(way="level")
    return Direction(way="up" if difference > 0 else "down")


def _trend(words: str) -> str:
    marker, _, judgement = words.partition(" and getting ")
    return TRENDS[marker] + JUDGED.get(judgement, "") if marker in TRENDS else ""
