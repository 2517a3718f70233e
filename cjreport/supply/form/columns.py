"""Columns and sheets that the forms of several kinds of documents have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents.common import Answer
from cjreport.supply.fields import YES_NO, Column, Kind
from cjreport.supply.form.layout import Records, fields_of, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.supply.form.layout import Content, Row
    from cjreport.supply.known_before import KnownBefore

NUMBER = key("Outcome", "outcome", "The outcome's number, or the short name of your own.", "outcome")
SHORT_NAME = key("Short name", "outcome", "A short name of your own for the outcome, such as L1.")
USED = Column("Used", "used", "Whether the assessment of the outcome rests on it.", Kind.YES_NO, YES_NO)
WHY_NOT = Column("If not, why", "why", "Why it is not used.", Kind.PROSE)
INDICATOR = key("Indicator id", "id", "The id of an indicator; add rows for others that you use.", "indicator")
OWN_INDICATOR = key("Indicator id", "id", "A short name of small letters and hyphens, as in the sheet Figures.")
MEASURES = Column("What it measures", "measures", "What the indicator measures, as in the plan.")
ACTION = key("Action id", "id", "The id of the action, as in the plan.")
ANSWERS = Records(
    "Answers",
    "Your answers to what the command cjreport check found. Leave it empty until you have run the check.",
    ("answers", "[]"),
    fields_of(Answer),
)
INDICATORS = (
    "The national indicators. Say of each whether the assessment of its outcome uses it{and_why}. Others that you use, "
    "such as the lines of METHODS.md, may be added below."
)


def national_indicators(_: Content, known: KnownBefore) -> Iterator[Row]:
    """Name each national indicator under its outcome."""
    for outcome in known.framework.outcomes:
        yield from ({"outcome": outcome.id, "id": indicator.id} for indicator in outcome.indicators)


def title_of_indicator(row: Row, known: KnownBefore) -> Row:
    """Give the title of the indicator that a row names."""
    indicator = known.library.indicators.get(str(row.get("id", "")))
    return {"title": indicator.title if indicator else ""}
