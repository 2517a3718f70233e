"""Do the figures bear what is claimed of a level or a rank?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.series import Beside
from cjreport.assurance.claims.verdicts import RATE_WORDS, Spot, Verdict, sourced, spots_of, written
from cjreport.measures.combining.places import FAMILY_GROUP, Comparator
from cjreport.measures.rounding import in_full, rounded
from cjreport.measures.statistics.comparison import NOT_SHOWN, Comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.ledger import Ledger
    from cjreport.assurance.claims.reading import Claim

TOP = 4
"""Among the highest is in the highest of this many parts of the areas."""
_OPPOSITE: dict[str, str] = {Comparison.HIGHER: Comparison.LOWER, Comparison.LOWER: Comparison.HIGHER}


def level_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a comparison with the country, similar areas or another area against the figures.

    Counts are left alone: how many there are says nothing beside the country. None where a figure is not to be seen.
    """
    for spot in spots_of(claim, ledger):
        if spot.series.kind != "count" and claim.other not in {"", spot.place}:
            beside = _beside(claim.other, spot, ledger)
            seen = beside is not None and beside.value is not None and spot.figure.value is not None
            yield _compared(claim, spot, beside, ledger) if seen and beside else None


def _beside(other: str, spot: Spot, ledger: Ledger) -> Beside | None:
    """Give what a figure is set beside, and the word of the frame for it, if there is one."""
    series, place, period, _ = spot
    country = ledger.country.library.areas.country.code
    comparator = {FAMILY_GROUP: Comparator.FAMILY_GROUP, country: Comparator.COUNTRY}.get(other, "")
    if beside := series.beside.get((place, period, comparator)):
        return beside
    figure = series.figures.get((other, period))
    return Beside("", figure.value) if figure else None


def _compared(claim: Claim, spot: Spot, beside: Beside, ledger: Ledger) -> Verdict:
    way, word = _way(claim.verb, spot.series.direction), _plain_word(beside.word, spot.series.direction)
    value, mark = spot.figure.value or 0, beside.value or 0
    if way in _OPPOSITE:
        is_so = value > mark if way == Comparison.HIGHER else value < mark
        wrong = not is_so or (word in NOT_SHOWN and not claim.cautious)
    else:
        wrong = way == Comparison.NOT_DIFFERENT and word in _OPPOSITE
    return Verdict(spot.series.id, "claim-level" if wrong else "", _level_shown(claim, spot, beside, ledger))


def _way(verb: str, direction: str) -> str:
    """Give how a claim says that figures compare, nothing where better and worse cannot be told."""
    if verb in {"g", "k"} and direction in _OPPOSITE:
        return direction if verb == "g" else _OPPOSITE[direction]
    return {"h": Comparison.HIGHER, "l": Comparison.LOWER, "s": Comparison.NOT_DIFFERENT}.get(verb, "")


def _plain_word(word: str, direction: str) -> str:
    plain: dict[str, str] = {Comparison.BETTER: direction, Comparison.WORSE: _OPPOSITE.get(direction, "")}
    return plain.get(word, word)


def _level_shown(claim: Claim, spot: Spot, beside: Beside, ledger: Ledger) -> str:
    series, place, period, figure = spot
    other = "its family group" if claim.other == FAMILY_GROUP else ledger.title_of(claim.other)
    chance = ", a difference within chance" if beside.word in NOT_SHOWN else ""
    return (
        f'says "{claim.words}"; {series.title}, {period}: {written(figure, series)} in {ledger.title_of(place)} beside '
        f"{in_full(rounded(beside.value or 0, 1))} in {other}{chance} {sourced(figure)}"
    )


def rank_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a rank against all areas' figures of the period; None where one of them is not to be seen."""
    for spot in spots_of(claim, ledger):
        areas = spot.series.of_areas(spot.period)
        if spot.place in spot.series.areas:
            hidden = len(areas) < len(spot.series.areas) or any(each.value is None for each in areas.values())
            yield None if hidden else _ranked(claim, spot, ledger)


def _ranked(claim: Claim, spot: Spot, ledger: Ledger) -> Verdict:
    """Rank by the value and, unless a rate is spoken of, by the count behind it; areas that tie share a rank."""
    figures = spot.series.of_areas(spot.period)
    measured = [{code: figure.value or 0 for code, figure in figures.items()}]
    if spot.series.kind == "rate" and not claim.hints & RATE_WORDS:
        measured.append({code: figure.numerator or 0 for code, figure in figures.items()})
    if any(_has_rank(claim, values, spot.place) for values in measured):
        return Verdict(spot.series.id)
    return Verdict(spot.series.id, "claim-rank", _rank_shown(claim, spot, measured[0], ledger))


def _has_rank(claim: Claim, values: dict[str, float], place: str) -> bool:
    ahead = _ahead(claim, values, place)
    if claim.among:
        return ahead < max(1, len(values) // TOP)
    tied = sum(value == values[place] for value in values.values())
    return ahead < claim.nth <= ahead + tied


def _ahead(claim: Claim, values: dict[str, float], place: str) -> int:
    own = values[place]
    return sum(value > own if claim.verb == "H" else value < own for value in values.values())


def _rank_shown(claim: Claim, spot: Spot, values: dict[str, float], ledger: Ledger) -> str:
    series, place, period, figure = spot
    end = "highest" if claim.verb == "H" else "lowest"
    first = (max if claim.verb == "H" else min)(values, key=lambda code: values[code])
    leader, rank = series.figures[first, period], _ahead(claim, values, place) + 1
    return (
        f'says "{claim.words}"; {series.title}, {period}: {ledger.title_of(place)} ranks {rank} of '
        f"{len(values)} from the {end} with {written(figure, series)}; the {end} is {ledger.title_of(first)} with "
        f"{written(leader, series)} {sourced(figure)}"
    )
