"""The words and tones of a comparison and of a trend, wherever one is told: sentences, tables, charts, workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.statistics.chart_rules import Signal, Variation
from cjreport.measures.statistics.comparison import DIFFERENT, NOT_ASSESSED, Comparison
from cjreport.measures.statistics.trend import Trend
from cjreport.measures.statistics.unusual import UNUSUALLY_HIGH, UNUSUALLY_LOW

if TYPE_CHECKING:
    from cjreport.present.text_runs import Tone

TONES: dict[str, Tone] = {
    Comparison.BETTER: "better",
    Comparison.WORSE: "worse",
    Comparison.HIGHER: "different",
    Comparison.LOWER: "different",
    Comparison.NOT_DIFFERENT: "same",
}
NOT_COMPARED = "Not compared"
CHANCE_NOT_KNOWN = "chance not known"
TOO_FEW_TO_TELL = "Too few to tell"
BESIDE_COUNTRY: dict[str, str] = {
    **{word: f"{word.capitalize()} than {{country}}" for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "About the same as {country}",
    Comparison.TOO_FEW: TOO_FEW_TO_TELL,
}
"""What a table says of an area beside the country."""
BESIDE_GROUP: dict[str, str] = {
    **{word: f"{word} than family group" for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "about the same as family group",
}
BESIDE_AREA: dict[str, str] = {
    **{word: word.capitalize() for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "Within chance",
    Comparison.TOO_FEW: TOO_FEW_TO_TELL,
}
"""What a table says of an area beside another."""
COUNTED: dict[str, str] = {
    Comparison.BETTER: "did better",
    Comparison.WORSE: "did worse",
    Comparison.HIGHER: "higher",
    Comparison.LOWER: "lower",
    Comparison.NOT_DIFFERENT: "about the same",
    Comparison.TOO_FEW: "with too few to tell",
}
"""What is said of a number of areas that lie alike beside the country."""
IN_SENTENCE: dict[str, str] = {
    **{word: f"{word} than in {{other}}" for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "about the same as in {other}",
}
OF_SHARE: dict[str, str] = {
    **{word: f"{word} than" for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "not clearly different from",
}
"""What a sentence says of a share, before the name of what it is set beside."""
CHANCE: dict[str, str] = {
    Comparison.NOT_DIFFERENT: "Within chance",
    Comparison.TOO_FEW: TOO_FEW_TO_TELL,
    Comparison.NOT_ASSESSED: "Chance not known",
}
"""What a workbook says of a change that is not beyond chance."""
NO_CLEAR_CHANGE, FEW, CHANGE_NOT_ASSESSED = "no clear change", "too few to tell", "not assessed"
CHANGE: dict[str, str] = {
    Comparison.NOT_DIFFERENT: NO_CLEAR_CHANGE,
    Comparison.TOO_FEW: FEW,
    Comparison.NOT_ASSESSED: CHANGE_NOT_ASSESSED,
}
"""What a chart says of a change that is not beyond chance."""
TARGET: dict[str, str] = {
    Comparison.MEETS: "it is met",
    Comparison.MISSES: "it is not met",
    Comparison.NOT_CLEAR: "whether it is met is not clear, as the figure's interval holds it",
}
UNUSUAL = (UNUSUALLY_HIGH, UNUSUALLY_LOW)
AMONG_AREAS: dict[str, str] = {
    UNUSUALLY_HIGH: "unusually high",
    UNUSUALLY_LOW: "unusually low",
    NOT_ASSESSED: "not assessed",
}
"""What an area is among areas."""
OVER_FIVE_YEARS: dict[str, str] = {
    Trend.INCREASING: "Increasing",
    Trend.DECREASING: "Decreasing",
    Trend.INCREASING_BETTER: "Increasing and getting better",
    Trend.INCREASING_WORSE: "Increasing and getting worse",
    Trend.DECREASING_BETTER: "Decreasing and getting better",
    Trend.DECREASING_WORSE: "Decreasing and getting worse",
    Trend.NO_CHANGE: "No change",
    Trend.CANNOT_BE_CALCULATED: "Cannot be calculated",
    Trend.NOT_ASSESSED: "Not assessed",
}
"""What a workbook says of where five years lead."""
LATEST_QUARTER: dict[str, str] = {
    Variation.COMMON_CAUSE: "The latest quarter is within its usual variation.",
    Signal.ABOVE_LIMIT: "The latest quarter is higher than its usual variation.",
    Signal.BELOW_LIMIT: "The latest quarter is lower than its usual variation.",
    Signal.RISING: "The latest quarter is one of seven or more rising in a row.",
    Signal.FALLING: "The latest quarter is one of seven or more falling in a row.",
    Signal.NEAR_UPPER: "Two of the last three quarters are near the top of what is usual.",
    Signal.NEAR_LOWER: "Two of the last three quarters are near the foot of what is usual.",
    Signal.ABOVE_MEAN: "The latest quarter is one of nine or more in a row above the average.",
    Signal.BELOW_MEAN: "The latest quarter is one of nine or more in a row below the average.",
}
"""What a sentence says of the latest quarter of a control chart."""
QUARTER: dict[str, str] = {
    Variation.COMMON_CAUSE: "as usual",
    Signal.ABOVE_LIMIT: "above the upper limit",
    Signal.BELOW_LIMIT: "below the lower limit",
    Signal.RISING: "rising",
    Signal.FALLING: "falling",
    Signal.NEAR_UPPER: "two of three near the upper limit",
    Signal.NEAR_LOWER: "two of three near the lower limit",
    Signal.ABOVE_MEAN: "run above the average",
    Signal.BELOW_MEAN: "run below the average",
}
"""What a table says of each quarter of a control chart."""
TRENDS: dict[str, str] = {
    Trend.INCREASING: "rising over five years",
    Trend.INCREASING_BETTER: "rising over five years, for the better",
    Trend.INCREASING_WORSE: "rising over five years, for the worse",
    Trend.DECREASING: "falling over five years",
    Trend.DECREASING_BETTER: "falling over five years, for the better",
    Trend.DECREASING_WORSE: "falling over five years, for the worse",
}
