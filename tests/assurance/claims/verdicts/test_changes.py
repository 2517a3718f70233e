"""Whether a change of figures lies within chance."""

import pytest

from cjreport.assurance.claims.figures.series import Figure, Series, SetBeside
from cjreport.assurance.claims.verdicts.changes import Pair, is_within_chance
from cjreport.measures.combining.places import Comparator


def figure(numerator, denominator=None):
    value = 100 * numerator / denominator if denominator else numerator
    return Figure(numerator, denominator, value, None, None, "source")


def pair(kind, then, now, *, word=""):
    series = Series("crime", "Crime", kind, "%")
    if word:
        series.beside["X", "2023-24", Comparator.YEAR_BEFORE] = SetBeside(word, then.value)
    return Pair(series, "X", "2023-24", "2022-23", now, then)


@pytest.mark.parametrize(
    ("then", "now", "within"), [(100, 105, True), (100, 160, False), (3, 5, True), (0, 5, True), (0, 6, False)]
)
def test_counts_are_told_apart_by_the_exact_test(then, now, within):
    """Of two Poisson counts of one rate the later is binomial with a half, given their sum."""
    assert is_within_chance(pair("count", figure(then), figure(now))) is within


def test_shares_are_told_apart_by_their_intervals():
    """The same shares of few and of many."""
    assert is_within_chance(pair("proportion", figure(10, 20), figure(12, 20))) is True
    assert is_within_chance(pair("proportion", figure(1000, 2000), figure(1200, 2000))) is False


def test_the_word_of_the_frame_for_the_year_before_comes_first():
    """Where it has one, nothing is worked out anew; without counts nothing can be."""
    assert is_within_chance(pair("count", figure(100), figure(160), word="not different")) is True
    assert is_within_chance(pair("duration", figure(10), figure(12))) is None
