"""Looking figures up in the frame of measures, and writing them as readers see them."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.documents import nearest
from cjreport.inputs.periods import is_day, label
from cjreport.measures.frame import FAMILY_GROUP, is_current
from cjreport.present.blocks import Number, Run, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.frameworks import Indicator
    from cjreport.inputs.gather import Inputs

MINUS = "−"
STATUS_MARKS = {
    "provisional": "[p]",
    "revised": "[r]",
    "suppressed": "[c]",
    "not_available": "[x]",
    "not_applicable": "[z]",
    "estimated": "[e]",
}


OF_SCOTLAND = re.compile(r"Scotland|bulletin|council|publish|press\b|loaded|held|census|Act of|wording", re.IGNORECASE)
"""Words that speak of Scotland's own publications and areas."""
MARK_WORDS = {
    "[p]": "provisional",
    "[r]": "revised",
    "[e]": "estimated",
    "[c]": "withheld so that nobody can be recognised",
    "[x]": "not available",
    "[z]": "does not apply",
}


ROW_OF_FIRST = 2
"""The row of data.csv that the frame's first stands in, under the heads."""


class Address(NamedTuple):
    """Where a figure stands in the frame of measures."""

    indicator: str
    area: str
    period: str
    comparator: str = "none"


Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Figures:
    """The measures of one report, with the inputs that give them names."""

    inputs: Inputs
    measures: pd.DataFrame

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
            text=_text(row, field, indicator, rough=rough),
            value=float(row[field]),
            measure=address.indicator,
            area=address.area,
            period=address.period,
            field=field,
            comparator=address.comparator,
            strong=strong,
        )

    def marked(self, address: Address, *, strong: bool = False) -> Runs:
        """Write the figure at an address, and its mark where it is not settled."""
        number, row = self.number(address, strong=strong), self.at(address)
        if number.kind != "number" or row is None or row["status"] not in STATUS_MARKS:
            return (number,)
        return (number, Text(text=f" {STATUS_MARKS[row['status']]}", style="muted"))

    def name_of(self, code: str) -> str:
        """Name an area by its code; the family group and the country too."""
        if code == FAMILY_GROUP:
            return "Family group"
        areas = self.inputs.library.areas
        names = {region.code: region.name for region in areas.regions} | {areas.country.code: areas.country.name}
        return names.get(code) or areas.find(code).name


def _text(row: Row, field: str, indicator: Indicator, *, rough: bool) -> str:
    value = float(row[field])
    percent = "%" if indicator.kind == "proportion" and field not in {"numerator", "denominator"} else ""
    whole = field in {"numerator", "denominator"} or indicator.kind == "count"
    decimals = 0 if whole or (rough and abs(value) >= 100) else 1  # noqa: PLR2004 (from a hundred on, tenths are noise)
    # a published rate keeps the decimals it was published with
    published = field == "value" and row["method"] == "as published" and not rough
    text = f"{value:,.10g}" if published else f"{abs(value):,.{decimals}f}"
    if field.startswith("difference"):
        sign = "" if float(text.replace(",", "")) == 0 else (MINUS if value < 0 else "+")
        return f"{sign}{text}{' points' if percent else ''}"
    return text + percent


def say(*parts: str | Run | Runs) -> Runs:
    """Join words and figures into the runs of a sentence."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            runs.append(Text(text=part))
        elif isinstance(part, tuple):
            runs.extend(part)
        else:
            runs.append(part)
    return tuple(runs)


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: A, B and C."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def lowered(title: str) -> str:
    """Write a title as it stands inside a sentence: "GP registration" and "Scotland's" keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def capital(words: str) -> str:
    """Write words as they stand at the head of a sentence."""
    return words[:1].upper() + words[1:]


def plain(runs: Runs) -> str:
    """Give the words of a sentence without their marks, for alternative text and for a notebook's plain view."""
    return "".join("" if run.kind == "spine" else run.text for run in runs)


def explained(rows: Sequence[Sequence[Runs]]) -> tuple[Runs, ...]:
    """Say in a note what the marks in a table stand for."""
    shown = " ".join(plain(cell) for row in rows for cell in row)
    words = [f"{mark} {meaning}." for mark, meaning in MARK_WORDS.items() if mark in shown]
    return (say(" ".join(words)),) if words else ()


def address(text: str) -> str:
    """Give a text that is a web address, which may be a link; empty where it is anything else."""
    return text if text.startswith(("https://", "http://")) else ""


def link(where: str) -> Runs:
    """Write a web address as a link by its site's name; other words as they stand."""
    if not address(where):
        return say(where) if where else ()
    return (Text(text=where.split("/")[2].removeprefix("www."), href=where),)


def when(indicator: Indicator, period: str) -> str:
    """Say when a figure is of: "in 2024-25", "at the end of March 2025", "in the 2017-18 cohort"."""
    return f"in the {label(period)} cohort" if indicator.frequency == "cohort" else in_period(period)


def in_period(period: str) -> str:
    """Say when: "in 2024-25", "at the end of March 2025", "on 31 March 2014", "over 2020 to 2024"."""
    written = label(period)
    if " Q" in period:
        return f"at the end of {written.split(' to ')[1]}"
    if " to " in period:
        return f"over {written}"
    return f"on {written}" if is_day(period) else f"in {written}"
