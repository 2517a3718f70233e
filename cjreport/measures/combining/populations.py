"""The population that a count is set against: of its area, and of the year its period starts in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.figures.columns import KEY
from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import base_year, ends, is_mid_year
from cjreport.measures.combining.ratios import refuse_unfit_bases
from cjreport.measures.combining.status import combined

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator


def with_base(known: pd.DataFrame, bases: pd.DataFrame, indicators: dict[str, Indicator]) -> pd.DataFrame:
    """Give each count its population base: the estimate of the year its period starts in, or the latest before it.

    *bases* are the estimates' own rows. A base carried forward is named in the note, its year in *base_carried_from*.
    A rate is as settled as its count and its base together, and not available where there is no base and none was
    published. ValueError: a base that is counted at another geography, where the indicator does not say why that is
    meant.
    """
    refuse_unfit_bases(indicators)
    needs = known["base"].notna() & known["denominator"].isna() & known["numerator"].notna()
    years = {period: _year_of_base(period) for period in known["period"].unique()}
    counts = known[needs].assign(year=lambda rows: rows["period"].map(years).astype(int))
    # The estimate of the count's year or the latest before it; both sides have to be sorted by year.
    joined = pd.merge_asof(
        counts.drop(columns="denominator").sort_values("year"), _estimates(bases), on="year", by=["base", "area_code"]
    )
    found = joined["denominator"].notna()
    joined["status"] = combined(joined["status"], joined.pop("base_status").fillna("ok"))
    joined["status"] = joined["status"].mask(~found & joined["value"].isna(), Status.NOT_AVAILABLE)
    is_carried = joined["base_year"] < joined["year"]
    note = "population of mid-" + joined["base_year"].astype("Int64").astype(str) + " carried forward"
    joined["note"] = note.where(is_carried, "")
    joined["base_carried_from"] = joined["base_year"].where(is_carried)
    return pd.concat([known[~needs], joined.drop(columns=["year", "base_year"])], ignore_index=True)


def _estimates(bases: pd.DataFrame) -> pd.DataFrame:
    """Give each area's mid-year estimates of each base, by year; one of nobody is none."""
    mid_years = [period for period in bases["period"].unique() if is_mid_year(period)]
    rows = bases[(bases["numerator"] > 0) & bases["period"].isin(mid_years)]
    rows = rows[[*KEY, "numerator", "status"]].set_axis(
        ["base", "area_code", "base_year", "denominator", "base_status"], axis=1
    )
    rows["base_year"] = rows["base_year"].map(base_year).astype(int)
    return rows.assign(year=rows["base_year"]).sort_values("year")


def _year_of_base(period: str) -> int:
    """Give the year a period starts in, or the year before where its estimate would be later than the period."""
    year = base_year(period)
    return year if ends(f"mid-{year}") <= ends(period) else year - 1
