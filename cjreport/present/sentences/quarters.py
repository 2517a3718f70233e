"""Whether an area's latest quarter varies as its quarters usually do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.frame.quarterly import ON_TRIAL
from cjreport.measures.statistics.control_chart import COMMON_CAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjreport.present.figures import Figures

VARIATION = {
    COMMON_CAUSE: "The latest quarter is within its usual variation.",
    "above the upper limit": "The latest quarter is higher than its usual variation.",
    "below the lower limit": "The latest quarter is lower than its usual variation.",
    "rising": "The latest quarter is one of seven or more rising in a row.",
    "falling": "The latest quarter is one of seven or more falling in a row.",
    "two of three near the upper limit": "Two of the last three quarters are near the top of what is usual.",
    "two of three near the lower limit": "Two of the last three quarters are near the foot of what is usual.",
    "run above the mean": "The latest quarter is one of seven or more in a row above the average.",
    "run below the mean": "The latest quarter is one of seven or more in a row below the average.",
}
"""What is said of the latest quarter in its control chart, by the rule of measures.variation."""
TOO_OFTEN = 1 / 3
"""Where a larger part of the quarters stands out, they vary about no level that could be called usual."""


def finding_of_quarters(rules: Iterable[str]) -> str:
    """Say whether the latest quarter varies as usual; where quarters stand out too often, that nothing is usual."""
    charted = [rule.removesuffix(ON_TRIAL) for rule in rules]
    special = sum(rule != COMMON_CAUSE for rule in charted)
    if special > len(charted) * TOO_OFTEN:
        return f"No level has been usual, as {special} of the {len(charted)} quarters stand out."
    return VARIATION[charted[-1]]


def _rules_of(figures: Figures, name: str) -> list[str]:
    """Give the rules that the quarters of a control chart are part of, in order; of no chart, none."""
    own = figures.own(name)
    return own.loc[own["usual_mean"].notna(), "variation"].tolist()


def is_as_usual(figures: Figures, name: str) -> bool:
    """Whether an indicator's latest quarter is charted and lies within its usual variation, where there is any."""
    rules = _rules_of(figures, name)
    return bool(rules) and finding_of_quarters(rules) == VARIATION[COMMON_CAUSE]


def variation(figures: Figures, name: str) -> str:
    """Say whether the latest quarter varies as the quarters before it do, where that can be charted."""
    rules = _rules_of(figures, name)
    if not rules:
        return ""
    trial = " It is told from fewer than 20 quarters." if rules[-1].endswith(ON_TRIAL) else ""
    return f"{finding_of_quarters(rules)}{trial}"
