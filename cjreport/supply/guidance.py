"""What people are told of a field where they fill it in: its description and, where it is known, its section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents import plans, returns
from cjreport.inputs.registers.rules import RULES
from cjreport.supply.fields import Kind
from cjreport.supply.form.layout import MOST_ROWS

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cjreport.supply.fields import Column

PERCENTAGE = "A percentage may be typed as 45%."
ASKED_BY: dict[tuple[type, str], str] = {
    (returns.AreaReturn, "governance"): "governance",
    (returns.AreaReturn, "partners"): "partners",
    (returns.AreaReturn, "local_outcomes"): "local-outcome",
    (returns.AreaReturn, "consultation"): "consultation",
    (returns.AreaReturn, "guidance"): "guidance",
    (returns.AreaReturn, "published"): "published",
    (returns.AreaReturn, "sent_to_cjs"): "sent-to-cjs",
    (returns.OutcomeAccount, "action_taken"): "action-taken",
    (returns.OutcomeAccount, "achieved"): "achieved",
    (returns.OutcomeAccount, "progress"): "progress",
    (returns.OutcomeAccount, "indicators_used"): "indicators",
    (returns.OutcomeAccount, "indicators_not_used"): "indicators",
    (returns.LocalOutcome, "indicators"): "local-indicator",
    (plans.PlannedOutcome, "achieved"): "plan-achieved",
    (plans.PlannedOutcome, "assessment"): "plan-assessment",
    (plans.PlannedOutcome, "indicators_used"): "plan-indicators",
    (plans.PlannedOutcome, "priority"): "plan-priority",
    (plans.PlannedOutcome, "why"): "plan-why",
    (plans.PlannedOutcome, "actions"): "plan-actions",
    (plans.PlannedLocalOutcome, "indicators"): "plan-local-indicators",
}
"""The rule of the check that asks for a field."""

IN_A_CELL = "A cell holds up to 32,767 characters; Alt+Enter begins a new line (Ctrl+Enter in LibreOffice)."
MORE_ROWS = "Rows may be added below the last."
HOW = {
    "Where to write": (
        "In the cells with a pale yellow ground: under Your answer, or in the columns of a table. Cells with a white "
        "ground tell what is asked. What does not apply may stay empty, also a whole sheet."
    ),
    "How long": (f"{IN_A_CELL} Excel shows some 27 lines of a row; the rest is kept, and shows in the formula bar."),
    "More rows": (
        f"Write below the last row of a table, as far as row {MOST_ROWS:,}. Leave the headings, their order and the "
        "names of sheets as they are, and write nothing beside a table: it would not be read, and you would be told."
    ),
    "Numbers": (
        "What a cell shows is what is taken. A percentage may be typed as 45%, or as 45 with the unit %. Write no "
        "words with a number: 120, and not about 120."
    ),
    "Formatting": (
        "Bold letters and colours are not kept. Words may be in Markdown: **bold**, [a link](https://www.gov.scot), "
        'and "- " before each item of a list.'
    ),
    "People": "Never write a person's name or address. Write the role.",
    "When it is filled in": 'Save it as an Excel workbook (.xlsx), and run: cjreport import "{file}"{country}',
}
"""How a form is filled in, as its cover tells."""


def section_of(model: type[BaseModel], field: str) -> str:
    """Give the section of the Act that asks for a field: Section 23(2)(a); empty where it is not known."""
    for each in model.__mro__:
        if rule := ASKED_BY.get((each, field)):
            return RULES[rule].section.capitalize()
    return ""


def guidance_of(model: type[BaseModel], field: str) -> str:
    """Give a field's description, with its section of the Act where that is known and not said already."""
    about, section = model.model_fields[field].description or "", section_of(model, field)
    return f"{about} {section}." if section and section.casefold() not in about.casefold() else about


def guidance_in_form(column: Column) -> str:
    """Give what is told of a cell of a form: what to write, and how; there true and false are yes and no."""
    about = guidance_of(column.model, column.field) if column.model and column.field else column.about
    if column.kind is Kind.YES_NO:
        about = about.replace("true", "yes").replace("false", "no")
    return " ".join(filter(None, (about, column.kind.value, PERCENTAGE if _may_be_share(column) else "")))


def _may_be_share(column: Column) -> bool:
    """Whether a number may be a percentage: where a unit or an indicator says what it is."""
    fields = column.model.model_fields if column.model else {}
    return column.kind is Kind.NUMBER and ("unit" in fields or "measure" in fields)
