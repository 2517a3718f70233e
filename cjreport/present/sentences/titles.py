"""Titles of charts that state what the chart shows."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.periods import is_quarter, label
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.comparison import Comparison
from cjreport.present.sentences.sentences import beside_country, country_name
from cjreport.present.text.comparison_words import BESIDE_GROUP, IN_SENTENCE
from cjreport.present.text.phrases import capital, in_period, plain, runs_of
from cjreport.present.text.position_words import position
from cjreport.present.text.trend_words import trend_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs

LONG_RUN = 3
"""From this many periods in a row a title speaks of the run, not of the last period alone."""


def trend_title(figures: Figures, name: str, periods: Sequence[str]) -> Runs:
    """State what an indicator's line shows over *periods*: a long run above or below the country, else the last one.

    Many periods without a clear difference do not add up to sameness, so they make no run. Where years lead follows.
    """
    indicator = figures.indicator(name)
    own = [Address(name, figures.inputs.area.code, period) for period in periods]
    beside_country = [figures.at(each._replace(comparator=Comparator.COUNTRY)) for each in own]
    words = [str(row["comparison"]) if row else "no figure" for row in beside_country]
    subject, lead = capital(indicator.phrase), trend_words(figures.at(own[-1]))
    if words[-1] == Comparison.TOO_FEW:
        return runs_of(f"{subject}: too few to compare with {country_name(figures)}")
    if words[-1] not in IN_SENTENCE:
        return runs_of(f"{subject}, {figures.inputs.area.name}")
    return runs_of(f"{subject} {_of_run(figures, words, periods)}{f'. It is {lead}' if lead else ''}")


def _of_run(figures: Figures, words: Sequence[str], periods: Sequence[str]) -> str:
    """Say since when a line has been clearly above or below the country, or where it lies in its last period."""
    run = len(list(takewhile(lambda word: word == words[-1], reversed(words))))
    beside = IN_SENTENCE[words[-1]].format(other=country_name(figures))
    if words[-1] == Comparison.NOT_DIFFERENT:
        return f"was {beside} {in_period(periods[-1])}"
    if run < LONG_RUN:
        return f"was clearly {beside} {in_period(periods[-1])}"
    unit = "quarters" if is_quarter(periods[-1]) else "years"
    return f"has been clearly {beside} " + (
        f"in all {run} {unit} shown" if run == len(words) else f"since {label(periods[-run])}"
    )


def trend_note(figures: Figures, name: str) -> str:
    """Say by how much a line has moved where its years are set beside earlier ones, with the interval."""
    own = Address(name, figures.inputs.area.code, figures.latest(name) or "")
    row = figures.at(own)
    if row is None or not row["earlier_years"] or pd.isna(row["trend_change"]):
        return ""
    moved, lower, upper = (plain((figures.number(own, f"trend_{each}"),)) for each in ("change", "lower", "upper"))
    return f"Last three years beside {label(row['earlier_years'])}: {moved} (95% interval {lower} to {upper})."


def dots_title(figures: Figures, name: str) -> Runs:
    """State where the area stands among councils and beside those like it, or beside the country where neither is."""
    own = Address(name, figures.inputs.area.code, figures.latest(name) or "")
    group = figures.at(own._replace(comparator=Comparator.FAMILY_GROUP))
    found = [position(figures.at(own)), BESIDE_GROUP.get(str(group["comparison"]), "") if group else ""]
    words = ", and ".join(filter(None, found)) or beside_country(figures, own)
    subject = capital(figures.indicator(name).phrase)
    return runs_of(f"{subject} was {words}" if words else f"{subject} in each area")
