"""How many cases are expected of a place: whether they are enough to say anything is settled before they are counted.

Were it told by the cases that came, a small place would be spoken of in just the years in which chance had struck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.combining.places import PlaceKind
from cjreport.measures.frame.comparing.side_by_side import GROUP
from cjreport.measures.thresholds import SMALL_BASE, SMALL_COUNT

if TYPE_CHECKING:
    import pandas as pd


def with_expected(rows: pd.DataFrame) -> pd.DataFrame:
    """Give each rate the cases that its country's rate would give over its base, or where it has none all areas' rate.

    Of shares and of what has no counts none are expected: NaN.
    """
    counted = rows[(rows["kind"] == "rate") & rows["lower"].notna()]
    rates = _rate_of(counted, PlaceKind.COUNTRY).combine_first(_rate_of(counted, PlaceKind.AREA)).rename("rate")
    expected = counted["denominator"] * counted[GROUP].join(rates, on=GROUP)["rate"]
    return rows.assign(expected=expected.reindex(rows.index).astype(float))


def _rate_of(counted: pd.DataFrame, kind: PlaceKind) -> pd.Series[float]:
    sums = counted[counted["place"] == kind].groupby(GROUP, observed=True)[["numerator", "denominator"]].sum()
    rate: pd.Series[float] = sums["numerator"] / sums["denominator"]
    return rate


def are_few(rows: pd.DataFrame, suffix: str = "") -> np.ndarray:
    """Whether each row's share is of fewer than SMALL_BASE people, or fewer than SMALL_COUNT cases are expected."""
    of_shares = rows[f"denominator{suffix}"].astype(float).lt(SMALL_BASE)
    of_rates = rows[f"expected{suffix}"].astype(float).lt(SMALL_COUNT)
    return np.where(rows["kind"] == "proportion", of_shares, of_rates)
