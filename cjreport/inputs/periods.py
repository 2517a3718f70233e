"""Periods, each written as its publisher means it.

A financial year "2023-24" or one of its quarters "2023-24 Q2", a calendar year "2023", an estimate of 30 June
"mid-2023", a day "2014-03-31", and a span of years taken together, "2020 to 2024" or "2020-21 to 2022-23".
"""

from __future__ import annotations

import datetime as dt
import re

_YEAR = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4}-\d{2}) Q([1-4])", re.ASCII)
_MID_YEAR = re.compile(r"mid-(\d{4})", re.ASCII)
_CALENDAR_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR_IN_WORDS = re.compile(r"(?<![\w/.-])(?:(?:19|20)\d\d-\d\d|mid-(?:19|20)\d\d)(?![\w/-])", re.ASCII)
_SPAN = re.compile(r"(.+) to (.+)", re.ASCII)
_QUARTERS = {
    "1": ("April to June", 6, 30),
    "2": ("July to September", 9, 30),
    "3": ("October to December", 12, 31),
    "4": ("January to March", 3, 31),
}
FORMS = "2024-25, 2024-25 Q1, 2024, mid-2024, 2024-03-31, 2020 to 2024 or 2020-21 to 2022-23"
"""How a period may be written."""


def is_financial_year(period: str) -> bool:
    """Whether *period* is written as a financial year whose two parts follow one another."""
    match = _YEAR.fullmatch(period)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def is_mid_year(period: str) -> bool:
    """Whether *period* is that of a mid-year estimate."""
    return bool(_MID_YEAR.fullmatch(period))


def is_day(period: str) -> bool:
    """Whether *period* is written as a single day."""
    return bool(_DAY.fullmatch(period))


def is_period(period: str) -> bool:
    """Whether *period* is written in one of FORMS."""
    if span := _SPAN.fullmatch(period):
        return all(is_financial_year(y) or _CALENDAR_YEAR.fullmatch(y) for y in span.groups()) and span[1] < span[2]
    if is_day(period):
        return _is_date(period)
    quarter = _QUARTER.fullmatch(period)
    return is_financial_year(quarter[1] if quarter else period) or bool(
        _CALENDAR_YEAR.fullmatch(period) or _MID_YEAR.fullmatch(period)
    )


def _is_date(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def financial_year(period: str) -> str:
    """Give the financial year that a quarter lies in; other periods stay as they are."""
    return period.split(" Q", maxsplit=1)[0]


def ends(period: str) -> dt.date:
    """Give the last day of *period*; a mid-year estimate is of 30 June."""
    if span := _SPAN.fullmatch(period):
        return ends(span[2])
    if is_day(period):
        return dt.date.fromisoformat(period)
    if match := _MID_YEAR.fullmatch(period):
        return dt.date(int(match[1]), 6, 30)
    if match := _QUARTER.fullmatch(period):
        _, month, day = _QUARTERS[match[2]]
        return dt.date(int(match[1][:4]) + (match[2] == "4"), month, day)
    start = int(period[:4])
    return dt.date(start, 12, 31) if _CALENDAR_YEAR.fullmatch(period) else dt.date(start + 1, 3, 31)


def year_before(period: str) -> str:
    """Give the same period a year before: quarters are compared with the same quarter, for the season's sake."""
    return _moved(period, -1)


def _moved(period: str, years: int) -> str:
    if span := _SPAN.fullmatch(period):
        return f"{_moved(span[1], years)} to {_moved(span[2], years)}"
    if match := _YEAR.match(period):
        start = int(match[1]) + years
        # of a day, the year alone is moved
        return f"{start}{period[4:]}" if is_day(period) else f"{start}-{(start + 1) % 100:02d}{period[7:]}"
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
    return f"{_moved(match[1], 1)} Q1" if match else _moved(period, 1)


def base_year(period: str) -> int:
    """Give the year of the mid-year estimate that is the base of *period*'s rates: the year it starts in."""
    return int(period.removeprefix("mid-")[:4])


def in_words(period: str) -> str:
    """Say a financial year's days: 1 April 2024 to 31 March 2025."""
    start = int(period[:4])
    return f"1 April {start} to 31 March {start + 1}"


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
