"""What a sentence says further of measures of which it claimed something: and fell the year after, up by a tenth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.change_words import ends_are_given, goes_on
from cjreport.assurance.claims.reading.patterns import AFTER_CHANGE, FURTHER
from cjreport.assurance.claims.reading.scope import Following, read_following
from cjreport.assurance.claims.text.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.reading.units import Reading

_TURNS = frozenset(("but", "yet", "though", "although", "however", ";"))


def further_changes(reading: Reading, claims: list[Claim], first: int, seen: set[int]) -> Iterator[Claim]:
    """List what is said further of changed measures, of a time of its own or as a part of what was said."""
    while (found := FURTHER.match(reading.codes, first)) and _turns(reading, first):
        at = found.start("verb")
        following, is_part = (
            read_following(reading, found.end()),
            goes_on(reading.units[at].text.lower(), reading.codes[:at]),
        )
        is_of_itself = AFTER_CHANGE.match(reading.codes, found.end())
        if following is None or at in seen or not (is_of_itself and (is_part or following.when)):
            return
        seen.add(at)
        before = [unit.value for unit in reading.units[found.start() : at] if unit.code == Code.NUMBER]
        following = following._replace(amount=following.amount or (before[0] if before else None))
        for claim in claims:
            since = following.since or (claim.since if is_part else None)
            yield _changed(reading, claim._replace(since=since), at, following, alone=len(claims) == 1)
        first = following.end


def changes_after(reading: Reading, claim: Claim) -> Iterator[Claim]:
    """List what is said further of a measure whose level or rank was claimed: was above the average and fell."""
    if (found := FURTHER.match(reading.codes, claim.end)) and reading.codes[claim.end] == Code.AND:
        following, at = read_following(reading, found.end()), found.start("verb")
        if following and AFTER_CHANGE.match(reading.codes, found.end()):
            claim = claim._replace(other="", cautious=claim.careful, since=following.since)
            yield _changed(reading, claim, at, following, alone=True)


def _changed(reading: Reading, claim: Claim, at: int, following: Following, *, alone: bool) -> Claim:
    """Claim of the same measure the change that stands at a place; numbers are of none where there are several."""
    unit, cautious = reading.units[at], claim.cautious or ends_are_given(following)
    claim = claim._replace(kind="change", verb=unit.code, words=unit.text, when=following.when or claim.when, span=None)
    claim = claim._replace(cautious=cautious)
    return with_amounts(claim, following) if alone else claim


def with_amounts(claim: Claim, following: Following) -> Claim:
    """Add the numbers that follow a change: by how much, from which, to which."""
    return claim._replace(amount=following.amount, start=following.start, finish=following.finish)


def _turns(reading: Reading, at: int) -> bool:
    """Whether what goes on at a place is of the same measures: and fell, but fell, not because it fell."""
    return reading.codes[at] != Code.NEW_CLAUSE or reading.units[at].text.lower() in _TURNS
