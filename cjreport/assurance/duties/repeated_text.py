"""Does a return repeat what it should tell anew: last period's texts, or one outcome's under another?"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.findings import Found, beginning
from cjreport.inputs.periods import year_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.prose import Statement
    from cjreport.inputs.documents.returns import AreaReturn
    from cjreport.inputs.gather import Inputs

ALIKE = 0.8
"""From this share of common runs of words on, two texts are the same text again."""
RUN = 4
"""How many words make a run."""
SHORTEST = 12
"""Shorter texts may be alike by chance."""
OF_AN_OUTCOME = ("outcomes", "local_outcomes")
ACCOUNTS = ("outcomes", "local_outcomes", "actions", "activities", "challenges", "next_steps")
"""The parts of a return that tell of one period."""


def same_as_last_period(inputs: Inputs) -> Iterator[Found]:
    """List the texts that last period's return held already, word for word or nearly."""
    last = inputs.earlier.get(year_before(inputs.period))
    if last is None:
        return
    before = [text for statement in last.document.said if _tells(statement) and (text := _runs(statement.text))]
    holders: dict[int, list[int]] = {}
    for number, text in enumerate(before):
        for run in text.first:
            holders.setdefault(run, []).append(number)
    for statement in inputs.the_return.said:
        text = _runs(statement.text) if _tells(statement) else None
        if text and any(_alike(text.runs, before[n].runs) for run in text.first for n in holders.get(run, ())):
            about = ".".join(map(str, statement.path))
            what = f'the text of {about} is that of {year_before(inputs.period)} again: "{beginning(statement.text)}"'
            yield Found("repeated-text", statement.path, about, what)


def same_under_two_outcomes(words: AreaReturn) -> Iterator[Found]:
    """List the texts that an outcome has from another, word for word: for each, the later of the two."""
    first: dict[str, Statement] = {}
    for statement in (each for each in words.said if each.path[0] in OF_AN_OUTCOME and _tells(each)):
        text = " ".join(statement.text.casefold().split())
        other = first.setdefault(text, statement)
        if other.path[:2] != statement.path[:2] and text.count(" ") >= SHORTEST - 1:
            about = ".".join(map(str, statement.path))
            what = f'the text of {about} is that of outcome {other.path[1]} as well: "{beginning(statement.text)}"'
            yield Found("same-text", statement.path, about, what)


def _tells(statement: Statement) -> bool:
    return statement.path[0] in ACCOUNTS and "indicators_not_used" not in statement.path


class Runs(NamedTuple):
    """The runs of words of a text, and the *first* of them, in one order for all texts.

    Of two texts that are alike enough, the first runs cannot all differ: there are too few others to make up for it.
    """

    runs: frozenset[int]
    first: tuple[int, ...]


@lru_cache(maxsize=1 << 15)
def _runs(text: str) -> Runs | None:
    """Give the runs of words of a text, None where it is short; years and figures do not count."""
    words = re.sub(r"[\d‑,./-]+", " ", text.casefold()).split()
    if len(words) < SHORTEST:
        return None
    runs = frozenset(hash(tuple(words[n : n + RUN])) for n in range(len(words) - RUN + 1))
    return Runs(runs, tuple(sorted(runs)[: len(runs) - ceil(ALIKE * len(runs)) + 1]))


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    common = len(one & other)
    return common >= ALIKE * (len(one) + len(other) - common)
