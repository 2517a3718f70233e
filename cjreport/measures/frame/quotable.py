"""Which figures prose may quote, and where each stands in the frame of measures."""

from __future__ import annotations

from typing import NamedTuple

from cjreport.measures.combining.places import Comparator


class Place(NamedTuple):
    """Where a quoted field stands: beside which comparator, in which column."""

    comparator: Comparator
    column: str


FIELDS = {
    "value": Place(Comparator.NONE, "value"),
    "count": Place(Comparator.NONE, "numerator"),
    "base": Place(Comparator.NONE, "denominator"),
    "lower": Place(Comparator.NONE, "lower"),
    "upper": Place(Comparator.NONE, "upper"),
    "country": Place(Comparator.COUNTRY, "comparator_value"),
    "family_group": Place(Comparator.FAMILY_GROUP, "comparator_value"),
    "year_before": Place(Comparator.YEAR_BEFORE, "comparator_value"),
    "change": Place(Comparator.YEAR_BEFORE, "difference"),
    "period": Place(Comparator.NONE, "period"),
}
"""What may stand after the point of ``{{ indicator.field }}``: of the latest period told of the area."""
