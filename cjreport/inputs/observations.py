"""Official figures: tidy tables under data/official, checked at the door."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from cjreport.errors import InputError, Problem
from cjreport.inputs.periods import is_period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cjreport.inputs.frameworks import Indicator

STATUSES = ("ok", "provisional", "revised", "suppressed", "not_available", "not_applicable", "estimated")
KEY = ["area_code", "indicator", "period"]
FIGURES = ["numerator", "denominator", "value"]
COLUMNS = [*KEY, *FIGURES, "unit", "status", "source"]


@dataclass(frozen=True)
class Known:
    """The names that observations may use: codes of areas, indicators by id, ids of sources."""

    areas: Collection[str]
    indicators: dict[str, Indicator]
    sources: Collection[str]


def read_observations(home: Path, known: Known) -> pd.DataFrame:
    """Read every table under data/official as one frame of COLUMNS; raises InputError with every problem."""
    tables: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for file in sorted((home / "data" / "official").glob("*.csv")):
        try:
            tables.append(_read_table(file, known))
        except InputError as error:
            problems += error.problems
    if not tables and not problems:
        problems.append(Problem("no official figures", "Put the tables back.", home / "data" / "official"))
    problems += _repeated(tables)
    if problems:
        raise InputError(*problems)
    return pd.concat([table.drop(columns=["file", "line"]) for table in tables], ignore_index=True)


def _read_table(file: Path, known: Known) -> pd.DataFrame:
    text = _read_text(file)
    numbers = {column: pd.to_numeric(text[column].replace("", None), errors="coerce") for column in FIGURES}
    problems = [*_not_numbers(file, text, numbers), *_failing_cells(file, text.assign(**numbers), known)]
    if problems:
        raise InputError(*sorted(problems, key=lambda problem: problem.line or 0))
    return text.assign(**numbers, file=str(file), line=_lines(text))


def _read_text(file: Path) -> pd.DataFrame:
    """Read a table as text, so that nothing is guessed, and check its columns."""
    try:
        table = pd.read_csv(file, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise InputError(Problem(f"not a table of figures: {error}", "Save it as CSV, UTF-8.", file)) from error
    unknown = [column for column in table.columns if column not in COLUMNS]
    missing = [column for column in COLUMNS if column not in table.columns]
    problems = [Problem(f'unknown column "{c}"', f"Columns are {', '.join(COLUMNS)}.", file, 1, c) for c in unknown]
    problems += [Problem(f'the column "{c}" is missing', "Add it, empty where unknown.", file, 1, c) for c in missing]
    if problems:
        raise InputError(*problems)
    return table[COLUMNS]


def _lines(table: pd.DataFrame) -> pd.Series:
    return pd.Series(range(2, len(table) + 2), index=table.index)


def _not_numbers(file: Path, text: pd.DataFrame, numbers: dict[str, pd.Series]) -> Iterable[Problem]:
    for column, values in numbers.items():
        for row in text.index[values.isna() & text[column].ne("")]:
            what = f'"{text[column][row]}" is not a number'
            yield Problem(
                what,
                "Write digits only; leave it empty and set its status if unknown.",
                file,
                row + 2,
                column,
            )


def _schema(known: Known) -> pa.DataFrameSchema:
    """Say what each column may hold; a check's error is the sentence that tells how to mend it."""
    not_negative = pa.Check.ge(0, error="Counts and rates are 0 or more.")

    def among(names: Collection[str], mend: str) -> pa.Column:
        return pa.Column(str, pa.Check.isin(list(names), error=mend))

    return pa.DataFrameSchema(
        {
            "area_code": among(known.areas, "Use a current code: cjreport areas lists them."),
            "indicator": among(known.indicators, "Use an id from data/indicators.yaml or data/frameworks."),
            "source": among(known.sources, "Use an id from data/sources.yaml."),
            "status": among(STATUSES, f"Use one of {', '.join(STATUSES)}."),
            "period": pa.Column(
                str,
                pa.Check(is_period, element_wise=True, error="Write 2024-25, 2024-25 Q1 or, mid-year, 2024."),
            ),
            **{column: pa.Column(float, not_negative, nullable=True, coerce=True) for column in FIGURES},
        }
    )


def _failing_cells(file: Path, table: pd.DataFrame, known: Known) -> Iterable[Problem]:
    try:
        _schema(known).validate(table, lazy=True)
    except SchemaErrors as error:
        for case in error.failure_cases.itertuples():
            yield Problem(f'"{case.failure_case}" is refused', str(case.check), file, int(case.index) + 2, case.column)
    parts = [name for name, indicator in known.indicators.items() if indicator.kind == "proportion"]
    too_large = table["indicator"].isin(parts) & (table["numerator"] > table["denominator"])
    for row in table.index[too_large]:
        numerator, denominator = table["numerator"][row], table["denominator"][row]
        what = f"{numerator:g} is more than the {denominator:g} it is a part of"
        yield Problem(what, "Correct the numerator or the denominator.", file, row + 2, "numerator")


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
