"""The frame of measures: every column of it, in its order, and what each holds.

A row is a figure of one indicator, place and period, alone or beside one comparator. Columns that are not shown tell
programs what others hold in words, or which rows one report may show; no file that is published has them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.figures.columns import KEY as ROW_KEY
from cjreport.inputs.figures.statuses import Status
from cjreport.measures.combining.places import Comparator

if TYPE_CHECKING:
    import pandas as pd

CATEGORY, NUMBER, WORDS, FLAG, DAY = "category", "float64", "str", "bool", "int64"


class Method(StrEnum):
    """How a value and its interval were worked out, or that they were not."""

    EXACT = "exact Poisson"
    BYARS = "Byar's"
    WILSON = "Wilson"
    AS_PUBLISHED = "as published"


class Column(NamedTuple):
    """What a column holds: of which type, its name for people, what it means, what its words look like."""

    type: str
    title: str
    meaning: str
    form: str = ""
    required: bool = False
    is_shown: bool = True


def _internal(kind: str, title: str, meaning: str) -> Column:
    return Column(kind, title, meaning, is_shown=False)


KEY = [*ROW_KEY, "comparator"]
USUAL = ["usual_mean", "usual_lower", "usual_upper"]
"""The mean and the limits of a quarter's chart."""
COLUMNS = {
    "country": Column(WORDS, "Country", "The country; of an example, that it is fictional.", form=".+", required=True),
    "indicator": Column(
        CATEGORY,
        "Indicator",
        "The id of the measure, which METHODS.md defines.",
        form="[a-z0-9][a-z0-9_-]*",
        required=True,
    ),
    "area_code": Column(
        CATEGORY,
        "Area code",
        "The code of the area, region or country (GSS code for Scotland), or family_group for the areas like the "
        "report's taken together.",
        form=r"[\w-]+",
        required=True,
    ),
    "area": Column(WORDS, "Area", "The name of the area, or whose family group it is.", form=".+", required=True),
    "period": Column(
        CATEGORY,
        "Period",
        "A financial year such as 2024-25 (1 April to 31 March), a quarter of one (2024-25 Q1), a span (2018 to 2022), "
        "a day, or the middle of a year (mid-2023).",
        form=".+",
        required=True,
    ),
    "comparator": Column(
        CATEGORY,
        "Comparator",
        "What the figure is set beside: none (the figure alone), country, family_group, year_before or target.",
        form="|".join(Comparator),
        required=True,
    ),
    "numerator": Column(NUMBER, "Count", "The count, or the part of a whole."),
    "denominator": Column(NUMBER, "Base", "What the count is set against: people, cases."),
    "expected": Column(
        NUMBER, "Cases expected", "Of a rate: the cases that the country's rate would give over the base."
    ),
    "value": Column(NUMBER, "Value", "The figure in its unit."),
    "lower": Column(NUMBER, "Lower", "The lower end of the value's interval."),
    "upper": Column(NUMBER, "Upper", "The upper end of the value's interval."),
    "confidence": Column(NUMBER, "Confidence", "The interval's confidence: 0.95 is 95%."),
    "method": Column(WORDS, "Method", "How value and interval were worked out, or as published."),
    "unit": Column(WORDS, "Unit", "The unit of value, lower, upper and the differences."),
    "comparator_value": Column(
        NUMBER,
        "Comparator's value",
        "The figure that value is set beside; of the family group the median of its members' figures.",
    ),
    "difference": Column(NUMBER, "Difference", "Value less the comparator's value."),
    "difference_lower": Column(
        NUMBER,
        "Difference, lower",
        "The lower end of the difference's 95% interval; of the family group that of the prediction.",
    ),
    "difference_upper": Column(NUMBER, "Difference, upper", "The upper end of the difference's 95% interval."),
    "comparison": Column(
        WORDS,
        "Comparison",
        "Higher or lower if by more than such figures differ by without a cause to tell; else not different, too few "
        "or not assessed. Of a target: meets, misses.",
    ),
    "rank": Column(NUMBER, "Rank", "Of an area: 1 is the highest; one more than areas with a higher figure."),
    "rank_from_lowest": Column(NUMBER, "Rank from the lowest", "Of an area: one more than areas with a lower figure."),
    "ranked": Column(NUMBER, "Areas ranked", "Of an area: how many areas have a figure."),
    "unusual": Column(
        WORDS,
        "Unusual for its size",
        "Whether an area's figure is unusually high or low for its size or, beside the year before, its change unlike "
        "other areas'; about 2 in 100 are on either side with nothing to tell.",
    ),
    "trend": Column(
        WORDS,
        "Trend",
        "Where the figures lead, by more than such figures vary, and which way is better if either is.",
    ),
    "trend_basis": Column(
        WORDS, "Trend's basis", "A line through five years, or three years beside the three before unusual ones."
    ),
    "earlier_years": Column(
        WORDS, "Trend's earlier years", "Of a trend of three years beside three before: which those before are."
    ),
    "trend_change": Column(NUMBER, "Trend's change", "By how much the figure moved over those years, in its unit."),
    "trend_lower": Column(NUMBER, "Trend's change, lower", "The lower end of that change's 95% interval."),
    "trend_upper": Column(NUMBER, "Trend's change, upper", "The upper end of that change's 95% interval."),
    "shrunken": Column(NUMBER, "Shrunken rate", "Of rare events: the rate, drawn towards that of all areas."),
    "shrunken_lower": Column(NUMBER, "Shrunken rate, lower", "The lower end of that rate's 95% interval."),
    "shrunken_upper": Column(NUMBER, "Shrunken rate, upper", "The upper end of that rate's 95% interval."),
    "next_lower": Column(NUMBER, "Next count, lower", "Of rare events: the least to expect in the next year (95%)."),
    "next_upper": Column(NUMBER, "Next count, upper", "Of rare events: the most to expect in the next year (95%)."),
    "variation": Column(WORDS, "Variation", "Of quarters: whether each stands out, and by which rule."),
    "usual_mean": Column(NUMBER, "Usual mean", "Of quarters charted: the mean of the quarters that say what is usual."),
    "usual_lower": Column(
        NUMBER, "Usual, lower", "The lower end of the usual variation, for as many people as in this quarter."
    ),
    "usual_upper": Column(
        NUMBER, "Usual, upper", "The upper end of the usual variation, for as many people as in this quarter."
    ),
    "rule": _internal(WORDS, "Rule", "Of quarters charted: the rule that it is part of, or common cause."),
    "is_on_trial": _internal(FLAG, "Is on trial", "Of quarters charted: whether the limits rest on few quarters."),
    "status": Column(
        WORDS, "Status", "ok, or why there is no figure or it may change.", form="|".join(Status), required=True
    ),
    "note": Column(
        WORDS,
        "Note",
        "What to know of the figure: a base carried forward, areas pooled, a change that is usual for its quarters.",
    ),
    "source": Column(WORDS, "Source", "The ids of the publications it comes from, with a semicolon between them."),
    "areas_pooled": _internal(NUMBER, "Areas pooled", "Of areas taken together: how many of them have a figure."),
    "areas_in_pool": _internal(NUMBER, "Areas in the pool", "Of areas taken together: how many they are."),
    "base_carried_from": _internal(
        NUMBER, "Base carried from", "The year of the population estimate, where one of an earlier year is used."
    ),
    "place": _internal(CATEGORY, "Place", "What kind of place it is of."),
    "group_of": _internal(
        CATEGORY, "Group of", "The area whose family group it is of or beside; empty in all other rows."
    ),
    "part": _internal(FLAG, "Part", "Whether it is part of another indicator."),
    "last_day": _internal(DAY, "Last day", "The ordinal of the period's last day."),
}
"""Every column, in order."""
BESIDE = ["comparator", "comparator_value", "difference", "difference_lower", "difference_upper", "comparison"]
"""Columns that say what a figure is set beside, and how it compares."""
NAMES = ["country", "area"]
"""Columns that name the places whose codes are in the row."""
VARIATION = ["variation", *USUAL, "rule", "is_on_trial"]
"""Columns that only the frame of one report has, as they depend on its period."""
SELECTORS = ["place", "group_of", "part", "last_day"]
"""Columns that only the frame of a country has, to tell which rows one report may show."""
CALCULATED = [name for name in COLUMNS if name not in {*NAMES, *VARIATION}]


def shown_columns(measures: pd.DataFrame) -> pd.DataFrame:
    """Give a frame of measures without the columns that no file has."""
    return measures[[name for name in measures.columns if COLUMNS[name].is_shown]]
