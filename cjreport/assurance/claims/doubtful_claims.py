"""Does what prose claims agree with the figures?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.claims_in_sentence import claims_in
from cjreport.assurance.claims.reading.units import may_name, read_units
from cjreport.assurance.claims.text.names import WORD, stem
from cjreport.assurance.claims.text.plain_words import plain
from cjreport.assurance.claims.text.words import may_claim
from cjreport.assurance.claims.verdicts.changes import change_verdicts
from cjreport.assurance.claims.verdicts.levels import level_verdicts
from cjreport.assurance.claims.verdicts.numbers import number_verdicts
from cjreport.assurance.claims.verdicts.over_years import over_years_verdicts, run_verdicts
from cjreport.assurance.claims.verdicts.parts import part_verdicts
from cjreport.assurance.claims.verdicts.ranks import rank_verdicts
from cjreport.assurance.claims.verdicts.scores import score_doubts
from cjreport.inputs.documents.markdown.sentences import sentences_of
from cjreport.inputs.documents.prose import quotations, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.verdicts.meant_figures import Verdict
    from cjreport.inputs.documents.prose import Quotation

    Write = Callable[[Quotation], str]

_HELD = {
    "change": change_verdicts,
    "run": run_verdicts,
    "level": level_verdicts,
    "rank": rank_verdicts,
    "how many": rank_verdicts,
    "over years": over_years_verdicts,
    "number": number_verdicts,
    "part": part_verdicts,
}
MILDEST_FIRST = ("claim-chance", "claim-base", "claim-level", "claim-rank", "claim-number", "claim-direction")


def as_typed(quotation: Quotation) -> str:
    """Leave a quotation as it was typed."""
    return quotation.text


@dataclass(frozen=True)
class Doubt:
    """A claim that the figures do not bear: the rule, the sentence with what it quotes, and both sides in plain words.

    *typed* is the sentence as it stands in its file.
    """

    rule: str
    sentence: str
    what: str
    typed: str


def doubts_of(text: str, ledger: Ledger, outcome: str = "", write: Write = as_typed) -> tuple[Doubt, ...]:
    """List the claims of a text that the figures do not bear, in the order of its sentences.

    *outcome* is that which the text stands under; *write* gives the figures that it quotes as readers see them. What
    cannot be tied to a series, a period and a figure is left alone.
    """
    return tuple(_doubts(text, ledger, outcome, write)) if may_claim(text) or any(quotations(text)) else ()


def _doubts(text: str, ledger: Ledger, outcome: str, write: Write) -> Iterator[Doubt]:
    given = ledger.country.given_by(outcome, ledger.period) if outcome else frozenset()
    before = ""
    for sentence in sentences_of(text):
        words = quoted(sentence.words, write)
        if may_claim(words):
            context = given | {stem(word) for word in WORD.findall(before)}
            for rule, what in (*_against_scores(words, ledger), *_against_series(words, ledger, context)):
                yield Doubt(rule, quoted(sentence.typed, write), what, sentence.typed)
        before = words


def _against_scores(words: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """List the rules that a sentence breaks with what it says of partners' own scores, each with what is wrong."""
    for what in score_doubts(plain(words), ledger.scores) if ledger.scores else ():
        yield "claim-direction", what


def _against_series(words: str, ledger: Ledger, context: frozenset[str]) -> Iterator[tuple[str, str]]:
    """List the rules that a sentence breaks with what it says of series, each once, with what is wrong."""
    reading = read_units(plain(words), ledger, context) if may_name(words, ledger) else None
    if reading is None:
        return
    broken: set[str] = set()
    for claim in claims_in(reading):
        if (verdict := _verdict(claim, ledger)) and verdict.rule not in broken:
            broken.add(verdict.rule)
            yield verdict.rule, verdict.what


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
