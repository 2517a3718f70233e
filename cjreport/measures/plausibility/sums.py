"""Whether areas add up to their country and wider regions, and parts to their whole; and which areas are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import COUNTS, KEY
from cjreport.inputs.figures.statuses import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.inputs.registers.frameworks import Indicator

NOBODY = Status.NOT_APPLICABLE
"""The status of a row in which there is nobody to count: a nought in a sum."""
ROUNDED_TO = (1000, 500, 100, 50, 10, 5)
"""Where all counts of a sum are multiples of one of these, each may be rounded to it."""
ENOUGH = 6
"""So many counts show that they are rounded; fewer may be multiples by chance."""
SAME = 1e-6
"""Sums nearer than this are the same."""


def areas_unlike_wholes(
    figures: pd.DataFrame, made_of: Mapping[str, tuple[str, ...]], indicators: Mapping[str, Indicator]
) -> pd.DataFrame:
    """Give the counts of wholes that are not the sum of their areas, with *found*, *expected* and how many *areas*.

    *made_of* gives the areas of the country and of each wider region. An area without a figure of its own is counted
    through a region all of whose areas have none. Where areas are still missing, or the register says that they leave
    something out, the sum may be less than the whole, but never more. Sums of rounded counts may be off by half of what
    each is rounded to.
    """
    counts = _counts(figures)
    counts["sum"] = _key(counts, "indicator", "period", "column")
    areas = {area for members in made_of.values() for area in members}
    incomplete = {name for name, line in indicators.items() if line.areas_leave_out}
    found = []
    for whole, held in counts[counts["written"] & counts["area_code"].isin(made_of)].groupby("area_code"):
        members = made_of[str(whole)]
        within = counts[counts["sum"].isin(held["sum"])]
        parts = within[within["area_code"].isin(members)].assign(covers=1)
        if {*members} == areas:
            regions = {code: areas for code, areas in made_of.items() if code != whole}
            parts = pd.concat([parts, _standing_for_areas(within, parts, regions)])
        covered = held["sum"].map(parts.groupby("sum")["covers"].sum())
        once = held[covered <= len(members)]
        full = (covered[once.index] == len(members)) & ~once["indicator"].isin(incomplete)
        found.append(_unlike(once, full, parts))
    return pd.concat(found)


def _standing_for_areas(
    counts: pd.DataFrame, own: pd.DataFrame, made_of: Mapping[str, tuple[str, ...]]
) -> pd.DataFrame:
    """Give the rows of regions none of whose areas has a count of its own."""
    regions = counts[counts["area_code"].isin(made_of)]
    pairs = pd.DataFrame([(code, area) for code, areas in made_of.items() for area in areas], columns=["code", "area"])
    spread = regions[["sum", "area_code"]].reset_index().merge(pairs, left_on="area_code", right_on="code")
    double = spread[_key(spread, "sum", "area").isin(_key(own, "sum", "area_code"))]
    covers = regions["area_code"].map({code: len(areas) for code, areas in made_of.items()})
    return regions.assign(covers=covers)[~regions.index.isin(double["index"])]


def parts_unlike_wholes(figures: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Give the counts of lines that are not the sum of their parts, as areas_unlike_wholes does.

    Where the register says that parts leave something out, a part that other areas have is missing, or there is one
    alone, the sum may be less than the whole, but never more.
    """
    wholes = {name: line.part_of for name, line in indicators.items() if line.part_of}
    counts = _counts(figures[figures["indicator"].isin({*wholes, *wholes.values()})])
    counts = counts[counts["column"] == "numerator"]
    counts["sum"] = _key(counts, *KEY)
    parts = counts[counts["indicator"].isin(wholes)]
    parts = parts.assign(part=parts["indicator"], indicator=parts["indicator"].map(wholes))
    parts["sum"] = _key(parts, *KEY)
    held = counts[counts["written"] & counts["indicator"].isin(wholes.values())]
    kinds = parts.groupby(_key(parts, "indicator", "period"))["part"].nunique()
    wanted = _key(held, "indicator", "period").map(kinds)
    leaves_out = {name for name, line in indicators.items() if line.parts_leave_out}
    full = (held["sum"].map(parts.groupby("sum").size()) == wanted) & ~held["indicator"].isin(leaves_out) & (wanted > 1)
    return _unlike(held, full, parts)


def _unlike(held: pd.DataFrame, full: pd.Series[bool], parts: pd.DataFrame) -> pd.DataFrame:
    """Give the counts *held* whose *parts* add up to more or, where they should be all of it, to less."""
    both = held.assign(found=held["count"], expected=held["sum"].map(parts.groupby("sum")["count"].sum()))
    more = both["expected"] - both["found"]
    both = both[(more > SAME) | (full & (more < -SAME))]
    allowed = parts[parts["sum"].isin(both["sum"])].groupby("sum")["count"].agg(_allowed)
    return both[(both["expected"] - both["found"]).abs() > both["sum"].map(allowed).astype(float) + SAME]


def _key(rows: pd.DataFrame, *columns: str) -> pd.Series[str]:
    """Give each row one key of several columns."""
    key = rows[columns[0]]
    for column in columns[1:]:
        key = key + "|" + rows[column]
    return key


def _counts(figures: pd.DataFrame) -> pd.DataFrame:
    """Give every count in a row of its own, one of nobody as 0."""
    nobody = figures["status"] == NOBODY
    columns = [
        figures.assign(column=column, count=figures[column].mask(nobody, 0), written=figures[column].notna())
        for column in COUNTS
    ]
    rows = pd.concat(columns, ignore_index=True)
    return rows[rows["count"].notna()]


def _allowed(counts: pd.Series[float]) -> float:
    """Say by how much the sum of counts and its whole may differ, each being rounded: exact counts by nothing."""
    unit = next((unit for unit in ROUNDED_TO if len(counts) >= ENOUGH and (counts % unit == 0).all()), 0.0)
    if not (counts % 1 == 0).all():
        unit = next((10.0**-n for n in (1, 2) if np.allclose((counts * 10**n) % 1, 0, atol=SAME)), 0.001)
    # The whole is rounded too: hence one more.
    return (len(counts) + 1) * unit / 2


def missing_areas(figures: pd.DataFrame, areas: tuple[str, ...]) -> pd.DataFrame:
    """Give the areas that have no row for a line and period, of lines that most areas have.

    A line is one that most areas have if in most of its periods at least half of them have a row. A line that fewer
    have is of those areas alone, and nothing is missing.
    """
    rows = figures[figures["area_code"].isin(areas)][KEY]
    held = rows.groupby(["indicator", "period"])["area_code"].nunique().rename("areas").reset_index()
    in_most = (held["areas"] * 2 >= len(areas)).groupby(held["indicator"]).mean() > 1 / 2
    lines = held[held["indicator"].isin(in_most.index[in_most])][["indicator", "period"]]
    wanted = lines.merge(pd.DataFrame({"area_code": areas}), how="cross")
    lacking = ~_key(wanted, *KEY).isin(_key(rows, *KEY))
    return wanted.loc[lacking]
