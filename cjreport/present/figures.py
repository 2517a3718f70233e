"""Looking figures up in the frame of measures, and writing them as readers see them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.files.checked_yaml import nearest
from cjreport.inputs.periods import financial_year, year_before
from cjreport.measures.combining.places import FAMILY_GROUP, Comparator
from cjreport.measures.frame.lookup import Address, look_up_in
from cjreport.measures.frame.quotable import QuotableFigures
from cjreport.measures.frame.selection import is_current
from cjreport.measures.frame.written_figures import written_figure
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.text_runs import Number, Run, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    import pandas as pd

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.disclosure.gate import ShownInputs
    from cjreport.measures.frame.lookup import Lookup, Row
    from cjreport.measures.frame.written_figures import WrittenFigure

STATUS_MARKS: dict[str, str] = {
    Status.PROVISIONAL: "[p]",
    Status.REVISED: "[r]",
    Status.SUPPRESSED: "[c]",
    Status.NOT_AVAILABLE: "[x]",
    Status.NOT_APPLICABLE: "[z]",
    Status.ESTIMATED: "[e]",
}


@dataclass(frozen=True, repr=False)
class Figures:
    """The measures of one report, with the inputs that give them names."""

    inputs: ShownInputs
    measures: pd.DataFrame

    def __repr__(self) -> str:
        return f"Figures of {self.inputs.area.name}, {self.inputs.period}"

    @cached_property
    def lookup(self) -> Lookup:
        """The measures, to look figures up in."""
        return look_up_in(self.measures)

    @cached_property
    def quotable(self) -> QuotableFigures:
        """The figures that prose may quote."""
        return QuotableFigures(self.lookup, self.inputs.library.indicators, self.inputs.area.code)

    def indicator(self, name: str) -> Indicator:
        """Give an indicator's description."""
        indicators = self.inputs.library.indicators
        if name not in indicators:
            raise UnknownNameError(Problem(f'no indicator is called "{name}"', nearest(name, list(indicators))))
        return indicators[name]

    def rows(self, indicator: str, area: str | None = None, comparator: str = Comparator.NONE) -> pd.DataFrame:
        """Give an indicator's rows, of one area or all, in order of period."""
        rows = self.lookup.of(indicator).beside(comparator)
        return rows if area is None else rows[rows["area_code"] == area]

    def own_rows(self, indicator: str) -> pd.DataFrame:
        """Give the area's own rows of an indicator."""
        return self.rows(indicator, self.inputs.area.code)

    def latest(self, indicator: str, area: str | None = None) -> str | None:
        """Give the latest period for which the report's area, or another, has a figure, or None."""
        return next(reversed(self.periods(indicator, area)), None)

    def latest_of_areas(self, indicator: str) -> str | None:
        """Give the latest period for which any council area has a figure, or None."""
        latest = [self.latest(indicator, area.code) for area in self.inputs.library.areas.all]
        return max(filter(None, latest), default=None)

    def is_current(self, indicator: str) -> bool:
        """Whether the area's latest figure is at most a year older than the latest of any council area."""
        codes = [self.inputs.area.code, *(area.code for area in self.inputs.library.areas.all)]
        periods = [period for code in codes if (period := self.latest(indicator, code))]
        return bool(periods) and is_current(self.latest(indicator), max(periods))

    def period_shown(self, indicator: str) -> str:
        """Give the period that is shown: the area's latest or, where that is not current, the others'."""
        own = self.latest(indicator) if self.is_current(indicator) else None
        latest = (periods[-1] for periods in self.lookup.of(indicator).periods.values())
        return own or max(latest, default=self.inputs.period)

    def latest_reported(self, indicator: str) -> str | None:
        """Give the latest period for which anything is reported of the area, if only that its figure is withheld."""
        return self.lookup.of(indicator).latest_reported(self.inputs.area.code)

    def is_withheld(self, indicator: str) -> bool:
        """Whether the latest that is reported of the area is that its figure is withheld."""
        row = self.at(Address(indicator, self.inputs.area.code, self.latest_reported(indicator) or ""))
        return row is not None and row["status"] == Status.SUPPRESSED

    def is_disturbed(self, at: Address) -> bool:
        """Whether a figure's period, or the year before, was out of the ordinary for its series."""
        care, years = (
            self.inputs.library.period_caveats.get(at.indicator),
            map(financial_year, (at.period, year_before(at.period))),
        )
        return care is not None and not {*care.periods}.isdisjoint(years)

    def periods(self, indicator: str, area: str | None = None) -> Sequence[str]:
        """Give the periods for which the report's area, or another, has a figure, in order."""
        return self.lookup.of(indicator).periods.get(area or self.inputs.area.code, ())

    def at(self, address: Address) -> Row | None:
        """Give the row at an address, or None."""
        return self.lookup.at(address)

    def number(self, address: Address, field: str = "value", *, rough: bool = False, strong: bool = False) -> Run:
        """Write the figure at an address; what is not there is said with its mark."""
        return as_run(self.written(address, field, rough=rough), strong=strong)

    def written(self, address: Address, field: str = "value", *, rough: bool = False) -> WrittenFigure:
        """Give the figure at an address as measures write it."""
        return written_figure(self.lookup, self.inputs.library.indicators, address, field, rough=rough)

    def rounded(self, address: Address, field: str = "value") -> Decimal | None:
        """Give the figure at an address as it is written, or None where there is none."""
        return self.written(address, field).rounded

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

    def median(self, own: Address, *, rough: bool = False) -> Run:
        """Write the middle of the figures of the family group of the area at an address."""
        return self.number(own._replace(comparator=Comparator.FAMILY_GROUP), "comparator_value", rough=rough)

    def marked_median(self, own: Address) -> Runs:
        """Write the middle of the family group's figures as in a table, with a mark where some are not settled."""
        number, pooled = self.median(own), self.at(own._replace(area=FAMILY_GROUP))
        mark = STATUS_MARKS.get(str(pooled["status"])) if pooled and number.kind == "number" else None
        return (number, Text(text=f" {mark}", style="muted")) if mark else (number,)


def as_run(figure: WrittenFigure, *, strong: bool = False) -> Run:
    """Give a figure as it is written, with its address; of one that is not there, the mark that says why."""
    if figure.value is None:
        return Text(text=STATUS_MARKS.get(figure.status, "[x]"), style="muted")
    return Number(
        text=figure.text,
        value=figure.value,
        measure=figure.address.indicator,
        area=figure.address.area,
        period=figure.address.period,
        field=figure.column,
        comparator=figure.address.comparator,
        strong=strong,
    )
