"""The register of areas: who they are, what else they are called, and which areas are like them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError

from cjreport.errors import InputError, Problem, UnknownNameError
from cjreport.inputs.documents import Record, nearest, read_document
from cjreport.inputs.tables import read_rows

if TYPE_CHECKING:
    from pathlib import Path

Names = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(n.strip() for n in text.split(";") if n.strip()))]


class Area(Record):
    """A council area, as data/areas.csv describes it."""

    code: str = Field(pattern=r"^[A-Z]\d{8}$")
    name: str = Field(min_length=1)
    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    gaelic_name: str
    former_codes: Names
    other_names: Names
    partnership: str
    health_board_code: str
    health_board: str
    adp_code: str
    adp: str
    police_division_code: str
    police_division: str
    sheriffdom: str
    sheriffdom_certainty: Literal["sited", "approximate"]
    sheriffdom_note: str
    family_group_people: str
    family_group_other: str
    tile_row: int
    tile_column: int

    @property
    def also_called(self) -> tuple[str, ...]:
        """Every name and code that means this area."""
        return (self.code, self.name, self.slug, *self.former_codes, *self.other_names)


class Country(Record):
    """The country whose areas are reported on; an *example* country is fictional and says so everywhere."""

    name: str
    code: str
    example: bool
    attribution: str


class Areas(Record):
    """Every area of a country."""

    country: Country
    all: tuple[Area, ...]

    @cached_property
    def by_name(self) -> dict[str, Area]:
        """Each name and code in plain letters, and the area it means."""
        return {_plain(name): area for area in self.all for name in area.also_called}

    def find(self, name: str) -> Area:
        """Find an area by code, former code, name, slug or other name; raises UnknownNameError."""
        if area := self.by_name.get(_plain(name)):
            return area
        names = [n for area in self.all for n in (area.name, *area.other_names)]
        raise UnknownNameError(Problem(f'no area is called "{name}"', nearest(name, names)))

    def family_group(self, area: Area, kind: str) -> tuple[Area, ...]:
        """List the other areas of *area*'s family group of a *kind*: people or other."""
        field = f"family_group_{kind}"
        group = getattr(area, field)
        return tuple(a for a in self.all if group and a is not area and getattr(a, field) == group)

    def partners(self, area: Area) -> tuple[Area, ...]:
        """List the other areas that share *area*'s partnership."""
        return tuple(a for a in self.all if a is not area and area.partnership and a.partnership == area.partnership)


def read_areas(home: Path) -> Areas:
    """Read data/country.yaml and data/areas.csv; raises InputError with every problem."""
    country = read_document(home / "data" / "country.yaml", Country)
    return Areas(country=country, all=_read_rows(home / "data" / "areas.csv"))


def _read_rows(file: Path) -> tuple[Area, ...]:
    areas: dict[int, Area] = {}
    problems: list[Problem] = []
    for line, row in read_rows(file, Area.model_fields).items():
        try:
            areas[line] = Area.model_validate(row)
        except ValidationError as error:
            problems += [_cell_problem(file, line, e["loc"], e["msg"]) for e in error.errors()]
    problems += _repeated(file, areas)
    if problems:
        raise InputError(*problems)
    return tuple(areas.values())


def _cell_problem(file: Path, line: int, loc: tuple[int | str, ...], message: str) -> Problem:
    return Problem(message, "Correct this cell.", file, line, str(loc[0]) if loc else None)


def _repeated(file: Path, areas: dict[int, Area]) -> list[Problem]:
    seen: dict[str, Area] = {}
    problems = []
    for line, area in areas.items():
        for name in {_plain(n) for n in area.also_called}:
            if name in seen:
                what = f'"{name}" means both {seen[name].name} and {area.name}'
                problems.append(Problem(what, "A name or code may belong to one area only.", file, line))
            seen[name] = area
    return problems


def _plain(name: str) -> str:
    """Fold case, "&" and punctuation, so that names match however they are typed."""
    words = re.sub(r"[’'.]", "", name.casefold()).replace("&", " and ")
    return " ".join(re.split(r"[\s,_-]+", words)).strip()
