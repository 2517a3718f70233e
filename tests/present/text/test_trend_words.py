"""Where the years lead, in words."""

import pytest

from cjreport.measures.statistics.trend import Trend
from cjreport.present.text.trend_words import FALLING, NO_WAY, RISING, trend_words

EARLIER = "2016-17 to 2018-19"


@pytest.mark.parametrize(
    ("trend", "earlier", "words"),
    [
        (Trend.INCREASING, "", "rising over five years"),
        (Trend.DECREASING_BETTER, "", "falling over five years, for the better"),
        (Trend.INCREASING_WORSE, EARLIER, "higher than in 2016‑17 to 2018‑19, for the worse"),
        (Trend.DECREASING, EARLIER, "lower than in 2016‑17 to 2018‑19"),
        (Trend.NO_CHANGE, EARLIER, ""),
        (Trend.NOT_ASSESSED, "", ""),
    ],
)
def test_a_trend_is_told_by_the_years_it_rests_on(trend, earlier, words):
    """Five years, or three beside three earlier ones, which are named; nothing where they lead nowhere."""
    assert trend_words({"trend": trend, "earlier_years": earlier}) == words


def test_without_a_row_there_is_no_trend():
    """As of a period without a figure."""
    assert trend_words(None) == ""


def test_every_trend_has_a_word():
    """One way, the other, or neither."""
    assert {*RISING, *FALLING, *NO_WAY} == {*Trend}
