"""What a sentence claims of where a measure stands among its years."""

import pytest
from written_units import CRIME, STOP, YEAR, read

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
