"""What a sentence claims of how measures compare and rank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.claim import Claim, of_each_measure
from cjreport.assurance.claims.reading.patterns import AFTER_ALL, HAS, HOW_MANY, LEVELS, RANKS
from cjreport.assurance.claims.reading.scope import read_following, scope_of
from cjreport.assurance.claims.text.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.reading.units import Reading
    from cjreport.assurance.claims.text.periods import When

_THAN = frozenset(("higher", "lower", "greater", "smaller", "larger", "better", "worse"))
"""Words that compare only with than after them: "lower in Scotland" compares nothing."""
_EVERY_OTHER = re.compile(r"\b(?:any|all|every)\b", re.IGNORECASE)
_MEANT: dict[str, dict[str, Code]] = {
    "level": {Code.MORE: Code.HIGHER, Code.FEWER: Code.LOWER},
    "rank": {Code.HIGHER: Code.HIGHEST, Code.LOWER: Code.LOWEST},
}
"""Words that come to the same in a claim of a kind: higher than any other is the highest."""


def comparisons_in(reading: Reading) -> Iterator[Claim]:
    """List the levels and then the ranks that a sentence claims."""
    for kind, patterns in (("level", LEVELS), ("rank", RANKS)):
        for pattern in patterns:
            for found in pattern.finditer(reading.codes):
                if _may_compare(reading, found, kind):
                    yield from _compared(reading, found, kind)


def _may_compare(reading: Reading, found: re.Match[str], kind: str) -> bool:
    """Whether words of level or rank compare with what follows."""
    if kind == "rank":
        if found.start("verb") < found.start("subject") and not HAS.search(reading.codes[: found.start("verb")]):
            return False
        if any(unit.code == Code.PLACE for unit in reading.units[found.end() :]):
            return False
        other = reading.units[found.start("other")].text
        return found["verb"] in {Code.HIGHEST, Code.LOWEST} or bool(_EVERY_OTHER.search(other))
    verb = reading.units[found.start("verb")].text.lower()
    return verb not in _THAN or bool({Code.THAN, Code.COMPARED_WITH} & {*found["than"]})


def _compared(reading: Reading, found: re.Match[str], kind: str) -> Iterator[Claim]:
    """Claim a level or rank of each measure; a comparison of several is no more cautious than of one."""
    following, scope = read_following(reading, found.end()), scope_of(reading, found, found.end())
    own = _places_before(reading, found)
    if following is None or scope is None or len(own) > 1:
        return
    claim = _claimed(reading, found, kind)._replace(place=next(iter(own), ""), end=following.end)
    claim = claim._replace(when=scope.when or following.when, cautious=bool(scope.numbers or following.amount))
    for each in of_each_measure(reading, found, claim):
        yield each._replace(cautious=claim.cautious or each.careful)


def _places_before(reading: Reading, found: re.Match[str]) -> set[str]:
    """Give the places named up to the end of a comparison, other than the one compared with."""
    at = found.start("other")
    named = reading.units[:at] + reading.units[at + 1 : found.end()]
    return {str(unit.value) for unit in named if unit.code in {Code.PLACE, Code.COUNTRY}}


def _claimed(reading: Reading, found: re.Match[str], kind: str) -> Claim:
    """Claim how a subject compares and with whom, as yet of no time and no place."""
    other, groups = reading.units[found.start("other")], found.groupdict()
    return Claim(
        kind,
        other,
        frozenset(),
        _MEANT[kind].get(found["verb"], found["verb"]),
        reading.units[found.start("verb")].text,
        other=str(other.value or ""),
        nth=reading.units[found.start("nth")].value if groups.get("nth") else 1,
        among=bool(groups.get("among")),
    )


def how_many_in(reading: Reading) -> Iterator[Claim]:
    """List how many areas a sentence says have more or less than a place."""
    for pattern in HOW_MANY:
        for found in pattern.finditer(reading.codes):
            following, scope = read_following(reading, found.end()), scope_of(reading, found, found.end())
            if following and scope and AFTER_ALL.match(reading.codes, found.end()):
                yield from _how_many(reading, found, scope.when or following.when)


def _how_many(reading: Reading, found: re.Match[str], when: When | None) -> Iterator[Claim]:
    """Say how many have more; higher in three areas is three with more, and so is higher than in all but three."""
    areas, verb = reading.units[found.start("areas")], reading.units[found.start("verb")]
    than = reading.units[found.start("than")] if found.groupdict().get("than") else None
    places = {str(unit.value) for unit in reading.units if unit.code in {Code.PLACE, Code.COUNTRY}}
    way = _MEANT["level"].get(verb.code, verb.code)
    words = " ... ".join(unit.text for unit in sorted((areas, verb), key=lambda unit: unit.start))
    place = str(than.value) if than else next(iter(places), "")
    claim = Claim("how many", areas, frozenset(), way, words, when, place=place, nth=areas.value)
    if len(places) <= 1:
        yield from of_each_measure(reading, found, claim)
