"""Where the years lead, in words."""

import pytest

from cjreport.measures.frame.comparing.trends import THREE_AND_THREE
from cjreport.measures.statistics.trend import Trend
from cjreport.present.text.trend_words import FALLING, NO_WAY, RISING, trend_words


@pytest.mark.parametrize(
    ("trend", "basis", "words"),
    [
        (Trend.INCREASING, "five years", "rising over five years"),
        (Trend.DECREASING_BETTER, "five years", "falling over five years, for the better"),
        (Trend.INCREASING_WORSE, THREE_AND_THREE, "higher than before the pandemic, for the worse"),
        (Trend.DECREASING, THREE_AND_THREE, "lower than before the pandemic"),
        (Trend.NO_CHANGE, THREE_AND_THREE, ""),
        (Trend.NOT_ASSESSED, "", ""),
    ],
)
def test_a_trend_is_told_by_the_years_it_rests_on(trend, basis, words):
    """Five years, or three beside the three before the pandemic; nothing where they lead nowhere."""
    assert trend_words({"trend": trend, "trend_basis": basis}) == words


def test_without_a_row_there_is_no_trend():
    """As of a period without a figure."""
    assert trend_words(None) == ""


def test_every_trend_has_a_word():
    """One way, the other, or neither."""
    assert {*RISING, *FALLING, *NO_WAY} == {*Trend}
