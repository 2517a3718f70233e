"""What a sentence claims of which series, read from the codes of its units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.patterns import (
    AFTER_CHANGE,
    AFTER_NUMBER,
    AFTER_UP,
    BEFORE_MEASURE,
    BEFORE_NUMBER,
    CHANGES,
    FURTHER,
    LEVELS,
    NOUN,
    NUMBERS,
    RANKS,
)
from cjreport.assurance.claims.scope import Told, clause_of, place_of, preposition, scope_of, told_after, with_number
from cjreport.assurance.claims.text.tokens import COUNTRY, MEASURE, NUMBER, PLACE, TIME, Reading, Unit
from cjreport.assurance.claims.text.words import CHANGE_NOUNS, CODES, phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.quantities import Quantity
    from cjreport.assurance.claims.text.periods import When

_LEFT_ALONE = re.compile(r"[QS]")
_SUPPOSED = re.compile(r"(?:Had|Were|Should)\b|.*\?[\"'”’*_) ]*$", re.DOTALL)
_NOUNS = CHANGE_NOUNS | frozenset(phrases_of(CODES["e"]))
_THAN = frozenset(("higher", "lower", "greater", "smaller", "larger", "better", "worse"))
"""Words that compare only with than after them: "lower in Scotland" compares nothing."""
_HAS = re.compile(r"[Av][^;]*$")
"""Before a rank that comes first there must be whose it is: the highest rate in the country may be another's."""
_EVERY_OTHER = re.compile(r"\b(?:any|all|every)\b", re.IGNORECASE)
_AT = frozenset(("at", "about", "around"))
_AS = {
    "change": {"+": "U", "-": "D", "h": "U", "l": "D", "e": "E", "s": "E"},
    "level": {"+": "h", "-": "l"},
    "rank": {"h": "H", "l": "L"},
}
"""Words that come to the same in a claim of a kind: higher than any other is the highest."""


class Claim(NamedTuple):
    """What is claimed of a measure: how it changed, what it is, how it compares or where it ranks.

    *verb* is the code of the words that claim it, *words* what they are. *when* and *since* are the times named,
    *place* whose figure it is, empty for the report's own, *other* with whom it is compared. What is *careful* says
    that it may be chance or that numbers are small, what is *cautious* says so or gives figures.
    """

    kind: str
    measure: Unit
    hints: frozenset[str]
    verb: str = ""
    words: str = ""
    when: When | None = None
    since: When | None = None
    place: str = ""
    other: str = ""
    amount: Quantity | None = None
    start: Quantity | None = None
    finish: Quantity | None = None
    nth: int = 1
    among: bool = False
    cautious: bool = False
    careful: bool = False
    negated: bool = False


def claims_in(reading: Reading) -> Iterator[Claim]:
    """List what a sentence claims; what is asked, supposed or others' opinion is no claim."""
    if _LEFT_ALONE.search(reading.codes) or _SUPPOSED.match(reading.sentence):
        return
    yield from _changes(reading)
    for kind, patterns in (("level", LEVELS), ("rank", RANKS)):
        for pattern in patterns:
            for found in pattern.finditer(reading.codes):
                if _may_compare(reading, found, kind):
                    yield from _compared(reading, found, kind)
    yield from _numbers(reading)


def _changes(reading: Reading) -> Iterator[Claim]:
    seen: set[int] = set()
    for pattern in CHANGES:
        for found in pattern.finditer(reading.codes):
            at = found.start("verb")
            told = told_after(reading, max(found.end(), found.end("verb"))) if at not in seen else None
            claims = _change(reading, found, told) if told else []
            if claims and told:
                seen.add(at)
                yield from claims
                yield from _further(reading, claims, told.end, seen)


def _change(reading: Reading, found: re.Match[str], told: Told) -> list[Claim]:
    """Give a change of each measure it is claimed of, if the words can be read so; of several, numbers are of none."""
    groups = found.groupdict()
    scope, told = scope_of(reading, found, told.end), _with_noun(reading, found, told)
    place = place_of(reading, clause_of(reading, found), told.end)
    verb = reading.units[found.start("verb")].text if found["verb"] else ""
    needs_base = "than" in groups and not (told.since or (scope and scope.since))
    needs_noun = groups.get("noun") is not None and verb.lower() not in _NOUNS
    elsewise = groups.get("noun") is None and "than" not in groups and not _is_of_itself(reading, found, verb.lower())
    not_so_much = groups.get("not") and (told.has_numbers or found["verb"] not in "UD")
    if scope is None or place is None or needs_base or needs_noun or elsewise or not_so_much:
        return []
    claim = Claim(
        "change",
        reading.units[found.start("subject")],
        frozenset(),
        _AS["change"].get(found["verb"], found["verb"]),
        verb,
        scope.when or told.when,
        told.since or scope.since,
        place,
        cautious=scope.with_numbers,
        negated=bool(groups.get("not")),
    )
    return _of_each(reading, found, _with_told(claim, told))


def _is_of_itself(reading: Reading, found: re.Match[str], verb: str) -> bool:
    """Whether a verb of change says that the measure itself changed, by what follows it."""
    if verb in {"up", "down"}:
        return bool(AFTER_UP.match(reading.codes, found.end("verb")))
    return found["verb"] in {"", "s"} or bool(AFTER_CHANGE.match(reading.codes, found.end("verb")))


def _with_told(claim: Claim, told: Told) -> Claim:
    return claim._replace(amount=told.amount, start=told.start, finish=told.finish)


def _of_each(reading: Reading, found: re.Match[str], claim: Claim) -> list[Claim]:
    careful = "z" in reading.codes
    measures = [n for n in range(*found.span("subject")) if reading.codes[n] == MEASURE]
    several = len(measures) > 1
    claim = claim._replace(careful=careful, cautious=claim.cautious or careful or several)
    if several:
        claim = claim._replace(amount=None, start=None, finish=None)
    return [claim._replace(measure=reading.units[at], hints=_hints(reading, at)) for at in measures]


def _further(reading: Reading, claims: list[Claim], first: int, seen: set[int]) -> Iterator[Claim]:
    """List what is said further of the same measures, of a time of its own or as a part of what was said."""
    while found := FURTHER.match(reading.codes, first):
        at = found.start("verb")
        told, text = told_after(reading, found.end()), reading.units[at].text
        goes_on = _goes_on(text.lower(), reading.codes[:at])
        if told is None or at in seen or not (goes_on or told.when):
            return
        seen.add(at)
        before = [unit.value for unit in reading.units[found.start() : at] if unit.code == NUMBER]
        told = told._replace(amount=told.amount or (before[0] if before else None))
        for claim in claims:
            since = told.since or (claim.since if goes_on else None)
            more = claim._replace(verb=found["verb"], words=text, when=told.when or claim.when, since=since)
            more = more._replace(cautious=claim.cautious or told.has_numbers)
            yield _with_told(more, told) if len(claims) == 1 else more
        first = told.end


def _goes_on(word: str, before: str) -> bool:
    """Whether a word of change goes on with what was said: rising by, up from, an increase of."""
    return word.endswith("ing") or word in {"up", "down"} or (word in CHANGE_NOUNS and bool(NOUN.search(before)))


def _with_noun(reading: Reading, found: re.Match[str], told: Told) -> Told:
    """Add the numbers that stand within the words of a change: a 5% increase in, an increase from 5 to 6 in."""
    last, groups = "", found.groupdict()
    if groups.get("noun"):
        for unit in reading.units[found.start("noun") : found.end("noun")]:
            if unit.code == NUMBER:
                told = with_number(told, unit.value, last)
            last = preposition(last, unit.code)
    before = _number_before(reading, found)
    return told if told.amount else told._replace(amount=before)


def _number_before(reading: Reading, found: re.Match[str]) -> Quantity | None:
    """Give the number right before a word of change, if it is its amount: a 5% increase, were 5% lower."""
    at = found.start("verb") - 1
    if not found["verb"] or at < 0 or reading.codes[at] != NUMBER:
        return None
    is_noun = found.groupdict().get("noun") is not None
    fits = is_noun or re.search(r"[vyj]j?[az]*$", reading.codes[:at])
    return reading.units[at].value if fits else None


def _hints(reading: Reading, at: int) -> frozenset[str]:
    """Give the words beside a measure that say of what kind its figure is: number, rate, share."""
    beside = {unit.text.lower() for unit in reading.units[max(0, at - 4) : at + 3] if unit.code == "q"}
    return frozenset(beside | ({"rate"} if "R" in reading.codes[at + 1 : at + 6] else set()))


def _may_compare(reading: Reading, found: re.Match[str], kind: str) -> bool:
    """Whether words of level or rank compare with what follows."""
    if kind == "rank":
        if found.start("verb") < found.start("subject") and not _HAS.search(reading.codes[: found.start("verb")]):
            return False
        if any(unit.code == PLACE for unit in reading.units[found.end() :]):
            return False
        return found["verb"] in "HL" or bool(_EVERY_OTHER.search(reading.units[found.start("other")].text))
    return bool({"n", "c"} & {*found["than"]}) or reading.units[found.start("verb")].text.lower() not in _THAN


def _compared(reading: Reading, found: re.Match[str], kind: str) -> Iterator[Claim]:
    at = found.start("other")
    other, told, scope = reading.units[at], told_after(reading, found.end()), scope_of(reading, found, found.end())
    named = (unit for n, unit in enumerate(reading.units[: found.end()]) if n != at)
    own = {str(unit.value) for unit in named if unit.code in PLACE + COUNTRY}
    if told is None or scope is None or len(own) > 1:
        return
    claim = Claim(
        kind,
        other,
        frozenset(),
        _AS[kind].get(found["verb"], found["verb"]),
        reading.units[found.start("verb")].text,
        scope.when or told.when,
        place=next(iter(own), ""),
        other=str(other.value or ""),
        among=bool(found.groupdict().get("among")),
        cautious=scope.with_numbers or told.amount is not None,
    )
    if found.groupdict().get("nth"):
        claim = claim._replace(nth=reading.units[found.start("nth")].value)
    for each in _of_each(reading, found, claim):
        yield each._replace(cautious=claim.cautious or each.careful)


def _numbers(reading: Reading) -> Iterator[Claim]:
    seen: set[int] = set()
    for pattern, before in zip(NUMBERS, (BEFORE_NUMBER, BEFORE_MEASURE), strict=True):
        for found in pattern.finditer(reading.codes):
            at = found.start("number")
            fits = before.search(reading.codes[: found.start()]) and AFTER_NUMBER.match(reading.codes, found.end())
            if at in seen or not fits or not _is_number_of(reading, found):
                continue
            told = told_after(reading, found.end(), up_to=NUMBER)
            scope = scope_of(reading, found, told.end) if told else None
            place = place_of(reading, clause_of(reading, found), told.end) if told else None
            times = reading.codes[clause_of(reading, found) : found.end()].count(TIME)
            is_sum = times > 1 or (scope is not None and scope.since is not None and scope.since.since)
            if told and scope and place is not None and not is_sum:
                seen.add(at)
                yield _number(reading, found, scope.when or told.when, place)


def _is_number_of(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the preposition before a number, if there is one, gives it to the measure: orders at 12, not under 12."""
    at = found.start("number") - 1
    return at < found.start("subject") or reading.codes[at] != "p" or reading.units[at].text.lower() in _AT


def _number(reading: Reading, found: re.Match[str], when: When | None, place: str) -> Claim:
    amount: Quantity = reading.units[found.start("number")].value
    at = found.start("subject")
    careful = "z" in reading.codes
    measure, hints = reading.units[at], _hints(reading, at)
    return Claim("number", measure, hints, when=when, place=place, amount=amount, careful=careful)
