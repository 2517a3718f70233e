"""Do the figures bear a claim? Which figures it may mean, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.periods import ends, year_before
from cjreport.measures.rounding import in_full, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.figures.series import Figure, Series
    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.text.periods import When

SHARE_WORDS = frozenset(("share", "shares", "proportion", "proportions", "percentage", "percentages"))
RATE_WORDS = frozenset(("rate", "rates"))
COUNT_WORDS = frozenset(("number", "numbers", "total", "totals", "count", "counts", "volume", "volumes"))
"""Words beside a measure that say of what kind its figure is."""


class Verdict(NamedTuple):
    """What a series says to a claim: the rule it breaks, empty where it breaks none, and in words."""

    series: str
    rule: str = ""
    what: str = ""


class MeantFigure(NamedTuple):
    """A figure that a claim may mean."""

    series: Series
    place: str
    period: str
    figure: Figure


def series_meant(claim: Claim, ledger: Ledger) -> Iterator[Series]:
    """Give the series that a claim may mean, without those of another kind than its words tell."""
    for name in sorted(claim.measure.value):
        series = ledger.series(name)
        is_share_only = claim.hints & SHARE_WORDS and series.kind in {"count", "duration"}
        is_rate_only = claim.hints & RATE_WORDS and series.kind == "count"
        if not (is_share_only or is_rate_only):
            yield series


def figures_meant(claim: Claim, ledger: Ledger) -> Iterator[MeantFigure]:
    """Give every figure that a claim may mean, by series, place and period."""
    for series in series_meant(claim, ledger):
        for place in ledger.places_of(series, claim.place or ledger.place.code):
            for period in periods_meant(claim.when, series, ledger):
                if figure := series.figures.get((place, period)):
                    yield MeantFigure(series, place, period, figure)


def periods_meant(when: When | None, series: Series, ledger: Ledger) -> tuple[str, ...]:
    """Give the periods of a series that a time may mean, of none named the report's own."""
    years: tuple[str, ...] = (ledger.period,)
    if when and when.years:
        years = when.years
    elif when and when.back:
        years = (_back(ledger.period, when.back[0]),)
    return tuple(dict.fromkeys(period for year in years for period in series.meant_by(year, ledger.last_day)))


def periods_compared_with(since: When | None, period: str, series: Series, ledger: Ledger) -> tuple[str, ...]:
    """Give the periods that *period* may be compared with: those named, or the year before."""
    if since is None:
        return (year_before(period),)
    if since.back:
        return tuple(_back(period, many) for many in since.back)
    found = (earlier for year in since.years for earlier in series.meant_by(year, ledger.last_day))
    return tuple(earlier for earlier in found if ends(earlier) < ends(period))


def _back(period: str, years: int) -> str:
    for _ in range(years):
        period = year_before(period)
    return period


def written(figure: Figure, series: Series) -> str:
    """Write a figure with its unit and the count behind it."""
    if figure.value is None:
        return "no figure"
    value = in_full(rounded(figure.value, 1))
    if series.kind == "count":
        return value
    counts = f" ({in_full(rounded(figure.numerator))})" if figure.numerator is not None else ""
    if series.kind == "proportion" and figure.numerator is not None and figure.denominator is not None:
        counts = f" ({in_full(rounded(figure.numerator))} of {in_full(rounded(figure.denominator))})"
    return f"{value}{'' if series.unit == '%' else ' '}{series.unit}{counts}"


def sourced(figure: Figure) -> str:
    """Name a figure's source."""
    return f"(source: {figure.source})" if figure.source else "(no source given)"
