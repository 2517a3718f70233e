"""The words of a trend: over five years or, where those do not stand, of three years beside three earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.measures.statistics.trend import Trend

if TYPE_CHECKING:
    from cjreport.measures.frame.lookup import Row

RISING: dict[str, str] = {
    Trend.INCREASING: "",
    Trend.INCREASING_BETTER: ", for the better",
    Trend.INCREASING_WORSE: ", for the worse",
}
FALLING: dict[str, str] = {
    Trend.DECREASING: "",
    Trend.DECREASING_BETTER: ", for the better",
    Trend.DECREASING_WORSE: ", for the worse",
}
NO_WAY: dict[str, str] = {
    Trend.NO_CHANGE: "no clear trend",
    Trend.CANNOT_BE_CALCULATED: "cannot be calculated",
    Trend.NOT_ASSESSED: "not assessed",
}
"""What a workbook says where a trend leads neither way."""


def trend_words(row: Row | None) -> str:
    """Say where the years lead as it stands after "is": "rising over five years"; nothing where they lead nowhere."""
    trend = str(row["trend"]) if row else ""
    rise, fall = "rising over five years", "falling over five years"
    if row and row["earlier_years"]:
        rise, fall = (f"{way} than in {label(row['earlier_years'])}" for way in ("higher", "lower"))
    if trend in RISING:
        return f"{rise}{RISING[trend]}"
    return f"{fall}{FALLING[trend]}" if trend in FALLING else ""
