"""What a sentence claims of where a measure stands among its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.claim import Claim, of_each_measure
from cjreport.assurance.claims.reading.patterns import AFTER_ALL, OVER_YEARS
from cjreport.assurance.claims.reading.scope import clause_of, place_of, read_following, scope_of
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cjreport.assurance.claims.reading.units import Reading, Unit
    from cjreport.assurance.claims.text.periods import When

_MEANT: dict[str, Code] = {Code.HIGHER: Code.HIGHEST, Code.LOWER: Code.LOWEST}
"""Higher than in any year since is the highest since."""
_READS = Code.SPAN + Code.PEAK


def over_years_in(reading: Reading) -> Iterator[Claim]:
    """List the highest and lowest of years that a sentence claims: the lowest in ten years, a peak in 2019-20."""
    seen: set[int] = set()
    for pattern in OVER_YEARS:
        for found in pattern.finditer(reading.codes):
            at, verb = found.start("verb"), reading.units[found.start("verb")]
            span = _span(reading, found, verb)
            if span and at not in seen and AFTER_ALL.match(reading.codes, found.end()):
                seen.add(at)
                yield from _stands(reading, found, span)


def _stands(reading: Reading, found: re.Match[str], span: Span) -> Iterator[Claim]:
    following, scope = read_following(reading, found.end()), scope_of(reading, found, found.end(), _READS)
    place = place_of(reading, clause_of(reading, found), following.end) if following else None
    verb = reading.units[found.start("verb")]
    if not following or not scope or place is None or _needs_year(verb, following.when or scope.when):
        return
    claim = Claim(
        "over years",
        verb,
        frozenset(),
        _MEANT.get(span.end or verb.code, span.end or verb.code),
        verb.text,
        following.when or scope.when,
        place=place,
        span=span,
    )
    yield from of_each_measure(reading, found, claim)


def _needs_year(verb: Unit, when: When | None) -> bool:
    """Whether it is a peak of which no year is told."""
    return verb.code == Code.PEAK and not verb.value.years and verb.text.lower() in _ONCE and when is None


_ONCE = frozenset(("peaked", "peak", "bottomed out"))


def _span(reading: Reading, found: re.Match[str], verb: Unit) -> Span | None:
    """Give the years among which a measure stands highest or lowest; None where none are told."""
    unit = verb if verb.code == Code.PEAK else reading.units[found.start("span")]
    if unit.code == Code.TIME:
        when: When = unit.value
        return Span(since=when.years[0]) if when.since and when.years and not when.until else None
    span: Span = unit.value
    return span
