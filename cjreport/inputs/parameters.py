"""What a report is run for."""

from __future__ import annotations

from pydantic import ValidationError

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.documents import Record
from cjreport.inputs.workbench import SCOTLAND


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
        problems = [(each["loc"][0], each["input"], each["msg"]) for each in error.errors()]
        what = [f"{name} is {given!r}: {message}" for name, given, message in problems]
        raise UnknownNameError(*(Problem(each, "Put it in quotes.") for each in what)) from None
