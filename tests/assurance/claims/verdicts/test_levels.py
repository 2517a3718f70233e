"""Whether the figures bear what is claimed of a level."""

from types import SimpleNamespace

import pytest

from cjreport.assurance.claims.figures.series import Figure, Series, SetBeside
from cjreport.assurance.claims.reading.claim import Claim
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.verdicts.levels import level_verdicts
from cjreport.inputs.periods import ends
from cjreport.measures.combining.places import Comparator

PERIOD = "2023-24"
MEASURE = SimpleNamespace(value={"crime"}, text="crime")


def ledger(word="lower", **values):
    """A ledger of one series: place A and others, and how A compares with the country."""
    series = Series("crime", "Crime", "rate", "per 10,000 people", areas=frozenset(values))
    for place, value in values.items():
        series.figures[place, PERIOD] = Figure(value, 10_000, value, None, None, "source")
    series.beside["A", PERIOD, Comparator.COUNTRY] = SetBeside(word, 20.0)
    country = SimpleNamespace(library=SimpleNamespace(areas=SimpleNamespace(country=SimpleNamespace(code="X"))))
    return SimpleNamespace(
        country=country,
        place=SimpleNamespace(code="A"),
        period=PERIOD,
        last_day=ends(PERIOD).toordinal(),
        series={"crime": series}.__getitem__,
        places_of=lambda _, place: (place,),
        title_of=str,
    )


def level(verb, **settings):
    return Claim("level", MEASURE, frozenset(), verb, "words", other="X", **settings)


@pytest.mark.parametrize(
    ("verb", "value", "word", "rule"),
    [
        (Code.LOWER, 10.0, "lower", ""),
        (Code.HIGHER, 10.0, "lower", "claim-level"),
        (Code.LOWER, 19.9, "not different", "claim-level"),
        (Code.SAME, 19.9, "not different", ""),
        (Code.SAME, 10.0, "lower", "claim-level"),
    ],
)
def test_a_level_is_held_against_figure_and_chance(verb, value, word, rule):
    """Lower is lower by more than chance; the same is not different."""
    [verdict] = level_verdicts(level(verb), ledger(word, A=value))

    assert verdict.rule == rule


def test_a_level_that_speaks_of_chance_need_not_be_beyond_it():
    """And one whose figure is hidden is not to be seen."""
    [cautious] = level_verdicts(level(Code.LOWER, cautious=True), ledger("not different", A=19.9))

    assert cautious.rule == ""
    assert [*level_verdicts(level(Code.LOWER), ledger(A=None))] == [None]
