"""Do the figures bear what is claimed of a rank among areas, or of how many have more or less?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.verdicts.meant_figures import (
    RATE_WORDS,
    MeantFigure,
    Verdict,
    figures_meant,
    sourced,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.reading.claim import Claim

TOP = 4
"""Among the highest is in the highest of this many parts of the areas."""
_UPWARDS = frozenset((Code.HIGHEST, Code.HIGHER))


def rank_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a rank against all areas' figures of the period; None where one of them is not to be seen."""
    for meant in figures_meant(claim, ledger):
        areas = meant.series.of_areas(meant.period)
        if meant.place in meant.series.areas:
            hidden = len(areas) < len(meant.series.areas) or any(each.value is None for each in areas.values())
            yield None if hidden else _ranked(claim, meant, ledger)


def _ranked(claim: Claim, meant: MeantFigure, ledger: Ledger) -> Verdict:
    """Rank by the value and, unless a rate is spoken of, by the count behind it; areas that tie share a rank."""
    figures = meant.series.of_areas(meant.period)
    measured = [{code: figure.value or 0 for code, figure in figures.items()}]
    if meant.series.kind == "rate" and not claim.hints & RATE_WORDS:
        measured.append({code: figure.numerator or 0 for code, figure in figures.items()})
    if any(_has_rank(claim, values, meant.place) for values in measured):
        return Verdict(meant.series.id)
    return Verdict(meant.series.id, "claim-rank", _rank_shown(claim, meant, measured[0], ledger))


def _has_rank(claim: Claim, values: dict[str, float], place: str) -> bool:
    ahead = _ahead(claim, values, place)
    if claim.among:
        return ahead < max(1, len(values) // TOP)
    tied = sum(value == values[place] for value in values.values())
    if claim.kind == "how many":
        return ahead <= claim.nth < ahead + tied
    return ahead < claim.nth <= ahead + tied


def _ahead(claim: Claim, values: dict[str, float], place: str) -> int:
    own = values[place]
    return sum(value > own if claim.verb in _UPWARDS else value < own for value in values.values())


def _rank_shown(claim: Claim, meant: MeantFigure, values: dict[str, float], ledger: Ledger) -> str:
    series, place, period, figure = meant
    end = "highest" if claim.verb in _UPWARDS else "lowest"
    first = (max if claim.verb in _UPWARDS else min)(values, key=lambda code: values[code])
    leader, rank = series.figures[first, period], _ahead(claim, values, place) + 1
    return (
        f'says "{claim.words}"; {series.title}, {period}: {ledger.title_of(place)} ranks {rank} of '
        f"{len(values)} from the {end} with {written(figure, series)}; the {end} is {ledger.title_of(first)} with "
        f"{written(leader, series)} {sourced(figure)}"
    )
