"""Which years prose takes together: "for the third year running", "the lowest in ten years", "on the wane"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.periods import MANY, YEAR, YEARS
from cjreport.assurance.claims.text.words import KEPT, ORDINALS, WHOLE, either

if TYPE_CHECKING:
    from collections.abc import Iterator


class Span(NamedTuple):
    """Years that are taken together: the last *years*, or those *since* a year; with neither, all that are held.

    *end* says of a superlative which it is, highest or lowest, where its words say both.
    """

    years: int = 0
    since: str = ""
    end: str = ""


class TakenTogether(NamedTuple):
    """Where a sentence takes years together, as what that is read, and which years."""

    start: int
    end: int
    code: Code
    span: Span


COURSE = Span()
"""What marks words of change that tell of a course over years, such as on the wane."""
_NTH = rf"(?:{either(' | '.join(ORDINALS))}|\d{{1,2}}(?:nd|rd|th))"
_KIND = r"(?:financial\s+|reporting\s+)?"
_IN_A_ROW = either("running | in a row | in succession | on the trot | consecutively | straight | on end")
_ONE_AFTER_ANOTHER = either("consecutive | successive | straight | unbroken")
_CHANGE = either("increase | rise | fall | decrease | drop | reduction | decline")
_RUN = rf"""(?:year[\s-]on[\s-]year,?\s+)?(?:(?:for|in|over|during|the|a|now|its|their)\s+)*
    (?:(?P<nth>{_NTH})\s+(?:{_ONE_AFTER_ANOTHER}\s+{_KIND}year|{_KIND}year\s+{_IN_A_ROW})
    |(?:(?:last|past)\s+)?(?P<many>{MANY})\s+(?:{_ONE_AFTER_ANOTHER}\s+{_KIND}years|{_KIND}years\s+{_IN_A_ROW})
    |(?:each|every(?:\s+one)?)\s+of\s+(?:the|these|our)\s+(?:last|past|previous|latest)\s+(?P<each>{MANY})\s+{_KIND}years
    |(?:each|every)\s+(?:single\s+)?{_KIND}year\s+(?:for|over|in)\s+(?:the\s+)?(?:(?:last|past|previous)\s+)?
        (?P<over>{MANY})\s+years
    |(?:(?:each|every)\s+(?:single\s+)?{_KIND}year|year[\s-]on[\s-]year|year\s+after\s+year)\s+since\s+(?P<since>{YEAR})
    |(?:each|every)\s+(?:single\s+)?{_KIND}year(?=[.,;]|$)
    |(?P<nths>{_NTH})\s+{_ONE_AFTER_ANOTHER}\s+(?:annual\s+|yearly\s+)?(?={_CHANGE}\b)
    |(?P<changes>{MANY})\s+{_ONE_AFTER_ANOTHER}\s+(?:annual\s+|yearly\s+)?(?={_CHANGE}s\b))"""
_SOFTENED = either(
    "the | these | at least | over | more than | nearly | almost | well over | about | around | last | past"
)
_SPAN = rf"""(?:for|in|over|within|of|during)\s+(?:{_SOFTENED}\s+)*
        (?:(?P<years>{MANY})\s+years|(?:a\s+)?(?P<decade>decade))
    |(?P<any>(?:at|in)\s+any\s+(?:other\s+|previous\s+)?(?:time|point|year)\s+
        (?:(?:in|over|during|of)\s+the\s+(?:last|past)\s+(?:(?P<many>{MANY})\s+years|(?P<ten>decade))|since\s+(?P<since>{YEAR})))
    |on\s+record|ever|since\s+(?:(?:our|the)\s+)?records\s+began"""
_PEAK = rf"""(?P<long>{MANY})[\s-]year\s+(?P<far>high|low|peak)|(?:record|all[\s-]time|historic)[\s-](?P<all>high|low)s?
    |record\s+(?P<number>number|level|total|figure)s?|(?P<peaked>peaked|peak)|(?P<bottomed>bottomed\s+out)"""
_WAY = either("trend | path | trajectory | course | curve | direction | slope")
_COURSE = rf"""(?:on|in|continued|continues|continuing|followed|follows|kept\s+to|maintained|showed|shows)\s+
    (?:(?:a|an|the|its|their|clear|steady|general|overall|gentle|sustained)\s+)*
    (?:(?P<upward>upward|rising|growing|increasing)|downward|falling|declining|decreasing|reducing)\s+{_WAY}
    |on\s+the\s+(?:(?P<rise>rise|increase|up|way\s+up)|decline|decrease|wane|way\s+down|ebb)|in\s+decline
    |(?:trending|trended|heading|headed|moving|pointing)\s+(?:(?P<trending>up(?:wards?)?)|down(?:wards?)?)"""
_RUNS, _SPANS, _PEAKS, _COURSES = (
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE | re.VERBOSE) for words in (_RUN, _SPAN, _PEAK, _COURSE)
)
_SUPERLATIVE = re.compile(
    rf"\b{either('highest | lowest | fewest | smallest | largest | greatest | least')}\b[^,;:]*$", re.IGNORECASE
)
"""What must stand before a span: "over five years" alone is none."""
_MAY_BE_TAKEN = re.compile(
    r"""year|decade|record|ever\b|high|low|peak|bottomed|consecutive|successive|straight|unbroken|\bon\ the|declin
    |trend|path|course|curve|slope|direction|trajectory|ing\ (?:up|down)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a sentence must have that takes years together: soon told, and not so of most."""
_DECADE = 10
_COUNTS = ("nth", "many", "each", "over", "nths", "changes")


@lru_cache(maxsize=KEPT)
def taken_together(sentence: str) -> tuple[TakenTogether, ...]:
    """List the runs of years, spans, records and courses that a sentence speaks of."""
    return tuple(_taken_together(sentence))


def _taken_together(sentence: str) -> Iterator[TakenTogether]:
    if not _MAY_BE_TAKEN.search(sentence):
        return
    for found in _RUNS.finditer(sentence):
        yield TakenTogether(*found.span(), Code.RUN, _run(found))
    for found in _SPANS.finditer(sentence):
        if found["any"] or _SUPERLATIVE.search(sentence, 0, found.start()):
            yield TakenTogether(*found.span(), Code.SPAN, _span(found))
    for found in _PEAKS.finditer(sentence):
        yield TakenTogether(*found.span(), Code.PEAK, _peak(found))
    for found in _COURSES.finditer(sentence):
        rises = found["upward"] or found["rise"] or found["trending"]
        yield TakenTogether(*found.span(), Code.RISE if rises else Code.FALL, COURSE)


def _run(found: re.Match[str]) -> Span:
    """Give how many years a run has; none where a sentence tells elsewhere since when, or never."""
    if found["since"]:
        return Span(since=_year(found["since"]))
    return Span(next((_many(found[each]) for each in _COUNTS if found[each]), 0))


def _span(found: re.Match[str]) -> Span:
    if found["since"]:
        return Span(since=_year(found["since"]))
    return Span(_DECADE if found["decade"] or found["ten"] else _many(found["years"] or found["many"]))


def _peak(found: re.Match[str]) -> Span:
    low = found["bottomed"] or "low" in {found["far"], found["all"]}
    return Span(_many(found["long"]), end=Code.LOWEST if low else Code.HIGHEST)


def _many(text: str | None) -> int:
    """Give a number of years, in digits or in words; nought where there is none."""
    word = (text or "0").lower()
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS.get(word) or WHOLE[word]


def _year(text: str) -> str:
    found = YEARS.search(text)
    return "" if found is None else f"{found[1]}-{found[2][-2:]}" if found[2] else found[1]
