"""What a report is run for."""

from __future__ import annotations

from pydantic import ValidationError

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.files.checked_yaml import Record
from cjreport.inputs.files.workbench import SCOTLAND

EXAMPLES = {"area": "Angus", "country": "scotland"}


class ReportParams(Record):
    """The parameters of a report's notebook, one for one."""

    area: str
    period: str
    country: str = SCOTLAND


def checked_parameters(area: str, period: str, country: str) -> ReportParams:
    """Give the parameters that a notebook passes; raises UnknownNameError where one is not text."""
    try:
        return ReportParams(area=area, period=period, country=country)
    except ValidationError as error:
        raise UnknownNameError(*(_problem(str(each["loc"][0]), each["input"]) for each in error.errors())) from None


def _problem(name: str, given: object) -> Problem:
    if name == "period":
        return Problem(f"period is {given!r}", 'Write a financial year in quotes, such as period="2024-25".')
    return Problem(f"{name} is {given!r}", f'Write a name in quotes, such as {name}="{EXAMPLES[name]}".')
