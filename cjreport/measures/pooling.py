"""Adding up areas' counts and bases: a family group, or a partnership of several areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SETTINGS = ["kind", "multiplier", "base", "direction", "family_group", "frequency"]
UNSETTLED = ["estimated", "provisional", "revised"]
"""Statuses of figures that may still change, the least settled first: a figure made from others has the first."""


def pooled(based: pd.DataFrame, members: tuple[str, ...], code: str, *, complete: bool = False) -> pd.DataFrame:
    """Pool areas' counts and bases, never their rates, under a *code*; the note says how many areas had figures.

    *complete* leaves out what not all the areas have, and adds up counts too.
    """
    rows = based[based["area_code"].isin(members) & based["numerator"].notna()]
    shares = rows["kind"].isin(["rate", "proportion"]) & (rows["denominator"] > 0)
    rows = rows[shares | (rows["kind"] == "count")] if complete else rows[shares]
    if rows.empty:
        return rows
    settled = {status: place for place, status in enumerate([*UNSETTLED, "ok"])}
    rows = rows.assign(unsettled=rows["status"].map(settled))
    key = ["indicator", "period"]
    groups = rows.groupby(key, as_index=False)
    kept = dict.fromkeys(("unit", "part", *SETTINGS), "first")
    pool = groups.agg(kept | {"unsettled": "min", "note": "max"})
    pool = pool.merge(groups.agg(areas=("area_code", "size")), on=key)
    pool = pool.merge(groups[["numerator", "denominator"]].sum(min_count=1), on=key)
    pool["source"] = pool.merge(_sources(rows, key), on=key, how="left")["source"]
    pool["status"] = pool.pop("unsettled").map({place: status for status, place in settled.items()})
    pool = pool[pool["areas"] == len(members)] if complete else pool
    told = [f"pooled from {areas} of {len(members)} areas" for areas in pool.pop("areas")]
    pool["note"] = ["; ".join(filter(None, notes)) for notes in zip(pool["note"], told, strict=True)]
    return pool.assign(area_code=code)


def _sources(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Join the sources that figures pooled together come from."""
    distinct = rows[[*key, "source"]].drop_duplicates().sort_values("source")
    return distinct.groupby(key)["source"].agg("; ".join).reset_index()
