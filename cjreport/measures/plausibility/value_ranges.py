"""Values that cannot well be so beside the others of their line: a country beyond its areas, shares as fractions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from cjreport.inputs.registers.frameworks import Indicator

MOST_AREAS = 0.9
"""At least this share of the areas have a figure: one that is missing may be the highest, and large."""
BEYOND = 1.1
"""A country's value may be so many times beyond its areas': it counts people whom no area does, and is rounded."""
PER_CENT = "%"


def outside_its_areas(
    figures: pd.DataFrame, indicators: Mapping[str, Indicator], country: str, areas: Collection[str]
) -> pd.DataFrame:
    """Give the values of the *country* that lie outside the range of its *areas*', with the nearest that is *expected*.

    A share, a rate or a mean of all lies among those of the parts. What is given by counts alone is worked out.
    """
    rows = figures.assign(found=_values(figures, indicators))
    key = ["indicator", "period"]
    held = rows[rows["area_code"].isin(areas) & rows["found"].notna()]
    ranges = held.groupby(key).agg(
        least=("found", "min"), most=("found", "max"), held=("found", "size"), any_local=("local", "any")
    )
    own = rows[(rows["area_code"] == country) & rows["value"].notna()].join(ranges, on=key)
    beyond = (own["found"] > own["most"] * BEYOND) | (own["found"] < own["least"] / BEYOND)
    expected = own["most"].where(own["found"] > own["most"], own["least"])
    told = own.assign(column="value", expected=expected, local=own["local"] | own["any_local"].eq(True))
    return told[beyond & (own["held"] >= MOST_AREAS * len(areas))]


def _values(figures: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.Series[float]:
    """Give each row's value, as published or else from its counts; a number of cases is none."""
    averages = {
        name: 100.0 if line.kind == "proportion" else line.multiplier
        for name, line in indicators.items()
        if line.kind in {"proportion", "rate", "ratio", "duration"}
    }
    scale = figures["indicator"].map(averages)
    worked_out = figures["numerator"] / figures["denominator"].where(figures["denominator"] > 0) * scale
    values: pd.Series[float] = figures["value"].fillna(worked_out).where(scale.notna())
    return values


def all_as_fractions(figures: pd.DataFrame, indicators: Mapping[str, Indicator], country: str) -> pd.DataFrame:
    """Give the first of the values of each line of percentages none of which is above 1, but for noughts.

    The country's and the areas' may come from two publications, and are looked at each by themselves. A value that has
    its counts beside it is held to them.
    """
    of_percentages = figures["indicator"].isin([name for name, line in indicators.items() if line.unit == PER_CENT])
    rows = figures[of_percentages & (figures["value"] > 0) & figures["numerator"].isna()]
    whose = [rows["indicator"], rows["area_code"] == country]
    small = rows.groupby(whose)["value"].transform("max") <= 1
    first = rows[small & ~rows.groupby(whose).cumcount().astype(bool)]
    return first.assign(column="value", found=first["value"], expected=first["value"] * 100)
