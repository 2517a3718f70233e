"""Sentences computed from the figures, so that they are true by construction."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.periods import year_before
from cjreport.measures.frame import FAMILY_GROUP, SCOTLAND, YEAR_BEFORE
from cjreport.present.blocks import Runs, Text
from cjreport.present.figures import Address, Figures, in_period, say, when

if TYPE_CHECKING:
    from cjreport.inputs.frameworks import Indicator

BESIDE_COUNTRY = {
    "higher": "higher than in {country} as a whole",
    "lower": "lower than in {country} as a whole",
    "better": "better than in {country} as a whole",
    "worse": "worse than in {country} as a whole",
    "not different": "about the same as in {country} as a whole",
}
BESIDE_FAMILY = {
    "higher": "higher than in similar areas taken together",
    "lower": "lower than in similar areas taken together",
    "better": "better than in similar areas taken together",
    "worse": "worse than in similar areas taken together",
    "not different": "about the same as in similar areas taken together",
}
BESIDE_SHARE = {
    "higher": "higher than",
    "lower": "lower than",
    "better": "better than",
    "worse": "worse than",
    "not different": "not clearly different from",
}
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
    return say(f"No figure for {indicator.phrase} is held for {figures.inputs.area.name}.")


def _rate(figures: Figures, indicator: Indicator, period: str) -> Runs:
    own, country = _addresses(figures, indicator.id, period)
    words = _beside(figures, own, SCOTLAND)
    start = f"{_capital(indicator.phrase)} was {words}" if words else f"{_capital(indicator.phrase)}"
    return say(
        Text(text=start, style="strong"),
        f" {in_period(period)}: ",
        figures.number(own, rough=True),
        f" {indicator.noun} {indicator.unit}",
        *(say(", against ", figures.number(country, rough=True)) if figures.at(country) is not None else ()),
        ".",
    )


def _share(figures: Figures, indicator: Indicator, period: str) -> Runs:
    own, country = _addresses(figures, indicator.id, period)
    row, start = figures.at(own), f"{_capital(when(indicator, period))}, "
    if row is None or pd.isna(row["numerator"]):
        lead = say(figures.number(own), f" of {indicator.noun} {indicator.predicate}")
    elif row["denominator"] == 1:
        return say(
            start, f"the only {indicator.one} {indicator.predicate if row['numerator'] else indicator.otherwise}."
        )
    else:
        lead = say(*_some_of(figures, indicator, own), f" {indicator.predicate} (", figures.number(own), ")")
    return say(start, *lead, *_close(figures, own, country), ".")


def _some_of(figures: Figures, indicator: Indicator, own: Address) -> Runs:
    """Say how many of how many, in the grammar of none, some and all."""
    row, part, whole = figures.at(own), figures.number(own, "numerator"), figures.number(own, "denominator")
    if row is not None and row["numerator"] == row["denominator"]:
        return say("all ", whole, f" {indicator.noun}")
    return say("none" if row is not None and row["numerator"] == 0 else part, " of the ", whole, f" {indicator.noun}")


def _close(figures: Figures, own: Address, country: Address) -> Runs:
    """Set a share beside the country's: "lower than Scotland's 86%", or without a judgement where none is made."""
    row = figures.at(own._replace(comparator=SCOTLAND))
    if row is None:
        return ()
    share, name = figures.number(country), figures.name_of(country.area)
    if row["comparison"] in BESIDE_SHARE:
        return say(f", {BESIDE_SHARE[row['comparison']]} {name}'s ", share)
    return say("; in ", name, " it was ", share)


def change(figures: Figures, name: str) -> Runs:
    """Say how an indicator changed since a year before, in counts where they are published."""
    period = figures.latest(name)
    now = Address(name, figures.inputs.area.code, period or "", YEAR_BEFORE)
    row = figures.at(now) if period else None
    if row is None or row["comparison"] == "not assessed":
        return ()
    own, before = now._replace(comparator="none"), Address(name, now.area, year_before(now.period))
    earlier = figures.at(before)
    counts = earlier is not None and (row["numerator"] - earlier["numerator"]) * row["difference"] > 0
    field = "numerator" if counts else "value"
    return _moved(figures, figures.indicator(name), (own, before), field, str(row["comparison"]))


def _moved(figures: Figures, indicator: Indicator, pair: tuple[Address, Address], field: str, word: str) -> Runs:
    own, before = pair
    subject = _capital(indicator.phrase)
    values = figures.number(before, field), f" {in_period(before.period)} to ", figures.number(own, field)
    if word == "not different":
        return say(f"{subject} went from ", *values, f" {in_period(own.period)}, a change that chance may explain.")
    fell = float(figures.at(own)["value"]) < float(figures.at(before)["value"])  # type: ignore[index]
    return say(
        Text(text=f"{subject} {'fell' if fell else 'rose'}", style="strong"),
        " from ",
        *values,
        f" {in_period(own.period)}, more than chance alone would explain.",
        f" {indicator.higher_means}" if indicator.higher_means and not fell else "",
    )


def trend_title(figures: Figures, name: str) -> Runs:
    """State what an indicator's line shows: a long run beside the country if there is one, else the last period."""
    indicator = figures.indicator(name)
    rows = figures.rows(name, figures.inputs.area.code, SCOTLAND).dropna(subset=["value"])
    words = list(rows["comparison"])
    subject = _capital(indicator.phrase)
    if not words or words[-1] == "not assessed":
        return say(f"{subject}, {figures.inputs.area.name}")
    run = len(list(takewhile(lambda word: word == words[-1], reversed(words))))
    beside = BESIDE_COUNTRY[words[-1]].format(country=_country(figures)).replace(" as a whole", "")
    if run < LONG_RUN:
        return say(f"{subject} was {beside} {in_period(str(rows['period'].iloc[-1]))}")
    unit = "quarters" if indicator.frequency == "quarter" else "years"
    spell = f"all {run} {unit} shown" if run == len(words) else f"each of the last {run} {unit}"
    return say(f"{subject} has been {beside} in {spell}")


def dots_title(figures: Figures, name: str) -> Runs:
    """State where the area lies beside its family group."""
    period = figures.latest(name) or ""
    own = Address(name, figures.inputs.area.code, period)
    words = _beside(figures, own, FAMILY_GROUP)
    subject = _capital(figures.indicator(name).phrase)
    return say(f"{subject} was {words}" if words else f"{subject} in each area")


def _beside(figures: Figures, own: Address, comparator: str) -> str:
    row = figures.at(own._replace(comparator=comparator))
    phrases = BESIDE_COUNTRY if comparator == SCOTLAND else BESIDE_FAMILY
    return "" if row is None else phrases.get(str(row["comparison"]), "").format(country=_country(figures))


def _addresses(figures: Figures, name: str, period: str) -> tuple[Address, Address]:
    country = figures.inputs.library.areas.country.code
    return Address(name, figures.inputs.area.code, period), Address(name, country, period)


def _country(figures: Figures) -> str:
    return figures.inputs.library.areas.country.name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
