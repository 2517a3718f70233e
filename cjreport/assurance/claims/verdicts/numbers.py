"""Is a number that is typed for a measure one of its figures?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.verdicts.meant_figures import MeantFigure, Verdict, figures_meant, sourced, written
from cjreport.inputs.periods import year_before
from cjreport.measures.combining.places import Comparator
from cjreport.measures.thresholds import SMALL_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.figures.series import Figure
    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.text.quantities import Quantity

MOST_NAMED = 2
"""How many other areas are named whose figure a number is."""


def number_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a number against the figures of a measure for the place and period; None where they are not to be seen."""
    typed = claim.amount
    for meant in figures_meant(claim, ledger):
        fits_kind = typed and typed.unit != "points" and (not typed.is_share or meant.series.kind == "proportion")
        if typed and fits_kind:
            yield _verdict(claim, typed, meant, ledger) if meant.figure.value is not None else None


def _verdict(claim: Claim, typed: Quantity, meant: MeantFigure, ledger: Ledger) -> Verdict:
    series, place, period, figure = meant
    told = f"{series.title} in {ledger.title_of(place)}, {period}: {written(figure, series)}"
    if not any(typed.bears(each) for each in _figures_of(typed, meant, dated=claim.when is not None)):
        what = f'says "{typed.text}"; {told}{_whose(typed, meant, ledger)} {sourced(figure)}'
        return Verdict(series.id, "claim-number", what)
    if _is_share_of_few(typed, meant) and not claim.careful:
        what = f'says "{typed.text}" on so small a base; {told}, a share of fewer than {SMALL_BASE} {sourced(figure)}'
        return Verdict(series.id, "claim-base", what)
    return Verdict(series.id)


def _is_share_of_few(typed: Quantity, meant: MeantFigure) -> bool:
    base, value = meant.figure.denominator, meant.figure.value
    return typed.is_share and base is not None and base < SMALL_BASE and typed.bears(value or 0)


def _figures_of(typed: Quantity, meant: MeantFigure, *, dated: bool) -> Iterator[float]:
    """Give every figure that a number may be: the place's own of the period, its change, and those beside it.

    Where the sentence names no period, it may be that of the year before as well. What is said to be over or under a
    number is held against the figure itself alone.
    """
    series, place, period, figure = meant
    told = [figure.value, figure.numerator]
    if typed.value and typed.hedge not in {"over", "under"}:
        told += [figure.lower, figure.upper, *_rest(typed, meant)]
        told += [
            each.value
            for key, each in series.beside.items()
            if key[:2] == (place, period) and key[2] != Comparator.YEAR_BEFORE
        ]
        told += _changes(figure, series.figures.get((place, year_before(period))))
    before = series.figures.get((place, year_before(period)))
    if before and not dated:
        told += [before.value, before.numerator]
    return (each for each in told if each is not None)


def _rest(typed: Quantity, meant: MeantFigure) -> list[float | None]:
    """Give the base of a figure, and of a share what is left of the whole."""
    figure = meant.figure
    if typed.is_share:
        return [100 - (figure.value or 0)]
    whole = figure.denominator if meant.series.kind == "proportion" else None
    return [figure.denominator, whole - figure.numerator if whole and figure.numerator is not None else None]


def _changes(now: Figure, then: Figure | None) -> list[float | None]:
    """Give by how much figures moved, and by how much in per cent."""
    pairs = [(then.value, now.value), (then.numerator, now.numerator)] if then else []
    moved = [(before, abs(after - before)) for before, after in pairs if before is not None and after is not None]
    return [each for before, change in moved for each in (change, 100 * change / before if before else None)]


def _whose(typed: Quantity, meant: MeantFigure, ledger: Ledger) -> str:
    """Say whose figure a number is instead, another area's or another period's."""
    series, place, period, _ = meant
    areas = [
        ledger.title_of(code) for code, each in series.of_areas(period).items() if code != place and _is(typed, each)
    ]
    if areas and not typed.part:
        return f'; "{typed.text}" is the figure of {" and ".join(areas[:MOST_NAMED])}'
    years = (
        when for (code, when), each in series.figures.items() if code == place and when != period and _is(typed, each)
    )
    year = next((when for when in years if when in dict(series.periods)), None)
    return f'; "{typed.text}" is the figure of {year}' if year and not typed.part else ""


def _is(typed: Quantity, figure: Figure) -> bool:
    return any(each is not None and typed.bears(each) for each in (figure.value, figure.numerator))
