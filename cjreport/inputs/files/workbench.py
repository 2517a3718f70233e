"""Where the workbench keeps its files, and those of each country."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cjreport.errors import InputError, Problem, UnknownNameError
from cjreport.inputs.files.checked_yaml import nearest

SCOTLAND = "scotland"
"""The country whose data and params lie at the top; another's lie in a folder of its name in each."""
OFFICIAL, LOCAL = FOLDERS = ("official", "local")
"""The folder of figures of each standing, under a country's data."""


@dataclass(frozen=True)
class Workbench:
    """A workbench's folder, seen for one country."""

    folder: Path
    country: str = SCOTLAND

    @property
    def subfolder(self) -> str:
        """The country's folder inside data, params and outputs; Scotland needs none."""
        return "" if self.country == SCOTLAND else self.country

    @property
    def registers(self) -> Path:
        """What all countries share: the frameworks and the register of lines."""
        return self.folder / "data"

    @property
    def data(self) -> Path:
        """The country's areas, sources and figures."""
        return self.registers / self.subfolder

    @property
    def params(self) -> Path:
        """The returns of the country's partnerships."""
        return self.folder / "params" / self.subfolder


def find_workbench(country: str = SCOTLAND, start: Path | str | None = None) -> Workbench:
    """Find the workbench: the nearest folder at or above *start* (or here) that holds data/ and params/.

    Raises InputError where there is none or *start* is no path, UnknownNameError where it has no such *country*.
    """
    if not isinstance(start, str | Path | None):
        what = f"a workbench's folder is a path or text, not a value of type {type(start).__name__}"
        raise InputError(Problem(what, 'Name the folder, as in home="../workbench".'))
    here = Path(start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / "areas.csv").is_file() and (folder / "params").is_dir():
            return _of_country(Workbench(folder, country))
    raise InputError(
        Problem(
            f"no workbench at or above {here}",
            "Run this inside the cjreport folder: the one that holds notebooks, params and data.",
        )
    )


def countries(folder: Path) -> list[Workbench]:
    """List a workbench's countries, its own first."""
    others = [file.parent.name for file in sorted((folder / "data").glob("*/country.yaml"))]
    return [Workbench(folder, country) for country in (SCOTLAND, *others)]


def _of_country(workbench: Workbench) -> Workbench:
    known = countries(workbench.folder)
    if workbench in known:
        return workbench
    mend = nearest(workbench.country, [each.country for each in known])
    raise UnknownNameError(Problem(f'no country is called "{workbench.country}"', mend))
