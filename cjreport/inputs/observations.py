"""Figures: tidy tables, official ones under data/official and local ones under data/local, checked at the door."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from cjreport.errors import InputError, Problem
from cjreport.inputs.owner_only import keep_to_owner
from cjreport.inputs.periods import FORMS, is_period
from cjreport.inputs.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cjreport.inputs.frameworks import Indicator
    from cjreport.inputs.sources import Source
    from cjreport.inputs.workbench import Workbench

STATUSES = ("ok", "provisional", "revised", "suppressed", "not_available", "not_applicable", "estimated")
EMPTY_STATUSES = ("suppressed", "not_available", "not_applicable")
"""Statuses of rows that hold no figure."""
KEY = ["area_code", "indicator", "period"]
FIGURES = ["numerator", "denominator", "value"]
COLUMNS = [*KEY, *FIGURES, "unit", "status", "source"]
OFFICIAL, LOCAL = FOLDERS = ("official", "local")
"""The folder of figures of each standing."""


@dataclass(frozen=True)
class Known:
    """The names that observations may use: codes of areas, indicators and sources by id."""

    areas: Collection[str]
    indicators: dict[str, Indicator]
    sources: dict[str, Source]

    def of_standing(self, standing: str) -> list[str]:
        """List the ids of the sources whose figures are official or local."""
        return [name for name, source in self.sources.items() if source.standing == standing]


def read_observations(workbench: Workbench, known: Known) -> pd.DataFrame:
    """Read every table of FOLDERS as one frame of COLUMNS; raises InputError with every problem.

    A source's figures stand in the folder of its standing alone, so that none passes for what it is not. That of
    local ones is made readable by its owner alone.
    """
    if not workbench.shelf:  # a fictional country's are no secret
        keep_to_owner(workbench.data / LOCAL)
    tables: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for file in (file for folder in FOLDERS for file in sorted((workbench.data / folder).glob("*.csv"))):
        try:
            tables.append(_read_table(file, known))
        except InputError as error:
            problems += error.problems
    if not tables and not problems:
        problems.append(Problem("no official figures", "Put the tables back.", workbench.data / "official"))
    problems += _repeated(tables)
    if problems:
        raise InputError(*problems)
    return pd.concat([table.drop(columns=["file", "line"]) for table in tables], ignore_index=True)


def _read_table(file: Path, known: Known) -> pd.DataFrame:
    text = pd.DataFrame.from_dict(read_rows(file, COLUMNS), orient="index", dtype="str")[COLUMNS]
    numbers = {column: pd.to_numeric(text[column].replace("", None), errors="coerce") for column in FIGURES}
    table = text.assign(**numbers)
    problems = [*_not_numbers(file, text, numbers), *_failing_cells(file, table, known)]
    problems += [*_parts_above_wholes(file, table, known)]
    problems += [*_rates_alone(file, table, known)] if file.parent.name == LOCAL else []
    problems += [] if problems else [*_contradictions(file, table)]  # a cell that is no number is no missing figure
    if problems:
        raise InputError(*sorted(problems, key=lambda problem: problem.line or 0))
    return table.assign(file=str(file), line=table.index)


def _not_numbers(file: Path, text: pd.DataFrame, numbers: dict[str, pd.Series]) -> Iterable[Problem]:
    for column, values in numbers.items():
        for row in text.index[values.isna() & text[column].ne("")]:
            what = f'"{text[column][row]}" is not a number'
            yield Problem(what, "Write digits only; empty, with a status, if unknown.", file, int(row), column)


def _schema(known: Known, standing: str) -> pa.DataFrameSchema:
    """Say what each column may hold; a check's error is the sentence that tells how to mend it."""
    countable = pa.Check.in_range(0, sys.float_info.max, error="Counts and rates are 0 or more, and finite.")

    def among(names: Collection[str], mend: str) -> pa.Column:
        return pa.Column(str, pa.Check.isin(list(names), error=mend))

    return pa.DataFrameSchema(
        {
            "area_code": among(known.areas, "Use a current code: cjreport areas lists them."),
            "indicator": among(known.indicators, "Use an id from data/indicators.yaml or data/frameworks."),
            "source": among(
                known.of_standing(standing),
                f"Use an id from sources.yaml whose standing is {standing}, or move the row.",
            ),
            "status": among(STATUSES, f"Use one of {', '.join(STATUSES)}."),
            "period": pa.Column(
                str,
                pa.Check(_are_periods, error=f"Write {FORMS}."),
            ),
            **{column: pa.Column(float, countable, nullable=True, coerce=True) for column in FIGURES},
        }
    )


def _are_periods(cells: pd.Series) -> pd.Series:
    """Check each period once, however many rows it has."""
    return cells.map({period: is_period(period) for period in cells.unique()})


def _failing_cells(file: Path, table: pd.DataFrame, known: Known) -> Iterable[Problem]:
    try:
        _schema(known, file.parent.name).validate(table, lazy=True)
    except SchemaErrors as error:
        for case in error.failure_cases.itertuples():
            yield Problem(f'"{case.failure_case}" is refused', str(case.check), file, int(case.index), case.column)


def _contradictions(file: Path, table: pd.DataFrame) -> Iterable[Problem]:
    """Tell the rows whose status and figures do not go together: a withheld figure must not be in the file at all."""
    has_figure = table[["numerator", "value"]].notna().any(axis=1)
    empty = table["status"].isin(EMPTY_STATUSES)
    for line in table.index[empty & table[FIGURES].notna().any(axis=1)]:
        what = f"a figure stands beside the status {table['status'][line]}"
        yield Problem(what, "Empty the figures of this row, or correct its status.", file, int(line), "status")
    for line in table.index[~empty & ~has_figure]:
        what = f"no figure stands beside the status {table['status'][line]}"
        yield Problem(what, "Add the figure, or say with the status why there is none.", file, int(line), "status")


def _rates_alone(file: Path, table: pd.DataFrame, known: Known) -> Iterable[Problem]:
    """Tell the local rates without their counts: with the population that all know each would be a count."""
    rates = [name for name, indicator in known.indicators.items() if indicator.kind == "rate"]
    alone = table["indicator"].isin(rates) & table["value"].notna() & table["numerator"].isna()
    for line in table.index[alone]:
        what = f"the rate {table['value'][line]:g} stands without the number of cases"
        yield Problem(
            what, "Add the number: disclosure control must know whether it is small.", file, int(line), "numerator"
        )


def _parts_above_wholes(file: Path, table: pd.DataFrame, known: Known) -> Iterable[Problem]:
    parts = [name for name, indicator in known.indicators.items() if indicator.kind == "proportion"]
    for line in table.index[table["indicator"].isin(parts) & (table["numerator"] > table["denominator"])]:
        numerator, denominator = table["numerator"][line], table["denominator"][line]
        what = f"{numerator:g} is more than the {denominator:g} it is a part of"
        yield Problem(what, "Correct the numerator or the denominator.", file, int(line), "numerator")


def _repeated(tables: list[pd.DataFrame]) -> list[Problem]:
    if not tables:
        return []
    table = pd.concat(tables)
    again = table[table.duplicated(KEY)]
    return [
        Problem(
            f"{row.indicator} for {row.area_code}, {row.period} stands twice",
            "Keep one row for an area, indicator and period.",
            Path(str(row.file)),
            int(str(row.line)),
        )
        for row in again.itertuples()
    ]
