"""Whether an area's latest quarter varies as its quarters usually do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.statistics.control_chart import TRIAL_BELOW, Variation, has_usual_level, standing_out
from cjreport.present.text.comparison_words import LATEST_QUARTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from cjreport.present.figures import Figures


def finding_of_quarters(rules: Sequence[str]) -> str:
    """Say whether the latest quarter varies as usual; where quarters stand out too often, that nothing is usual."""
    if not has_usual_level(rules):
        return f"No level has been usual, as {standing_out(rules)} of the {len(rules)} quarters stand out."
    return LATEST_QUARTER[rules[-1]]


def _charted(figures: Figures, name: str) -> pd.DataFrame:
    """Give the quarters of an indicator's control chart, in order; of no chart, none."""
    own = figures.own_rows(name)
    return own[own["usual_mean"].notna()]


def is_as_usual(figures: Figures, name: str) -> bool:
    """Whether an indicator's latest quarter is charted and lies within its usual variation, where there is any."""
    rules = _charted(figures, name)["rule"].tolist()
    return bool(rules) and has_usual_level(rules) and rules[-1] == Variation.COMMON_CAUSE


def variation(figures: Figures, name: str) -> str:
    """Say whether the latest quarter varies as the quarters before it do, where that can be charted."""
    charted = _charted(figures, name)
    if charted.empty:
        return ""
    trial = f" It is told from fewer than {TRIAL_BELOW} quarters." if charted["is_on_trial"].iloc[-1] else ""
    return f"{finding_of_quarters(charted['rule'].tolist())}{trial}"
