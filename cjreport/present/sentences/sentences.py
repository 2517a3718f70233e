"""Sentences computed from the figures, so that they are true by construction."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

import pandas as pd

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import label, year_before
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.charted_changes import is_within_usual
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.comparison import DIFFERENT, Comparison
from cjreport.measures.statistics.unusual import UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.text.comparison_words import IN_SENTENCE, OF_SHARE
from cjreport.present.text.phrases import capital, in_period, runs_of, when
from cjreport.present.text.place_names import place_name
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures

DIFFERENCE_AMONG_AREAS = {
    UNUSUALLY_HIGH: "That is unusually high among areas.",
    UNUSUALLY_LOW: "That is unusually low among areas.",
}
"""What is said of an area that differs from the country: as much as areas usually do, or more."""
LONG_RUN = 3
"""From this many periods in a row a title speaks of the run, not of the last period alone."""


def level(figures: Figures, name: str) -> Runs:
    """Say an indicator's latest level beside the country's, with the figures."""
    indicator, period = figures.indicator(name), figures.latest(name)
    if period is None:
        return _nothing(figures, indicator)
    say_level = _share if indicator.kind == "proportion" else _rate
    return say_level(figures, indicator, period)


def _nothing(figures: Figures, indicator: Indicator) -> Runs:
    return runs_of(f"No figure for {indicator.phrase} is available for {figures.inputs.area.in_sentence}.")


def _rate(figures: Figures, indicator: Indicator, period: str) -> Runs:
    own, country = _addresses(figures, indicator.id, period)
    words = _compared(figures, own, Comparator.COUNTRY)
    start = f"{capital(indicator.phrase)} was {words}" if words else f"{capital(indicator.phrase)}"
    return runs_of(
        Text(text=start, style="strong"),
        f" {in_period(period)}: ",
        figures.number(own, rough=True),
        f" {indicator.noun} {indicator.unit}{_bracketed(_unsettled(figures, own))}",
        *(runs_of(", against ", against) if (against := figures.number(country, rough=True)).kind == "number" else ()),
        f".{_few(figures, own)}{_among_areas(figures, own)}",
    )


def _unsettled(figures: Figures, own: Address) -> str:
    """Give the status of a figure that may still change, or is an estimate."""
    row = figures.at(own)
    return str(row["status"]) if row and row["status"] in {Status.PROVISIONAL, Status.ESTIMATED} else ""


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""


def _few(figures: Figures, own: Address) -> str:
    beside = figures.at(own._replace(comparator=Comparator.COUNTRY))
    return " So few cases cannot be told apart." if beside and beside["comparison"] == Comparison.TOO_FEW else ""


def _among_areas(figures: Figures, own: Address) -> str:
    """Say whether the difference from the country is one that areas usually have, where there is a difference."""
    row, beside = figures.at(own), figures.at(own._replace(comparator=Comparator.COUNTRY))
    differs = row is not None and beside is not None and beside["comparison"] in DIFFERENT
    return (
        f" {DIFFERENCE_AMONG_AREAS[row['unusual']]}"
        if row and differs and row["unusual"] in DIFFERENCE_AMONG_AREAS
        else ""
    )


def _share(figures: Figures, indicator: Indicator, period: str) -> Runs:
    own, country = _addresses(figures, indicator.id, period)
    row, start = figures.at(own), f"{capital(when(indicator, period))}, "
    if row is None or pd.isna(row["numerator"]):
        lead = runs_of(figures.number(own), f" of {indicator.noun} {indicator.predicate}")
    elif row["denominator"] < SMALL_BASE:
        return runs_of(start, f"there were fewer than {SMALL_BASE} {indicator.noun}, too few to compare.")
    else:
        predicate = agreeing(indicator.predicate, float(row["numerator"]))
        mark = f", {state}" if (state := _unsettled(figures, own)) else ""
        lead = runs_of(
            *_some_of(figures, indicator, own), f" {predicate} (", figures.number(own, rough=True), f"{mark})"
        )
    return runs_of(start, *lead, *_close(figures, own, country), f".{_among_areas(figures, own)}")


def agreeing(predicate: str, number: float) -> str:
    """Put a predicate in the number of its subject: 1 of them "was", 2 "were", and none "were"."""
    return predicate.replace("were ", "was ", 1) if number == 1 and predicate.startswith("were ") else predicate


def _some_of(figures: Figures, indicator: Indicator, own: Address) -> Runs:
    """Say how many of how many, in the grammar of none, some and all."""
    row, part, whole = figures.at(own), figures.number(own, "numerator"), figures.number(own, "denominator")
    if row is not None and row["numerator"] == row["denominator"]:
        return runs_of("all ", whole, f" {indicator.noun}")
    return runs_of(
        "none" if row is not None and row["numerator"] == 0 else part, " of the ", whole, f" {indicator.noun}"
    )


def _close(figures: Figures, own: Address, country: Address) -> Runs:
    """Set a share beside the country's: "lower than Scotland's 86%", or without a judgement where none is made."""
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    if row is None:
        return ()
    share, name = figures.number(country), place_name(figures, country.area)
    if words := OF_SHARE.get(row["comparison"]):
        style: Literal["strong", "plain"] = "strong" if row["comparison"] in DIFFERENT else "plain"
        return runs_of(", ", Text(text=f"{words} {name}'s", style=style), " ", share)
    return runs_of("; in ", name, " it was ", share)


def change(figures: Figures, name: str) -> Runs:
    """Say how an indicator changed since a year before, in counts where they are published."""
    period = figures.latest(name)
    now = Address(name, figures.inputs.area.code, period or "", Comparator.YEAR_BEFORE)
    row = figures.at(now) if period else None
    if row is None or row["comparison"] == Comparison.NOT_ASSESSED:
        return ()
    own, before = now._replace(comparator=Comparator.NONE), Address(name, now.area, year_before(now.period))
    earlier = figures.at(before)
    based = figures.indicator(name).base is not None
    counts = earlier is not None and based and _same_way(row["numerator"] - earlier["numerator"], row["difference"])
    field = "numerator" if counts else "value"
    return _moved(figures, figures.indicator(name), (own, before), field, str(row["comparison"]))


def level_after(figures: Figures, name: str, told: Runs = ()) -> Runs:
    """Say, after the change *told*, where that leaves the indicator beside the country, if the two are compared."""
    indicator, period = figures.indicator(name), figures.latest(name) or ""
    own, country = _addresses(figures, name, period)
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    if row is None or row["comparison"] not in (*DIFFERENT, Comparison.NOT_DIFFERENT):
        return ()
    words = f"is {OF_SHARE[row['comparison']]} {_country(figures)}'s "
    if indicator.kind == "proportion":
        return runs_of(f" The share {words}", figures.number(country), ".")
    if any(run.kind == "number" and (run.field, run.period) == ("value", period) for run in told):
        return runs_of(f" That {words}", figures.number(country, rough=True), ".")
    rate = runs_of(" The rate, ", figures.number(own, rough=True), f" {indicator.unit}, ")
    return runs_of(rate, words, figures.number(country, rough=True), ".")


def change_after(figures: Figures, name: str) -> Runs:
    """Say, after a level, where it was a year before, if that differs by more than chance and usual variation."""
    own = Address(name, figures.inputs.area.code, figures.latest(name) or "")
    row = figures.at(own._replace(comparator=Comparator.YEAR_BEFORE))
    if row is None or row["comparison"] not in DIFFERENT or not is_to_tell(figures, own):
        return ()
    before = figures.number(own._replace(period=year_before(own.period)), rough=True)
    way = "rise" if row["difference"] > 0 else "fall"
    return runs_of(" A year before it was ", before, f", and chance alone would not explain the {way}.")


def _same_way(of_counts: float, of_rates: float) -> bool:
    """Whether counts and rates moved the same way, or neither moved."""
    return of_counts * of_rates > 0 or of_counts == of_rates == 0


def _moved(figures: Figures, indicator: Indicator, pair: tuple[Address, Address], field: str, word: str) -> Runs:
    own, before = pair
    now, then = (float(figures.at(each)[field]) for each in pair)  # type: ignore[index]
    subject, unit = capital(indicator.phrase), _unit(indicator, field, then)
    if word == Comparison.NOT_DIFFERENT and now == then:
        years = f"{label(before.period)} to {label(own.period)}"
        return runs_of(f"{subject} was unchanged, at ", figures.number(before, field), f"{unit}, from {years}.")
    values = (
        figures.number(before, field),
        f"{unit} {in_period(before.period)} to ",
        figures.number(own, field),
        f" {in_period(own.period)}{_bracketed(_unsettled(figures, own))}, ",
    )
    if word == Comparison.NOT_DIFFERENT:
        row = figures.at(own._replace(comparator=Comparator.YEAR_BEFORE))
        within = "within the usual variation of its quarters" if row and is_within_usual(row) else ""
        return runs_of(f"{subject} went from ", *values, f"a change {within or 'that chance may explain'}.")
    if word == Comparison.TOO_FEW:
        return runs_of(f"{subject} went from ", *values, "too few to tell a change from chance.")
    return runs_of(
        Text(text=f"{subject} {'fell' if now < then else 'rose'}", style="strong"),
        " from ",
        *values,
        "more than chance alone would explain.",
        f" {indicator.higher_means}" if indicator.higher_means and now > then else "",
    )


def _unit(indicator: Indicator, field: str, number: float) -> str:
    """Say what is counted after the first of two figures: " crimes", " death", " crimes per 10,000 people"."""
    if indicator.kind == "proportion":
        return ""
    return f" {one_or_many(indicator.noun, number)}" if field == "numerator" else f" {indicator.noun} {indicator.unit}"


def one_or_many(noun: str, number: float) -> str:
    """Put a noun in the number of what is counted: 1 "death", 2 "deaths", 0 "deaths"; 1 "person"."""
    one = re.sub(r"^people\b", "person", noun) if noun.startswith("people") else noun.removesuffix("s")
    return one if number == 1 else noun


def is_to_tell(figures: Figures, own: Address) -> bool:
    """Whether a change may be told alone: from and to no year that was out of the ordinary."""
    return not figures.is_disturbed(own)


def trend_title(figures: Figures, name: str, periods: Sequence[str]) -> Runs:
    """State what an indicator's line shows over *periods*: a long run above or below the country, else the last one.

    Many periods without a clear difference do not add up to sameness, so they make no run.
    """
    indicator = figures.indicator(name)
    beside_country = [
        figures.at(Address(name, figures.inputs.area.code, period, Comparator.COUNTRY)) for period in periods
    ]
    words = [str(row["comparison"]) if row else "no figure" for row in beside_country]
    subject = capital(indicator.phrase)
    if words[-1] == Comparison.TOO_FEW:
        return runs_of(f"{subject}: too few to compare with {_country(figures)}")
    if words[-1] not in IN_SENTENCE:
        return runs_of(f"{subject}, {figures.inputs.area.name}")
    run = len(list(takewhile(lambda word: word == words[-1], reversed(words))))
    beside = IN_SENTENCE[words[-1]].format(other=_country(figures))
    if run < LONG_RUN or words[-1] == Comparison.NOT_DIFFERENT:
        return runs_of(f"{subject} was {beside} {in_period(periods[-1])}")
    unit = "quarters" if indicator.frequency == "quarter" else "years"
    spell = f"all {run} {unit} shown" if run == len(words) else f"each of the last {run} {unit}"
    return runs_of(f"{subject} has been {beside} in {spell}")


def dots_title(figures: Figures, name: str) -> Runs:
    """State where the area lies beside its family group, or beside the country where it has no such group."""
    period = figures.latest(name) or ""
    own = Address(name, figures.inputs.area.code, period)
    words = _compared(figures, own, Comparator.FAMILY_GROUP) or _compared(figures, own, Comparator.COUNTRY)
    subject = capital(figures.indicator(name).phrase)
    return runs_of(f"{subject} was {words}" if words else f"{subject} in each area")


def _compared(figures: Figures, own: Address, comparator: str) -> str:
    row = figures.at(own._replace(comparator=comparator))
    other = f"{_country(figures)} as a whole" if comparator == Comparator.COUNTRY else "its family group taken together"
    return "" if row is None else IN_SENTENCE.get(str(row["comparison"]), "").format(other=other)


def _addresses(figures: Figures, name: str, period: str) -> tuple[Address, Address]:
    country = figures.inputs.library.areas.country.code
    return Address(name, figures.inputs.area.code, period), Address(name, country, period)


def _country(figures: Figures) -> str:
    return figures.inputs.library.areas.country.name
