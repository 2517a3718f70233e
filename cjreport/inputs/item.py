"""One thing that reports are made of: what a notebook opened, and what a build asks for."""

from __future__ import annotations

from cjreport.inputs.files.checked_yaml import Record
from cjreport.inputs.files.workbench import SCOTLAND
from cjreport.inputs.parameters import ReportParams

ANNUAL = "area"
"""The kind of annual reports: before there were kinds all were, so nothing need say it."""


class Item(Record):
    """A kind of report, and the place, period and country it is of, as the registers have them, not as typed."""

    kind: str
    code: str
    place: str
    period: str
    country: str = SCOTLAND

    @property
    def keywords(self) -> tuple[str, ...]:
        """Tell the item from every other, as a file's properties hold it."""
        return (self.kind, self.code, self.period, self.country)

    @property
    def parameters(self) -> ReportParams:
        """Give the parameters of the notebook that makes it."""
        return ReportParams(area=self.place, period=self.period, country=self.country)

    def __str__(self) -> str:
        kind = "" if self.kind == ANNUAL else f"{self.kind} of "
        country = "" if self.country == SCOTLAND else f" ({self.country})"
        return f"{kind}{self.place}, {self.period}{country}"
