"""What stands in a cell, taken as its field wants it."""

import datetime as dt
from decimal import Decimal

import pytest

from cjreport.inputs.workbooks.sheet import Cell
from cjreport.supply.fields import YES_NO, Column, Kind
from cjreport.supply.form.cell_values import PerCent, UnfitError, as_seen, rounded_in_cell, value_of


def column(kind, *choices):
    return Column("Heading", "field", kind=kind, choices=choices)


@pytest.mark.parametrize(
    ("held", "kind", "value"),
    [
        ("1,200", Kind.WHOLE, 1200),
        (Decimal(12), Kind.WHOLE, 12),
        ("45.2", Kind.NUMBER, 45.2),
        ("−5", Kind.NUMBER, -5.0),
        ("30 September 2025", Kind.DAY, dt.date(2025, 9, 30)),
        (dt.datetime.fromisoformat("2025-09-30"), Kind.DAY, dt.date(2025, 9, 30)),
        ("one\n\n two ", Kind.LIST, ("one", "two")),
    ],
)
def test_a_value_is_taken_however_it_was_typed(held, kind, value):
    """Text, numbers and dates of a workbook come to the same."""
    assert value_of(Cell(held), column(kind)) == value


def test_a_percentage_is_known_as_one():
    """What is written with its sign, in the cell or by its format."""
    typed, formatted = (value_of(cell, column(Kind.NUMBER)) for cell in (Cell("45%"), Cell(Decimal("0.45"), "0%")))

    assert (typed, formatted) == (45, 45)
    assert isinstance(typed, PerCent)
    assert isinstance(formatted, PerCent)


@pytest.mark.parametrize(("held", "kind"), [("about 12", Kind.WHOLE), ("4.5", Kind.WHOLE), ("soon", Kind.DAY)])
def test_what_does_not_fit_is_refused(held, kind):
    """Nothing is guessed at."""
    with pytest.raises(UnfitError):
        value_of(Cell(held), column(kind))


def test_a_choice_is_one_of_those_offered():
    """In whatever letters; yes and no mean true and false."""
    assert value_of(Cell("IN PROGRESS"), column(Kind.CHOICE, "Complete", "In progress")) == "In progress"
    assert value_of(Cell("No"), column(Kind.YES_NO, *YES_NO)) is False
    with pytest.raises(UnfitError):
        value_of(Cell("perhaps"), column(Kind.CHOICE, "Complete", "In progress"))


def test_a_cell_is_taken_as_it_is_seen():
    """A number that its cell rounds is known to be rounded there."""
    cell = Cell(Decimal("4.56"), "0.0")

    assert as_seen(cell) == "4.6"
    assert rounded_in_cell(cell)
    assert not rounded_in_cell(Cell(Decimal("4.5"), "0.0"))
