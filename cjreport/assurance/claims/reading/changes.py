"""What a sentence claims of how measures changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.claim import Claim, of_each_measure
from cjreport.assurance.claims.reading.patterns import (
    AFTER_CHANGE,
    AFTER_UP,
    ANY_CHANGE,
    CHANGES,
    FURTHER,
    IS_NOUN,
    IS_VERB,
    STATEMENT,
    STATEMENT_ENDS,
)
from cjreport.assurance.claims.reading.scope import (
    ClaimScope,
    Following,
    clause_of,
    place_of,
    preposition,
    read_following,
    scope_of,
    with_number,
)
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import Span
from cjreport.assurance.claims.text.words import CHANGE_NOUNS, WORDS_OF, phrases_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cjreport.assurance.claims.reading.units import Reading
    from cjreport.assurance.claims.text.quantities import Quantity

_NOUNS = CHANGE_NOUNS | frozenset(phrases_of(WORDS_OF[Code.NO_CHANGE]))
_BY_THEN = frozenset(("had", "had been"))
_TURNS = frozenset(("but", "yet", "though", "although", "however", ";"))
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
                yield from _further(reading, claims, following.end, seen)


def _found(pattern: re.Pattern[str], codes: str) -> Iterator[re.Match[str]]:
    """Find a pattern and, where its subject is a list, once more of what stands last: ..., and crime rose."""
    for found in pattern.finditer(codes):
        yield found
        last = found.end("subject") - 1
        if last > found.start("subject") and Code.COMMA in codes[found.start("subject") : last]:
            yield from filter(None, [pattern.match(codes, last)])


def _change(reading: Reading, found: re.Match[str], following: Following) -> list[Claim]:
    """Give a change of each measure it is claimed of, if the words can be read so; of several, numbers are of none."""
    groups = found.groupdict()
    scope, following = scope_of(reading, found, following.end, Code.RUN), _with_noun(reading, found, following)
    first = clause_of(reading, found)
    place = place_of(reading, first, following.end)
    verb, course = _words(reading, found)
    needs_base = "than" in groups and not (following.since or (scope and scope.since))
    needs_noun = groups.get("noun") is not None and verb.lower() not in _NOUNS
    elsewise = groups.get("noun") is None and "than" not in groups and not _is_of_itself(reading, found, verb.lower())
    not_so_much = groups.get("not") and (following.has_numbers or found["verb"] not in {Code.RISE, Code.FALL})
    run = _run(reading, first, found, following)
    since = following.since or (scope.since if scope else None)
    if run == Span() and since and since.since and since.years:
        run = Span(since=since.years[0])
    is_earlier = any(unit.text.lower() in _BY_THEN for unit in reading.units[found.end("subject") : found.start("verb")])
    is_earlier = is_earlier and not (following.when or (scope and scope.when))
    if scope is None or place is None or needs_base or needs_noun or elsewise or not_so_much or run == Span() or is_earlier:
        return []
    claim = Claim(
        "run" if run else "change",
        reading.units[found.start("subject")],
        frozenset(),
        _MEANT.get(found["verb"], found["verb"]),
        verb,
        scope.when or following.when,
        following.since or scope.since,
        place,
        cautious=_gives_figures(reading, found, following) or _is_of_years(reading, following.end),
        negated=bool(groups.get("not")),
        span=run or course,
        end=following.end,
    )
    return of_each_measure(reading, found, _with_following(claim, following))


def _words(reading: Reading, found: re.Match[str]) -> tuple[str, Span | None]:
    """Give the words that claim a change and, where they tell of a course over years, its span."""
    unit = reading.units[found.start("verb")] if found["verb"] else None
    return (unit.text, unit.value) if unit else ("", None)


def _run(reading: Reading, first: int, found: re.Match[str], following: Following) -> Span | None:
    """Give the run of years that a change is claimed of, an empty one where its beginning is not told.

    A run that goes with another change is none of this one: after rising for two years running, crime fell.
    """
    at = reading.codes.find(Code.RUN, first, following.end)
    if at < 0 or (at < found.start() and ANY_CHANGE.search(reading.codes, first, at)):
        return None
    return reading.units[at].value


def _is_of_years(reading: Reading, at: int) -> bool:
    """Whether a change leads to where a measure stands among its years: fell to its lowest for a decade."""
    return reading.codes[at : at + 1] in {Code.HIGHEST, Code.LOWEST, Code.PEAK}


def _gives_figures(reading: Reading, found: re.Match[str], following: Following) -> bool:
    """Whether readers are given what to judge by: a run of years, or figures other than how many per cent or points."""
    first, last = STATEMENT.search(reading.codes, 0, found.start()), STATEMENT_ENDS.search(reading.codes, following.end)
    units = reading.units[first.end() if first else 0 : last.start() if last else None]
    by = following.amount if following.amount and following.amount.unit else None
    numbers = [unit.value for unit in units if unit.code == Code.NUMBER and unit.value is not by]
    return bool(following.start or following.finish or numbers or Code.RUN in reading.codes)


def _is_of_itself(reading: Reading, found: re.Match[str], verb: str) -> bool:
    """Whether a verb of change says that the measure itself changed, by what follows it."""
    if verb in {"up", "down"}:
        return bool(AFTER_UP.match(reading.codes, found.end("verb")))
    return found["verb"] in {"", Code.SAME} or bool(AFTER_CHANGE.match(reading.codes, found.end("verb")))


def _with_following(claim: Claim, following: Following) -> Claim:
    return claim._replace(amount=following.amount, start=following.start, finish=following.finish)


def changes_after(reading: Reading, claim: Claim) -> Iterator[Claim]:
    """List what is said further of a measure whose level or rank was claimed: was above the average and fell."""
    if found := FURTHER.match(reading.codes, claim.end):
        following = read_following(reading, found.end())
        is_second = reading.codes[claim.end] == Code.AND and found.end("verb") - found.end() == 0
        if following and is_second and AFTER_CHANGE.match(reading.codes, found.end()):
            cautious = claim.careful or following.has_numbers
            more = claim._replace(kind="change", verb=found["verb"], words=reading.units[found.start("verb")].text)
            more = more._replace(when=following.when or claim.when, since=following.since, other="", cautious=cautious)
            yield _with_following(more, following)


def _further(reading: Reading, claims: list[Claim], first: int, seen: set[int]) -> Iterator[Claim]:
    """List what is said further of the same measures, of a time of its own or as a part of what was said."""
    while (found := FURTHER.match(reading.codes, first)) and _turns(reading, first):
        at = found.start("verb")
        following, text = read_following(reading, found.end()), reading.units[at].text
        goes_on = _goes_on(text.lower(), reading.codes[:at])
        is_of_itself = AFTER_CHANGE.match(reading.codes, found.end())
        if following is None or at in seen or not (is_of_itself and (goes_on or following.when)):
            return
        seen.add(at)
        before = [unit.value for unit in reading.units[found.start() : at] if unit.code == Code.NUMBER]
        following = following._replace(amount=following.amount or (before[0] if before else None))
        for claim in claims:
            since = following.since or (claim.since if goes_on else None)
            more = claim._replace(verb=found["verb"], words=text, when=following.when or claim.when, since=since)
            more = more._replace(cautious=claim.cautious or following.has_numbers)
            yield _with_following(more, following) if len(claims) == 1 else more
        first = following.end


def _turns(reading: Reading, at: int) -> bool:
    """Whether what goes on at a place is of the same measures: and fell, but fell, not because it fell."""
    return reading.codes[at] != Code.NEW_CLAUSE or reading.units[at].text.lower() in _TURNS


def _goes_on(word: str, before: str) -> bool:
    """Whether a word of change goes on with what was said: rising by, up from, an increase of."""
    return word.endswith("ing") or word in {"up", "down"} or (word in CHANGE_NOUNS and bool(IS_NOUN.search(before)))


def _with_noun(reading: Reading, found: re.Match[str], following: Following) -> Following:
    """Add the numbers that stand within the words of a change: a 5% increase in, an increase from 5 to 6 in."""
    last, groups = "", found.groupdict()
    if groups.get("noun"):
        for unit in reading.units[found.start("noun") : found.end("noun")]:
            if unit.code == Code.NUMBER:
                following = with_number(following, unit.value, last)
            last = preposition(last, unit.code)
    before = _number_before(reading, found)
    return following if following.amount else following._replace(amount=before)


def _number_before(reading: Reading, found: re.Match[str]) -> Quantity | None:
    """Give the number right before a word of change, if it is its amount: a 5% increase, were 5% lower."""
    at = found.start("verb") - 1
    if not found["verb"] or at < 0 or reading.codes[at] != Code.NUMBER:
        return None
    is_noun = found.groupdict().get("noun") is not None
    fits = is_noun or IS_VERB.search(reading.codes[:at])
    return reading.units[at].value if fits else None
