"""What a return's words are held against: the measures of its country, found by place and period."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjreport.assurance.claims.ledger import CountryLedger, country_ledger
from cjreport.inputs.periods import ends
from cjreport.measures.frame.quotable import FIELDS
from cjreport.measures.rounding import in_full, rounded

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.documents.prose import Quotation
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place

    Row = dict[str, Any]
    Series = dict[tuple[str, str], list[Row]]
    """An indicator's rows by place and comparator, in the order of their periods."""

WORDS = ("area_code", "comparator", "period", "group_of")
COLUMNS = (
    *WORDS,
    "last_day",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "comparator_value",
    "difference",
    "status",
    "source",
)
"""What is looked up of a row."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """The measures of a country; what is looked up is sorted when it is first asked for."""

    library: Library
    measures: pd.DataFrame
    _series: dict[str, Series] = field(default_factory=dict)

    @cached_property
    def ledger(self) -> CountryLedger:
        """The measures as prose may speak of them."""
        return country_ledger(self.measures, self.library)

    @cached_property
    def _rows_of(self) -> dict[Any, Any]:
        return self.measures.groupby("indicator", observed=True).indices

    def series(self, indicator: str) -> Series:
        """Give an indicator's rows by place and comparator, in the order of their periods."""
        if indicator not in self._series:
            rows = self.measures.take(self._rows_of.get(indicator, [])).sort_values("last_day")
            columns = [rows[name].astype("str").tolist() if name in WORDS else rows[name].tolist() for name in COLUMNS]
            series: Series = {}
            for cells in zip(*columns, strict=True):
                row = dict(zip(COLUMNS, cells, strict=True))
                if row["group_of"] in {"", row["area_code"]}:
                    series.setdefault((row["area_code"], row["comparator"]), []).append(row)
            self._series[indicator] = series
        return self._series[indicator]

    def at(self, place: Place, indicator: str, period: str) -> Row | None:
        """Give the row of a place's figure as it stands alone, None where nothing is told of it."""
        alone = self.series(indicator).get((place.code, "none"), [])
        return next((row for row in alone if row["period"] == period), None)

    def figure(self, place: Place, period: str, quotation: Quotation) -> object:
        """Give what a quotation means for a place's report of a period, None where there is no figure."""
        series, at = self.series(quotation.indicator), FIELDS[quotation.field]
        last = ends(period).toordinal()
        told = [row for row in series.get((place.code, "none"), []) if row["last_day"] <= last]
        if told and at.column == "period":
            return str(told[-1]["period"])
        if not told or told[-1]["value"] != told[-1]["value"]:
            return None
        beside = (row for row in series.get((place.code, at.comparator), []) if row["period"] == told[-1]["period"])
        found = next(beside, {}).get(at.column)
        return found if found == found else None  # noqa: PLR0124 (not a number is not equal to itself)

    def as_text(self, place: Place, period: str, quotation: Quotation) -> str:
        """Write what a quotation means, as prose is read; as it was typed where it means nothing."""
        indicator = self.library.indicators.get(quotation.indicator)
        found = self.figure(place, period, quotation) if indicator and quotation.field in FIELDS else None
        if not isinstance(found, int | float):
            return quotation.text if found is None else str(found)
        percent = (
            "%" if indicator and indicator.kind == "proportion" and quotation.field not in {"count", "base"} else ""
        )
        return f"{in_full(rounded(found, 1))}{percent}"
