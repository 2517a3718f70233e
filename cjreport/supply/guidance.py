"""What people are told of a field where they fill it in: its description and, where it is known, its section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.registers.rules import RULES
from cjreport.supply.fields import Kind

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cjreport.supply.fields import Column

PERCENTAGE = "A percentage may be typed as 45%."


def section_of(model: type[BaseModel], field: str) -> str:
    """Give the section of the Act that asks for a field: Section 23(2)(a); empty where it is not known."""
    rules = (kind.asked_by.get((each, field)) for each in model.__mro__ for kind in KINDS.values())
    rule = next(filter(None, rules), None)
    return RULES[rule].section.capitalize() if rule else ""


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
