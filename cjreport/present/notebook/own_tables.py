"""An analyst's own frame as tables of the report: row numbers left out, figures written to be read."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from decimal import Decimal
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from cjreport.errors import NotebookError, Problem
from cjreport.inputs.periods import on
from cjreport.measures.frame.written_figures import MINUS
from cjreport.measures.rounding import decimals_of, written
from cjreport.present.blocks import Column, Table
from cjreport.present.text.phrases import runs_of
from cjreport.present.text_runs import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Decimals = int | Mapping[object, int] | None
    """How many decimals figures have: all that are not whole, those of columns by their names, or as many as fit."""

WIDEST = 12
"""So many columns stand side by side on paper; more go on in a table below."""
LONGEST = 500
"""So many rows are shown: more are for a file, not for a reader."""
MOST_DECIMALS = 10
SIGNIFICANT = 3
"""So many significant digits of a column's largest figure are shown, and one decimal at least."""
YEARS = range(1900, 2201)
"""Whole numbers that are all within these are written without a comma: they may be years."""
UNNAMED = "Row"
"""Heads the names of rows where the frame does not say what they are."""


class _Written(NamedTuple):
    """A column of the frame as it is shown."""

    name: str
    cells: tuple[str, ...]
    figures: bool


def table_blocks(frame: pd.DataFrame, caption: str = "", decimals: Decimals = None) -> tuple[Table, ...]:
    """Make a frame a table or, where it is wide, several below one another, each with the names of the rows.

    An index heads the rows, save numbers without a name: they say where a row stood in another table. Raises
    NotebookError where *decimals* are none.
    """
    told = frame.head(LONGEST)
    index = [told.index.get_level_values(level) for level in range(told.index.nlevels)]
    heads = [_column(each.to_series(), each.name, None) for each in index if not _is_row_number(each)]
    columns = [_column(told.iloc[:, n], name, decimals) for n, name in enumerate(told.columns)]
    if not heads and not columns:
        return ()
    heads, columns = (heads, columns) if heads else (columns[:1], columns[1:])
    title = caption or str(frame.attrs.get("caption", ""))
    notes = (runs_of(f"The first {LONGEST:,} of {len(frame):,} rows."),) if len(frame) > LONGEST else ()
    return tuple(
        Table(caption=title, columns=_columns(part), rows=_rows(part), notes=notes) for part in _parts(heads, columns)
    )


def _is_row_number(level: pd.Index[Any]) -> bool:
    return level.name is None and pd.api.types.is_integer_dtype(level)


def _parts(heads: list[_Written], columns: list[_Written]) -> Iterator[list[_Written]]:
    """Cut the columns into so many as stand side by side, the names of the rows before each."""
    room = max(WIDEST - len(heads), WIDEST // 2)
    for start in range(0, max(len(columns), 1), room):
        yield [*heads, *columns[start : start + room]]


def _columns(part: Sequence[_Written]) -> tuple[Column, ...]:
    return tuple(Column(name=each.name, figures=each.figures) for each in part)


def _rows(part: Sequence[_Written]) -> tuple[tuple[tuple[Text, ...], ...], ...]:
    cells = zip(*(each.cells for each in part), strict=True)
    return tuple(tuple((Text(text=cell),) for cell in row) for row in cells)


def _column(values: pd.Series[Any], name: object, decimals: Decimals) -> _Written:
    held = [None if _is_missing(value) else _as_held(value) for value in values.tolist()]
    numbers = [value for value in held if _is_number(value)]
    shown = _places(numbers, _asked(decimals, name), named=isinstance(decimals, Mapping))
    plain = all(isinstance(value, Integral) and value in YEARS for value in numbers)
    cells = tuple(_cell(value, shown, plain=plain) for value in held)
    return _Written(_heading(name), cells, bool(numbers) and len(numbers) == sum(value is not None for value in held))


def _heading(name: object) -> str:
    """Write a column's name; of one with several levels, those that have a word."""
    levels = name if isinstance(name, tuple) else (name,)
    return (
        ", ".join(_cell(level, 0, plain=True) for level in levels if not _is_missing(level) and level != "") or UNNAMED
    )


def _is_missing(value: Any) -> bool:  # noqa: ANN401 (whatever a frame holds)
    if isinstance(value, Decimal):
        return value.is_nan()  # one that signals may not be compared
    return pd.api.types.is_scalar(value) and bool(pd.isna(value))


def _as_held(value: Any) -> Any:  # noqa: ANN401 (whatever a frame holds)
    """Give a number that is too large to be rounded as its words; anything else as it is."""
    if not _is_number(value):
        return value
    try:
        number = float(value)
    except (OverflowError, ValueError):
        return _as_words(value)
    return value if math.isfinite(number) or value in {math.inf, -math.inf} else _as_words(value)


def _as_words(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 (an object of anybody's, or a number of too many digits)
        return f"a value of type {type(value).__name__}"


def _is_number(value: object) -> bool:
    return isinstance(value, Real | Decimal) and not isinstance(value, bool)


def _asked(decimals: Decimals, name: object) -> int | None:
    """Give the decimals that are asked for a column, None where none are."""
    asked = decimals.get(name) if isinstance(decimals, Mapping) else decimals
    if asked is None or (isinstance(asked, int) and not isinstance(asked, bool) and 0 <= asked <= MOST_DECIMALS):
        return asked
    mend = f"Give a whole number from 0 to {MOST_DECIMALS}, or one for each column by its name."
    raise NotebookError(Problem(f"decimals is {asked!r}", mend))


def _places(numbers: Sequence[Any], asked: int | None, *, named: bool) -> int:
    """Say how many decimals show what figures are: those asked for, or no more than any of them has."""
    finite = [float(value) for value in numbers if math.isfinite(value)]
    most = max(map(decimals_of, finite), default=0)
    if asked is not None and (named or most):
        return asked
    largest = max(map(abs, finite), default=0)
    enough = max(1, SIGNIFICANT - 1 - math.floor(math.log10(largest))) if largest else 0
    return min(enough, MOST_DECIMALS, most)


def _cell(value: Any, places: int, *, plain: bool) -> str:  # noqa: ANN401 (whatever a frame holds)
    match value:
        case None:
            return ""
        case bool() | np.bool_():
            return "Yes" if value else "No"
        case Real() | Decimal():
            return str(value) if plain else _number(value, places)
        case dt.datetime():
            return f"{on(value)}, {value:%H:%M}" if value.time() != dt.time() else on(value)
        case dt.date():
            return on(value)
    return _as_words(value)


def _number(value: Any, places: int) -> str:  # noqa: ANN401 (a number of any kind)
    """Write a figure with commas between thousands, halves rounded up."""
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    number = Decimal(int(value)) if isinstance(value, Integral) else value
    return written(number if isinstance(number, Decimal) else float(number), places).replace("-", MINUS)
