"""Who the statutory partners are, and by when they publish: what the Act and its guidance settle, as data."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pydantic import Field, model_validator

from cjreport.inputs.files.checked_yaml import Record, read_document
from cjreport.inputs.periods import EARLIEST, FinancialYear, ends

if TYPE_CHECKING:
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.registers.areas import Place


class StatutoryPartner(Record):
    """A partner of section 13: *name* is what it is called, in which {area} and {health_board} are the area's.

    *names* has other names by an area's code, and *not_in* the areas without one, by code, and why that is held.
    """

    id: str
    title: str
    name: str = ""
    names: dict[str, str] = Field(default_factory=dict)
    not_in: dict[str, str] = Field(default_factory=dict)
    note: str = ""

    def is_in(self, place: Place) -> bool:
        """Whether *place* has such a partner."""
        return not place.codes <= {*self.not_in}

    def called_in(self, place: Place) -> str:
        """Give its name in *place*, the names of several joined; empty where it is not known."""
        areas = [area for area in place.members or (place,) if area.code not in self.not_in]
        return "; ".join(dict.fromkeys(filter(None, map(self._name, areas))))

    def _name(self, area: Place) -> str:
        named = {"area": area.name, "health_board": getattr(area, "health_board", "")}
        return self.names.get(area.code) or self.name.format(**named)


class Partners(Record):
    """A country's partners.yaml."""

    source: str
    partners: tuple[StatutoryPartner, ...]


class Deadline(Record):
    """The day by which guidance asks for a period's report: *day* and *month* of the year in which the period ends."""

    first_period: FinancialYear
    last_period: FinancialYear | None
    day: int
    month: int
    basis: str
    source: str

    @model_validator(mode="after")
    def _check(self) -> Deadline:
        try:
            dt.date(EARLIEST, self.month, self.day)
        except ValueError:
            raise ValueError(f"there is no day {self.day} in a month {self.month}") from None
        return self

    def falls(self, period: str) -> dt.date:
        """Give the last day for *period*."""
        return dt.date(ends(period).year, self.month, self.day)


class Deadlines(Record):
    """The register data/deadlines.yaml."""

    deadlines: tuple[Deadline, ...]


class Duties(Record):
    """The partners of a country and the days by which they publish."""

    partners: tuple[StatutoryPartner, ...]
    deadlines: tuple[Deadline, ...]

    def partners_of(self, place: Place) -> tuple[StatutoryPartner, ...]:
        """List the statutory partners that *place* has."""
        return tuple(partner for partner in self.partners if partner.is_in(place))

    def deadline(self, period: str) -> Deadline | None:
        """Give the deadline of a period's report, None where it is not known."""
        known = (d for d in self.deadlines if d.first_period <= period <= (d.last_period or period))
        return next(known, None)


def read_duties(workbench: Workbench) -> Duties:
    """Read a country's partners.yaml and the register of deadlines; raises InputError."""
    partners = read_document(workbench.data / "partners.yaml", Partners).partners
    deadlines = read_document(workbench.registers / "deadlines.yaml", Deadlines).deadlines
    return Duties(partners=partners, deadlines=deadlines)
