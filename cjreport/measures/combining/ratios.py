"""Dividing one indicator's counts by another's, only where both are counted at the same kind of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.figures.statuses import Status
from cjreport.measures.combining.status import combined

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.registers.frameworks import Indicator

AREA_AND_PERIOD = ["area_code", "period"]


def ratio_of(
    numerator_rows: pd.DataFrame, denominator_rows: pd.DataFrame, indicators: dict[str, Indicator]
) -> pd.DataFrame:
    """Divide one indicator's counts by another's, area by area and period by period.

    Both are observations, of one indicator each; the counts are their numerators. Gives area_code, period, numerator,
    denominator, value and status, sorted, a row where either has one: what one of them lacks is not available, and what
    is divided by none does not apply. ValueError: counts of different geographies, or rows of several indicators.
    """
    above, below = (indicators[_only_indicator(rows)] for rows in (numerator_rows, denominator_rows))
    if reason := why_not(above, below):
        raise ValueError(reason)
    counts = [
        rows[[*AREA_AND_PERIOD, "numerator", "status"]].rename(columns={"numerator": name, "status": f"{name}_status"})
        for name, rows in (("numerator", numerator_rows), ("denominator", denominator_rows))
    ]
    pairs = counts[0].merge(counts[1], on=AREA_AND_PERIOD, how="outer", validate="one_to_one")
    status = combined(
        *(pairs.pop(f"{name}_status").fillna(Status.NOT_AVAILABLE) for name in ("numerator", "denominator"))
    )
    status = np.where(pairs["denominator"] == 0, combined(status, Status.NOT_APPLICABLE), status)
    value = pairs["numerator"] / pairs["denominator"].where(pairs["denominator"] > 0)
    return pairs.assign(value=value, status=status).sort_values(AREA_AND_PERIOD, ignore_index=True)


def why_not(numerator: Indicator, denominator: Indicator) -> str:
    """Say why two indicators' counts are not to be divided by one another, or nothing where they may be."""
    if numerator.geography == denominator.geography:
        return ""
    return (
        f'{numerator.id} is counted by "{numerator.geography}", {denominator.id} by "{denominator.geography}": '
        "a case and what it is divided by can then belong to different areas, so the one is not a share or rate of the "
        "other"
    )


def refuse_unfit_bases(indicators: dict[str, Indicator]) -> None:
    """Raise a ValueError that names every indicator whose base is counted elsewhere and that does not say why."""
    based = [(i, indicators[i.base]) for i in indicators.values() if i.base in indicators and not i.base_reason]
    if reasons := [reason for indicator, base in based if (reason := why_not(indicator, base))]:
        raise ValueError("; ".join(reasons))


def _only_indicator(rows: pd.DataFrame) -> str:
    names = rows["indicator"].unique().tolist()
    if len(names) != 1:
        raise ValueError(f"a ratio is of one indicator to one other, not of: {', '.join(names) or 'none'}")
    return str(names[0])
