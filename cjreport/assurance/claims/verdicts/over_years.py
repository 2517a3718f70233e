"""Do the figures bear what is claimed of years taken together: a run of them, or the highest or lowest of them?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.verdicts.meant_figures import MeantFigure, Verdict, figures_meant, sourced, written
from cjreport.inputs.periods import ends, is_financial_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.figures.series import Figure, Series
    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.text.over_years import Span


class Years(NamedTuple):
    """The figures of a place that are taken together, by period; the last is that of which something is claimed."""

    series: Series
    place: str
    figures: dict[str, Figure]


def run_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a run of years against each step of it; None where a figure is not to be seen."""
    for meant in figures_meant(claim, ledger):
        years = _years(meant, claim.span, ledger, before=1)
        if years and claim.verb in {Code.RISE, Code.FALL}:
            yield _run(claim, years, ledger)


def _run(claim: Claim, years: Years, ledger: Ledger) -> Verdict | None:
    if any(each.value is None for each in years.figures.values()):
        return None
    rises = claim.verb == Code.RISE
    is_so = any(all((b > a) if rises else (b < a) for a, b in pairwise(each)) for each in _measured(years))
    if is_so:
        return Verdict(years.series.id)
    what = f'says "{claim.words}" of {len(years.figures) - 1} years one after another; {_shown(years, ledger)}'
    return Verdict(years.series.id, "claim-direction", what)


def over_years_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a highest or lowest of years against the figures of those years; None where its own is not to be seen.

    A year that is withheld or no longer held cannot be seen to be higher: only what is seen speaks against a claim.
    """
    for meant in figures_meant(claim, ledger):
        if years := _years(meant, claim.span, ledger):
            yield _stands(claim, years, meant, ledger)


def _stands(claim: Claim, years: Years, meant: MeantFigure, ledger: Ledger) -> Verdict | None:
    years = years._replace(figures={period: each for period, each in years.figures.items() if each.value is not None})
    if meant.period not in years.figures:
        return None
    end = max if claim.verb == Code.HIGHEST else min
    at = [*years.figures].index(meant.period)
    if any(each[at] == end(each) for each in _measured(years)):
        return Verdict(years.series.id)
    best = end(years.figures, key=lambda period: years.figures[period].value or 0)
    own, other = (written(years.figures[period], years.series) for period in (meant.period, best))
    what = (
        f'says "{claim.words}"; {years.series.title} in {ledger.title_of(years.place)}: {own} in {meant.period}, '
        f"but {other} in {best} {sourced(meant.figure)}"
    )
    return Verdict(years.series.id, "claim-rank", what)


def _years(meant: MeantFigure, span: Span | None, ledger: Ledger, *, before: int = 0) -> Years | None:
    """Give the years that a span takes together, and so many *before*; None where the series is not of single years.

    Of a peak, the years are all that are held, also those after it.
    """
    series, place, period, _ = meant
    last = ledger.last_day if span and span.end and not span.years else ends(period).toordinal()
    held = [(each, end) for each, end in series.periods if end <= last and (place, each) in series.figures]
    if span is None or not all(_is_year(each) for each, _ in held):
        return None
    if span.since:
        first = [end for each, end in held if each in series.meant_by(span.since, last)]
        held = [(each, end) for each, end in held if first and end >= first[-1]][1 - before :]
    elif span.years:
        held = held[-span.years - before :] if len(held) >= span.years + before or not before else []
    figures = {each: series.figures[place, each] for each, _ in held}
    return Years(series, place, figures) if len(figures) > 1 and period in figures else None


def _is_year(period: str) -> bool:
    return is_financial_year(period) or period.isdigit()


def _measured(years: Years) -> list[list[float]]:
    """Give the figures by their value and by the count behind it."""
    counts = [each.numerator for each in years.figures.values()]
    values = [each.value or 0 for each in years.figures.values()]
    return [values] if None in counts else [values, [count or 0 for count in counts]]


def _shown(years: Years, ledger: Ledger) -> str:
    told = ", ".join(f"{written(each, years.series)} in {period}" for period, each in years.figures.items())
    source = sourced(next(reversed(years.figures.values())))
    return f"{years.series.title} in {ledger.title_of(years.place)}: {told} {source}"
