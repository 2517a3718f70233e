"""Readings written unit by unit, without any ledger."""

from cjreport.assurance.claims.reading.units import Reading, Unit
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.periods import When
from cjreport.assurance.claims.text.quantities import NUMBERS, quantity

CRIME = (Code.MEASURE, "crime", frozenset({"recorded_crime"}))
FRAUD = (Code.MEASURE, "fraud", frozenset({"fraud"}))
YEAR, YEAR_BEFORE = (Code.TIME, "2023-24", When(("2023-24",))), (Code.TIME, "2022-23", When(("2022-23",)))
SCOTLAND, FIFE = (Code.COUNTRY, "Scotland", "S92000003"), (Code.PLACE, "Fife", "S12000047")
STOP = (Code.STOP, ".")


def number(text):
    """A number as prose types it."""
    return (Code.NUMBER, text, quantity(NUMBERS.search(text)))


def read(*units):
    """A reading of units, each a code and a text, and perhaps what it means."""
    made = [Unit(unit[0], 0, 0, unit[1], unit[2] if len(unit) > 2 else None) for unit in units]
    return Reading(" ".join(unit.text for unit in made), tuple(made))
