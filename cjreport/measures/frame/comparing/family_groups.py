"""Each area beside the other members of its family group: their median, and where a council like them would lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import special

from cjreport.measures.frame.comparing.expected import are_few
from cjreport.measures.frame.comparing.side_by_side import columns_of, side_by_side
from cjreport.measures.statistics.areas.between_areas import expected_of_another, line_among, off_scale, on_scale, reach
from cjreport.measures.statistics.comparison import NOT_ASSESSED, Comparison, beside_benchmark, in_direction
from cjreport.measures.statistics.trend import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.measures.combining.places import Places
    from cjreport.measures.statistics.intervals import Floats
    from cjreport.measures.statistics.trend import Kind

MIN_PEERS = 4
"""Fewer members than this do not show by how much such councils differ."""
TAIL = 0.025
NO_MEMBER = -1


def beside_family_groups(own: pd.DataFrame, areas: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Set places' rows beside the members of their family group: is the figure where a council like them would lie?

    *own* has *group_of*, the area whose group each is set beside, and *areas* are the council areas' own rows. The
    comparator's value is the median of the members' figures, and the interval of the difference is that of the
    prediction: it holds 0 where the figure lies within it. With fewer than MIN_PEERS members that have a figure it is
    not assessed.
    """
    told = [_of_a_kind(own[own["kind"] == kind], areas[areas["kind"] == kind], places, kind) for kind in KINDS]
    return pd.concat(told)


def _of_a_kind(own: pd.DataFrame, areas: pd.DataFrame, places: Places, kind: Kind) -> pd.DataFrame:
    counted = areas[areas["lower"].notna() & ~areas["part"]]
    if counted.empty:
        return own.iloc[:0]
    table = side_by_side(counted, places.areas)
    own = own.assign(at=table.places_of(own), column=columns_of(own["group_of"], places.areas))
    own = own[(own["at"] >= 0) & (own["column"] >= 0)]
    peers = [
        _figures_of_members(own, table.table(counted[name]), places) for name in ("value", "numerator", "denominator")
    ]
    some = ~np.isnan(peers[0]).all(axis=1)
    own, (values, *counts) = own.take(np.flatnonzero(some)), [each[some] for each in peers]
    beside = _beside_peers(own, np.nanmedian(values, axis=1), _predicted(own, counts, kind))
    return beside.drop(columns=["at", "column"])


def _figures_of_members(own: pd.DataFrame, table: Floats, places: Places) -> Floats:
    """Give for each row the figures of its group's members, of a table of areas; NaN where there are fewer of them."""
    with_none = np.pad(table, ((0, 0), (0, 1)), constant_values=np.nan)
    found = np.full((len(own), _most_members(places)), np.nan)
    for kind, groups in places.family_groups.items():
        chosen = (own["family_group"] == kind).to_numpy()
        members = _columns_of(groups, places, found.shape[1])[own.loc[chosen, "column"]]
        found[chosen] = with_none[own.loc[chosen, "at"].to_numpy()[:, np.newaxis], members]
    return found


def _most_members(places: Places) -> int:
    return max((len(members) for groups in places.family_groups.values() for members in groups.values()), default=0)


def _columns_of(groups: Mapping[str, tuple[str, ...]], places: Places, most: int) -> np.ndarray:
    """Give the columns of each area's fellow members, NO_MEMBER where there are fewer than *most*."""
    columns = np.full((len(places.areas), most), NO_MEMBER)
    for at, area in enumerate(places.areas):
        members = groups.get(area, ())
        columns[at, : len(members)] = columns_of(members, places.areas)
    return columns


class Predicted(NamedTuple):
    """Where a council of each row's base would lie, were it one more like the members, and how likely so far out."""

    lower: Floats
    upper: Floats
    chance: Floats


def _predicted(own: pd.DataFrame, counts: list[Floats], kind: Kind) -> Predicted:
    part, whole = counts
    among = line_among(on_scale(part / whole, kind), 1 / whole)
    base, scale, value = own[["denominator", "scale", "value"]].to_numpy(dtype=float).T
    middle, error = expected_of_another(among, 1 / np.where(base > 0, base, np.nan))
    freedom = np.where(among.freedom + 1 >= MIN_PEERS, among.freedom, np.nan)
    half = reach(freedom, TAIL) * error
    apart = np.abs(on_scale(value / scale, kind) - middle) / error
    lower, upper = (scale * off_scale(middle + way * half, kind) for way in (-1, 1))
    return Predicted(lower, upper, np.asarray(2 * special.stdtr(freedom, -apart)))


def _beside_peers(own: pd.DataFrame, median: Floats, predicted: Predicted) -> pd.DataFrame:
    value = own["value"].to_numpy(dtype=float)
    lower, upper = value - predicted.upper, value - predicted.lower
    words = beside_benchmark(lower, upper, np.zeros_like(value))
    words = np.where(are_few(own) & (words != NOT_ASSESSED), Comparison.TOO_FEW, words)
    return own.assign(
        comparator_value=median,
        difference=value - median,
        difference_lower=lower,
        difference_upper=upper,
        comparison=in_direction(words, own["direction"].to_numpy()),
        chance=predicted.chance,
    )
