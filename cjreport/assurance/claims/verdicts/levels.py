"""Do the figures bear what is claimed of a level?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.figures.series import SetBeside
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.verdicts.meant_figures import (
    MeantFigure,
    Verdict,
    figures_meant,
    sourced,
    written,
)
from cjreport.measures.combining.places import FAMILY_GROUP, Comparator
from cjreport.measures.rounding import in_full, rounded
from cjreport.measures.statistics.comparison import NOT_SHOWN, Comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.reading.claim import Claim

_COMPARED_AS: dict[str, str] = {
    Code.HIGHER: Comparison.HIGHER,
    Code.LOWER: Comparison.LOWER,
    Code.SAME: Comparison.NOT_DIFFERENT,
}
_OPPOSITE: dict[str, str] = {Comparison.HIGHER: Comparison.LOWER, Comparison.LOWER: Comparison.HIGHER}


def level_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a comparison with the country, similar areas or another area against the figures.

    Counts are left alone: how many there are says nothing beside the country. None where a figure is not to be seen.
    """
    for meant in figures_meant(claim, ledger):
        if meant.series.kind != "count" and claim.other not in {"", meant.place}:
            beside = _beside(claim.other, meant, ledger)
            seen = beside is not None and beside.value is not None and meant.figure.value is not None
            yield _compared(claim, meant, beside, ledger) if seen and beside else None


def _beside(other: str, meant: MeantFigure, ledger: Ledger) -> SetBeside | None:
    """Give what a figure is set beside, and the word of the frame for it, if there is one."""
    series, place, period, _ = meant
    country = ledger.country.library.areas.country.code
    comparator = {FAMILY_GROUP: Comparator.FAMILY_GROUP, country: Comparator.COUNTRY}.get(other, "")
    if beside := series.beside.get((place, period, comparator)):
        return beside
    figure = series.figures.get((other, period))
    return SetBeside("", figure.value) if figure else None


def _compared(claim: Claim, meant: MeantFigure, beside: SetBeside, ledger: Ledger) -> Verdict:
    way, word = _way(claim.verb, meant.series.direction), _plain_word(beside.word, meant.series.direction)
    value, mark = meant.figure.value or 0, beside.value or 0
    if way in _OPPOSITE:
        is_so = value > mark if way == Comparison.HIGHER else value < mark
        wrong = not is_so or (word in NOT_SHOWN and not claim.cautious)
    else:
        wrong = way == Comparison.NOT_DIFFERENT and word in _OPPOSITE
    return Verdict(meant.series.id, "claim-level" if wrong else "", _level_shown(claim, meant, beside, ledger))


def _way(verb: str, direction: str) -> str:
    """Give how a claim says that figures compare, nothing where better and worse cannot be told."""
    if verb in {Code.BETTER, Code.WORSE} and direction in _OPPOSITE:
        return direction if verb == Code.BETTER else _OPPOSITE[direction]
    return _COMPARED_AS.get(verb, "")


def _plain_word(word: str, direction: str) -> str:
    plain: dict[str, str] = {Comparison.BETTER: direction, Comparison.WORSE: _OPPOSITE.get(direction, "")}
    return plain.get(word, word)


def _level_shown(claim: Claim, meant: MeantFigure, beside: SetBeside, ledger: Ledger) -> str:
    series, place, period, figure = meant
    other = "its family group" if claim.other == FAMILY_GROUP else ledger.title_of(claim.other)
    chance = ", a difference within chance" if beside.word in NOT_SHOWN else ""
    return (
        f'says "{claim.words}"; {series.title}, {period}: {written(figure, series)} in {ledger.title_of(place)} beside '
        f"{in_full(rounded(beside.value or 0, 1))} in {other}{chance} {sourced(figure)}"
    )
