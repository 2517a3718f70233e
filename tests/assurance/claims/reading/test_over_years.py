"""What a sentence claims of where a measure stands among its years."""

import pytest
from written_units import CRIME, FIFE, SCOTLAND, STOP, YEAR, read

from cjreport.assurance.claims.reading.over_years import over_years_in
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import Span
from cjreport.assurance.claims.text.periods import When

WAS, THE, IN, OF = (Code.VERB, "was"), (Code.DETERMINER, "the"), (Code.IN, "in"), (Code.OF, "of")
LOWEST, SPAN = (Code.LOWEST, "lowest"), (Code.SPAN, "in ten years", Span(10))
SINCE = (Code.TIME, "since 2015-16", When(("2015-16",), since=True))
PEAKED = (Code.PEAK, "peaked", Span(end=Code.HIGHEST))


def claimed(*units):
    return [(claim.verb, claim.span, claim.when) for claim in over_years_in(read(*units, STOP))]


@pytest.mark.parametrize(("span", "years"), [(SPAN, Span(10)), (SINCE, Span(since="2015-16"))])
def test_a_superlative_has_its_years(span, years):
    """Before the measure or after it."""
    assert claimed(CRIME, WAS, THE, LOWEST, span) == [(Code.LOWEST, years, None)]
    assert claimed(THE, LOWEST, (Code.FIGURE_WORD, "rate"), OF, CRIME, span) == [(Code.LOWEST, years, None)]


def test_lower_than_in_any_year_is_the_lowest():
    """The same in other words."""
    assert claimed(CRIME, WAS, (Code.LOWER, "lower"), (Code.THAN, "than"), SPAN) == [(Code.LOWEST, Span(10), None)]


def test_a_peak_needs_its_year():
    """Of a peak that is told without one nothing can be held."""
    assert claimed(CRIME, PEAKED, IN, YEAR) == [(Code.HIGHEST, PEAKED[2], YEAR[2])]
    assert claimed(CRIME, PEAKED) == []


def test_what_is_said_of_something_more_is_left_alone():
    """The lowest in ten years for men; the lowest attendance; one of the lowest."""
    unknown = (Code.UNKNOWN, "attendance")

    assert claimed(CRIME, WAS, THE, LOWEST, SPAN, (Code.IN, "for"), (Code.UNKNOWN, "men")) == []
    assert claimed(CRIME, WAS, THE, LOWEST, unknown, SPAN) == []
    assert claimed(CRIME, WAS, (Code.AMONG, "among the"), LOWEST, SPAN) == []
    assert claimed(CRIME, WAS, THE, LOWEST, IN, YEAR) == []


@pytest.mark.parametrize(
    ("when", "claims"),
    [
        (When(("2015-16",), since=True), 1),
        (When(("2015-16",)), 0),
        (When(("2015-16",), since=True, until=("2019-20",)), 0),
        (When(back=(5,), since=True), 0),
    ],
)
def test_years_since_are_open_at_their_end(when, claims):
    """The lowest of a year, or from one year to another, is another claim."""
    assert len(claimed(CRIME, WAS, THE, LOWEST, (Code.TIME, "time", when))) == claims


@pytest.mark.parametrize(("word", "end"), [("record low", Code.LOWEST), ("record high", Code.HIGHEST)])
def test_a_record_needs_no_year_and_takes_its_end_from_its_words(word, end):
    """Crime was at a record low, or there was a record number of crimes; it is claimed once."""
    record = (Code.PEAK, word, Span(end=end))

    assert claimed(CRIME, WAS, THE, record) == [(end, record[2], None)]
    assert claimed(THE, record, OF, CRIME) == [(end, record[2], None)]


def test_a_superlative_is_of_the_place_that_is_named():
    """Of two nobody can tell whose it is."""
    [claim] = over_years_in(read(CRIME, IN, FIFE, WAS, THE, LOWEST, SPAN, STOP))

    assert claim.place == FIFE[2]
    assert claimed(CRIME, IN, FIFE, WAS, THE, LOWEST, SPAN, IN, SCOTLAND) == []
