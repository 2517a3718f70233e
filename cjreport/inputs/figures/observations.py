"""Figures: tidy tables, official ones under data/official and local ones under data/local, checked at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.errors import InputError, Problem
from cjreport.inputs.figures.cells import check_cells, decimals_of, numbers_in
from cjreport.inputs.figures.columns import FIGURES
from cjreport.inputs.figures.rows import (
    check_kinds,
    check_rates_alone,
    check_repeated,
    check_rows,
    check_statuses,
)
from cjreport.inputs.files.owner_only import keep_to_owner
from cjreport.inputs.files.tables import read_table
from cjreport.inputs.files.workbench import FOLDERS, LOCAL, OFFICIAL

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.registers.sound_registers import KnownRegisters

COLUMNS = ["area_code", "indicator", "period", *FIGURES, "unit", "status", "source"]
PLACED = ["file", "line"]
"""Where a row stands."""


def read_observations(known: KnownRegisters) -> pd.DataFrame:
    """Read every table of FOLDERS as one frame of COLUMNS and PLACED; raises InputError with every problem.

    A source's figures stand in the folder of its standing alone, so that none passes for what it is not; that of local
    ones is made readable by its owner alone. A former code of an area becomes its code, and a unit written in another
    way its line's.
    """
    if not known.workbench.subfolder:  # a fictional country's are no secret
        keep_to_owner(known.workbench.data / LOCAL)
    tables, problems = _read_tables(known)
    if problems:
        raise InputError(*problems)
    figures = pd.concat([table[[*COLUMNS, *PLACED]] for table in tables], ignore_index=True)
    return figures.astype(dict.fromkeys([column for column in COLUMNS if column not in FIGURES], "str"))


def problems_of_tables(known: KnownRegisters) -> list[Problem]:
    """Tell what is wrong with the tables, as far as the registers that are sound can say."""
    return _read_tables(known)[1]


def tables_of(workbench: Workbench) -> list[Path]:
    """List the files of a country's figures, in order."""
    return [file for folder in FOLDERS for file in sorted((workbench.data / folder).glob("*.csv"))]


def _read_tables(known: KnownRegisters) -> tuple[list[pd.DataFrame], list[Problem]]:
    tables: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for file in tables_of(known.workbench):
        try:
            table, found = _read_table(file, known)
        except InputError as error:
            problems += error.problems
        else:
            tables.append(table)
            problems += sorted(found, key=lambda problem: problem.line or 0)
    if not tables and not problems:
        problems.append(Problem("no official figures", "Put the tables back.", known.workbench.data / OFFICIAL))
    of_kinds = check_kinds(tables, known.indicators, LOCAL) if known.indicators else ()
    return tables, [*problems, *check_repeated(tables), *of_kinds]


def _read_table(file: Path, known: KnownRegisters) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a table, and tell all that is wrong with it."""
    heads, rows, problems = read_table(file, COLUMNS)
    text = pd.DataFrame([*rows.values()], index=[*rows], columns=heads, dtype=object)
    decimals = [decimals_of(cell) for cell in text["value"]]
    table = text.assign(**{column: numbers_in(text[column]) for column in FIGURES}, decimals=decimals)
    if (former := text["area_code"].isin([*known.former])).any():
        table["area_code"] = text["area_code"].map(known.former).where(former, text["area_code"])
    problems += [*check_cells(file, text, table, known), *check_statuses(file, text)]
    if lines := known.indicators:
        problems += check_rows(file, table, lines)
        problems += check_rates_alone(file, table, lines) if file.parent.name == LOCAL else []
        table["unit"] = text["indicator"].map({name: line.unit for name, line in lines.items()})
    return table.assign(file=str(file), line=table.index), problems
