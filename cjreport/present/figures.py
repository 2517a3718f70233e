"""Looking figures up in the frame of measures, and writing them as readers see them."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.files.models import nearest
from cjreport.inputs.periods import financial_year, year_before
from cjreport.measures.combining.places import FAMILY_GROUP
from cjreport.measures.frame.selection import is_current
from cjreport.measures.rounding import decimals_of, rounded, written
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.blocks import Number, Run, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.registers.frameworks import Indicator

SMALL = 10
"""Where all figures of a line are smaller than this, they are written with two decimals if they are published so."""
MINUS = "−"
STATUS_MARKS = {
    "provisional": "[p]",
    "revised": "[r]",
    "suppressed": "[c]",
    "not_available": "[x]",
    "not_applicable": "[z]",
    "estimated": "[e]",
}


OF_SCOTLAND = re.compile(
    r"Scotland|bulletin|council|publish|press\b|missing|\bonly\b|given here|census|Act of|wording", re.IGNORECASE
)
"""Words that speak of Scotland's own publications and areas."""


ROW_OF_FIRST = 2
"""The row of data.csv that the frame's first stands in, under the heads."""


class Address(NamedTuple):
    """Where a figure stands in the frame of measures."""

    indicator: str
    area: str
    period: str
    comparator: str = "none"


Row = dict[Hashable, Any]


@dataclass(frozen=True, repr=False)
class Figures:
    """The measures of one report, with the inputs that give them names."""

    inputs: Inputs
    measures: pd.DataFrame

    def __repr__(self) -> str:
        return f"Figures of {self.inputs.area.name}, {self.inputs.period}"

    @cached_property
    def _lines(self) -> dict[Hashable, pd.DataFrame]:
        return dict(list(self.measures.groupby(["indicator", "comparator"])))

    def indicator(self, name: str) -> Indicator:
        """Give an indicator's description."""
        indicators = self.inputs.library.indicators
        if name not in indicators:
            raise UnknownNameError(Problem(f'no indicator is called "{name}"', nearest(name, list(indicators))))
        return indicators[name]

    def rows(self, indicator: str, area: str | None = None, comparator: str = "none") -> pd.DataFrame:
        """Give an indicator's rows, of one area or all, in order of period."""
        rows = self._lines.get((indicator, comparator), self.measures.iloc[:0])
        return rows if area is None else rows[rows["area_code"] == area]

    def own(self, indicator: str) -> pd.DataFrame:
        """Give the area's own rows of an indicator."""
        return self.rows(indicator, self.inputs.area.code)

    def latest(self, indicator: str, area: str | None = None) -> str | None:
        """Give the latest period for which the report's area, or another, has a figure, or None."""
        return self._latest.get(indicator, {}).get(area or self.inputs.area.code)

    def is_current(self, indicator: str) -> bool:
        """Whether the area's latest figure is at most a year older than the latest of any council area."""
        codes = [self.inputs.area.code, *(area.code for area in self.inputs.library.areas.all)]
        periods = [period for code in codes if (period := self.latest(indicator, code))]
        return bool(periods) and is_current(self.latest(indicator), max(periods))

    def shown(self, indicator: str) -> str:
        """Give the period that a line is shown for: the area's latest or, where that is not current, the others'."""
        own = self.latest(indicator) if self.is_current(indicator) else None
        return own or max(self._latest.get(indicator, {}).values(), default=self.inputs.period)

    def told(self, indicator: str) -> str | None:
        """Give the latest period for which anything is told of the area, if only that its figure is withheld."""
        periods = self.own(indicator)["period"]
        return None if periods.empty else str(periods.iloc[-1])

    def is_withheld(self, indicator: str) -> bool:
        """Whether the latest that is told of the area is that its figure is withheld."""
        row = self.at(Address(indicator, self.inputs.area.code, self.told(indicator) or ""))
        return row is not None and row["status"] == "suppressed"

    def is_disturbed(self, at: Address) -> bool:
        """Whether a figure's period, or the year before, was out of the ordinary for its series."""
        care, years = (
            self.inputs.library.cares.get(at.indicator),
            map(financial_year, (at.period, year_before(at.period))),
        )
        return care is not None and not {*care.periods}.isdisjoint(years)

    def fitting(self, words: str) -> str:
        """Give a register's words, without those that an example's report cannot say: on how Scotland publishes."""
        return "" if self.inputs.library.areas.country.example and OF_SCOTLAND.search(words) else words

    def in_download(self, *indicators: str) -> tuple[tuple[int, int], ...]:
        """Give the first and last of each run of rows of data.csv that holds the indicators' figures.

        The row of heads is row 1. The frame is written in its own order, in which an indicator's rows stand together.
        """
        runs: list[tuple[int, int]] = []
        for name in sorted(set(indicators) & self._runs.keys(), key=lambda name: self._runs[name]):
            first, last = self._runs[name]
            adjoins = bool(runs) and runs[-1][1] + 1 == first
            runs[-1:] = [(runs[-1][0], last)] if adjoins else [*runs[-1:], (first, last)]
        return tuple(runs)

    @cached_property
    def _runs(self) -> dict[Hashable, tuple[int, int]]:
        places = self.measures.groupby("indicator").indices
        return {name: (int(at[0]) + ROW_OF_FIRST, int(at[-1]) + ROW_OF_FIRST) for name, at in places.items()}

    def known(self, indicator: str, area: str | None = None) -> Sequence[str]:
        """Give the periods for which the report's area, or another, has a figure, in order."""
        return self._known.get((indicator, area or self.inputs.area.code), ())

    @cached_property
    def _known(self) -> dict[tuple[str, str], list[str]]:
        held = self.measures[self.measures["value"].notna() & (self.measures["comparator"] == "none")]
        known: dict[tuple[str, str], list[str]] = {}
        for indicator, area, period in zip(held["indicator"], held["area_code"], held["period"], strict=True):
            known.setdefault((str(indicator), str(area)), []).append(str(period))
        return {key: sorted(periods) for key, periods in known.items()}

    @cached_property
    def _latest(self) -> dict[str, dict[str, str]]:
        """The latest period of each indicator for which each place has a figure."""
        latest: dict[str, dict[str, str]] = {}
        for (indicator, area), periods in self._known.items():
            latest.setdefault(indicator, {})[area] = periods[-1]
        return latest

    @cached_property
    def _decimals(self) -> dict[Hashable, int]:
        """How many decimals each line is written with: one, none where all are published whole, two of small ones."""
        held = self.measures[self.measures["value"].notna() & (self.measures["comparator"] == "none")]
        published = held[~held["indicator"].isin(held.loc[held["method"] != "as published", "indicator"])]
        told = pd.DataFrame(
            {"decimals": published["value"].map(decimals_of), "small": published["value"].abs() < SMALL}
        )
        lines = told.groupby(published["indicator"]).agg({"decimals": "max", "small": "all"})
        two = lines["small"] & (lines["decimals"] > 1)
        decimals: dict[Hashable, int] = (1 + two.astype(int)).mask(lines["decimals"] == 0, 0).to_dict()
        return decimals

    @cached_property
    def _places(self) -> dict[Address, int]:
        """Where in the frame each address stands."""
        keys = self.measures[["indicator", "area_code", "period", "comparator"]].itertuples(index=False, name=None)
        return {Address(*key): place for place, key in enumerate(keys)}

    @cached_property
    def _columns(self) -> dict[Hashable, list[Any]]:
        return {name: self.measures[name].tolist() for name in self.measures.columns}

    def at(self, address: Address) -> Row | None:
        """Give the row at an address, or None."""
        place = self._places.get(address)
        return None if place is None else {name: column[place] for name, column in self._columns.items()}

    def number(self, address: Address, field: str = "value", *, rough: bool = False, strong: bool = False) -> Run:
        """Write the figure at an address; what is not there is said with its mark."""
        row = self.at(address)
        if row is None or pd.isna(row[field]):
            status = "not_available" if row is None else str(row["status"])
            return Text(text=STATUS_MARKS.get(status, "[x]"), style="muted")
        indicator = self.indicator(address.indicator)
        return Number(
            text=_text(row, field, indicator, self._places_of(address, field, row, rough=rough)),
            value=float(row[field]) + 0.0,  # so that nought has no sign
            measure=address.indicator,
            area=address.area,
            period=address.period,
            field=field,
            comparator=address.comparator,
            strong=strong,
        )

    def rounded(self, address: Address, field: str = "value") -> Decimal | None:
        """Give the figure at an address as it is written, or None where there is none."""
        row = self.at(address)
        return None if row is None or pd.isna(row[field]) else rounded(row[field], self._places_of(address, field, row))

    def _places_of(self, address: Address, field: str, row: Row, *, rough: bool = False) -> int:
        """Say how many decimals a figure is written with."""
        if field in {"numerator", "denominator"} or self.indicator(address.indicator).kind == "count":
            return 0
        # in a sentence tenths are noise from a hundred on, and of nothing
        if rough and (row[field] == 0 or abs(row[field]) >= 100):  # noqa: PLR2004
            return 0
        return self._decimals.get(address.indicator, 1)

    def marked(self, address: Address, *, strong: bool = False) -> Runs:
        """Write the figure at an address as it stands in a table, with its mark where it is not settled.

        A share of fewer than SMALL_BASE people is written as the counts that it is of: a percentage would say too much.
        """
        number, row = self.number(address, strong=strong), self.at(address)
        if number.kind != "number" or row is None:
            return (number,)
        few = self.indicator(address.indicator).kind == "proportion" and row["denominator"] < SMALL_BASE
        part, whole = (self.number(address, field, strong=strong) for field in ("numerator", "denominator"))
        told: Runs = (number,)
        if few and part.kind == "number":
            told = (part.model_copy(update={"sorts_as": number.value}), Text(text=" of "), whole)
        mark = STATUS_MARKS.get(str(row["status"]))
        return (*told, Text(text=f" {mark}", style="muted")) if mark else told

    def name_of(self, code: str) -> str:
        """Name an area by its code; the family group and the country too."""
        if code == FAMILY_GROUP:
            return "Family group"
        areas = self.inputs.library.areas
        names = {region.code: region.name for region in areas.regions} | {areas.country.code: areas.country.name}
        return names.get(code) or areas.find(code).name

    def in_sentence(self, code: str) -> str:
        """Name a place as it stands inside a sentence: "the Scottish Borders", but "Fife" and "Scotland"."""
        areas = self.inputs.library.areas
        spoken = {place.code: place.in_sentence for place in (*areas.all, *areas.partnerships)}
        return spoken.get(code) or self.name_of(code)


def _text(row: Row, field: str, indicator: Indicator, places: int) -> str:
    value = float(row[field])
    percent = "%" if indicator.kind == "proportion" and field not in {"numerator", "denominator"} else ""
    text = written(abs(value), places)
    if field.startswith("difference"):
        sign = "" if not rounded(value, places) else (MINUS if value < 0 else "+")
        return f"{sign}{text}{' points' if percent else ''}"
    return text + percent
