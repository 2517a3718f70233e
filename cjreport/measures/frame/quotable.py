"""Which figures prose may quote, where each stands in the frame of measures, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.periods import label
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.measures.frame.written_figures import WrittenFigure, written_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.inputs.documents.prose import Quotation
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.frame.lookup import Lookup


class QuotedField(NamedTuple):
    """Where a quoted field stands: beside which comparator, in which column."""

    comparator: Comparator
    column: str


FIELDS = {
    "value": QuotedField(Comparator.NONE, "value"),
    "count": QuotedField(Comparator.NONE, "numerator"),
    "base": QuotedField(Comparator.NONE, "denominator"),
    "lower": QuotedField(Comparator.NONE, "lower"),
    "upper": QuotedField(Comparator.NONE, "upper"),
    "country": QuotedField(Comparator.COUNTRY, "comparator_value"),
    "family_group": QuotedField(Comparator.FAMILY_GROUP, "comparator_value"),
    "year_before": QuotedField(Comparator.YEAR_BEFORE, "comparator_value"),
    "change": QuotedField(Comparator.YEAR_BEFORE, "difference"),
    "period": QuotedField(Comparator.NONE, "period"),
}
"""What may stand after the point of ``{{ indicator.field }}``: of the latest period told of the area."""


@dataclass(frozen=True, eq=False)
class QuotableFigures:
    """The figures that the prose of one report may quote: the latest that is told of its *area*."""

    lookup: Lookup
    indicators: Mapping[str, Indicator]
    area: str

    def find(self, quotation: Quotation) -> WrittenFigure | None:
        """Give the figure that is quoted, or None where it names no indicator or field.

        Without words it is one that is not there to be shown. A period has words and no value.
        """
        place = FIELDS.get(quotation.field)
        if place is None or quotation.indicator not in self.indicators:
            return None
        period = self.lookup.of(quotation.indicator).latest_reported(self.area) or ""
        at = Address(quotation.indicator, self.area, period, place.comparator)
        if place.column == "period":
            return WrittenFigure(at, place.column, text=label(period) if period else "")
        return written_figure(self.lookup, self.indicators, at, place.column)

    def as_text(self, quotation: Quotation) -> str:
        """Write a quotation as readers see it; as it was typed where there is nothing to show."""
        found = self.find(quotation)
        return found.text if found and found.text else quotation.text
