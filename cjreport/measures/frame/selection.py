"""Which of a country's measures one report may show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.periods import ends, year_before
from cjreport.inputs.registers.frameworks import governing
from cjreport.measures.combining.places import Comparator, PlaceKind
from cjreport.measures.frame.columns import KEY, SELECTORS

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd
    from numpy.typing import NDArray

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place

    Codes = NDArray[np.int_]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Scope:
    """Whose report it is, for which period, and the ids of the *lines* it may show; *regions* hold the whole of it."""

    area: str
    period: str
    lines: frozenset[str]
    regions: tuple[str, ...] = ()


def scope_of_report(library: Library, place: Place, period: str) -> Scope:
    """Say what the annual report of a place for a period may show: its framework's indicators and those of context."""
    framework = governing(library.frameworks, period)
    return Scope(
        area=place.code,
        period=period,
        lines=frozenset(line.id for line in (*library.context.indicators, *framework.indicators)),
        regions=tuple(region.code for region in library.areas.regions_of(place)),
    )


def measures_for(measures: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Select the measures that the report of *scope* may show, without SELECTORS, sorted by KEY.

    *measures* are the country's, of calculate.calculate_measures; columns put to them since are kept. Of the area, its
    regions, its own family group and the country every period up to the report's is shown; of other areas one period of
    each whole line, their figures alone.
    """
    places = np.flatnonzero(may_be_shown(measures, scope))
    known = measures[[*KEY, "value", "place"]].take(places)
    always = among(known["area_code"], [scope.area, *scope.regions]) | ~among(known["place"], [PlaceKind.AREA])
    shown = periods_shown(known, scope.area)[known["indicator"].cat.codes]
    return _taken(measures, places[always | (known["period"].cat.codes == shown).to_numpy()])


def measures_of_line(measures: pd.DataFrame, line: str) -> pd.DataFrame:
    """Select what a page about one line may show: every period of every council area and of the country.

    Each stands alone, and the areas' beside the country and the year before; otherwise as measures_for.
    """
    chosen = among(measures["indicator"], [line]) & among(measures["place"], [PlaceKind.AREA, PlaceKind.COUNTRY])
    beside = among(measures["comparator"], [Comparator.NONE, Comparator.COUNTRY, Comparator.YEAR_BEFORE])
    return _taken(measures, np.flatnonzero(chosen & beside))


def _taken(measures: pd.DataFrame, places: Codes) -> pd.DataFrame:
    selected = measures.take(places).drop(columns=SELECTORS)
    words = {key: selected[key].cat.categories.take(selected[key].cat.codes.to_numpy()) for key in KEY}
    return selected.reset_index(drop=True).assign(**words)


def may_be_shown(measures: pd.DataFrame, scope: Scope) -> Flags:
    """Leave out other lines, later periods, others' family groups and comparisons, and parts of others' lines."""
    own = among(measures["area_code"], [scope.area, *scope.regions])
    alone, part = among(measures["comparator"], [Comparator.NONE]), measures["part"].to_numpy(dtype=bool)
    in_time: Flags = measures["last_day"].to_numpy(dtype=int) <= ends(scope.period).toordinal()
    whole_of_others = among(measures["place"], [PlaceKind.AREA]) & alone & ~part
    shown: Flags = (
        (own | whole_of_others | among(measures["place"], [PlaceKind.COUNTRY, PlaceKind.FAMILY_GROUP]))
        & among(measures["group_of"], ["", scope.area])
        & among(measures["indicator"], scope.lines)
        & in_time
    )
    return shown


def among(words: pd.Series[str], chosen: Collection[str]) -> Flags:
    """Whether each of a column of categories is one of those chosen."""
    is_chosen = np.asarray(words.cat.categories.isin([*chosen]), dtype=bool)
    flags: Flags = is_chosen[words.cat.codes.to_numpy()]
    return flags


def periods_shown(known: pd.DataFrame, area: str) -> Codes:
    """Give for each indicator the period for which other areas are shown, -1 if none, as codes of their categories.

    It is the period of the area's own latest figure, or of the latest of any where that is out of date.
    """
    own = among(known["area_code"], [area])
    held = known["value"].notna().to_numpy() & among(known["comparator"], [Comparator.NONE])
    of_areas = own | among(known["place"], [PlaceKind.AREA])
    latest_own, latest = _latest(known, held & own), _latest(known, held & of_areas)
    periods = known["period"].cat.categories.tolist()
    current = [
        of_own >= 0 and is_current(periods[of_own], periods[at]) for of_own, at in zip(latest_own, latest, strict=True)
    ]
    return np.where(current, latest_own, latest)


@cache
def is_current(own: str | None, latest: str) -> bool:
    """Whether an area's latest figure is at most a year older than the latest of any area."""
    return own is not None and ends(own) >= ends(year_before(latest))


def _latest(known: pd.DataFrame, rows: Flags) -> Codes:
    latest = np.full(len(known["indicator"].cat.categories), -1)
    # Periods of one kind are in the order of time by their letters, so the greatest code is the latest.
    np.maximum.at(latest, known["indicator"].cat.codes.to_numpy()[rows], known["period"].cat.codes.to_numpy()[rows])
    return latest
