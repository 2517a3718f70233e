"""Periods: a financial year "2023-24", one of its quarters "2023-24 Q2", or a mid-year estimate "2023"."""

from __future__ import annotations

import datetime as dt
import re

from cjreport.errors import Problem, UnknownNameError

_YEAR = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4}-\d{2}) Q([1-4])", re.ASCII)
_MID_YEAR = re.compile(r"\d{4}", re.ASCII)
_QUARTER_ENDS = {"1": (6, 30), "2": (9, 30), "3": (12, 31), "4": (3, 31)}


def is_financial_year(period: str) -> bool:
    """Whether *period* is written as a financial year whose two parts follow one another."""
    match = _YEAR.fullmatch(period)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def is_period(period: str) -> bool:
    """Whether *period* is a financial year, a quarter of one, or a mid-year estimate's year."""
    match = _QUARTER.fullmatch(period)
    return is_financial_year(match[1] if match else period) or is_mid_year(period)


def is_mid_year(period: str) -> bool:
    """Whether *period* is the year of a mid-year estimate."""
    return bool(_MID_YEAR.fullmatch(period))


def check_financial_year(period: str) -> str:
    """Return *period* unchanged, or raise UnknownNameError if it is not a financial year."""
    if is_financial_year(period):
        return period
    raise UnknownNameError(Problem(f'"{period}" is not a reporting period', "Write a financial year, such as 2024-25."))


def financial_year(period: str) -> str:
    """Give the financial year that a quarter lies in; a financial year stays as it is."""
    return period.split(" ", maxsplit=1)[0]


def ends(period: str) -> dt.date:
    """Give the last day of *period*; a mid-year estimate is of 30 June."""
    if is_mid_year(period):
        return dt.date(int(period), 6, 30)
    if match := _QUARTER.fullmatch(period):
        start = int(match[1][:4])
        return dt.date(start + (match[2] == "4"), *_QUARTER_ENDS[match[2]])
    return dt.date(int(period[:4]) + 1, 3, 31)


def year_before(period: str) -> str:
    """Give the same period a year before: quarters are compared with the same quarter, for the season's sake."""
    start = int(period[:4]) - 1
    if is_mid_year(period):
        return str(start)
    return f"{start}-{(start + 1) % 100:02d}{period[7:]}"


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
    start = int(period[:4]) + 1
    if is_mid_year(period):
        return str(start)
    return f"{start}-{(start + 1) % 100:02d}{' Q1' if match else ''}"


def base_year(period: str) -> str:
    """Give the mid-year estimate used as the base of *period*'s rates: that of the year it starts in."""
    return period[:4]


def in_words(period: str) -> str:
    """Say a financial year's days: 1 April 2024 to 31 March 2025."""
    start = int(period[:4])
    return f"1 April {start} to 31 March {start + 1}"


def label(period: str) -> str:
    """Write *period* for readers, with a hyphen that does not break; a quarter by its months."""
    if match := _QUARTER.fullmatch(period):
        months = {
            "1": "April to June",
            "2": "July to September",
            "3": "October to December",
            "4": "January to March",
        }
        return f"{months[match[2]]} {ends(period).year}"
    return f"mid-{period}" if is_mid_year(period) else period.replace("-", "‑")
