"""Sentences computed from the figures, so that they are true by construction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pandas as pd

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import label, year_before
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.comparing.charted_changes import is_within_usual
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.comparison import DIFFERENT, Comparison
from cjreport.measures.thresholds import SMALL_BASE, SMALL_COUNT
from cjreport.present.text.comparison_words import (
    IN_SENTENCE,
    OF_SHARE,
    SIZE_OF_CHANGE,
    UNLIKE_OTHERS,
    UNUSUAL,
)
from cjreport.present.text.phrases import capital, in_period, listed, runs_of, when
from cjreport.present.text.place_names import place_name
from cjreport.present.text.position_words import standing
from cjreport.present.text.trend_words import trend_words
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.frame.lookup import Row
    from cjreport.present.figures import Figures

COUNTED_BELOW = 100
"""A rate of fewer cases is told with their number; a rate of deaths always is."""


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
    words = beside_country(figures, own)
    start = f"{capital(indicator.phrase)} was {words}" if words else f"{capital(indicator.phrase)}"
    return runs_of(
        Text(text=start, style="strong"),
        f" {in_period(period)}: ",
        *_cases_and_rate(figures, indicator, own),
        _bracketed(_unsettled(figures, own)),
        *_against(figures, own, country),
        f".{_few(figures, own)}{_standing(figures, own)}",
    )


def _against(figures: Figures, own: Address, country: Address) -> Runs:
    """Give the country's rate, with its unit where the area's own, of no case, was told as a number."""
    row, rate = figures.at(own), figures.number(country, rough=True)
    if rate.kind != "number":
        return ()
    unit = f" {figures.indicator(own.indicator).unit}" if row and row["numerator"] == 0 else ""
    return runs_of(", against ", rate, unit)


def _cases_and_rate(figures: Figures, indicator: Indicator, own: Address) -> Runs:
    """Give a rate, after the cases that it is of where these are deaths or few; of no case their number alone."""
    row, rate, cases = figures.at(own), figures.number(own, rough=True), figures.number(own, "numerator")
    if row is None or cases.kind != "number" or (indicator.noun != "deaths" and row["numerator"] >= COUNTED_BELOW):
        return runs_of(rate, f" {indicator.noun} {indicator.unit}")
    told = runs_of(cases, f" {one_or_many(indicator.noun, row['numerator'])}")
    return runs_of(*told, ", ", rate, f" {indicator.unit}") if row["numerator"] else told


def _unsettled(figures: Figures, own: Address) -> str:
    """Give the status of a figure that may still change, or is an estimate."""
    row = figures.at(own)
    return str(row["status"]) if row and row["status"] in {Status.PROVISIONAL, Status.ESTIMATED} else ""


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""


def _few(figures: Figures, own: Address) -> str:
    beside = figures.at(own._replace(comparator=Comparator.COUNTRY))
    few = beside is not None and beside["comparison"] == Comparison.TOO_FEW
    return f" That is too few to compare: fewer than {SMALL_COUNT} would be expected." if few else ""


def _standing(figures: Figures, own: Address) -> str:
    """Say where a rate or share stands among councils, if unusually for the area's size, and where the years lead."""
    row = figures.at(own)
    told = [*standing(row), *filter(None, [trend_words(row)])]
    what = "share" if figures.indicator(own.indicator).kind == "proportion" else "rate"
    return f" The {what} is {listed(told)}." if told else ""


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
    return runs_of(start, *lead, *_close(figures, own, country), f".{_standing(figures, own)}")


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
    """Set a share beside the country's: "That is lower than Scotland's 86%"; without a judgement where none is made."""
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    if row is None:
        return ()
    share, name = figures.number(country), place_name(figures, country.area)
    if words := OF_SHARE.get(row["comparison"]):
        style: Literal["strong", "plain"] = "strong" if row["comparison"] in DIFFERENT else "plain"
        return runs_of(". That is ", Text(text=f"{words} {name}'s", style=style), " ", share)
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
    return _moved(figures, (own, before), field, row)


def level_after(figures: Figures, name: str, told: Runs = ()) -> Runs:
    """Say, after the change *told*, where that leaves the indicator beside the country, if the two are compared."""
    indicator, period = figures.indicator(name), figures.latest(name) or ""
    own, country = _addresses(figures, name, period)
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    if row is None or row["comparison"] not in (*DIFFERENT, Comparison.NOT_DIFFERENT):
        return ()
    words = f"is {OF_SHARE[row['comparison']]} {country_name(figures)}'s "
    if indicator.kind == "proportion":
        return runs_of(f" The share {words}", figures.number(country), ".")
    if any(run.kind == "number" and (run.field, run.period) == ("value", period) for run in told):
        return runs_of(f" That {words}", figures.number(country, rough=True), ".")
    rate = runs_of(" The rate, ", figures.number(own, rough=True), f" {indicator.unit}, ")
    return runs_of(rate, words, figures.number(country, rough=True), ".")


def change_after(figures: Figures, name: str) -> Runs:
    """Say, after a level, where it was a year before, if that differs by more than usual."""
    own = Address(name, figures.inputs.area.code, figures.latest(name) or "")
    row = figures.at(own._replace(comparator=Comparator.YEAR_BEFORE))
    if row is None or row["comparison"] not in DIFFERENT or not is_to_tell(figures, own):
        return ()
    before = figures.number(own._replace(period=year_before(own.period)), rough=True)
    way = "rose" if row["difference"] > 0 else "fell"
    return runs_of(f" It {way} from ", before, f" a year before, {_size_of_change(row)}.")


def _size_of_change(row: Row) -> str:
    """Say whether a change is more than usual, and whether it sets the area apart from how others changed."""
    if is_within_usual(row):
        return "a change that does not stand out among its quarters"
    unlike = f" and {UNLIKE_OTHERS}" if row["unusual"] in UNUSUAL else ""
    return f"{SIZE_OF_CHANGE[row['comparison']]}{unlike}"


def _same_way(of_counts: float, of_rates: float) -> bool:
    """Whether counts and rates moved the same way, or neither moved."""
    return of_counts * of_rates > 0 or of_counts == of_rates == 0


def _moved(figures: Figures, pair: tuple[Address, Address], field: str, change: Row) -> Runs:
    (own, before), indicator, word = pair, figures.indicator(pair[0].indicator), change["comparison"]
    now, then = (float(figures.at(each)[field]) for each in pair)  # type: ignore[index]
    subject, unit = capital(indicator.phrase), _unit(indicator, field, then)
    if word == Comparison.NOT_DIFFERENT and now == then:
        years = f"{label(before.period)} to {label(own.period)}"
        return runs_of(f"{subject} was unchanged, at ", figures.number(before, field), f"{unit}, from {years}.")
    values = (
        figures.number(before, field),
        f"{unit} {in_period(before.period)} to ",
        figures.number(own, field),
        f" {in_period(own.period)}{_bracketed(_unsettled(figures, own))}, {_size_of_change(change)}.",
    )
    if word not in DIFFERENT:
        return runs_of(f"{subject} went from ", *values)
    return runs_of(
        Text(text=f"{subject} {'fell' if now < then else 'rose'}", style="strong"),
        " from ",
        *values,
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


def beside_country(figures: Figures, own: Address) -> str:
    """Say how a figure lies beside the country's: "lower than in Scotland as a whole"; nothing where not compared."""
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    other = f"{country_name(figures)} as a whole"
    return "" if row is None else IN_SENTENCE.get(str(row["comparison"]), "").format(other=other)


def _addresses(figures: Figures, name: str, period: str) -> tuple[Address, Address]:
    country = figures.inputs.library.areas.country.code
    return Address(name, figures.inputs.area.code, period), Address(name, country, period)


def country_name(figures: Figures) -> str:
    """Name the country."""
    return figures.inputs.library.areas.country.name
