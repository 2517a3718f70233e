"""How figures are rounded and written: one way for tables, sentences, charts, workbooks and the check.

Halves go up, away from zero, as publishers and spreadsheets have it. They are told on the decimal number that a
spreadsheet would see, of 15 significant digits: a share worked out to 28.499999999999996 is 28.5, and rounds to 29.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.figures.released import Released

DIGITS = 15
"""So many significant digits of a number are certain, and are all that a spreadsheet keeps."""
_UP = Context(prec=400, rounding=ROUND_HALF_UP)
"""Room for every digit of the largest number that there is."""


def as_decimal(value: float | Decimal, digits: int = DIGITS) -> Decimal:
    """Give a number as the decimal that people would type for it; nought has no sign."""
    number = value if isinstance(value, Decimal) else Decimal(f"{value:.{digits}g}")
    return number or abs(number)


def rounded(value: float | Decimal, places: int = 0) -> Decimal:
    """Round a number to so many decimals, halves away from zero; what comes to nought has no sign."""
    number = as_decimal(value)
    return as_decimal(number.quantize(Decimal(1).scaleb(-places), context=_UP)) if number.is_finite() else number


def rounded_to(value: float, step: float) -> float:
    """Round a number to the nearest multiple of a *step*, halves away from zero."""
    return float(_UP.multiply(rounded(_UP.divide(as_decimal(value), as_decimal(step))), as_decimal(step)))


def written(value: float | Decimal, places: int = 0) -> str:
    """Write a number rounded to so many decimals, with commas between its thousands."""
    return f"{rounded(value, places):,f}"


def in_full(value: float | Decimal, digits: int = DIGITS) -> str:
    """Write a number with all the decimals that it has and no more, with commas between its thousands."""
    return f"{as_decimal(value, digits).normalize(_UP):,f}"


def decimals_of(value: float) -> int:
    """Say how many decimals a number is given with."""
    exponent = as_decimal(value).normalize(_UP).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def figure_in_short(figure: StatedFigure | Released) -> str:
    """Write a figure that was stated or released in short: a count, out of how many, or a value."""
    if figure.count is None:
        percent = "%" if figure.unit == "%" else ""
        return f"{in_full(figure.value)}{percent}" if figure.value is not None else "no figure"
    base = f" of {in_full(figure.base)}" if figure.base is not None else ""
    return f"{in_full(figure.count)}{base}"
