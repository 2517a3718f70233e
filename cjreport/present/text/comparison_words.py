"""The words and tones of a comparison and of a change, wherever one is told: sentences, tables, charts, workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.statistics.areas.unusual import UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.statistics.comparison import DIFFERENT, Comparison
from cjreport.measures.statistics.quarters.chart_rules import Signal, Variation
from cjreport.measures.thresholds import SMALL_BASE, SMALL_COUNT

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
TOO_FEW_TO_TELL = "Too few to tell"
TOO_FEW_RULE = f"fewer than {SMALL_BASE} people, or fewer than {SMALL_COUNT} cases expected"
"""What is too few: of a share its people, of a rate the cases that the country's rate would give the area."""
BESIDE_COUNTRY: dict[str, str] = {
    **{word: f"{word.capitalize()} than {{country}}" for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "No clear difference from {country}",
    Comparison.TOO_FEW: TOO_FEW_TO_TELL,
}
"""What a table says of an area beside the country."""
BESIDE_GROUP: dict[str, str] = {
    Comparison.HIGHER: "above the range of similar councils",
    Comparison.LOWER: "below the range of similar councils",
    Comparison.BETTER: "better than the range of similar councils",
    Comparison.WORSE: "worse than the range of similar councils",
}
"""What is said of an area outside its family group's range; to lie within a wide one says nothing, and is not told."""
BESIDE_AREA: dict[str, str] = {
    **{word: word.capitalize() for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "No clear difference",
    Comparison.TOO_FEW: TOO_FEW_TO_TELL,
}
"""What a table says of an area beside another."""
COUNTED: dict[str, str] = {
    Comparison.BETTER: "did better",
    Comparison.WORSE: "did worse",
    Comparison.HIGHER: "higher",
    Comparison.LOWER: "lower",
    Comparison.NOT_DIFFERENT: "with no clear difference",
    Comparison.TOO_FEW: "with too few to tell",
}
"""What is said of a number of areas that lie alike beside the country."""
IN_SENTENCE: dict[str, str] = {
    **{word: f"{word} than in {{other}}" for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "not clearly different from {other}",
}
OF_SHARE: dict[str, str] = {
    **{word: f"{word} than" for word in DIFFERENT},
    Comparison.NOT_DIFFERENT: "not clearly different from",
}
"""What a sentence says of a share, before the name of what it is set beside."""
NO_CLEAR_CHANGE, FEW, CHANGE_NOT_ASSESSED = "no clear change", "too few to tell", "not assessed"
CHANGE: dict[str, str] = {
    Comparison.NOT_DIFFERENT: NO_CLEAR_CHANGE,
    Comparison.TOO_FEW: FEW,
    Comparison.NOT_ASSESSED: CHANGE_NOT_ASSESSED,
}
"""What a chart says of a change that is no more than usual."""
MORE_THAN_USUAL = "more than usual"
"""What a table says of a change that is more than usual."""
UNLIKE_OTHERS = "unlike other councils"
"""What is said of a change that sets an area apart from how others have changed."""
MEANT: dict[str, str] = {
    NO_CLEAR_CHANGE: (
        "No clear change: such figures often change by as much from one year to the next, or the change is among the "
        "weakest of many and could be chance."
    ),
    MORE_THAN_USUAL: "More than usual: a larger change than such figures usually show from one year to the next.",
    UNLIKE_OTHERS: "Unlike other councils: further from how others changed than councils usually are.",
    FEW: f"{TOO_FEW_TO_TELL}: {TOO_FEW_RULE}.",
    CHANGE_NOT_ASSESSED: "Not assessed: the numbers behind the figures are not published, or the years were unusual.",
}
"""What these words mean, told once where they are used."""
IN_FINDING: dict[str, str] = {
    NO_CLEAR_CHANGE: "showed no clear change",
    FEW: "had too few cases to tell",
}
"""What a chart's title says of several changes; rose and fell are said as they are."""
AS_USUAL = "no clear change among its quarters"
"""What a table says of a change in quarters that their chart does not show."""
SIZE_OF_CHANGE: dict[str, str] = {
    **dict.fromkeys(DIFFERENT, "more than usual from one year to the next"),
    Comparison.NOT_DIFFERENT: "a change of the size that such figures often show",
    Comparison.TOO_FEW: "too few to tell a change",
}
"""What a sentence says of a change, after its two figures."""
TARGET: dict[str, str] = {
    Comparison.MEETS: "it is met",
    Comparison.MISSES: "it is not met",
    Comparison.NOT_CLEAR: "whether it is met is not clear, as the figure's interval holds it",
}
UNUSUAL = (UNUSUALLY_HIGH, UNUSUALLY_LOW)
ERROR_RATE = "By chance alone 1 to 3 in 100 councils would be called high, and as many low."
"""How often an area is called unusual for no reason."""
FOR_ITS_SIZE: dict[str, str] = {word: f"{word} for a council of its size" for word in UNUSUAL}
"""What is said of an area that is unusual for its size; of all others nothing."""
LATEST_QUARTER: dict[str, str] = {
    Variation.COMMON_CAUSE: "The latest quarter does not stand out from those before.",
    Signal.ABOVE_LIMIT: "The latest quarter is above what is usual.",
    Signal.BELOW_LIMIT: "The latest quarter is below what is usual.",
    Signal.RISING: "The latest quarter is one of seven or more rising in a row.",
    Signal.FALLING: "The latest quarter is one of seven or more falling in a row.",
    Signal.NEAR_UPPER: "Two of the last three quarters are near the top of what is usual.",
    Signal.NEAR_LOWER: "Two of the last three quarters are near the foot of what is usual.",
    Signal.ABOVE_MEAN: "The latest quarter is one of nine or more in a row above the average.",
    Signal.BELOW_MEAN: "The latest quarter is one of nine or more in a row below the average.",
}
"""What a sentence says of the latest quarter of a control chart."""
QUARTER: dict[str, str] = {
    Variation.COMMON_CAUSE: "does not stand out",
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
