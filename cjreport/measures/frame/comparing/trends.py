"""Where yearly figures lead: over five years, or where the pandemic stands among those, beside the years before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import COUNTS
from cjreport.inputs.figures.columns import KEY as ROW_KEY
from cjreport.measures.combining.places import OWN_KINDS, PlaceKind
from cjreport.measures.frame.comparing.ordinary_periods import TOGETHER, last_years
from cjreport.measures.frame.comparing.side_by_side import GROUP, side_by_side
from cjreport.measures.statistics.areas.change_dispersion import (
    change_by_chance,
    change_on_scale,
    dispersion_of_changes,
    times_chance,
    widened,
)
from cjreport.measures.statistics.comparison import (
    NOT_ASSESSED,
    Comparison,
    change_words,
)
from cjreport.measures.statistics.trend import (
    KINDS,
    POINTS,
    Trend,
    change_over_years,
    trend_in_direction,
    trend_markers,
)
from cjreport.measures.thresholds import SMALL_BASE, SMALL_COUNT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjreport.measures.frame.comparing.ordinary_periods import OrdinaryPeriods
    from cjreport.measures.statistics.intervals import Floats
    from cjreport.measures.statistics.trend import Kind

    Counts = tuple[Floats, Floats]
    YearsOf = Mapping[tuple[str, str], Sequence[str]]

FIVE_YEARS, THREE_AND_THREE = "five years", "three years and three before"
"""What a trend rests on: a line through five years, or three years together beside three earlier ones."""
TRENDS = ["trend", "trend_basis", "trend_change", "trend_lower", "trend_upper"]
EARLIER = "earlier_years"
"""The column that names the years which three years are set beside."""
BLANK: dict[str, Any] = {"trend": NOT_ASSESSED, "trend_basis": "", EARLIER: "", **dict.fromkeys(TRENDS[2:], np.nan)}
MOVED = {
    Comparison.HIGHER: Trend.INCREASING,
    Comparison.LOWER: Trend.DECREASING,
    Comparison.NOT_DIFFERENT: Trend.NO_CHANGE,
}


def with_trend(rows: pd.DataFrame, usual: pd.DataFrame, periods: OrdinaryPeriods) -> pd.DataFrame:
    """Tell where yearly rates and proportions lead, but the country's and those of parts of others, as columns TRENDS.

    *usual* says by line and period how areas' changes vary (changes.usual_changes). Over five years a line must rise or
    fall by more than such figures do. Where one of the five was out of the ordinary, the last three years together are
    set beside the three before those that were, by as much as areas differ in that. Nothing is told across a break.
    """
    yearly = rows["place"].isin(OWN_KINDS) & (rows["frequency"] == "year") & rows["lower"].notna() & ~rows["part"]
    groups = pd.MultiIndex.from_frame(rows.loc[yearly, GROUP]).unique()
    five = {group: years for group in groups if periods.all_hold(group[0], years := last_years(group[1]))}
    six = {group: years for group in groups.difference([*five]) if (years := periods.around_what_was_out(*group))}
    rows = rows.assign(**BLANK)
    for kind in KINDS:
        chosen = rows[yearly & (rows["kind"] == kind)]
        asked = pd.MultiIndex.from_frame(chosen[GROUP])
        held = chosen.set_index(ROW_KEY)[COUNTS]
        if (of_five := asked.isin([*five])).any():
            figures = _figures_in(chosen[of_five], held, five)
            _put_in(rows, _over_five_years(chosen[of_five], figures, usual, kind))
        if (of_six := asked.isin([*six])).any():
            figures = _figures_in(chosen[of_six], held, six)
            _put_in(rows, _beside_earlier_years(chosen[of_six], figures, kind))
    names = {group: _span(years) for group, years in six.items()}
    earlier = pd.Series([names.get(group, "") for group in pd.MultiIndex.from_frame(rows[GROUP])], index=rows.index)
    return rows.assign(**{EARLIER: earlier.where(rows["trend_basis"] == THREE_AND_THREE, "")})


def _span(years: Sequence[str]) -> str:
    """Name the earlier three of six years."""
    return f"{years[0]} to {years[TOGETHER - 1]}"


def _put_in(rows: pd.DataFrame, told: pd.DataFrame) -> None:
    rows.loc[told.index, TRENDS] = told


def _over_five_years(rows: pd.DataFrame, figures: Counts, usual: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    counts, bases = figures
    of_a_year = (bases if kind == "proportion" else counts).mean(axis=1)
    varies = rows[GROUP].join(usual, on=GROUP)[["clustering", "between"]].to_numpy(dtype=float).T
    times = times_chance((varies[0], varies[1]), 2 / np.where(of_a_year > 0, of_a_year, np.nan))
    words = trend_markers(counts, bases, kind, times_chance=times)
    words = np.where(_are_few(rows, bases.sum(axis=1), POINTS), Trend.CANNOT_BE_CALCULATED, words)
    return _told(rows, words, FIVE_YEARS, np.stack(change_over_years(counts, bases, kind, times_chance=times)))


def _beside_earlier_years(rows: pd.DataFrame, figures: Counts, kind: Kind) -> pd.DataFrame:
    earlier, lately = (
        (counts, bases)
        for counts, bases in zip(*(each.reshape(-1, 2, TOGETHER).sum(axis=2).T for each in figures), strict=True)
    )
    difference, *by_chance = change_by_chance(lately, earlier, kind)
    limits = widened(difference, (by_chance[0], by_chance[1]), *_usual_among_areas(rows, lately, earlier, kind))
    said = change_words(difference, *limits)
    few = _are_few(rows, lately[1], TOGETHER)
    words = np.select([said == each for each in MOVED], [*MOVED.values()], Trend.CANNOT_BE_CALCULATED)
    words = np.where(few, Trend.CANNOT_BE_CALCULATED, words)
    return _told(rows, words, THREE_AND_THREE, np.stack([difference, *limits]))


def _are_few(rows: pd.DataFrame, bases: Floats, years: int) -> np.ndarray:
    """Whether in so many years together each row's share is of few people, or few cases are expected."""
    few = np.where(rows["kind"] == "proportion", bases < SMALL_BASE, rows["expected"] * years < SMALL_COUNT)
    return np.asarray(few, dtype=bool)


def _usual_among_areas(rows: pd.DataFrame, lately: Counts, earlier: Counts, kind: Kind) -> tuple[Floats, Floats]:
    """Give how many times chance's the variance of each such change is, by how areas differ in it, and its freedom."""
    moved, chance = change_on_scale(lately, earlier, kind)
    is_area = (rows["place"] == PlaceKind.AREA).to_numpy()
    areas = rows[is_area]
    if areas.empty:
        return np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    table = side_by_side(areas, sorted(areas["area_code"].unique()))
    usual = dispersion_of_changes(*(table.table(each[is_area])[:, np.newaxis] for each in (moved, chance)))
    at = table.places_of(rows)
    clustering, between, freedom = (
        np.where(at >= 0, each[at], np.nan) for each in (usual.clustering, usual.between, usual.freedom)
    )
    return times_chance((clustering, between), chance), freedom


def _figures_in(rows: pd.DataFrame, held: pd.DataFrame, years: YearsOf) -> Counts:
    """Give the counts and bases *held* of each row's place in the years that its line and period ask for."""
    asked = np.array([years[group] for group in pd.MultiIndex.from_frame(rows[GROUP])]).T
    keys = [pd.MultiIndex.from_arrays([rows["indicator"], rows["area_code"], of_year]) for of_year in asked]
    found = np.stack([held.reindex(key).to_numpy(dtype=float) for key in keys], axis=1)
    return found[..., 0], found[..., 1]


def _told(rows: pd.DataFrame, words: np.ndarray, basis: str, change: np.ndarray) -> pd.DataFrame:
    told = words != Trend.CANNOT_BE_CALCULATED
    columns = (
        trend_in_direction(words, rows["direction"].to_numpy()),
        np.where(told, basis, ""),
        *np.where(told, rows["scale"].to_numpy(dtype=float) * change, np.nan),
    )
    return pd.DataFrame(dict(zip(TRENDS, columns, strict=True)), index=rows.index)
