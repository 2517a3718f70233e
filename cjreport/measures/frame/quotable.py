"""Which figures prose may quote, and where each stands in the frame of measures."""

from __future__ import annotations

from typing import NamedTuple

from cjreport.measures.frame.calculate import COUNTRY, FAMILY_GROUP, YEAR_BEFORE


class Place(NamedTuple):
    """Where a quoted field stands: beside which comparator, in which column."""

    comparator: str
    column: str


FIELDS = {
    "value": Place("none", "value"),
    "count": Place("none", "numerator"),
    "base": Place("none", "denominator"),
    "lower": Place("none", "lower"),
    "upper": Place("none", "upper"),
    "country": Place(COUNTRY, "comparator_value"),
    "family_group": Place(FAMILY_GROUP, "comparator_value"),
    "year_before": Place(YEAR_BEFORE, "comparator_value"),
    "change": Place(YEAR_BEFORE, "difference"),
    "period": Place("none", "period"),
}
"""What may stand after the point of ``{{ indicator.field }}``: of the latest period told of the area."""
