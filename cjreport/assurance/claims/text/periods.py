"""Which periods prose speaks of: "in 2023-24", "last year", "since 2019-20", "over the past five years"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.text.words import KEPT, WHOLE, either
from cjreport.inputs.periods import ends, is_financial_year, year_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class When(NamedTuple):
    """A time that prose speaks of: the *years* it may mean, or how many years *back* from another.

    What is *since* a time is compared with it, and up to *until*. A time that no series has is not *known*.
    """

    years: tuple[str, ...] = ()
    back: tuple[int, ...] = ()
    since: bool = False
    until: tuple[str, ...] = ()
    known: bool = True


class Time(NamedTuple):
    """Where a sentence speaks of a time, and which it is."""

    start: int
    end: int
    when: When


UNKNOWN_TIME = When(known=False)
YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s?[-/]\s?((?:19|20)?\d\d))?\b")
"""A year as it is typed: 2023, 2023-24, 2023/24."""
MANY = rf"(?:\d{{1,3}}|{either('two | three | four | five | six | seven | eight | nine | ten | eleven | twelve')})"
YEAR = r"""(?:the\s+)?(?:financial\s+year\s+|year\s+)?(?:mid-)?(?:19|20)\d\d
    (?:\s?[-/]\s?(?:(?:19|20)\d\d|\d\d))?(?![\d%]|[.,]\d|-\d)"""
_MONTH = r"""(?:January|February|March|April|May(?=\s+(?:20|and|to|we|\d))|June|July|August|September|October|November
    |December)"""
_KIND = r"(?:financial\s+|reporting\s+|report\s+)?"
_EARLIER = rf"(?:previous|prior|preceding|last)\s+{_KIND}(?:year|period)"
_NOT_OF_THE_REPORT = either("group | old | plan | end | ahead | round | before | strategy | programme | to come")
_SOME = either(
    """first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | last | final | other | early
    | earlier | later | latter | next | coming | following | some | every | each | per | most | many | this | the
    | several | few | recent | past | number of | half | once"""
)
_VAGUE = either(
    """annually | per annum | on average | recent | coming | successive | consecutive
    | past | previous | subsequent | future | pandemic | covid | covid-19
    | lockdown | lockdowns | pre-pandemic | long term | longer term | short term | historically | over time | to date
    | so far | at first | initially | originally | previously | formerly | weekly | monthly | quarterly | daily
    | half-year | mid-year | midway | spring | summer | autumn | winter | christmas | festive | record began
    | records began | on record | ever | decade | decades | month | months | week | weeks | day | days | baseline
    | start of | end of | beginning of | later | until | by the end"""
)
_TIMES = re.compile(
    rf"""(?P<between>\b(?:between|from)\s+(?P<first>{YEAR})\s+(?:and|to)\s+(?P<last>{YEAR}))
    |(?P<date>\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\b(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s+(?:19|20)\d\d)?
        |\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\b(?:19|20)\d\d-\d\d-\d\d)
    |(?P<since>\bsince\s+(?P<start>{YEAR}))
    |(?P<year>\b{YEAR})
    |(?P<back>\b(?:over|in|during|across)\s+(?:the\s+)?(?:past|last|previous|preceding|latest)\s+(?:(?P<past>{MANY})\s+years|(?P<decade>decade))
        |\bover\s+(?P<over>{MANY})\s+years|\b(?P<ago>{MANY})\s+years\s+(?:ago|earlier|before))
    |(?P<before>\bsince\s+(?:last\s+year|the\s+year\s+before|the\s+(?:{_EARLIER}|last\s+report))
        |\b(?:the|than|on|a|from)\s+{_EARLIER}(?:'s)?|\b(?:the|a|one)\s+year\s+(?:before|earlier|previously|ago|prior)
        |\byear-?\s?on-?\s?year|\b12\s+months\s+(?:earlier|before)|\bthan\s+last\b(?!\s+\w))
    |(?P<last_year>\blast\s+{_KIND}year(?:'s)?\b)
    |(?P<this>\b(?:this|the\s+current|the\s+reporting|the\s+report|the\s+past|the\s+last|the|in)[\s-]+{_KIND}
        (?:year|reporting\s+period|report\s+period)(?:'s)?\b(?!\s*(?:{_NOT_OF_THE_REPORT}|\d))
        |\b(?:the|in)\s+(?:past|last|previous)\s+(?:12|twelve)\s+months|\bin-year\b)
    |(?P<unknown>\b{_SOME}\s+(?:of\s+the\s+)?(?:half|quarter|year|month|week|day|decade|time)s?\b
        |\ba\s+(?:year|month|week|day)\b|\b{_VAGUE}\b|\b{MANY}[\s-]+(?:year|month|week|day|hour)s?\b)""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=KEPT)
def times_in(sentence: str, period: str) -> tuple[Time, ...]:
    """List the times that a sentence of the report of *period* speaks of."""
    read = [(found, next(kind for kind in _READ if found[kind])) for found in _TIMES.finditer(sentence)]
    return tuple(Time(found.start(), found.end(), _READ[kind](found, period)) for found, kind in read)


def _year(text: str, *, since: bool = False) -> When:
    match = YEARS.search(text)
    if match is None:
        return UNKNOWN_TIME
    if match[2] is None:
        return When((match[1],), since=since)
    year = f"{match[1]}-{match[2][-2:]}"
    return When((year,), since=since) if is_financial_year(year) else UNKNOWN_TIME


def _between(found: re.Match[str], _: str) -> When:
    first, last = _year(found["first"]), _year(found["last"])
    return When(first.years, since=True, until=last.years) if first.years and last.years else UNKNOWN_TIME


def _back(found: re.Match[str], _: str) -> When:
    """Read how many years back: the past five years may begin five years ago, or four."""
    word = (found["past"] or found["over"] or found["ago"] or "ten").lower()
    many = WHOLE[word] if word in WHOLE else int(word)
    return When(back=(many,) if found["ago"] else (many, many - 1), since=True) if many > 1 else UNKNOWN_TIME


_READ: dict[str, Callable[[re.Match[str], str], When]] = {
    "between": _between,
    "date": lambda *_: UNKNOWN_TIME,
    "since": lambda found, _: _year(found["start"], since=True),
    "year": lambda found, _: _year(found["year"]),
    "back": _back,
    "before": lambda *_: When(back=(1,)),
    "last_year": lambda _, period: When((year_before(period), period), back=(1,)),
    "this": lambda _, period: When((period,)),
    "unknown": lambda *_: UNKNOWN_TIME,
}
"""How each kind of time is read. Last year may be that of the report, or the one before it."""


def meant_by(year: str, periods: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Give the periods of a series that a year may mean: itself, the last that ends within it, or those it lies in.

    *periods* are the series' own, each with the ordinal of its last day, in their order.
    """
    if any(period == year for period, _ in periods):
        return (year,)
    if is_financial_year(year):
        last = ends(year).toordinal()
        within = [period for period, end in periods if last - 365 < end <= last]
        return (within[-1],) if within else ()
    start = int(year)
    spans = (f"{start - 1}-{start % 100:02d}", f"{start}-{(start + 1) % 100:02d}")
    return tuple(span for span in spans if any(period == span for period, _ in periods))
