"""Whether an area's latest quarter varies as its quarters usually do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.statistics.quarters.quarters_chart import TRIAL_BELOW
from cjreport.present.text.comparison_words import LATEST_QUARTER

if TYPE_CHECKING:
    from cjreport.present.figures import Figures


def variation(figures: Figures, name: str) -> str:
    """Say whether the latest quarter varies as the quarters before it do, where that can be charted."""
    own = figures.own_rows(name)
    charted = own[own["usual_mean"].notna()]
    if charted.empty:
        return ""
    trial = f" What is usual is told from fewer than {TRIAL_BELOW} quarters." if charted["is_on_trial"].iloc[-1] else ""
    return f"{LATEST_QUARTER[charted['rule'].iloc[-1]]}{trial}"
