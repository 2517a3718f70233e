"""Looking figures up in a frame of measures: a country's, or what one report may show of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.selection import ReportScope, measures_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Row = dict[str, Any]


class Address(NamedTuple):
    """Where a figure stands in the frame of measures."""

    indicator: str
    area: str
    period: str
    comparator: str = Comparator.NONE


@dataclass(frozen=True, eq=False)
class Lookup:
    """The rows of a frame of measures by indicator; what is asked of an indicator is sorted out once.

    *rows_of* gives an indicator's rows as they stand in the frame.
    """

    rows_of: Callable[[str], pd.DataFrame]
    _known: dict[str, IndicatorRows] = field(default_factory=dict)

    def of(self, indicator: str) -> IndicatorRows:
        """Give an indicator's rows."""
        if indicator not in self._known:
            self._known[indicator] = IndicatorRows(_of_their_own(self.rows_of(indicator)))
        return self._known[indicator]

    def at(self, address: Address) -> Row | None:
        """Give the row at an address, or None."""
        return self.of(address.indicator).at(address)

    def within(self, scope: ReportScope) -> Lookup:
        """Narrow it to what the report of a scope may show."""
        return Lookup(lambda indicator: measures_for(self.rows_of(indicator), scope))


def look_up_in(measures: pd.DataFrame) -> Lookup:
    """Give a look-up of a frame, of calculate.calculate_measures or of what selection gives of it."""
    places = {str(name): np.asarray(at) for name, at in measures.groupby("indicator", observed=True).indices.items()}
    none = np.array([], dtype=int)
    return Lookup(lambda indicator: measures.take(places.get(indicator, none)))


def _of_their_own(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out family groups and, of those of several areas that a region stands beside, all: none has an address."""
    if "group_of" not in rows:
        return rows
    group, area = rows["group_of"].astype("str"), rows["area_code"].astype("str")
    return rows[(group == "") | (group == area)]


@dataclass(frozen=True, eq=False)
class IndicatorRows:
    """An indicator's rows, in the order of the frame: by place, period and comparator."""

    rows: pd.DataFrame

    @cached_property
    def _beside(self) -> Mapping[str, pd.DataFrame]:
        return {str(name): rows for name, rows in self.rows.groupby("comparator", observed=True)}

    def beside(self, comparator: str) -> pd.DataFrame:
        """Give the rows beside a comparator, "none" for the figures alone."""
        return self._beside.get(comparator, self.rows.iloc[:0])

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        return {str(name): self.rows[name].tolist() for name in self.rows.columns}

    @cached_property
    def _places(self) -> dict[tuple[str, str, str], int]:
        """Where each area, period and comparator stands."""
        keys = zip(*(self._columns[name] for name in ("area_code", "period", "comparator")), strict=True)
        return {key: place for place, key in enumerate(keys)}

    def at(self, address: Address) -> Row | None:
        """Give the row at an address, or None."""
        place = self._places.get(address[1:])
        return None if place is None else {name: column[place] for name, column in self._columns.items()}

    @cached_property
    def alone(self) -> tuple[Row, ...]:
        """The rows of figures that stand alone, where there is a figure."""
        places = (place for (*_, comparator), place in self._places.items() if comparator == Comparator.NONE)
        rows = ({name: column[place] for name, column in self._columns.items()} for place in places)
        return tuple(row for row in rows if not pd.isna(row["value"]))

    @cached_property
    def periods(self) -> dict[str, list[str]]:
        """The periods for which each place has a figure, in order."""
        periods: dict[str, list[str]] = {}
        for row in self.alone:
            periods.setdefault(str(row["area_code"]), []).append(str(row["period"]))
        return {area: sorted(known) for area, known in periods.items()}

    def latest_reported(self, area: str) -> str | None:
        """Give the latest period for which anything is reported of a place, if only that its figure is suppressed."""
        own = (period for code, period, comparator in self._places if (code, comparator) == (area, Comparator.NONE))
        return max(own, default=None)
