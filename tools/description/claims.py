"""How well claims in prose are read: precision and recall of the check by kind of claim, with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjreport.measures.statistics.intervals import wilson
from description.labelled import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from description.labelled import Labelled

KINDS = {
    "plain": "a number, level, rank or change told plainly",
    "percent": "a change told with a percentage",
    "clauses": "several verbs or clauses, one of which does not hold",
    "between": "the place between a measure and its number",
    "direction": "continued to, went on, eased, on the wane",
    "negated noun": "no rise in, no let-up in",
    "none": "there were no",
    "run": "years running: for the third year, every year since",
    "over time": "the lowest for a decade, a record, a peak",
    "how many": "only three areas had more",
    "family": "more or less than councils like ours, for our size",
    "points": "points told as per cent",
    "base": "shares and multiples of few people",
    "part": "a part's share of a whole",
}
"""Each kind of claim, in words."""


class Tally(NamedTuple):
    """How many sentences should be queried, how many are, and how many of these rightly."""

    sentences: int
    wrong: int
    queried: int
    rightly: int


def tally(labelled: Iterable[Labelled]) -> Tally:
    """Count what the check makes of labelled sentences; a sentence is queried rightly where its own rule is named."""
    each = [(one.expected, one.found) for one in labelled]
    rightly = sum(bool(expected) and expected in found for expected, found in each)
    return Tally(len(each), sum(bool(e) for e, _ in each), sum(bool(found) for _, found in each), rightly)


def well_read() -> str:
    """Write precision and recall on the sentences kept aside, by kind and in all, with 95% Wilson intervals."""
    aside = [each for each in sentences() if each.set == "aside"]
    rows = [row(words, tally(each for each in aside if each.kind == kind)) for kind, words in KINDS.items()]
    others = [each for each in aside if each.kind not in KINDS]
    rows += [row("vague, hedged, negated, planned, said by others, of other things", tally(others))]
    rows += [row("**all**", tally(aside))]
    head = ["| sentences of a kind | sentences | to be queried | precision | recall |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def row(words: str, told: Tally) -> str:
    """Write a row of the table."""
    precision, recall = share(told.rightly, told.queried), share(told.rightly, told.wrong)
    return f"| {words} | {told.sentences} | {told.wrong} | {precision} | {recall} |"


def share(part: int, whole: int) -> str:
    """Write a share with its counts and 95% Wilson interval."""
    if not whole:
        return "none"
    lower, upper = wilson(part, whole)
    return f"{part / whole:.2f} ({part} of {whole}; {lower:.2f} to {upper:.2f})"
