"""Does what prose claims agree with the figures?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.claims import claims_in
from cjreport.assurance.claims.reading.units import may_name, read_units
from cjreport.assurance.claims.text.names import WORD, stem
from cjreport.assurance.claims.text.sentences import plain, sentences_of
from cjreport.assurance.claims.text.words import may_claim
from cjreport.assurance.claims.verdicts.changes import change_verdicts
from cjreport.assurance.claims.verdicts.levels import level_verdicts, rank_verdicts
from cjreport.assurance.claims.verdicts.numbers import number_verdicts
from cjreport.assurance.claims.verdicts.scores import score_doubts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.verdicts.meant_figures import Verdict

_HELD = {"change": change_verdicts, "level": level_verdicts, "rank": rank_verdicts, "number": number_verdicts}
MILDEST_FIRST = ("claim-chance", "claim-base", "claim-level", "claim-rank", "claim-number", "claim-direction")


@dataclass(frozen=True)
class Doubt:
    """A claim that the figures do not bear: the rule, the sentence as it stands, and both sides in plain words."""

    rule: str
    sentence: str
    what: str


def doubts_of(text: str, ledger: Ledger, outcome: str = "") -> tuple[Doubt, ...]:
    """List the claims of a text that the figures do not bear, in the order of its sentences.

    *outcome* is that which the text stands under. What cannot be tied to a series, a period and a figure is left alone.
    """
    return tuple(_doubts(text, ledger, outcome)) if may_claim(text) else ()


def _doubts(text: str, ledger: Ledger, outcome: str) -> Iterator[Doubt]:
    given = ledger.country.given_by(outcome, ledger.period) if outcome else frozenset()
    before = ""
    for sentence in sentences_of(text):
        if may_claim(sentence):
            if ledger.scores:
                yield from _doubts_of_scores(sentence, ledger)
            if may_name(sentence, ledger):
                yield from _doubts_of_series(sentence, ledger, given | {stem(word) for word in WORD.findall(before)})
        before = sentence


def _doubts_of_scores(sentence: str, ledger: Ledger) -> Iterator[Doubt]:
    """List what a sentence says wrongly of partners' own scores."""
    for what in score_doubts(plain(sentence), ledger.scores):
        yield Doubt("claim-direction", sentence, what)


def _doubts_of_series(sentence: str, ledger: Ledger, context: frozenset[str]) -> Iterator[Doubt]:
    """List what a sentence says wrongly of series."""
    reading = read_units(plain(sentence), ledger, context)
    if reading is None:
        return
    told: set[str] = set()
    for claim in claims_in(reading):
        if (verdict := _verdict(claim, ledger)) and verdict.rule not in told:
            told.add(verdict.rule)
            yield Doubt(verdict.rule, sentence, verdict.what)


def _verdict(claim: Claim, ledger: Ledger) -> Verdict | None:
    """Give what stands against a claim, the mildest of it.

    None where any reading of it is borne out or not to be seen, or where two series stand against it in different ways.
    """
    verdicts = [*_HELD[claim.kind](claim, ledger)]
    if not verdicts or any(each is None or not each.rule for each in verdicts):
        return None
    mildest: dict[str, Verdict] = {}
    for each in sorted(filter(None, verdicts), key=lambda verdict: MILDEST_FIRST.index(verdict.rule)):
        mildest.setdefault(each.series, each)
    return next(iter(mildest.values())) if len({each.rule for each in mildest.values()}) == 1 else None
