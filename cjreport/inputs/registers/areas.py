"""The register of areas: who they are, what else they are called, and which areas are like them."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError

from cjreport.errors import InputError, Problem, UnknownNameError
from cjreport.inputs.files.checked_yaml import Record, closest, nearest, read_document, suggestion
from cjreport.inputs.files.tables import read_rows
from cjreport.inputs.files.yaml_faults import shortened
from cjreport.inputs.periods import FinancialYear, as_written, every_period

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench

LONGEST_NAME = 200
"""No area's name has more characters."""
_APOSTROPHES = frozenset("'’‘`´ʼ′.")
_AND = re.compile(r"[&+]")
_NOTE = re.compile(r"\[[^\[\]]*\]|\((?:the|notes?[\w ,]*|\d{1,2}|[a-z])\)", re.IGNORECASE)
"""What tables put behind a name: Fife [note 1], Highland Council (The)."""
_IN_MANY_NAMES = frozenset(
    ["community", "justice", "partnership", "council", "area", "city", "islands", "and", "of", "the", "na", "h"]
)
_AROUND: tuple[tuple[list[str], list[str]], ...] = (
    ([], ["council", "area"]),
    ([], ["local", "authority"]),
    ([], ["council"]),
    (["the"], []),
    (["council", "of"], []),
    (["the"], []),
)
"""Words around a name that do not belong to it: The Highland Council, Council of the City of Edinburgh."""
Names = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(n.strip() for n in text.split(";") if n.strip()))]


class Place(Record):
    """What a report can be about."""

    code: str
    name: str = Field(min_length=1)
    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    article: Literal["", "the"] = ""
    gaelic_name: str = ""
    partnership: str = ""

    @property
    def in_sentence(self) -> str:
        """The name as it stands inside a sentence: "the Scottish Borders", but "Fife"."""
        return f"{self.article} {self.name}".strip()

    @property
    def members(self) -> tuple[Area, ...]:
        """The council areas that this place is made of, none for a single one."""
        return ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the council areas that this place is or is made of."""
        return frozenset(area.code for area in self.members) or frozenset({self.code})


class Area(Place):
    """A council area, as data/areas.csv describes it.

    Its other names hold Gaelic ones that were found in print; *gaelic_name* is one that it goes by in English too.
    """

    code: str = Field(pattern=r"^[A-Z]\d{8}$")
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
    rurality: str
    tile_row: int
    tile_column: int

    @property
    def also_called(self) -> tuple[str, ...]:
        """Every name and code that means this area."""
        gaelic = (self.gaelic_name,) if self.gaelic_name else ()
        return (self.code, self.name, self.slug, *self.former_codes, *self.other_names, *gaelic)


class Partnership(Place):
    """Council areas that plan and report together."""

    areas: tuple[Area, ...]

    @property
    def also_called(self) -> tuple[str, ...]:
        """Every name that means this partnership: "Ayrshire" does as well as "Community Justice Ayrshire"."""
        return (self.name, self.slug, re.sub(r"community justice|partnership", "", self.name, flags=re.IGNORECASE))

    @property
    def members(self) -> tuple[Area, ...]:
        """Its council areas."""
        return self.areas


class Region(Record):
    """A wider region that some figures are published for: a health board, a court area or a joint partnership."""

    code: str
    name: str
    kind: Literal["health_board", "adp", "court_area"]
    members: Names


class Country(Record):
    """The country whose areas are reported on; an *example* country is fictional and says so everywhere."""

    name: str
    code: str
    example: bool
    attribution: str
    first_period: FinancialYear
    last_period: FinancialYear

    @property
    def periods(self) -> list[str]:
        """The periods that reports can be made for, the latest last."""
        return every_period(self.first_period, self.last_period)

    def check_period(self, period: str) -> str:
        """Give *period* as reports write it, however it was typed; UnknownNameError if no report can be made for it."""
        if (known := as_written(period)) in self.periods:
            return known
        mend = f"Reports can be made for {self.first_period} to {self.last_period}."
        if (meant := as_written(f"FY{period}")) in self.periods:
            mend = f"Did you mean {meant}? {mend}"
        raise UnknownNameError(Problem(f'"{period}" is not a reporting period', mend))


class Areas(Record):
    """Every area of a country, and the wider regions they belong to."""

    country: Country
    all: tuple[Area, ...]
    regions: tuple[Region, ...] = ()

    @cached_property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The partnerships of several areas."""
        shared = {area.partnership: () for area in self.all if self.partners(area)}
        return tuple(_partnership(name, tuple(a for a in self.all if a.partnership == name)) for name in shared)

    @cached_property
    def gaelic_names(self) -> tuple[str, ...]:
        """Every name that is Gaelic wherever it stands."""
        return tuple(area.gaelic_name for area in self.all if area.gaelic_name)

    @cached_property
    def by_name(self) -> dict[str, Place]:
        """Each name and code in plain letters, and the place it means."""
        joint: dict[str, Place] = {_plain(n): place for place in self.partnerships for n in place.also_called}
        return joint | {_plain(name): area for area in self.all for name in area.also_called}

    def find(self, name: str) -> Place:
        """Find an area by code, former code, name, slug or other name, or a joint partnership; or UnknownNameError."""
        if place := self.by_name.get(_plain(name)):
            return place
        raise UnknownNameError(
            Problem(f'no area of {self.country.name} is called "{shortened(name)}"', self._near(name))
        )

    def _near(self, name: str) -> str:
        """Suggest the names nearest to one that is nobody's, each place by one of its names."""
        places = (*self.all, *self.partnerships)
        names = {each: place.name for place in places for each in (place.name, *getattr(place, "other_names", ()))}
        likely = [] if _plain(name) == _plain(self.country.name) else _likely(name, [*names])
        close = {names[each]: each for each in reversed(likely)}
        return suggestion([*reversed(close.values())], [place.name for place in places])

    def name_of(self, typed: str) -> str:
        """Give the name of the area that is meant as the register has it; what means none stays as it was typed."""
        place = self.by_name.get(_plain(typed))
        return place.name if place else typed

    def family_group(self, place: Place, kind: str) -> tuple[Area, ...]:
        """List the other areas of *place*'s family group of a *kind*: people or other; a partnership has none."""
        field = f"family_group_{kind}"
        group = getattr(place, field, "")
        return tuple(a for a in self.all if group and a is not place and getattr(a, field) == group)

    def partners(self, area: Area) -> tuple[Area, ...]:
        """List the other areas that share *area*'s partnership."""
        return tuple(a for a in self.all if a is not area and area.partnership and a.partnership == area.partnership)

    def regions_of(self, place: Place) -> tuple[Region, ...]:
        """List the regions that hold the whole of *place*."""
        return tuple(region for region in self.regions if place.codes <= {*region.members})


def _partnership(name: str, areas: tuple[Area, ...]) -> Partnership:
    slug = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
    return Partnership(code=slug, name=name, slug=slug, partnership=name, areas=areas)


def read_areas(workbench: Workbench) -> Areas:
    """Read a country's country.yaml, areas.csv and, where there is one, regions.csv; raises InputError."""
    country = read_document(workbench.data / "country.yaml", Country)
    areas = _read_rows(workbench.data / "areas.csv")
    return Areas(country=country, all=areas, regions=_read_regions(workbench.data / "regions.csv", areas))


def _read_regions(file: Path, areas: tuple[Area, ...]) -> tuple[Region, ...]:
    if not file.is_file():
        return ()
    regions: list[Region] = []
    problems: list[Problem] = []
    codes = [area.code for area in areas]
    for line, row in read_rows(file, Region.model_fields).items():
        try:
            regions.append(region := Region.model_validate(row))
        except ValidationError as error:
            problems += [_cell_problem(file, line, e["loc"], e["msg"]) for e in error.errors()]
        else:
            unknown = [code for code in region.members if code not in codes]
            problems += [Problem(f'no area has the code "{c}"', nearest(c, codes), file, line) for c in unknown]
    if problems:
        raise InputError(*problems)
    return tuple(regions)


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


def _likely(name: str, names: list[str]) -> list[str]:
    """List the names that share a word with one, else those nearest by their letters, else by their beginning."""
    words = {*_plain(name).split()} - _IN_MANY_NAMES
    sharing = [each for each in names if words & {*_plain(each).split()}]
    begin = [each for each in names if words and _plain(each).startswith(f"{_plain(name):_<4}"[:4])]
    return closest(name, sharing) or sharing[:3] or closest(name, names) or begin[:3]


def _plain(name: str) -> str:
    """Fold what differs from one way of writing a name to another: case, accents, signs, notes, "the", "Council"."""
    letters = unicodedata.normalize("NFKD", _AND.sub(" and ", _NOTE.sub(" ", name[:LONGEST_NAME]))).casefold()
    words = re.findall(r"[^\W_]+", "".join(each for each in letters if not _is_left_out(each)))
    for around, end in _AROUND:
        first, last = len(around), len(words) - len(end)
        if first < last and words[:first] == around and words[last:] == end:
            words = words[first:last]
    return " ".join(words)


def _is_left_out(letter: str) -> bool:
    return letter in _APOSTROPHES or unicodedata.category(letter) in {"Mn", "Cf"}
