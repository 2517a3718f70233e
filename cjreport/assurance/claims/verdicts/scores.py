"""Is what prose says of partners' own scores so?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjreport.assurance.claims.text.words import WHOLE, either
from cjreport.measures.rounding import in_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjreport.inputs.documents.returns import Score

_WAYS = {
    "up": """improved | progressed | rose | risen | increased | went up | gone up | up | advanced | got better
        | moved up | moved forward | grew""",
    "down": """regressed | fell | fallen | declined | dropped | decreased | worsened | deteriorated | went down
        | gone down | slipped | got worse""",
    "same": """unchanged | stayed the same | remained the same | the same | kept its score | kept their score
        | kept their scores | did not change | no change | stable | steady | static | maintained | scored the same
        | stood still | not changed""",
}
"""Words for the ways in which scores move."""
_WAY = "(?:" + "|".join(rf"(?P<{way}>\b{either(words)}\b)" for way, words in _WAYS.items()) + ")"
_COUNT = (
    rf"(?:(?P<least>at\s+least|more\s+than)\s+)?(?P<count>(?:all|every|each|both|none|no|most|\d+|{'|'.join(WHOLE)})\b)"
)
_BETWEEN = (
    "have | has | had | were | was | are | is | also | all | score | scores | remained | remain | remains | stayed"
)
_BETWEEN += " | showed | show | been | over | the | year | of | them | in | this | by | which"
_AND = rf"(?:\s+{either(_BETWEEN)}\b)*"
_ALL = r"(?:\s+(?:nine|eight|seven|six|five|ten|\d+))?"
_OF = rf"""(?:\s+of\s+(?:the|our|these|those|them){_ALL})?{_ALL}
    (?:\s+(?:of\s+)?(?:the\s+)?(?:national\s+|local\s+)?(?:outcomes?|scores?(?:\s+of\s+outcomes)?|areas?))?"""
_COUNTED = (
    re.compile(rf"(?<![\w.,]){_COUNT}{_OF}{_AND}\s+{_WAY}", re.IGNORECASE | re.VERBOSE),
    re.compile(
        rf"\bscores?{_AND}\s+{_WAY}\s+(?:for|in|on|of)\s+{_COUNT}(?:\s+of\s+(?:the|our))?{_ALL}\s+outcomes?\b",
        re.IGNORECASE | re.VERBOSE,
    ),
)
"""Four outcomes improved; scores rose for four outcomes."""
_NAMED = re.compile(
    rf"""\boutcomes?\s+(?P<ids>\d+(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s*&\s*)\d+)*)(?:'s)?{_AND}\s+{_WAY}
    (?:\s+(?:by\s+(?P<by>\w+)(?:\s+points?)?|from\s+(?P<from>\d+)\s+to\s+(?P<to>\d+)|to\s+(?P<only>\d+)))?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Outcomes 1 and 2 improved; outcome 2 rose from 7 to 8."""
_ABOUT = re.compile(r"\b(?:outcomes?|scores?)\b", re.IGNORECASE)
_WISHED = either(
    """if | want | aim | hope | plan | expect | will | would | should | could | may | might | target | intend | since
    | years | ago | said | felt | achieved | need | or | action | actions | indicator | indicators | people | likely
    | whether | unless | until"""
)
_NOT_READ = re.compile(rf"\b{_WISHED}\b|\bnot\s+(?!change)|\b20\d\d|\?", re.IGNORECASE)
"""What makes a sentence on outcomes one that is left alone."""


def score_doubts(sentence: str, scores: Mapping[str, Score]) -> Iterator[str]:
    """List what a sentence says wrongly of how scores moved, of outcomes counted and of outcomes named."""
    if not _ABOUT.search(sentence) or _NOT_READ.search(sentence):
        return
    named = [*_NAMED.finditer(sentence)]
    yield from _wrongly_named(named, scores)
    if not named:
        yield from _wrongly_counted(sentence, scores)


def _ways(scores: Mapping[str, Score]) -> dict[str, str]:
    return {
        key: "up" if each.now > each.before else "down" if each.now < each.before else "same"
        for key, each in scores.items()
    }


def _way(found: re.Match[str]) -> str:
    return next(way for way in _WAYS if found[way])


def _wrongly_counted(sentence: str, scores: Mapping[str, Score]) -> Iterator[str]:
    ways = [*_ways(scores).values()]
    for pattern in _COUNTED:
        for found in pattern.finditer(sentence):
            if not _is_count(found, ways.count(_way(found)), len(scores)):
                counts = f"{ways.count('up')} rose, {ways.count('same')} stayed the same, {ways.count('down')} fell"
                yield f'says "{found[0].strip()}"; of the {len(scores)} scores {counts}'


def _is_count(found: re.Match[str], moved: int, of_all: int) -> bool:
    said = found["count"].lower()
    if said == "most":
        return moved > of_all / 2
    many = {"all": of_all, "every": of_all, "each": of_all, "none": 0, "no": 0, "both": 2}
    number = many[said] if said in many else WHOLE[said] if said in WHOLE else int(said)
    return moved >= number if found["least"] else moved == number


def _wrongly_named(named: list[re.Match[str]], scores: Mapping[str, Score]) -> Iterator[str]:
    ways = _ways(scores)
    for found in named:
        ids = re.findall(r"\d+", found["ids"])
        for key in ids:
            if key in scores and not (
                _way(found) == ways[key] and _numbers_fit(found, scores[key], alone=len(ids) == 1)
            ):
                before, now = in_full(scores[key].before), in_full(scores[key].now)
                told = f"outcome {key} was scored {before} before and {now} now"
                yield f'says "{found[0].strip()}"; {told}'


def _numbers_fit(found: re.Match[str], score: Score, *, alone: bool) -> bool:
    """Whether the points given, by which, from which and to which, are those of a score."""
    by = (found["by"] or "").lower()
    points = WHOLE[by] if by in WHOLE else int(by) if by.isdigit() else None
    if points is not None and abs(score.now - score.before) != points:
        return False
    ends = found["to"] or found["only"]
    begins_so = not (alone and found["from"]) or float(found["from"]) == score.before
    return begins_so and (not (alone and ends) or float(ends) == score.now)
