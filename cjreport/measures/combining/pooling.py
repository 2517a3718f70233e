"""Adding up areas' counts and bases: a family group, or a partnership of several areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.figures.columns import COUNTS
from cjreport.inputs.figures.columns import KEY as ROW_KEY
from cjreport.inputs.figures.statuses import Status
from cjreport.measures.combining.status import MISSING, combined_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SETTINGS = ["kind", "multiplier", "base", "direction", "family_group", "frequency"]
KEY = ["pool", "indicator", "period"]
BETWEEN_SOURCES = "; "
OF_FIGURES = [*COUNTS, "areas_pooled", "areas_in_pool", "base_carried_from"]
"""What a pool without a figure has none of."""


def partnership_pools(rows: pd.DataFrame, partnerships: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """Pool each partnership's areas, but for what *rows* already hold under the partnership's own code."""
    pairs = [(code, member, len(members)) for code, members in partnerships.items() for member in members]
    pools = pooled(rows, pd.DataFrame(pairs, columns=["pool", "area_code", "members"]), complete=True)
    pools = pools.rename(columns={"pool": "area_code"})
    held = pd.MultiIndex.from_frame(rows.loc[rows["area_code"].isin([*partnerships]), ROW_KEY])
    return pools[~pd.MultiIndex.from_frame(pools[ROW_KEY]).isin(held)]


def family_group_pools(rows: pd.DataFrame, family_groups: Mapping[str, Mapping[str, tuple[str, ...]]]) -> pd.DataFrame:
    """Pool each area's family group of each whole line, of the kind that the line is compared in; *pool* is whose."""
    pairs = [
        (area, member, kind, len(members))
        for kind, groups in family_groups.items()
        for area, members in groups.items()
        for member in members
    ]
    columns = ["pool", "area_code", "family_group", "members"]
    return pooled(rows[~rows["part"]], pd.DataFrame(pairs, columns=columns))


def pooled(rows: pd.DataFrame, pairs: pd.DataFrame, *, complete: bool = False) -> pd.DataFrame:
    """Pool areas' counts and bases, never their rates; *areas_pooled* and the note say how many had figures.

    *pairs* names each *pool*'s areas, with how many *members* it has; rows join it by all its other columns. *complete*
    adds up counts too, and leaves out what not all the members have; where the figure of one of them is suppressed or
    not available, so is the pool's.
    """
    usable = _is_share(rows) | _is_count(rows) | _is_missing(rows) if complete else _is_share(rows)
    by = [name for name in pairs.columns if name not in {"pool", "members"}]
    chosen = rows[usable].merge(pairs.astype(dict.fromkeys(["pool", *by], "str")), on=by)
    if chosen.empty:
        return rows.iloc[:0].rename(columns={"area_code": "pool"})
    pools = summed(chosen)
    carried = chosen.groupby(KEY)["base_carried_from"].max()
    pools = pools.assign(note=_notes(chosen, pools), base_carried_from=carried).reset_index()
    if complete:
        # a sum is not said not to apply because it does not to one area
        pools = pools[(pools["areas"] == pools["members"]) & (pools["status"] != Status.NOT_APPLICABLE)]
    missing = pools["status"].isin(MISSING)
    pools = pools.rename(columns={"areas": "areas_pooled", "members": "areas_in_pool"})
    pools[OF_FIGURES] = pools[OF_FIGURES].mask(missing)
    pools["note"] = pools["note"].mask(missing, "")
    lines = rows[["indicator", "part", *SETTINGS]].drop_duplicates("indicator")
    return pools.merge(lines, on="indicator")


def summed(chosen: pd.DataFrame) -> pd.DataFrame:
    """Add up the counts and bases of each pool's rows, by KEY, with their combined status and sources.

    *areas* is how many rows a pool has, *members* how many it could have.
    """
    groups = chosen.groupby(KEY)
    pools = groups[COUNTS].sum(min_count=1).assign(status=combined_by(groups["status"]))
    pools = pools.join(groups.agg(areas=("members", "size"), members=("members", "first"), unit=("unit", "first")))
    return pools.assign(source=_joined_sources(chosen))


def _is_share(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows["kind"].isin(["rate", "proportion"]) & rows["numerator"].notna() & (rows["denominator"] > 0)


def _is_count(rows: pd.DataFrame) -> pd.Series[bool]:
    return (rows["kind"] == "count") & rows["numerator"].notna()


def _is_missing(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows that could be pooled, were there a figure."""
    empty = rows["status"].isin(MISSING) & rows["numerator"].isna()
    return empty & rows["kind"].isin(["count", "rate", "proportion"])


def _joined_sources(chosen: pd.DataFrame) -> pd.Series[str]:
    """Join the sources that figures pooled together come from."""
    distinct = chosen[[*KEY, "source"]].drop_duplicates().sort_values("source")
    several = distinct.duplicated(KEY, keep=False)
    alone = distinct[~several].set_index(KEY)["source"]
    joined: pd.Series[str] = pd.concat([alone, distinct[several].groupby(KEY)["source"].agg(BETWEEN_SOURCES.join)])
    return joined


def sources_of(joined: Iterable[str]) -> set[str]:
    """Give the ids of every source that figures come from, each once."""
    return {source for sources in joined for source in sources.split(BETWEEN_SOURCES)}


def _notes(chosen: pd.DataFrame, pools: pd.DataFrame) -> pd.Series[str]:
    # Notes of areas differ in the year of their estimate alone: the latest is told of the pool.
    noted = chosen.loc[chosen["note"] != "", [*KEY, "note"]].groupby(KEY)["note"].max().reindex(pools.index)
    told = "pooled from " + pools["areas"].astype(str) + " of " + pools["members"].astype(str) + " areas"
    return told.where(noted.isna(), noted + "; " + told)
