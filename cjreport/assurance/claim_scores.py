"""Is what prose says of partners' own scores so?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjreport.assurance.claim_words import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjreport.inputs.returns import Score

_SMALL = "|".join(WHOLE)
_COUNT = rf"(?P<count>(?:all|every|each|both|none|no|most|\d+|{_SMALL})\b)"
_WAYS = {
    "up": r"improved|progressed|rose|risen|increased|went\s+up|gone\s+up|up|advanced|got\s+better|moved\s+up|moved\s+forward|grew",
    "down": r"regressed|fell|fallen|declined|dropped|decreased|worsened|deteriorated|went\s+down|gone\s+down|slipped|got\s+worse",
    "same": r"unchanged|stayed\s+the\s+same|remained\s+the\s+same|the\s+same|kept\s+(?:its|their)\s+scores?|did\s+not\s+change"
    r"|no\s+change|stable|steady|static|maintained|scored\s+the\s+same|stood\s+still|not\s+changed",
}
_WAY = "|".join(rf"(?P<{way}>\b(?:{words})\b)" for way, words in _WAYS.items())
_BETWEEN = r"(?:\s+(?:have|has|had|were|was|are|is|also|all|scores?|remained|remains?|stayed|showed|show|been|over|the|year|of|them|in|this|by|which)\b)*"
_OF = r"(?:\s+of\s+(?:the|our|these|those|them)(?:\s+(?:\d+|nine|eight|seven|ten|six|five))?)?(?:\s+(?:nine|eight|seven|\d+))?(?:\s+(?:of\s+)?(?:the\s+)?(?:national\s+|local\s+)?(?:outcomes?|scores?(?:\s+of\s+outcomes)?|areas?))?"
_COUNTED = re.compile(rf"(?<![\w.,])(?:(?P<least>at\s+least|more\s+than)\s+)?{_COUNT}{_OF}{_BETWEEN}\s+(?:{_WAY})", re.IGNORECASE)
_AFTER = re.compile(
    rf"\bscores?{_BETWEEN}\s+(?:{_WAY})\s+(?:for|in|on|of)\s+(?:(?P<least>at\s+least|more\s+than)\s+)?{_COUNT}(?:\s+of\s+(?:the|our))?(?:\s+nine)?\s+outcomes?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\boutcomes?\s+(?P<ids>\d+(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s*&\s*)\d+)*)(?:'s)?{_BETWEEN}\s+(?:{_WAY})"
    r"(?:\s+(?:by\s+(?P<by>\w+)(?:\s+points?)?|from\s+(?P<from>\d+)\s+to\s+(?P<to>\d+)|to\s+(?P<only>\d+)))?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:outcomes?|scores?)\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:if|want|aim|hope|plan|expect|will|would|should|could|may|might|target|intend|since|years|ago|said|felt|achieved|not\s+(?!change)"
    r"|need|or|actions?|indicators?|people|likely|whether|unless|until|20\d\d)\b|\?",
    re.IGNORECASE,
)


def score_doubts(sentence: str, scores: Mapping[str, Score]) -> Iterator[str]:
    """List what a sentence says wrongly of how scores moved, of outcomes counted and of outcomes named."""
    if not _ABOUT.search(sentence) or _NOT_SO.search(sentence):
        return
    if not _NAMED.search(sentence):
        yield from _wrongly_counted(sentence, scores)
    yield from _wrongly_named(sentence, scores)


def _ways(scores: Mapping[str, Score]) -> dict[str, str]:
    return {
        key: "up" if each.now > each.before else "down" if each.now < each.before else "same"
        for key, each in scores.items()
    }


def _wrongly_counted(sentence: str, scores: Mapping[str, Score]) -> Iterator[str]:
    ways = _ways(scores)
    for found in (*_COUNTED.finditer(sentence), *_AFTER.finditer(sentence)):
        way, many = _way(found), len(scores)
        moved = sum(each == way for each in ways.values())
        said = found["count"].lower()
        number = {"all": many, "every": many, "each": many, "none": 0, "no": 0, "both": 2}.get(said)
        number = WHOLE.get(said, int(said) if said.isdigit() else number) if number is None else number
        fits = moved > many / 2 if said == "most" else moved >= (number or 0) if found["least"] else moved == number
        if not fits:
            yield f'says "{found[0].strip()}"; of the {many} scores {_counts(ways)}'


def _counts(ways: dict[str, str]) -> str:
    words = {"up": "rose", "same": "stayed the same", "down": "fell"}
    return ", ".join(f"{[*ways.values()].count(way)} {word}" for way, word in words.items())


def _way(found: re.Match[str]) -> str:
    return next(way for way in _WAYS if found[way])


def _wrongly_named(sentence: str, scores: Mapping[str, Score]) -> Iterator[str]:
    ways = _ways(scores)
    for found in _NAMED.finditer(sentence):
        ids = re.findall(r"\d+", found["ids"])
        for key in ids:
            if key in scores and not _fits(found, ways[key], scores[key], alone=len(ids) == 1):
                score = scores[key]
                yield f'says "{found[0].strip()}"; outcome {key} was scored {score.before:g} before and {score.now:g} now'


def _fits(found: re.Match[str], way: str, score: Score, *, alone: bool) -> bool:
    if _way(found) != way:
        return False
    by = WHOLE.get((found["by"] or "").lower()) or (int(found["by"]) if (found["by"] or "").isdigit() else None)
    if by is not None and abs(score.now - score.before) != by:
        return False
    if not alone or not (found["to"] or found["only"]):
        return True
    return float(found["to"] or found["only"]) == score.now and (not found["from"] or float(found["from"]) == score.before)
