"""What stands in a cell, as a person sees it, taken as its field wants it; nothing is guessed at."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from cjreport.inputs.files.checked_yaml import nearest
from cjreport.inputs.periods import DAYS
from cjreport.inputs.workbooks.number_formats import DIGITS, EXACT, as_general
from cjreport.inputs.workbooks.sheet import TOO_LARGE
from cjreport.supply.fields import MOST, Column, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjreport.inputs.workbooks.sheet import Cell

DATED = {"due", "when"}
"""Fields of text in which a date is meant, where a workbook has made one of what was typed."""
QUOTED = 60
"""The most characters of a cell that a message repeats."""
_THOUSANDS = re.compile(r"[+-]?\d{1,3}([,\xa0\u2009\u202f]\d{3})+(\.\d+)?", re.ASCII)
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_MINUS = re.compile(r"^[−–‐‑‒﹣－]")
_MONEY = re.compile(r"^(-?)[£€$]\s?")
AS_TEXT = "Format the cell as Text, and type it again."
WHOLE_DAY = "Write it as 30/09/2025, 2025-09-30 or 30 September 2025."
FIGURES = "Write figures alone, such as 1234 or 45.2."


class UnfitError(Exception):
    """A cell holds what its field cannot take: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


class PerCent(float):
    """A number that stands in its cell as a percentage: 45, where the cell shows 45%."""


def value_of(cell: Cell, column: Column) -> Any:  # noqa: ANN401 (what the field takes)
    """Give what a cell that is not blank means for a field; raises UnfitError."""
    return _READERS[column.kind](cell, column)


def as_seen(cell: Cell) -> str:
    """Write a cell as it is seen or, where that is not known, as what it holds."""
    if isinstance(cell.held, Decimal):
        return cell.shown or as_general(cell.held)
    return str(cell.held) if cell.shown is None else cell.shown


def quoted(text: str) -> str:
    """Repeat the words of a cell in a message, the beginning of many."""
    return f'"{text}"' if len(text) <= QUOTED else f'"{text[:QUOTED]}…" ({len(text):,} characters)'


def rounded_in_cell(cell: Cell) -> bool:
    """Whether a cell shows a number with fewer decimals than it holds."""
    return isinstance(cell.held, Decimal) and _plain(cell.shown or "") not in {cell.held, cell.held * 100}


def _text(cell: Cell, column: Column) -> str:
    if isinstance(cell.held, dt.datetime):
        if column.field in DATED and cell.is_whole_day and cell.held.time() == dt.time():
            return cell.held.date().isoformat()
        what = f"the program has made a date or time of what was typed ({_as_day(cell.held)})"
        raise UnfitError(what, AS_TEXT)
    if isinstance(cell.held, Decimal) and abs(cell.held) >= TOO_LARGE:
        raise UnfitError(_too_large(as_general(cell.held)), AS_TEXT)
    if cell.shown is None or not cell.shown.strip():
        raise UnfitError(f"this cell shows something else than it holds, {quoted(_held(cell))}", AS_TEXT)
    # a line is broken by one character, as people see it: Excel keeps two where text was pasted in
    text = cell.shown.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST:
        what = f"the text has {len(text):,} characters; Excel keeps at most {MOST:,}, so it may have lost its end"
        raise UnfitError(what, "Make it shorter, or write it in the YAML file.")
    return text


def _held(cell: Cell) -> str:
    return as_general(cell.held) if isinstance(cell.held, Decimal) else str(cell.held)


def _as_day(moment: dt.datetime) -> str:
    return str(moment if moment.hour or moment.minute or moment.second else moment.date())


def _too_large(text: str) -> str:
    return f"{quoted(text)} has more digits than a spreadsheet keeps, which is {DIGITS}"


def _list(cell: Cell, column: Column) -> tuple[str, ...]:
    return tuple(line.strip() for line in _text(cell, column).split("\n") if line.strip())


def _choice(cell: Cell, column: Column) -> str:
    given = as_seen(cell).strip()
    for choice in column.choices:
        if choice.casefold() == given.casefold():
            return choice
    raise UnfitError(f"{quoted(given)} is not a choice", nearest(given[:QUOTED], [*column.choices]))


def _yes_no(cell: Cell, column: Column) -> bool:
    return cell.held if isinstance(cell.held, bool) else _choice(cell, column) == "yes"


def _number(cell: Cell, _: Column) -> float:
    """Read a number as its cell shows it; what is written with % is a percentage."""
    if isinstance(cell.held, dt.datetime):
        raise UnfitError(f"the program has made a date of what was typed ({_as_day(cell.held)})", AS_TEXT)
    if cell.shown is None:
        raise UnfitError(f"this cell shows what it holds, {quoted(_held(cell))}, in a way that is not read", FIGURES)
    text = cell.shown.strip()
    number = _plain(text)
    if number is None:
        holds = f", and the cell holds {_held(cell)}" if isinstance(cell.held, Decimal) else ""
        raise UnfitError(f"{quoted(text)} is not a number{holds}", FIGURES)
    if abs(number) >= TOO_LARGE or (isinstance(cell.held, Decimal) and abs(cell.held) >= TOO_LARGE):
        raise UnfitError(_too_large(text), "Write a number of fewer digits.")
    if isinstance(cell.held, Decimal) and not _shows(cell.held, number):
        raise UnfitError(f"this cell shows {quoted(text)} and holds {_held(cell)}", FIGURES)
    return PerCent(number) if text.endswith(("%", "％")) else float(number)


def _plain(text: str) -> Decimal | None:
    """Give the number that a text is: with or without thousands marked, money, or %."""
    bare = _MONEY.sub(r"\1", _MINUS.sub("-", text.strip()))
    bare = bare.removesuffix("%").removesuffix("％").rstrip()
    bare = re.sub(r"[,\xa0\u2009\u202f]", "", bare) if _THOUSANDS.fullmatch(bare) else bare
    return Decimal(bare) if _PLAIN.fullmatch(bare) else None


def _shows(held: Decimal, number: Decimal) -> bool:
    """Whether a number is what a cell holds, itself or as a percentage, rounded to the decimals that are shown."""
    places = Decimal(1).scaleb(min(int(number.as_tuple().exponent), 0))
    return any(number == each.quantize(places, ROUND_HALF_UP, EXACT) for each in (held, held * 100))


def _whole(cell: Cell, column: Column) -> int:
    number = _number(cell, column)
    if isinstance(number, PerCent):
        what = f"{quoted(as_seen(cell).strip())} is a percentage, and a whole number is meant here"
        raise UnfitError(what, "Write how many here, and a percentage under Value with the unit %.")
    if not number.is_integer() or rounded_in_cell(cell):
        raise UnfitError(f"{quoted(_held(cell))} is not a whole number", "Write figures alone, such as 1234.")
    return int(number)


def _day(cell: Cell, _: Column) -> dt.date:
    if isinstance(cell.held, dt.datetime):
        if not cell.is_whole_day:
            raise UnfitError(f"this cell holds the date {_as_day(cell.held)} and does not show all of it", WHOLE_DAY)
        return cell.held.date()
    text = " ".join(as_seen(cell).split())
    for form in DAYS:
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    raise UnfitError(f"{quoted(text)} is not a date", WHOLE_DAY)


_READERS: dict[Kind, Callable[[Cell, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.PROSE: _text,
    Kind.LIST: _list,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
}
