"""Which of a country's measures one report may show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.periods import ends
from cjreport.measures.frame import AREA, COUNTRY, FAMILY_GROUP, KEY, SELECTORS, is_current

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Codes = NDArray[np.int_]


@dataclass(frozen=True)
class Scope:
    """Whose report it is, for which period, and the ids of the *lines* it may show; *regions* hold the whole of it."""

    area: str
    period: str
    lines: frozenset[str]
    regions: tuple[str, ...] = ()


def measures_for(measures: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Select the measures that the report of *scope* may show, as a frame of frame.COLUMNS sorted by frame.KEY.

    *measures* are the country's, of frame.calculate_measures; columns put to them since are kept. Of the area, its
    regions, its own family group and the country every period up to the report's is shown; of other areas one period of
    each whole line, their figures alone.
    """
    known = measures.loc[may_be_shown(measures, scope), [*KEY, "value", "place"]]
    always = known["area_code"].isin([scope.area, *scope.regions]) | (known["place"] != AREA)
    shown = periods_shown(known, scope.area)[known["indicator"].cat.codes]
    places = known.index[always | (known["period"].cat.codes == shown)].to_numpy()
    selected = measures.drop(columns=SELECTORS).take(places)
    return selected.astype(dict.fromkeys(KEY, "str")).reset_index(drop=True)


def may_be_shown(measures: pd.DataFrame, scope: Scope) -> pd.Series[bool]:
    """Leave out other lines, later periods, others' family groups and comparisons, and parts of others' lines."""
    own = measures["area_code"].isin([scope.area, *scope.regions])
    whole_of_others = (measures["place"] == AREA) & (measures["comparator"] == "none") & ~measures["part"]
    return (
        (own | whole_of_others | measures["place"].isin([COUNTRY, FAMILY_GROUP]))
        & measures["group_of"].isin(["", scope.area])
        & measures["indicator"].isin(scope.lines)
        & (measures["last_day"] <= ends(scope.period).toordinal())
    )


def periods_shown(known: pd.DataFrame, area: str) -> Codes:
    """Give for each indicator the period for which other areas are shown, -1 if none, as codes of their categories.

    It is the period of the area's own latest figure, or of the latest of any where that is out of date.
    """
    own = known["area_code"] == area
    held = known["value"].notna() & (known["comparator"] == "none")
    latest_own, latest = _latest(known[held & own]), _latest(known[held & (own | (known["place"] == AREA))])
    periods = known["period"].cat.categories.tolist()
    current = [
        of_own >= 0 and is_current(periods[of_own], periods[at]) for of_own, at in zip(latest_own, latest, strict=True)
    ]
    return np.where(current, latest_own, latest)


def _latest(rows: pd.DataFrame) -> Codes:
    latest = np.full(len(rows["indicator"].cat.categories), -1)
    np.maximum.at(latest, rows["indicator"].cat.codes, rows["period"].cat.codes)
    return latest
