"""Do the figures bear what is claimed of a change?

Whether a change lies within chance is what the frame of measures says of the year before. Of parts, and over other
spans, the frame has no word: there intervals of rates and shares tell what lies within chance, and beyond it is only
what is a plain change as well. For counts alone, which have no interval there, it is told by an exact conditional
test at 95%: given their sum, the later of two Poisson counts of one rate is binomial with a half (Przyborowski and
Wilenski, Biometrika 1940;31:313-323).
"""

from __future__ import annotations

from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from scipy.special import bdtr

from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.words import MULTIPLES
from cjreport.assurance.claims.verdicts.meant_figures import (
    COUNT_WORDS,
    RATE_WORDS,
    SHARE_WORDS,
    Verdict,
    figures_meant,
    periods_compared_with,
    sourced,
    written,
)
from cjreport.inputs.periods import ends, year_before
from cjreport.measures.combining.places import Comparator
from cjreport.measures.statistics.comparison import (
    NOT_ASSESSED,
    NOT_SHOWN,
    Comparison,
    change_words,
    proportions_change,
    rates_change,
)
from cjreport.measures.thresholds import SMALL_BASE, SMALL_COUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.figures.series import Figure, Series
    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.text.quantities import Quantity

CHANCE = 0.05
COURSE_YEARS = 3
"""Against how many years before it a year is held where a course is spoken of, such as on the wane."""
_MOVES = frozenset((Code.RISE, Code.FALL, Code.IMPROVE, Code.WORSEN, Code.MULTIPLY))
PLAIN_CHANGE = 0.1
"""A change of such a share of a figure is plain where the frame has no word for it: crimes vary by more than chance."""
FEWER, MORE = 0.85, 1.2
"""How far short of a multiple figures may fall, up and down, and still be called doubled or halved."""


class Pair(NamedTuple):
    """A figure, and the one it is compared with, of a series and place."""

    series: Series
    place: str
    period: str
    before: str
    now: Figure
    then: Figure


class Moved(NamedTuple):
    """How a measure moved: its value, or the count behind it."""

    then: float
    now: float


def change_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold a claim of change against each pair of figures it may mean; None where one is not to be seen."""
    for series, place, period, now in figures_meant(claim, ledger):
        for before in periods_compared_with(claim.since, period, series, ledger):
            if then := series.figures.get((place, before)):
                hidden = now.value is None or then.value is None
                yield None if hidden else _verdict(claim, Pair(series, place, period, before, now, then), ledger)


def _verdict(claim: Claim, pair: Pair, ledger: Ledger) -> Verdict:
    rule = _rule_broken(claim, pair)
    chance = ", but such figures often change by as much"
    why = {"claim-base": " on so small a base", "claim-chance": chance}.get(rule, "")
    return Verdict(pair.series.id, rule, f"says {_said(claim)}{why}; {_shown(pair, ledger)}")


def _rule_broken(claim: Claim, pair: Pair) -> str:
    """Give the rule that a claim breaks: first of which way figures moved, then by how much, then on what base."""
    way = _way(claim, pair.series.direction)
    if claim.negated:
        is_so = all(_went(way, moved, pair) for moved in _moves(pair, claim.hints))
        return "claim-direction" if is_so and is_within_chance(pair) is False else ""
    if claim.verb in {Code.IMPROVE, Code.WORSEN} and not way and not (claim.start or claim.finish or claim.amount):
        return ""
    if not any(_went(way, moved, pair) for moved in _moves(pair, claim.hints)):
        return "" if claim.span and _is_on_course(way, pair) else "claim-direction"
    if not any(_fits(claim, moved) for moved in _moves(pair)):
        is_level = claim.finish and not (claim.start or claim.amount or _multiple(claim))
        return "claim-number" if is_level else "claim-direction"
    if _is_on_small_base(claim, pair) and not claim.careful:
        return "claim-base"
    is_bare = claim.verb in _MOVES and not (claim.cautious or claim.span)
    return "claim-chance" if is_bare and is_within_chance(pair) else ""


def _moves(pair: Pair, hints: frozenset[str] = frozenset()) -> list[Moved]:
    """Give how the measure moved: by its value and, where the words beside it allow, by the count behind it."""
    then, now, kind = pair.then, pair.now, pair.series.kind
    by_value = [Moved(then.value or 0, now.value or 0)]
    if kind == "count" or then.numerator is None or now.numerator is None or hints & (SHARE_WORDS | RATE_WORDS):
        return by_value
    by_count = [Moved(then.numerator, now.numerator)]
    return by_count if hints & COUNT_WORDS and kind != "ratio" else by_value + by_count


def _way(claim: Claim, direction: str) -> str:
    """Give which way a claim says that figures went: RISE, FALL or STEADY, or nothing that can be told."""
    if claim.verb == Code.MULTIPLY:
        return Code.FALL if (_multiple(claim) or 1) < 1 else Code.RISE
    if claim.verb in {Code.IMPROVE, Code.WORSEN} and direction in {"higher", "lower"}:
        return Code.RISE if (direction == "higher") == (claim.verb == Code.IMPROVE) else Code.FALL
    if not claim.verb and claim.start and claim.finish:
        more = claim.finish.value - claim.start.value
        return Code.RISE if more > 0 else Code.FALL if more < 0 else Code.STEADY
    return claim.verb if claim.verb in {Code.RISE, Code.FALL, Code.STEADY} else ""


def _went(way: str, moved: Moved, pair: Pair) -> bool:
    if way == Code.STEADY:
        return moved.now == moved.then or is_within_chance(pair) is not False
    went: dict[str, bool] = {Code.RISE: moved.now > moved.then, Code.FALL: moved.now < moved.then}
    return went.get(way, True)


def _is_on_course(way: str, pair: Pair) -> bool:
    """Whether a course over years goes the way that is said, though the year did not, beside the years before."""
    held = [period for period, end in pair.series.periods if end < ends(pair.period).toordinal()]
    figures = [pair.series.figures.get((pair.place, period)) for period in held[-COURSE_YEARS:]]
    values = [each.value for each in figures if each and each.value is not None]
    return not values or _went(way, Moved(fmean(values), pair.now.value or 0), pair)


def _multiple(claim: Claim) -> float | None:
    begins = (times for word, times in MULTIPLES.items() if claim.words.lower().startswith(word))
    return next(begins, None) if claim.verb == Code.MULTIPLY else None


def _fits(claim: Claim, moved: Moved) -> bool:
    """Whether the numbers and the multiple that are given fit how a measure moved."""
    fits = (not claim.start or claim.start.bears(moved.then)) and (not claim.finish or claim.finish.bears(moved.now))
    if claim.amount and claim.verb != Code.STEADY:
        fits = fits and _amount_fits(claim.amount, moved)
    if times := _multiple(claim):
        ratio = moved.now / moved.then if moved.then else float("inf")
        fits = fits and (ratio >= FEWER * times if times > 1 else ratio <= MORE * times)
    return fits


def _amount_fits(amount: Quantity, moved: Moved) -> bool:
    """Whether an amount is that of a change, in itself or in per cent; a bare number may be where it ended or began."""
    change = abs(moved.now - moved.then)
    percent = 100 * change / moved.then if moved.then else float("inf")
    if amount.unit == "%":
        return amount.bears(percent)
    return amount.bears(change) or (not amount.unit and (amount.bears(moved.now) or amount.bears(moved.then)))


def _is_on_small_base(claim: Claim, pair: Pair) -> bool:
    """Whether a percentage or a multiple rests on fewer people or cases than SMALL_BASE and SMALL_COUNT."""
    if not (_multiple(claim) or any(each and each.unit for each in (claim.amount, claim.start, claim.finish))):
        return False
    is_share = pair.series.kind == "proportion"
    bases = (each.denominator if is_share else each.numerator for each in (pair.now, pair.then))
    return any(base is not None and base < (SMALL_BASE if is_share else SMALL_COUNT) for base in bases)


def is_within_chance(pair: Pair) -> bool | None:
    """Whether a change lies within chance; None where that cannot be told."""
    beside = pair.series.beside.get((pair.place, pair.period, Comparator.YEAR_BEFORE))
    if beside and pair.before == year_before(pair.period) and beside.word != NOT_ASSESSED:
        return beside.word in NOT_SHOWN
    alike = _are_alike(pair.series.kind, pair.now, pair.then)
    is_plain = abs((pair.now.value or 0) - (pair.then.value or 0)) >= PLAIN_CHANGE * (pair.then.value or 0)
    return None if alike is False and not is_plain else alike


def _are_alike(kind: str, now: Figure, then: Figure) -> bool | None:
    """Whether two figures of which the frame has no word differ by no more than counts do by chance."""
    if now.numerator is None or then.numerator is None:
        return None
    if kind == "count":
        return _counts_are_alike(then.numerator, now.numerator)
    if kind in {"rate", "proportion"} and now.denominator and then.denominator:
        return _ratios_are_alike(kind, now.numerator, now.denominator, then.numerator, then.denominator)
    return None


@cache
def _counts_are_alike(then: float, now: float) -> bool:
    return bool(2 * bdtr(min(then, now), int(then + now), 0.5) > CHANCE)


@cache
def _ratios_are_alike(kind: str, *counts: float) -> bool:
    change = rates_change(*counts) if kind == "rate" else proportions_change(*counts)
    return str(change_words(*change)) == Comparison.NOT_DIFFERENT


def _said(claim: Claim) -> str:
    parts = ["not" if claim.negated else "", claim.words, claim.amount.text if claim.amount else ""]
    parts += [f"from {claim.start.text}" if claim.start else "", f"to {claim.finish.text}" if claim.finish else ""]
    return '"' + " ".join(part for part in parts if part) + '"'


def _shown(pair: Pair, ledger: Ledger) -> str:
    """Say both figures, with what, when, of whom and from where they are."""
    series = pair.series
    then, now = written(pair.then, series), written(pair.now, series)
    return (
        f"{series.title} in {ledger.title_of(pair.place)}: {then} in {pair.before} and {now} in {pair.period} "
        f"{sourced(pair.now)}"
    )
