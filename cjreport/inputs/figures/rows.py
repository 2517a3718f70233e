"""What the cells of a row say together, and what no two rows may say: each fault told with its line and column."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.errors import Problem
from cjreport.inputs.figures.columns import FIGURES, KEY
from cjreport.inputs.figures.period_kinds import are_whole_and_parts, kinds_of_lines
from cjreport.inputs.figures.statuses import WITHOUT_FIGURE
from cjreport.inputs.files.tables import first_problems
from cjreport.inputs.periods import is_period, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cjreport.inputs.registers.frameworks import Indicator

"""Statuses of rows that hold no figure."""
ALL_OF_A_WHOLE = 100
"""A percentage that is a part of a whole is no more."""
IN_LAST_PLACE = 1 + 1e-6
"""A value may be off its counts by so many units of its last decimal place, rounded up, down or cut off."""


def check_statuses(file: Path, text: pd.DataFrame) -> Iterator[Problem]:
    """Tell the rows whose status and figures do not go together: a withheld figure must not be in the file at all."""
    filled = text[FIGURES] != ""
    empty = text["status"].isin(WITHOUT_FIGURE)
    yield from _each(
        file,
        text[empty & filled.any(axis=1)],
        "status",
        lambda row: f"a figure stands beside the status {row['status']}",
        "Empty the figures of this row, or correct its status.",
    )
    yield from _each(
        file,
        text[~empty & ~filled[["numerator", "value"]].any(axis=1)],
        "status",
        lambda row: f"no figure stands beside the status {row['status']}",
        "Add the figure, or say with the status why there is none.",
    )


def check_rows(file: Path, table: pd.DataFrame, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Tell the rows that contradict themselves or what the register says of their line; figures are numbers, by line.

    Counts are whole but in lines that are averages. A part is no more than its whole, in counts or per cent. A value is
    what its counts give, as far as it is written out: per 100 of a proportion, per *multiplier* of a rate or ratio.
    """
    kinds = table["indicator"].map({name: line.kind for name, line in indicators.items()})
    scale = table["indicator"].map({name: line.multiplier for name, line in indicators.items()}).astype(float)
    counted = [name for name, line in indicators.items() if not line.averaged]
    yield from _broken_counts(file, table[table["indicator"].isin(counted)])
    is_part = kinds == "proportion"
    above = is_part & (table["numerator"] > table["denominator"])
    yield from _each(
        file,
        table[above],
        "numerator",
        lambda row: f"{row['numerator']:g} is more than the {row['denominator']:g} it is a part of",
        "Correct the numerator or the denominator.",
    )
    yield from _each(
        file,
        table[is_part & (table["value"] > ALL_OF_A_WHOLE)],
        "value",
        lambda row: f"{row['value']:g} is more than {ALL_OF_A_WHOLE}%, and it is a part of a whole",
        "Correct the value.",
    )
    follows = kinds.isin(["proportion", "rate", "ratio"]) & ~above
    yield from _values_unlike_counts(file, table[follows], scale.mask(is_part, ALL_OF_A_WHOLE)[follows])


def _broken_counts(file: Path, table: pd.DataFrame) -> Iterator[Problem]:
    for column in FIGURES[:2]:
        yield from _each(
            file,
            table[table[column].notna() & (table[column] % 1 != 0)],
            column,
            partial(lambda column, row: f"{row[column]:g} is no whole number, and this is a count", column),
            "Correct it; if the line's counts are averages, say averaged: true of it in data/indicators.yaml.",
        )


def _values_unlike_counts(file: Path, table: pd.DataFrame, scale: pd.Series) -> Iterator[Problem]:
    base = table["denominator"].where(table["denominator"] > 0)
    worked_out = table["numerator"] / base * scale
    last_place = 10.0 ** -table["decimals"]
    unlike = (table["value"] - worked_out).abs() > last_place * IN_LAST_PLACE
    yield from _each(
        file,
        table.assign(worked_out=worked_out, scale=scale)[unlike],
        "value",
        lambda row: (
            f"{row['value']:g} does not follow from {row['numerator']:g} of {row['denominator']:g}, "
            f"which gives {row['worked_out']:.{int(row['decimals']) + 1}f}"
        ),
        "Correct the value or its counts; a value that may be left out is worked out from them.",
    )


def check_rates_alone(file: Path, table: pd.DataFrame, indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Tell the local rates without their counts: with the population that all know each would be a count."""
    rates = [name for name, indicator in indicators.items() if indicator.kind == "rate"]
    return _each(
        file,
        table[table["indicator"].isin(rates) & table["value"].notna() & table["numerator"].isna()],
        "numerator",
        lambda row: f"the rate {row['value']:g} stands without the number of cases",
        "Add the number: disclosure control must know whether it is small.",
    )


def check_repeated(tables: Iterable[pd.DataFrame]) -> Iterator[Problem]:
    """Tell the rows of all tables that are another's in area, indicator and period, and where that one stands."""
    table = pd.concat([pd.DataFrame(columns=[*KEY, "file", "line"]), *tables], ignore_index=True)
    again = table[table.duplicated(KEY)]
    first = table[table.duplicated(KEY, keep=False)].drop_duplicates(KEY).set_index(KEY)
    where = first["file"].map(lambda file: Path(file).name) + ", line " + first["line"].astype(str)
    for file, rows in again.groupby("file", sort=False):
        yield from _each(
            Path(str(file)),
            rows.set_index("line"),
            None,
            lambda row: f"{row['indicator']} for {row['area_code']}, {row['period']} stands twice",
            lambda row: f"Keep one row for an area, indicator and period. The first is in {where[tuple(row[KEY])]}.",
        )


def check_kinds(tables: Iterable[pd.DataFrame], indicators: Mapping[str, Indicator], local: str) -> Iterator[Problem]:
    """Tell the rows whose period is of another kind than their line's, and where one of its kind stands.

    A quarter would pass for its year. In tables of the folder *local* a line may have the parts of its periods as well:
    disclosure control knows what they add up to, and reports leave them out.
    """
    table = pd.concat([pd.DataFrame(columns=[*KEY, "file", "line"]), *tables], ignore_index=True)
    table = table[table["indicator"].isin([*indicators])]
    table = table[table["period"].isin([each for each in table["period"].unique() if is_period(each)])]
    table = table.assign(kind=table["period"].map({each: kind_of(each) for each in table["period"].unique()}))
    table = table.assign(meant=table["indicator"].map(kinds_of_lines(table, indicators)))
    of_kind = table[table["kind"] == table["meant"]].drop_duplicates("indicator").set_index("indicator")
    for file, rows in table[table["kind"] != table["meant"]].groupby("file", sort=False):
        known = rows["meant"].notna() & (Path(str(file)).parent.name == local)
        parts = [
            ok and are_whole_and_parts(*pair) for ok, *pair in zip(known, rows["meant"], rows["kind"], strict=True)
        ]
        yield from _each(
            Path(str(file)),
            rows[[not part for part in parts]].set_index("line"),
            "period",
            partial(_another_kind, indicators),
            partial(_of_its_kind, of_kind),
        )


def _another_kind(indicators: Mapping[str, Indicator], row: pd.Series) -> str:
    line = row["indicator"]
    meant = row["meant"] if pd.notna(row["meant"]) else f'the frequency "{indicators[line].frequency}"'
    return f'"{row["period"]}" is refused: the figures of {line} are of {meant}'


def _of_its_kind(of_kind: pd.DataFrame, row: pd.Series) -> str:
    if row["indicator"] not in of_kind.index:
        return "Correct the period, or the line's frequency in the register."
    example = of_kind.loc[row["indicator"]]
    where = f"{Path(example['file']).name}, line {example['line']}"
    return f"Give the figure of such a period, as {example['period']} in {where}, or take the row out."


def _each(
    file: Path,
    rows: pd.DataFrame,
    column: str | None,
    what: Callable[[pd.Series], str],
    mend: str | Callable[[pd.Series], str],
) -> Iterator[Problem]:
    problems = (
        Problem(what(row), mend if isinstance(mend, str) else mend(row), file, int(str(line)), column)
        for line, row in rows.iterrows()
    )
    return first_problems(rows.index, problems, file, column)
