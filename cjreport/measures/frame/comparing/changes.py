"""Each figure beside its own of a year before: how far it moved, and how far such figures move with nothing to tell.

Years that were out of the ordinary for a line, as those of the pandemic, are left out on both sides: no change is told
from or to them, and they say nothing of what is usual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import FIGURES, KEY
from cjreport.inputs.periods import ends, year_before
from cjreport.measures.combining.places import PlaceKind
from cjreport.measures.frame.comparing.expected import are_few
from cjreport.measures.frame.comparing.side_by_side import GROUP, side_by_side
from cjreport.measures.statistics.areas.change_dispersion import (
    change_by_chance,
    change_on_scale,
    dispersion_of_changes,
    times_chance,
    unlike_others,
    widened,
)
from cjreport.measures.statistics.comparison import (
    NOT_ASSESSED,
    Comparison,
    change_words,
    in_direction,
)
from cjreport.measures.statistics.discoveries import chance_of
from cjreport.measures.statistics.trend import KINDS

if TYPE_CHECKING:
    from cjreport.measures.combining.places import Places
    from cjreport.measures.frame.comparing.ordinary_periods import OrdinaryPeriods
    from cjreport.measures.statistics.intervals import Floats, Limits
    from cjreport.measures.statistics.trend import Kind

    Counts = tuple[Floats, Floats]

PAIRS = 3
"""What is usual is taken from so many pairs of years, the latest that are not left out."""
DISPERSION = ["clustering", "between", "mean", "mean_variance", "freedom"]
"""Columns that say how changes vary, of a row's line and period."""
LIMITS = ["difference_lower", "difference_upper"]


def since_year_before(own: pd.DataFrame, usual: pd.DataFrame, periods: OrdinaryPeriods) -> pd.DataFrame:
    """Set places' rows beside their own of a year before: is the difference more than such figures usually show?

    Its interval holds what chance does and what areas' changes, *usual* of usual_changes, differ by besides. A change
    from or to a period out of the ordinary, and one of which it is not known how such figures vary, have no interval
    and are not assessed; nothing is set beside what was counted before a line began anew. *unusual* says of council
    areas' changes whether they are unlike those of other areas.
    """
    rows = _paired(own, periods).join(usual, on=GROUP)
    rows[DISPERSION] = rows[DISPERSION].mask(rows["is_out"])
    rows = rows.assign(comparator_value=rows["value_before"], difference=rows["value"] - rows["value_before"])
    rows[LIMITS] = np.column_stack(_limits(rows))
    lower, upper = (rows[name] for name in LIMITS)
    chance = chance_of(rows["difference"], lower, upper, rows["freedom"])
    return rows.assign(comparison=_words(rows), unusual=_beside_other_areas(rows), chance=chance)


def told_apart(rows: pd.DataFrame) -> pd.DataFrame:
    """Compare two samples by chance alone: each row's own figure, and the one set beside it (_before)."""
    rows = rows.assign(comparator_value=rows["value_before"], difference=rows["value"] - rows["value_before"])
    rows[LIMITS] = np.column_stack(_by_chance(rows))
    return rows.assign(comparison=_words(rows))


def usual_changes(measured: pd.DataFrame, periods: OrdinaryPeriods, places: Places) -> pd.DataFrame:
    """Say by line and period how council areas' changes since a year before vary, as columns DISPERSION.

    *measured* are figures that stand alone. A period's changes are seen with those of the pairs of years before it,
    PAIRS in all; changes of areas with too few cases are no part of it.
    """
    rows = _paired(measured[(measured["place"] == PlaceKind.AREA) & ~measured["part"]], periods)
    areas = rows[~rows["is_out"] & ~are_few(rows) & ~are_few(rows, "_before")]
    return pd.concat(
        _usual_of(areas[areas["kind"] == kind], rows[rows["kind"] == kind], places, kind) for kind in KINDS
    )


def _paired(own: pd.DataFrame, periods: OrdinaryPeriods) -> pd.DataFrame:
    """Give each row its place's own figures of a year before (_before), and whether either *is_out* of the ordinary."""
    rows = own.assign(before=own["period"].map({period: year_before(period) for period in own["period"].unique()}))
    rows = rows.merge(
        own[[*KEY, *FIGURES, "expected"]],
        left_on=["indicator", "area_code", "before"],
        right_on=KEY,
        suffixes=("", "_before"),
    )
    pairs = pd.MultiIndex.from_frame(rows[["indicator", "before", "period"]])
    known = pairs.unique()
    one = {(name, *pair): periods.is_one_series(name, pair) for name, *pair in known}
    out = {(name, *pair): any(periods.is_out(name, each) for each in pair) for name, *pair in known}
    rows = rows.assign(is_out=pairs.map(out).to_numpy(dtype=bool))
    return rows[pairs.map(one).to_numpy(dtype=bool)]


def _usual_of(areas: pd.DataFrame, rows: pd.DataFrame, places: Places, kind: Kind) -> pd.DataFrame:
    wanted = pd.MultiIndex.from_frame(rows[GROUP].drop_duplicates())
    if areas.empty:
        return pd.DataFrame(columns=DISPERSION, index=wanted[:0], dtype=float)
    table = side_by_side(areas, places.areas)
    pairs = _last_pairs(wanted, table.groups)
    moved, chance = (_of_pairs(table.table(each), pairs) for each in change_on_scale(*_counts_of(areas), kind))
    usual = dispersion_of_changes(moved, chance)
    # what all areas did in the period's own pair, which is the first if it is not left out
    is_own = pairs[:, 0] == table.groups.get_indexer(wanted)
    of_own = [np.where(is_own, each[:, 0], np.nan) for each in (usual.mean, usual.mean_variance)]
    columns = (usual.clustering, usual.between, *of_own, usual.freedom)
    return pd.DataFrame(dict(zip(DISPERSION, columns, strict=True)), index=wanted)


def _last_pairs(wanted: pd.MultiIndex, known: pd.MultiIndex) -> np.ndarray:
    """Find for each line and period where the last PAIRS pairs of *known* up to it stand, the latest first, else -1."""
    places = {group: place for place, group in enumerate(known)}
    earliest = known.to_frame().groupby(level=0)[GROUP[1]].min()

    def found(name: str, period: str) -> list[int]:
        pairs: list[int] = []
        while name in earliest.index and ends(period) >= ends(earliest[name]) and len(pairs) < PAIRS:
            pairs += [places[name, period]] if (name, period) in places else []
            period = year_before(period)
        return [*pairs, *[-1] * (PAIRS - len(pairs))]

    return np.array([found(*group) for group in wanted], dtype=int)


def _of_pairs(table: Floats, pairs: np.ndarray) -> Floats:
    return np.where((pairs >= 0)[..., np.newaxis], table[pairs], np.nan)


def _limits(rows: pd.DataFrame) -> Limits:
    """Give the limits of changes: those by chance alone, widened by what such figures change by besides."""
    times = np.full(len(rows), np.nan)
    for kind in KINDS:
        chosen = (_is_counted(rows) & (rows["kind"] == kind)).to_numpy()
        _, chance = change_on_scale(*_counts_of(rows[chosen]), kind)
        usual = rows.loc[chosen, ["clustering", "between"]].to_numpy(dtype=float).T
        times[chosen] = times_chance((usual[0], usual[1]), chance)
    freedom = rows["freedom"].to_numpy(dtype=float)
    return widened(rows["difference"].to_numpy(dtype=float), _by_chance(rows), times, freedom)


def _by_chance(rows: pd.DataFrame) -> Limits:
    limits = np.full((2, len(rows)), np.nan)
    for kind in KINDS:
        chosen = (_is_counted(rows) & (rows["kind"] == kind)).to_numpy()
        of_one = np.stack(change_by_chance(*_counts_of(rows[chosen]), kind)[1:])
        limits[:, chosen] = rows.loc[chosen, "scale"].to_numpy(dtype=float) * of_one
    return limits[0], limits[1]


def _counts_of(rows: pd.DataFrame) -> tuple[Counts, Counts]:
    """Give the counts and bases of now and of the year before."""
    now, before = (
        (rows[f"numerator{suffix}"].to_numpy(dtype=float), rows[f"denominator{suffix}"].to_numpy(dtype=float))
        for suffix in ("", "_before")
    )
    return now, before


def _is_counted(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows["lower"].notna() & rows["numerator_before"].notna() & (rows["denominator_before"] > 0)


def _words(rows: pd.DataFrame) -> np.ndarray:
    words = change_words(rows["difference"], *(rows[name] for name in LIMITS))
    few = (are_few(rows) | are_few(rows, "_before")) & (words != NOT_ASSESSED)
    return in_direction(np.where(few, Comparison.TOO_FEW, words), rows["direction"].to_numpy())


def _beside_other_areas(rows: pd.DataFrame) -> np.ndarray:
    """Say of council areas' changes whether they are unlike what all areas did."""
    words = np.full(len(rows), NOT_ASSESSED, dtype=object)
    told = (
        (_is_counted(rows) & (rows["place"] == PlaceKind.AREA)).to_numpy() & ~are_few(rows) & ~are_few(rows, "_before")
    )
    for kind in KINDS:
        chosen = told & (rows["kind"] == kind).to_numpy()
        moved, chance = change_on_scale(*_counts_of(rows[chosen]), kind)
        clustering, between, mean, of_mean, freedom = rows.loc[chosen, DISPERSION].to_numpy(dtype=float).T
        variance = chance * times_chance((clustering, between), chance) + of_mean
        words[chosen] = unlike_others(moved, variance, mean, freedom)
    return words
