"""How a figure of the frame is written for readers: with how many decimals, which sign and which unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cjreport.inputs.figures.columns import COUNTS
from cjreport.inputs.figures.statuses import Status
from cjreport.measures.frame.columns import Method
from cjreport.measures.rounding import decimals_of, rounded, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.frame.lookup import Address, IndicatorRows, Lookup

SMALL = 10
"""Where all figures of a line are smaller than this, they are written with two decimals if they are published so."""
NO_TENTHS = 100
"""From so many on, and of nothing, tenths are noise in a sentence."""
MINUS = "−"
WHOLE = {*COUNTS, "next_lower", "next_upper"}
"""Columns of counts."""


class WrittenFigure(NamedTuple):
    """A figure of the frame: where it stands, its value, how it is written, and the number that is written.

    None of these where there is no figure to show.
    """

    address: Address
    column: str
    value: float | None = None
    text: str = ""
    status: str = Status.NOT_AVAILABLE
    rounded: Decimal | None = None


def written_figure(
    lookup: Lookup, indicators: Mapping[str, Indicator], at: Address, column: str = "value", *, rough: bool = False
) -> WrittenFigure:
    """Give the figure in a column at an address as it is written; *rough* without tenths that are noise."""
    row = lookup.at(at)
    if row is None or pd.isna(row[column]):
        return WrittenFigure(at, column, status=Status.NOT_AVAILABLE if row is None else str(row["status"]))
    value, indicator = float(row[column]), indicators[at.indicator]
    is_noise = rough and (value == 0 or abs(value) >= NO_TENTHS)
    decimals = 0 if is_noise else _decimals(lookup.of(at.indicator), indicator, column)
    text = _text(value, column, indicator, decimals)
    # so that nought has no sign
    return WrittenFigure(at, column, value + 0.0, text, str(row["status"]), rounded(value, decimals))


def _decimals(rows: IndicatorRows, indicator: Indicator, column: str) -> int:
    """Say how many decimals an indicator's figures are written with: one, none of counts and where all are whole.

    Where all are small and published so, two.
    """
    if column in WHOLE or indicator.kind == "count":
        return 0
    if any(row["method"] != Method.AS_PUBLISHED for row in rows.alone):
        return 1
    values = [row["value"] for row in rows.alone]
    most = max(map(decimals_of, values), default=1)
    return 2 if most > 1 and all(abs(value) < SMALL for value in values) else min(most, 1)


def _text(value: float, column: str, indicator: Indicator, decimals: int) -> str:
    percent = "%" if indicator.kind == "proportion" and column not in WHOLE else ""
    text = written(abs(value), decimals)
    if column.startswith(("difference", "trend_")):
        sign = "" if not rounded(value, decimals) else (MINUS if value < 0 else "+")
        return f"{sign}{text}{' points' if percent else ''}"
    return text + percent
