"""What was typed into a cell, taken as its field wants it; nothing is guessed at."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from cjreport.inputs.documents import nearest
from cjreport.inputs.form_cells import MOST, Column, Kind
from cjreport.inputs.periods import DAYS

if TYPE_CHECKING:
    from collections.abc import Callable

DATED = {"due", "when"}
"""Fields of text in which a date is meant, where a workbook has made one of what was typed."""
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


class UnfitError(Exception):
    """A cell holds what its field cannot take: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing, or blanks alone."""
    return isinstance(value, str) and not value.strip()


def value_of(cell: object, column: Column) -> Any:  # noqa: ANN401 (what the field takes)
    """Give what a cell that is not blank means for a field; raises UnfitError."""
    return _READERS[column.kind](cell, column)


def _text(cell: object, column: Column) -> str:
    if isinstance(cell, dt.datetime) and not cell.time():
        cell = cell.date()
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        if column.field in DATED and type(cell) is dt.date:
            return cell.isoformat()
        what = f"the program has made a date or time of what was typed ({cell})"
        raise UnfitError(what, "Format the cell as Text, and type it again.")
    # a line is broken by one character, as people see it: Excel keeps two where text was pasted in
    text = written(cell).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST:
        what = f"the text has {len(text):,} characters; Excel keeps at most {MOST:,}, so it may have lost its end"
        raise UnfitError(what, "Make it shorter, or write it in the YAML file.")
    return text


def written(cell: object) -> str:
    """Write what a cell holds as it would be typed: 12 and not 12.0."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _list(cell: object, column: Column) -> tuple[str, ...]:
    return tuple(line.strip() for line in _text(cell, column).split("\n") if line.strip())


def _choice(cell: object, column: Column) -> str:
    given = written(cell).strip()
    for choice in column.choices:
        if choice.casefold() == given.casefold():
            return choice
    raise UnfitError(f'"{given}" is not a choice', nearest(given, [*column.choices]))


def _yes_no(cell: object, column: Column) -> bool:
    return cell if isinstance(cell, bool) else _choice(cell, column) == "yes"


def _number(cell: object, _: Column) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = written(cell).strip().replace("−", "-").replace("\xa0", "")
    plain = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    if re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", plain, re.ASCII):
        return float(plain)
    mend = "Write 45.2 and, under the unit, %." if text.endswith("%") else "Write figures alone, such as 1234 or 45.2."
    raise UnfitError(f'"{text}" is not a number', mend)


def _whole(cell: object, column: Column) -> int:
    number = _number(cell, column)
    if not number.is_integer():
        raise UnfitError(f'"{written(cell)}" is not a whole number', "Write figures alone, such as 1234.")
    return int(number)


def _day(cell: object, _: Column) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = " ".join(written(cell).split())
    for form in DAYS:
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    raise UnfitError(f'"{text}" is not a date', "Write it as 30/09/2025, 2025-09-30 or 30 September 2025.")


_READERS: dict[Kind, Callable[[object, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.PROSE: _text,
    Kind.LIST: _list,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
}
