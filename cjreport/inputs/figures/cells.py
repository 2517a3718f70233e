"""What each cell of a table of figures may hold; what is refused is told with its line, its column and the mend."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from math import nan
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.errors import Problem
from cjreport.inputs.figures.columns import FIGURES
from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.files.checked_yaml import nearest
from cjreport.inputs.files.tables import cut, first_problems
from cjreport.inputs.periods import FORMS, is_period

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from cjreport.inputs.registers.areas import Areas
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.inputs.registers.sound_registers import KnownRegisters
    from cjreport.inputs.registers.sources import Source

PUBLISHERS_STATUSES = {
    Status.OK: ("", "a", "final"),
    Status.ESTIMATED: ("e", "est"),
    Status.PROVISIONAL: ("p", "prov"),
    Status.REVISED: ("r", "rev"),
    Status.SUPPRESSED: ("c", "[c]", "*", "s"),
    Status.NOT_AVAILABLE: ("x", "[x]", ":", "..", "-", "n/a", "na", "missing"),
    Status.NOT_APPLICABLE: ("z", "[z]", "."),
}
"""What publishers write for each status."""
NO_FIGURE = {"-", "–", "—", ".", "..", "...", "…", ":", "*", "c", "x", "z", "[c]", "[x]", "[z]", "n/a", "na", "#n/a"}
NO_FIGURE |= {"nan", "null", "none", "nil", "unknown"}
"""What publishers and spreadsheets write where there is no figure."""
MOST = 10**12
"""A figure lies below this: nothing that is counted in a country comes near, and all below it is exact."""
YEARS = ("1900", "2200")
"""A period lies in years from the first to the second."""
NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,20})?(?:[eE]-?\d{1,2})?", re.ASCII)
NUMERIC = re.compile(r"[-−]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
"""What is a number, if not one that may stand."""
THOUSANDS = re.compile(r"\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?")
DECIMAL_COMMA = re.compile(r"(\d+),(\d+)")
PER = re.compile(r"per \d+")
LINES = "Use an id from data/indicators.yaml or data/frameworks."


def check_cells(file: Path, text: pd.DataFrame, table: pd.DataFrame, known: KnownRegisters) -> Iterator[Problem]:
    """Tell every cell that may not stand there; *text* is the table as it is written, by line, *table* has numbers."""
    told_of = partial(_refused, file)
    if known.areas:
        areas = known.areas
        codes = [areas.country.code, *(area.code for area in areas.all), *(region.code for region in areas.regions)]
        yield from told_of(text["area_code"], [*codes, *known.former], partial(_code_meant, areas))
    if known.indicators:
        yield from told_of(text["indicator"], known.indicators, partial(_named, known.indicators, LINES))
        yield from _other_units(file, text, known.indicators)
    if known.sources is not None:
        of_standing = [name for name, source in known.sources.items() if source.standing == file.parent.name]
        yield from told_of(text["source"], of_standing, partial(_source_meant, known.sources, file.parent.name))
    yield from told_of(text["period"], [p for p in text["period"].unique() if _is_sound(p)], _period_meant)
    yield from told_of(text["status"], tuple(Status), _status_meant)
    for column in FIGURES:
        yield from _no_numbers(file, text.loc[table[column].isna() & text[column].ne(""), column])


def numbers_in(cells: pd.Series) -> pd.Series:
    """Give the numbers that cells hold, NaN where there is none that may stand."""
    numbers = pd.Series(
        [float(cell) if NUMBER.fullmatch(cell) else nan for cell in cells], cells.index, name=cells.name
    )
    return numbers.where(numbers < MOST)


def decimals_of(cell: str) -> int:
    """Say to how many decimal places a number is written: 28.3, 2.83e1 and 283e-1 to one."""
    exponent = Decimal(cell).as_tuple().exponent if NUMBER.fullmatch(cell) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_unit(written: str, unit: str) -> bool:
    """Whether a unit is the register's, in another spelling or, as "per 10,000", without saying of whom."""
    plain = _plain_unit(written)
    return plain == _plain_unit(unit) or (
        PER.fullmatch(plain) is not None and _plain_unit(unit).startswith(f"{plain} ")
    )


def _plain_unit(unit: str) -> str:
    """Fold what people write in several ways: case, spaces, thousands, "per cent"."""
    words = re.sub(r"(?<=\d)[, ](?=\d{3}\b)", "", " ".join(unit.casefold().split()))
    return "%" if words in {"per cent", "percent", "percentage", "per 100"} else words


def _refused(file: Path, cells: pd.Series, allowed: Collection[str], mend: Callable[[str], str]) -> Iterator[Problem]:
    """Tell the cells that hold none of what is *allowed*, each with its own mend."""
    wrong = cells[~cells.isin([*allowed])]
    return _each(file, wrong, lambda cell: f'"{cell}" is refused' if cell else "this cell is empty", mend)


def _each(file: Path, wrong: pd.Series, what: Callable[[str], str], mend: Callable[[str], str]) -> Iterator[Problem]:
    column = str(wrong.name)
    cells = ((int(str(line)), cut(cell)) for line, cell in wrong.items())
    return first_problems(
        wrong.index, (Problem(what(cell), mend(cell), file, n, column) for n, cell in cells), file, column
    )


def _code_meant(areas: Areas, cell: str) -> str:
    places = {name: place for name, place in areas.by_name.items() if not place.members}
    if place := places.get(" ".join(cell.casefold().replace("&", " and ").split())):
        return f"Write {place.code}, the code of {place.name}."
    return "Use a current code: cjreport areas lists them."


def _named(names: Collection[str], otherwise: str, cell: str) -> str:
    """Suggest the names that are near, and only those."""
    suggested = nearest(cell, [*names])
    return suggested if suggested.startswith("Did you mean") else otherwise


def _source_meant(sources: Mapping[str, Source], standing: str, cell: str) -> str:
    otherwise = f"Use an id from sources.yaml whose standing is {standing}, or move the row."
    fitting = [name for name, source in sources.items() if source.standing == standing]
    return otherwise if cell in sources else _named(fitting, otherwise, cell)


def _status_meant(cell: str) -> str:
    meant = [status for status, written in PUBLISHERS_STATUSES.items() if cell.casefold() in written]
    return f"Write {meant[0]}." if meant else _named(tuple(Status), f"Use one of {', '.join(Status)}.", cell)


def _is_sound(period: str) -> bool:
    years = re.findall(r"\d{4}", period)
    return is_period(period) and all(YEARS[0] <= year < YEARS[1] for year in years)


def _period_meant(cell: str) -> str:
    """Give the form to write where a year stands in another, such as 2024/25, with other dashes, or 2024-2025."""
    written = re.sub(r"\s*[/\u2010-\u2015\u2212]\s*", "-", cell)
    written = re.sub(r"\b(\d{4})-\d\d(\d\d)\b", r"\1-\2", written)
    if _is_sound(written):
        return f"Write {written}."
    within = f" Years lie between {YEARS[0]} and {YEARS[1]}." if is_period(cell) else ""
    return f"Write {FORMS}.{within}"


def _other_units(file: Path, text: pd.DataFrame, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Tell the units that are not their line's in the register: the figures may be in another unit as well."""
    for line, units in text[text["indicator"].isin([*indicators])].groupby("indicator")["unit"]:
        unit = indicators[str(line)].unit
        other = [each for each in units.unique() if not _is_unit(each, unit)]
        yield from _each(
            file,
            units[units.isin(other)],
            partial('"{1}" is not the unit of {0}'.format, line),
            partial("Give the figures in its unit, and write {0}.".format, f'"{unit}"'),
        )


def _no_numbers(file: Path, wrong: pd.Series) -> Iterator[Problem]:
    return _each(
        file,
        wrong,
        lambda cell: f'"{cell}" is {"refused" if NUMERIC.fullmatch(cell) else "not a number"}',
        _number_meant,
    )


def _number_meant(cell: str) -> str:
    """Say how to write what may be meant: each form that publishers and spreadsheets have."""
    bare, comma = cell.rstrip("% "), DECIMAL_COMMA.fullmatch(cell)
    meant = {
        f"Write {re.sub(r'[^0-9.]', '', cell)}.": THOUSANDS.fullmatch(cell),
        f"Write {comma[1]}.{comma[2]}." if comma else "": comma,
        f"Write {bare}: the unit has a column of its own.": cell.endswith("%") and NUMBER.fullmatch(bare),
        "Leave it empty, and say with the status why there is no figure.": cell.casefold() in NO_FIGURE,
        "Counts and rates are 0 or more.": NUMERIC.fullmatch(cell) and not cell[0].isdigit(),
        f"Figures are less than {MOST:,}.": re.match(r"\d{12}", cell) or NUMERIC.fullmatch(cell),
    }
    return next((mend for mend, fits in meant.items() if fits), "Write digits only; empty, with a status, if unknown.")
