"""The words and tones of a comparison and of a trend, wherever one is told: sentences, tables, charts, workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.statistics.comparison import DIFFERENT, Comparison
from cjreport.measures.statistics.funnel import UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.statistics.trend import Trend

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
TRENDS: dict[str, str] = {
    Trend.INCREASING: "rising over five years",
    Trend.INCREASING_BETTER: "rising over five years, for the better",
    Trend.INCREASING_WORSE: "rising over five years, for the worse",
    Trend.DECREASING: "falling over five years",
    Trend.DECREASING_BETTER: "falling over five years, for the better",
    Trend.DECREASING_WORSE: "falling over five years, for the worse",
}
