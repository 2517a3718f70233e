"""The scope of a claim: its times, place and amounts, from what stands before it, within it and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.reading.patterns import (
    ADDS,
    BEFORE_MEASURE,
    GOES_ON,
    ITEM,
    LABEL,
    LAST_PREPOSITIONS,
    NARROWED,
    PLAINLY,
    WISHED_AFTER,
    WISHED_BEFORE,
)
from cjreport.assurance.claims.text.codes import Code, codes

if TYPE_CHECKING:
    import re

    from cjreport.assurance.claims.reading.units import Reading
    from cjreport.assurance.claims.text.periods import When
    from cjreport.assurance.claims.text.quantities import Quantity

_UNREAD = codes("WISH NOT UNKNOWN_TIME RUN SPAN PEAK")
"""What makes a claim one that cannot be read: a wish or a plan, a negation, a time that no series has.

Runs and spans of years are read where a claim is made of them.
"""

_LEADING = codes("BY FROM TO IN THAN COMPARED_WITH OF")
"""What a number or a time stands under."""
_PASSED_OVER = codes("ADVERB SLIGHT DETERMINER FIGURE_WORD VERB AND")
_NOT_KNOWN = codes("UNKNOWN PREPOSITION MEASURE UNKNOWN_TIME WISH")
"""What narrows a claim to what is not known, where it stands after it."""


class Following(NamedTuple):
    """The numbers and times that follow a claim, and where they end."""

    end: int
    amount: Quantity | None = None
    start: Quantity | None = None
    finish: Quantity | None = None
    when: When | None = None
    since: When | None = None

    @property
    def has_numbers(self) -> bool:
        """Whether any number follows."""
        return bool(self.amount or self.start or self.finish)


class ClaimScope(NamedTuple):
    """The times named before a claim and within it, and the place, empty for the report's own."""

    when: When | None = None
    since: When | None = None
    place: str = ""
    numbers: tuple[Quantity, ...] = ()


def read_following(reading: Reading, first: int, *, up_to: str = "") -> Following | None:
    """Read what follows a claim, up to where something else begins; None where it is narrowed to what is not known."""
    following, last, at = Following(first), "", first
    while reading.codes[at : at + 1] != up_to and _is_of_claim(reading.codes, at, last):
        following = _with(following, reading, at, last)
        last = preposition(last, reading.codes[at])
        at += 1
    rest = reading.codes[at : at + 1]
    if rest in _NOT_KNOWN and (last in _LEADING or rest in {Code.PREPOSITION, Code.UNKNOWN_TIME}):
        return None
    return following._replace(end=at)


def _is_of_claim(codes: str, at: int, last: str) -> bool:
    """Whether what stands after a claim is still of it: no item of a list, no further claim, no label of a time."""
    code = codes[at : at + 1]
    if code not in GOES_ON and codes[at : at + 2] != Code.PREPOSITION + Code.NUMBER:
        return False
    if code in {Code.AND, Code.MORE, Code.FEWER} and not ADDS.match(codes, at):
        return False
    return not (ITEM.match(codes, at) or (code == Code.TIME and not last and LABEL.match(codes, at)))


def _with(following: Following, reading: Reading, at: int, last: str) -> Following:
    unit = reading.units[at]
    if unit.code == Code.NUMBER:
        return with_number(following, unit.value, last)
    if unit.code == Code.TIME:
        return _with_time(following, unit.value, last)
    return following


def preposition(last: str, code: str) -> str:
    """Give the preposition that the next number or time stands under: "than in 2022-23" is than."""
    if code in _LEADING - {Code.IN}:
        return code
    if code == Code.IN:
        return last if last in {Code.THAN, Code.COMPARED_WITH, Code.FROM} else code
    return last if code in _PASSED_OVER else "" if code == Code.COMMA else code


def with_number(following: Following, number: Quantity, last: str) -> Following:
    """Add a number: from which, to which or by which a measure changed."""
    if last == Code.FROM:
        return following._replace(start=number)
    if last == Code.TO:
        return following._replace(finish=number)
    if last in {"", Code.BY, Code.OF, Code.MORE, Code.FEWER} and following.amount is None and following.finish is None:
        return following._replace(amount=number)
    return following


def _with_time(following: Following, when: When, last: str) -> Following:
    if when.until:
        return following._replace(since=when, when=_end_of(when))
    is_base = (
        when.since
        or last in {Code.COMPARED_WITH, Code.THAN, Code.FROM}
        or (when.back and not when.years and last != Code.IN)
    )
    if is_base or (following.start and not following.finish):
        return following._replace(since=when)
    return following._replace(when=when if following.finish else following.when or when)


def _end_of(when: When) -> When:
    return when._replace(years=when.until, since=False, until=())


def clause_of(reading: Reading, found: re.Match[str]) -> int:
    """Give where the clause begins that a claim stands in."""
    return max(reading.codes.rfind(mark, 0, found.start()) for mark in (Code.NEW_CLAUSE, Code.COLON)) + 1


def scope_of(reading: Reading, found: re.Match[str], end: int, reads: str = "") -> ClaimScope | None:
    """Give the scope of a claim that ends at *end*; None where it is narrowed, wished for or negated.

    *reads* are codes that are read in a claim of its kind, and in others are not.
    """
    first = clause_of(reading, found)
    region = reading.codes[first:end]
    if found.groupdict().get("not"):
        region = region.replace(Code.NOT, "", 1)
    is_wished = WISHED_BEFORE.search(reading.codes[: found.start()]) or WISHED_AFTER.match(reading.codes, end)
    if is_wished or not ((_UNREAD - {*reads}).isdisjoint(region) and _is_of_measure(reading, found, first)):
        return None
    times = _times_within(reading, found, first)
    if times is None:
        return None
    return times._replace(numbers=tuple(u.value for u in reading.units[first:end] if u.code == Code.NUMBER))


def _is_of_measure(reading: Reading, found: re.Match[str], first: int) -> bool:
    """Whether it is the measure itself of which something is claimed, and all of it."""
    groups, codes = found.groupdict(), reading.codes
    leads = bool(groups.get("verb")) and found.start("verb") < found.start("subject")
    before = codes[first : found.start() if leads else found.start("subject")]
    fits = "number" in groups or BEFORE_MEASURE.search(before)
    return bool(fits) and not NARROWED.search(codes[first : found.start()])


def _times_within(reading: Reading, found: re.Match[str], first: int) -> ClaimScope | None:
    """Give the times that stand before a claim and within it; None where one before belongs to something else."""
    scope, codes = ClaimScope(), reading.codes
    for at in range(first, max(found.end("subject"), found.end())):
        if codes[at] != Code.TIME:
            continue
        when: When = reading.units[at].value
        if at < found.start() and not _is_plain(codes[first : found.start()], at - first):
            if _goes_without_saying(when, reading.period):
                continue
            return None
        prior = LAST_PREPOSITIONS.search(codes[first:at])
        is_base = (prior and prior[1]) or (when.back and not when.years and not (prior and prior[2]))
        if when.until:
            scope = scope._replace(since=when, when=_end_of(when))
        else:
            scope = scope._replace(since=when) if when.since or is_base else scope._replace(when=when)
    return scope


def _goes_without_saying(when: When, period: str) -> bool:
    """Whether a time is that of the report, or the year before it, which a claim is of anyhow."""
    return when.years == (period,) or (when.back == (1,) and not when.years)


def _is_plain(before: str, at: int) -> bool:
    """Whether what a time stands in before a claim says nothing but when and where."""
    phrase = before[before.rfind(Code.COMMA, 0, at) + 1 :].partition(Code.COMMA)[0]
    return bool(PLAINLY.fullmatch(phrase))


def place_of(reading: Reading, first: int, end: int) -> str | None:
    """Give the one place named from *first* to *end*, empty for the report's own; None where there are several."""
    units = reading.units[first:end]
    if any(unit.code in {Code.SIMILAR_AREAS, Code.ALL_AREAS} for unit in units):
        return None
    places = {str(unit.value) for unit in units if unit.code in {Code.PLACE, Code.COUNTRY}}
    return next(iter(places), "") if len(places) <= 1 else None
