"""Of when, of whom and of how much a claim speaks, by what stands before it, within it and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.patterns import (
    ADDS,
    BEFORE_MEASURE,
    GOES_ON,
    LABEL,
    NARROWED,
    PLAINLY,
    PREPOSITION,
)
from cjreport.assurance.claims.text.tokens import AREAS, COUNTRY, GROUP, NUMBER, PLACE, TIME, UNKNOWN_TIME, Reading

if TYPE_CHECKING:
    from cjreport.assurance.claims.quantities import Quantity
    from cjreport.assurance.claims.text.periods import When

_UNREAD = frozenset(f"?!{UNKNOWN_TIME}")
"""What makes a claim one that cannot be read: a wish or a plan, a negation, a time that no series has."""
_WISHED_BEFORE, _WISHED_AFTER = re.compile(r"\?[^;]*$"), re.compile(r"[^;:,&]*\?")


class Told(NamedTuple):
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


class Scope(NamedTuple):
    """The times named before a claim and within it, and the place, empty for the report's own."""

    when: When | None = None
    since: When | None = None
    place: str = ""
    with_numbers: bool = False


def told_after(reading: Reading, first: int, *, up_to: str = "") -> Told | None:
    """Read what follows a claim, up to where something else begins; None where it is narrowed to what is not known."""
    told, last, codes = Told(first), "", reading.codes
    at = first
    while at < len(codes) and (codes[at] in GOES_ON or codes[at : at + 2] == "pN"):
        if codes[at] == up_to:
            break
        if codes[at] in "&+-" and not ADDS.match(codes, at):
            break
        if codes[at] == TIME and not last and LABEL.match(codes, at):
            break
        told = _with(told, reading, at, last)
        last = preposition(last, codes[at])
        at += 1
    rest = codes[at : at + 1]
    if rest and rest in "xpMT?" and (last in {*"brtincf"} or rest in "pT"):
        return None
    return told._replace(end=at)


def _with(told: Told, reading: Reading, at: int, last: str) -> Told:
    unit = reading.units[at]
    if unit.code == NUMBER:
        return with_number(told, unit.value, last)
    if unit.code == TIME:
        return _with_time(told, unit.value, last)
    return told


def preposition(last: str, code: str) -> str:
    """Give the preposition that the next number or time stands under: "than in 2022-23" is than."""
    if code in "brtncf":
        return code
    if code == "i":
        return last if last in {"n", "c", "r"} else "i"
    return last if code in "azjqv&" else "" if code == "," else code


def with_number(told: Told, number: Quantity, last: str) -> Told:
    """Add a number: from which, to which or by which a measure changed."""
    if last == "r":
        return told._replace(start=number)
    if last == "t":
        return told._replace(finish=number)
    if last in {"b", "", "f", "+", "-"} and told.amount is None and told.finish is None:
        return told._replace(amount=number)
    return told


def _with_time(told: Told, when: When, last: str) -> Told:
    if when.until:
        return told._replace(since=when, when=_end_of(when))
    is_base = when.since or last in {"c", "n", "r"} or (when.back and not when.years and last != "i")
    if is_base or (told.start and not told.finish):
        return told._replace(since=when)
    return told._replace(when=when if told.finish else told.when or when)


def _end_of(when: When) -> When:
    return when._replace(years=when.until, since=False, until=())


def clause_of(reading: Reading, found: re.Match[str]) -> int:
    """Give where the clause begins that a claim stands in."""
    return max(reading.codes.rfind(mark, 0, found.start()) for mark in ";:") + 1


def scope_of(reading: Reading, found: re.Match[str], end: int) -> Scope | None:
    """Give the scope of a claim that ends at *end*; None where it is narrowed, wished for or negated."""
    first = clause_of(reading, found)
    region = reading.codes[first:end]
    if found.groupdict().get("not"):
        region = region.replace("!", "", 1)
    is_wished = _WISHED_BEFORE.search(reading.codes[: found.start()]) or _WISHED_AFTER.match(reading.codes, end)
    if is_wished or not (_UNREAD.isdisjoint(region) and _is_of_measure(reading, found, first)):
        return None
    times = _times_within(reading, found, first)
    if times is None:
        return None
    return times._replace(with_numbers=NUMBER in region)


def _is_of_measure(reading: Reading, found: re.Match[str], first: int) -> bool:
    """Whether it is the measure itself of which something is claimed, and all of it."""
    groups, codes = found.groupdict(), reading.codes
    leads = bool(groups.get("verb")) and found.start("verb") < found.start("subject")
    before = codes[first : found.start() if leads else found.start("subject")]
    fits = "number" in groups or BEFORE_MEASURE.search(before)
    return bool(fits) and not NARROWED.search(codes[first : found.start()])


def _times_within(reading: Reading, found: re.Match[str], first: int) -> Scope | None:
    """Give the times that stand before a claim and within it; None where one before belongs to something else."""
    scope, codes = Scope(), reading.codes
    for at in range(first, max(found.end("subject"), found.end())):
        if codes[at] != TIME:
            continue
        if at < found.start() and not _is_plain(codes[first : found.start()], at - first):
            return None
        when: When = reading.units[at].value
        prior = PREPOSITION.search(codes[first:at])
        is_base = (prior and prior[1]) or (when.back and not when.years and not (prior and prior[2]))
        if when.until:
            scope = scope._replace(since=when, when=_end_of(when))
        else:
            scope = scope._replace(since=when) if when.since or is_base else scope._replace(when=when)
    return scope


def _is_plain(before: str, at: int) -> bool:
    """Whether what a time stands in before a claim says nothing but when and where."""
    phrase = before[before.rfind(",", 0, at) + 1 :].partition(",")[0]
    return bool(PLAINLY.fullmatch(phrase))


def place_of(reading: Reading, first: int, end: int) -> str | None:
    """Give the one place named from *first* to *end*, empty for the report's own; None where there are several."""
    units = reading.units[first:end]
    if any(unit.code in GROUP + AREAS for unit in units):
        return None
    places = {str(unit.value) for unit in units if unit.code in PLACE + COUNTRY}
    return next(iter(places), "") if len(places) <= 1 else None
