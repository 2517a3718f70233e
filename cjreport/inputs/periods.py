"""Periods, each written as its publisher means it.

A financial year "2023-24" or one of its quarters "2023-24 Q2", a calendar year "2023", an estimate of 30 June
"mid-2023", a day "2014-03-31", and a span of years taken together, "2020 to 2024" or "2020-21 to 2022-23".
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import isleap
from contextlib import suppress
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

EARLIEST, LATEST = 1900, 2200
"""The years that a period may lie in."""
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d.%m.%Y")
"""How a date may be typed: 2025-09-30, 30/09/2025, 30 September 2025, 30.09.2025."""
_YEAR = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4}-\d{2}) Q([1-4])", re.ASCII)
_MID_YEAR = re.compile(r"mid-(\d{4})", re.ASCII)
_CALENDAR_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR_IN_WORDS = re.compile(r"(?<![\w/.-])(?:(?:19|20)\d\d-\d\d|mid-(?:19|20)\d\d)(?![\w/-])", re.ASCII)
_SPAN = re.compile(r"(\S+) to (\S+)", re.ASCII)
_QUARTERS = {
    "1": ("April to June", 6, 30),
    "2": ("July to September", 9, 30),
    "3": ("October to December", 12, 31),
    "4": ("January to March", 3, 31),
}
FORMS = "2024-25, 2024-25 Q1, 2024, mid-2024, 2024-03-31, 2020 to 2024 or 2020-21 to 2022-23"
"""How a period may be written."""
_LONGEST = 60
"""No period is written in more characters."""
_DASHES = re.compile(r" ?[\u2010-\u2015\u2212\ufe58\ufe63\uff0d/_-] ?")
_TWO_YEARS = r"(\d{4})-(\d{2}|\d{4})"
_TYPED_YEAR = re.compile(rf"(?:fy|financial year)? ?{_TWO_YEARS}", re.ASCII)
_TYPED_QUARTER = re.compile(
    rf"(?:q|quarter) ?(?P<first>[1-4]),?(?: of)? (?P<after>{_TWO_YEARS})"
    rf"|(?P<before>{_TWO_YEARS})[, -]{{0,2}}(?:q|quarter) ?(?P<last>[1-4])",
    re.ASCII,
)
_TYPED_MID_YEAR = re.compile(r"mid[- ]?(\d{4})", re.ASCII)
_TYPED_SPAN = re.compile(rf"({_TWO_YEARS}|\d{{4}}) to ({_TWO_YEARS}|\d{{4}})|({_TWO_YEARS})-({_TWO_YEARS})", re.ASCII)
_MONTHS = {words.casefold(): number for number, (words, *_) in _QUARTERS.items()}
_TYPED_MONTHS = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{4}})", re.ASCII)
_WHOLE_YEAR = re.compile(r"(?:1 )?april (\d{4})(?:-| to )(?:31 )?march (\d{4})", re.ASCII)
_YEAR_ENDING = re.compile(r"(?:financial )?year (?:ending|ended|to)(?: on)? (?:31 )?march (\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"(?:fy|financial year) ?(\d{2})-(\d{2})", re.ASCII)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.ASCII)


def canonical(typed: str) -> str:
    """Give a period in one of FORMS, in whichever of the ways in use it was typed; ValueError where it is none.

    2024/25, 2024-2025 and FY2024-25 are one year, whatever their dashes and spaces.
    """
    if len(typed) <= _LONGEST:
        seen = (letter for letter in unicodedata.normalize("NFKC", typed) if unicodedata.category(letter) != "Cf")
        words = _ORDINAL.sub(r"\1", " ".join("".join(seen).casefold().split()))
        for read in (_day, _year, _quarter, _other):
            if (period := read(words)) and is_period(period):
                return period
    raise ValueError(f'"{typed[:_LONGEST]}" is not a period')


def _day(words: str) -> str:
    for form in DAYS:
        with suppress(ValueError):
            return dt.datetime.strptime(words, form).date().isoformat()  # noqa: DTZ007 (a day has no time zone)
    return ""


def _year(words: str) -> str:
    """Read a financial year; its second part may have four figures."""
    words = _DASHES.sub("-", words)
    if found := _YEAR_ENDING.fullmatch(words):
        return f"{int(found[1]) - 1}-{found[1][-2:]}"
    if found := _SHORT_YEAR.fullmatch(words):
        return f"20{found[1]}-{found[2]}"
    found = _WHOLE_YEAR.fullmatch(words) or _TYPED_YEAR.fullmatch(words)
    return _following(found[1], found[2]) if found else ""


def _following(start: str, end: str) -> str:
    year = f"{start}-{end[-2:]}"
    return year if len(end) == len("25") or int(end) == int(start) + 1 else ""


def _quarter(words: str) -> str:
    if found := _TYPED_MONTHS.fullmatch(_DASHES.sub(" to ", words)):
        number = _MONTHS[found[1]]
        start = int(found[2]) - (number == "4")
        return f"{start}-{(start + 1) % 100:02d} Q{number}"
    if found := _TYPED_QUARTER.fullmatch(_DASHES.sub("-", words)):
        return f"{_year(found['after'] or found['before'])} Q{found['first'] or found['last']}"
    return ""


def _other(words: str) -> str:
    """Read a mid-year, a span or a calendar year."""
    words = _DASHES.sub("-", words)
    if found := _TYPED_MID_YEAR.fullmatch(words):
        return f"mid-{found[1]}"
    if found := _TYPED_SPAN.fullmatch(words):
        first, last = (each for each in found.group(1, 4, 7, 10) if each)
        return f"{_year(first) or first} to {_year(last) or last}"
    return words


def _stated(typed: str) -> str:
    try:
        return canonical(typed)
    except ValueError as error:
        raise PydanticCustomError("period", "this is no period from {first} to {last}", _BOUNDS) from error


def as_written(typed: str) -> str:
    """Give a period as canonical does, and any other words as they were typed."""
    with suppress(ValueError):
        return canonical(typed)
    return typed


def _financial_year(typed: str) -> str:
    if is_financial_year(year := as_written(typed)):
        return year
    raise PydanticCustomError("financial_year", "this is no financial year from {first} to {last}", _BOUNDS)


_BOUNDS = {"first": EARLIEST, "last": LATEST}
Period = Annotated[str, AfterValidator(_stated)]
"""A period in whichever way it was typed, read as one of FORMS."""
FinancialYear = Annotated[str, AfterValidator(_financial_year)]
PeriodOrWords = Annotated[str, AfterValidator(as_written)]
"""A period, read as one of FORMS, or any other words that say when."""


def is_financial_year(period: str) -> bool:
    """Whether *period* is written as a financial year whose two parts follow one another."""
    match = _YEAR.fullmatch(period)
    return match is not None and _is_known(match[1]) and (int(match[1]) + 1) % 100 == int(match[2])


def _is_known(year: str) -> bool:
    return EARLIEST <= int(year) <= LATEST


def is_mid_year(period: str) -> bool:
    """Whether *period* is that of a mid-year estimate."""
    return bool(_MID_YEAR.fullmatch(period))


def is_day(period: str) -> bool:
    """Whether *period* is written as a single day, and there is such a day."""
    if not _DAY.fullmatch(period) or not _is_known(period[:4]):
        return False
    with suppress(ValueError):
        return bool(dt.date.fromisoformat(period))
    return False


def is_quarter(period: str) -> bool:
    """Whether *period* is a quarter of a financial year."""
    return bool(_QUARTER.fullmatch(period))


def begins_year(period: str) -> bool:
    """Whether *period* is a year's first quarter, or no quarter."""
    quarter = _QUARTER.fullmatch(period)
    return quarter is None or quarter[2] == "1"


def quarters_of(year: str) -> list[str]:
    """List the quarters of a financial year."""
    return [f"{year} Q{number}" for number in _QUARTERS]


def span_of(period: str) -> tuple[str, str] | None:
    """Give the first and the last year of a span, None of any other period."""
    span = _SPAN.fullmatch(period)
    return (span[1], span[2]) if span else None


def is_period(period: str) -> bool:
    """Whether *period* is written in one of FORMS, and of years that are known."""
    if span := _SPAN.fullmatch(period):
        are_years = all(is_financial_year(each) for each in span.groups()) or all(map(_is_year, span.groups()))
        return are_years and span[1] < span[2]
    quarter, mid_year = _QUARTER.fullmatch(period), _MID_YEAR.fullmatch(period)
    is_year = is_financial_year(quarter[1] if quarter else period) or _is_year(mid_year[1] if mid_year else period)
    return is_year or is_day(period)


def _is_year(period: str) -> bool:
    return bool(_CALENDAR_YEAR.fullmatch(period)) and _is_known(period)


def kind_of(period: str) -> str:
    """Say of which kind a period is, in the plural; spans are of one kind if they are of as many years."""
    if span := _SPAN.fullmatch(period):
        return f"spans of {int(span[2][:4]) - int(span[1][:4]) + 1} {kind_of(span[1])}"
    kinds = {_QUARTER: "quarters", _MID_YEAR: "mid-years", _DAY: "days", _CALENDAR_YEAR: "calendar years"}
    return next((kind for form, kind in kinds.items() if form.fullmatch(period)), "financial years")


def financial_year(period: str) -> str:
    """Give the financial year that a quarter lies in; other periods stay as they are."""
    quarter = _QUARTER.fullmatch(period)
    return quarter[1] if quarter else period


def ends(period: str) -> dt.date:
    """Give the last day of *period*; a mid-year estimate is of 30 June."""
    if span := _SPAN.fullmatch(period):
        return ends(span[2])
    if _DAY.fullmatch(period):
        return dt.date.fromisoformat(period)
    if match := _MID_YEAR.fullmatch(period):
        return dt.date(int(match[1]), 6, 30)
    if match := _QUARTER.fullmatch(period):
        _, month, day = _QUARTERS[match[2]]
        return dt.date(int(match[1][:4]) + (match[2] == "4"), month, day)
    start = int(period[:4])
    return dt.date(start, 12, 31) if _CALENDAR_YEAR.fullmatch(period) else dt.date(start + 1, 3, 31)


def year_before(period: str) -> str:
    """Give the same period a year before: quarters are compared with the same quarter, for the season's sake.

    Where a day has none, as 29 February, it is the last day of its month.
    """
    return years_on(period, -1)


def years_on(period: str, years: int) -> str:
    """Give the same period so many *years* later."""
    if span := _SPAN.fullmatch(period):
        return f"{years_on(span[1], years)} to {years_on(span[2], years)}"
    if _DAY.fullmatch(period):
        month_and_day = period[4:]
        year = int(period[:4]) + years
        return f"{year}-02-28" if month_and_day == "-02-29" and not isleap(year) else f"{year}{month_and_day}"
    if match := _YEAR.match(period):
        start = int(match[1]) + years
        return f"{start}-{(start + 1) % 100:02d}{period[7:]}"
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) + years), period)


def every_period(first: str, last: str) -> list[str]:
    """List the periods of one kind from *first* to *last*, none left out."""
    periods = [first]
    while periods[-1] < last:
        periods.append(_next(periods[-1]))
    return periods


def _next(period: str) -> str:
    match = _QUARTER.fullmatch(period)
    if match and match[2] != "4":
        return f"{match[1]} Q{int(match[2]) + 1}"
    return f"{years_on(match[1], 1)} Q1" if match else years_on(period, 1)


def base_year(period: str) -> int:
    """Give the year of the mid-year estimate that is the base of *period*'s rates: the year it starts in."""
    return int(period.removeprefix("mid-")[:4])


def in_words(first: str, last: str = "") -> str:
    """Say the days of a financial year, or from a *first* to a *last*: 1 April 2024 to 31 March 2025."""
    return f"1 April {base_year(first)} to 31 March {base_year(last or first) + 1}"


def label(period: str) -> str:
    """Write *period* for readers, with a hyphen that does not break; a quarter by its months, a day in full."""
    if match := _QUARTER.fullmatch(period):
        return f"{_QUARTERS[match[2]][0]} {ends(period).year}"
    if is_day(period):
        return on(ends(period))
    return period.replace("-", "‑")


def with_years(words: str) -> str:
    """Write the years in *words* as label does: "in 2025-26", "mid-2023"; addresses and longer numbers are left."""
    return _YEAR_IN_WORDS.sub(lambda year: year[0].replace("-", "‑"), words)


def on(day: dt.date) -> str:
    """Write a day in full: 30 September 2025."""
    return f"{day.day} {day:%B} {day.year}"
