"""What a return's or a plan's words are held against: the measures of its country, found by place and period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cjreport.assurance.claims.figures.ledger import CountryLedger
from cjreport.measures.frame.lookup import Address, look_up_in
from cjreport.measures.frame.quotable import QuotableFigures
from cjreport.measures.frame.selection import scope_of_report

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.measures.frame.lookup import Lookup, Row
    from cjreport.measures.frame.selection import ReportScope


@dataclass(frozen=True, eq=False)
class Evidence:
    """The measures of a country; what is looked up is sorted out when it is first asked for."""

    library: Library
    measures: pd.DataFrame

    @cached_property
    def lookup(self) -> Lookup:
        """The measures, to look figures up in."""
        return look_up_in(self.measures)

    @cached_property
    def ledger(self) -> CountryLedger:
        """The measures as prose may speak of them."""
        return CountryLedger(self.lookup, self.library)

    def at(self, place: Place, indicator: str, period: str) -> Row | None:
        """Give the row of a place's figure as it stands alone, None where nothing is told of it."""
        return self.lookup.at(Address(indicator, place.code, period))

    def quotable_in_return(self, inputs: Inputs) -> QuotableFigures:
        """Give the figures that a return may quote: those that its report may show."""
        return _quotable(self, scope_of_report(self.library, inputs.area, inputs.period))

    def quotable_in_plan(self, inputs: Inputs) -> QuotableFigures:
        """Give the figures that a plan may quote: of any indicator, up to the period that it stands beside."""
        scope = scope_of_report(self.library, inputs.area, inputs.period)
        return _quotable(self, replace(scope, lines=frozenset(self.library.indicators)))


@lru_cache(maxsize=2)
def _quotable(evidence: Evidence, scope: ReportScope) -> QuotableFigures:
    """Give what a report may quote; what one rule looks up, the next has at hand."""
    return QuotableFigures(evidence.lookup.within(scope), evidence.library.indicators, scope.area)
