"""What to expect of a rare line beside its published figure: the rate that all councils suggest, the next count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.periods import years_on
from cjreport.measures.frame.lookup import Address
from cjreport.present.sentences.sentences import one_or_many
from cjreport.present.text.phrases import in_period, runs_of
from cjreport.present.text_runs import Text

if TYPE_CHECKING:
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs


def expected(figures: Figures, name: str) -> Runs:
    """Say what is to be expected behind and after the latest figure of a rare line; nothing of any other line."""
    own = Address(name, figures.inputs.area.code, figures.latest(name) or "")
    row, indicator = figures.at(own), figures.indicator(name)
    if row is None or pd.isna(row["shrunken"]):
        return ()
    cases = one_or_many(indicator.noun, row["numerator"])
    return runs_of(
        Text(text="What to expect (not the published figure):", style="strong"),
        " the ",
        figures.number(own, "numerator"),
        f" {cases} {in_period(own.period)}, the years before and all councils' figures suggest an underlying rate of ",
        figures.number(own, "shrunken"),
        f" {indicator.unit} (95% interval ",
        figures.number(own, "shrunken_lower"),
        " to ",
        figures.number(own, "shrunken_upper"),
        "). If nothing changes, 19 times in 20 there would be between ",
        figures.number(own, "next_lower"),
        " and ",
        figures.number(own, "next_upper"),
        f" {indicator.noun} {in_period(years_on(own.period, 1))}.",
    )
