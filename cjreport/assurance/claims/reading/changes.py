"""What a sentence claims of how measures changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.change_words import (
    change_words,
    gives_figures,
    is_of_itself,
    run_of,
    was_before,
    with_noun,
)
from cjreport.assurance.claims.reading.claim import Claim, of_each_measure
from cjreport.assurance.claims.reading.further_changes import further_changes, with_amounts
from cjreport.assurance.claims.reading.patterns import CHANGES
from cjreport.assurance.claims.reading.scope import Following, clause_of, place_of, read_following, scope_of
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import Span
from cjreport.assurance.claims.text.words import CHANGE_NOUNS, WORDS_OF, phrases_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cjreport.assurance.claims.reading.scope import ClaimScope
    from cjreport.assurance.claims.reading.units import Reading

_NOUNS = CHANGE_NOUNS | frozenset(phrases_of(WORDS_OF[Code.NO_CHANGE]))
_MEANT: dict[str, Code] = {
    Code.MORE: Code.RISE,
    Code.FEWER: Code.FALL,
    Code.HIGHER: Code.RISE,
    Code.LOWER: Code.FALL,
    Code.NO_CHANGE: Code.STEADY,
    Code.SAME: Code.STEADY,
}
"""Words that come to the same: higher than the year before has risen."""


def changes_in(reading: Reading) -> Iterator[Claim]:
    """List the changes that a sentence claims."""
    seen: set[int] = set()
    for pattern in CHANGES:
        for found in _found(pattern, reading.codes):
            at = found.start("verb")
            following = read_following(reading, max(found.end(), found.end("verb"))) if at not in seen else None
            claims = _change(reading, found, following) if following else []
            if claims and following:
                seen.add(at)
                yield from claims
                yield from further_changes(reading, claims, following.end, seen)


def _found(pattern: re.Pattern[str], codes: str) -> Iterator[re.Match[str]]:
    """Find a pattern and, where its subject is a list, once more of what stands last: ..., and crime rose."""
    for found in pattern.finditer(codes):
        yield found
        last = found.end("subject") - 1
        if last > found.start("subject") and Code.COMMA in codes[found.start("subject") : last]:
            yield from filter(None, [pattern.match(codes, last)])


def _change(reading: Reading, found: re.Match[str], following: Following) -> list[Claim]:
    """Give a change of each measure it is claimed of, if the words can be read so; of several, numbers are of none."""
    scope, following = scope_of(reading, found, following.end, Code.RUN), with_noun(reading, found, following)
    place = place_of(reading, clause_of(reading, found), following.end)
    if scope is None or place is None or not _can_be_read(reading, found, scope, following):
        return []
    when, since = scope.when or following.when, following.since or scope.since
    run, (words, course) = run_of(reading, found, following, since), change_words(reading, found)
    if run == Span():
        return []
    claim = _claimed(reading, found, following)._replace(words=words, when=when, since=since, place=place)
    claim = claim._replace(kind="run" if run else "change", span=run or course)
    return of_each_measure(reading, found, with_amounts(claim, following))


def _claimed(reading: Reading, found: re.Match[str], following: Following) -> Claim:
    """Claim which way a subject changed, as yet of no time and no place."""
    return Claim(
        "change",
        reading.units[found.start("subject")],
        frozenset(),
        _MEANT.get(found["verb"], found["verb"]),
        cautious=gives_figures(reading, found, following),
        negated=bool(found.groupdict().get("not")),
        end=following.end,
    )


def _can_be_read(reading: Reading, found: re.Match[str], scope: ClaimScope, following: Following) -> bool:
    """Whether words of change are a claim that can be held against figures.

    Left alone are a comparison that names no time, a verb where a noun must stand, what changes something else, what
    did not change by so much, and what had changed before.
    """
    groups, verb = found.groupdict(), change_words(reading, found)[0].lower()
    is_noun, has_than = groups.get("noun") is not None, "than" in groups
    if has_than and not (following.since or scope.since):
        return False
    if (verb not in _NOUNS) if is_noun else not (has_than or is_of_itself(reading, found)):
        return False
    if groups.get("not") and (following.has_numbers or found["verb"] not in {Code.RISE, Code.FALL}):
        return False
    return bool(following.when or scope.when) or not was_before(reading, found)
