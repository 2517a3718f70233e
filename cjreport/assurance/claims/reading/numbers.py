"""What a sentence claims a measure is, in a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.claim import Claim, hints_beside
from cjreport.assurance.claims.reading.patterns import (
    AFTER_ALL,
    AFTER_NUMBER,
    BEFORE_MEASURE,
    BEFORE_NUMBER,
    DIFFERS,
    NONE,
    NUMBERS,
    PARTS,
)
from cjreport.assurance.claims.reading.scope import clause_of, place_of, read_following, scope_of
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.quantities import NONE_AT_ALL, Quantity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cjreport.assurance.claims.reading.units import Reading
    from cjreport.assurance.claims.text.periods import When

_AT = frozenset(("at", "about", "around"))
_NO = frozenset(("no", "zero", "not a single", "not one"))


def numbers_in(reading: Reading) -> Iterator[Claim]:
    """List the numbers that a sentence gives for measures."""
    seen: set[int] = set()
    for pattern, before in zip(NUMBERS, (BEFORE_NUMBER, BEFORE_MEASURE), strict=True):
        for found in pattern.finditer(reading.codes):
            at = found.start("number")
            fits = before.search(reading.codes[: found.start()]) and AFTER_NUMBER.match(reading.codes, found.end())
            if at in seen or not fits or DIFFERS.match(reading.codes, at + 1) or not _is_number_of(reading, found):
                continue
            following = read_following(reading, found.end(), up_to=Code.NUMBER)
            scope = scope_of(reading, found, following.end) if following else None
            place = place_of(reading, clause_of(reading, found), following.end) if following else None
            times = reading.codes[clause_of(reading, found) : found.end()].count(Code.TIME)
            is_sum = times > 1 or (scope is not None and scope.since is not None and scope.since.since)
            if following and scope and place is not None and not is_sum:
                seen.add(at)
                yield _number(reading, found, scope.when or following.when, place)


def _is_number_of(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the preposition before a number, if there is one, gives it to the measure: orders at 12, not under 12."""
    at = found.start("number") - 1
    return at < found.start("subject") or reading.codes[at] != Code.PREPOSITION or reading.units[at].text.lower() in _AT


def _number(reading: Reading, found: re.Match[str], when: When | None, place: str) -> Claim:
    typed = found.groupdict().get("number")
    amount: Quantity = reading.units[found.start("number")].value if typed else NONE_AT_ALL
    at = found.start("subject")
    careful = Code.SLIGHT in reading.codes
    measure, hints = reading.units[at], hints_beside(reading, at)
    return Claim("number", measure, hints, when=when, place=place, amount=amount, careful=careful)


def none_in(reading: Reading) -> Iterator[Claim]:
    """List the measures of which a sentence says that there was none."""
    for pattern in NONE:
        for found in pattern.finditer(reading.codes):
            is_none = reading.units[found.start()].text.lower() in _NO
            fits = BEFORE_MEASURE.search(reading.codes[: found.start()])
            if is_none and fits and AFTER_ALL.match(reading.codes, found.end()):
                following = read_following(reading, found.end())
                scope = scope_of(reading, found, following.end) if following else None
                place = place_of(reading, clause_of(reading, found), following.end) if following else None
                if following and scope and place is not None and not (scope.numbers or following.has_numbers):
                    yield _number(reading, found, scope.when or following.when, place)


def parts_in(reading: Reading) -> Iterator[Claim]:
    """List the shares of a whole that a sentence gives for its parts."""
    for pattern in PARTS:
        for found in pattern.finditer(reading.codes):
            following = read_following(reading, found.end())
            scope = scope_of(reading, found, following.end) if following else None
            place = place_of(reading, clause_of(reading, found), following.end) if following else None
            is_share = reading.units[found.start("number")].value.is_share
            if following and scope and place is not None and is_share and len(scope.numbers) == 1:
                claim = _number(reading, found, scope.when or following.when, place)
                yield claim._replace(kind="part", whole=reading.units[found.start("whole")])
