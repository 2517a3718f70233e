"""Each word of a comparison and of a trend is told where it can stand."""

import pytest

from cjreport.measures.statistics.comparison import DIFFERENT, NOT_SHOWN, Comparison
from cjreport.measures.statistics.quarters.chart_rules import Signal, Variation
from cjreport.present.text import comparison_words as words


@pytest.mark.parametrize("told", [words.BESIDE_COUNTRY, words.BESIDE_AREA, words.COUNTED])
def test_a_table_tells_every_outcome(told):
    """Different either way, desired or not, not different, and too few."""
    assert set(told) == {*DIFFERENT, *NOT_SHOWN}


@pytest.mark.parametrize("told", [words.IN_SENTENCE, words.OF_SHARE, words.TONES])
def test_a_sentence_tells_what_can_be_told(told):
    """Of too few it says nothing of which way."""
    assert set(told) == {*DIFFERENT, Comparison.NOT_DIFFERENT}


def test_to_lie_within_the_range_of_similar_councils_is_not_told():
    """A wide range holds nearly everything, so that to lie in it is no comfort."""
    assert set(words.BESIDE_GROUP) == {*DIFFERENT}


def test_every_size_of_change_is_told():
    """In a sentence whatever can be told, and every word of a table is explained."""
    assert set(words.SIZE_OF_CHANGE) == {*DIFFERENT, *NOT_SHOWN}
    assert {*words.CHANGE.values(), words.MORE_THAN_USUAL, words.UNLIKE_OTHERS} == {*words.MEANT}


def test_what_is_too_few_is_one_rule():
    """By people or by the cases expected, as the thresholds have it."""
    assert words.TOO_FEW_RULE == "fewer than 20 people, or fewer than 10 cases expected"
    assert words.TOO_FEW_RULE in words.MEANT[words.FEW]


def test_only_the_unusual_is_called_anything():
    """There is no word for an area that is not unusual."""
    assert set(words.FOR_ITS_SIZE) == {*words.UNUSUAL}


@pytest.mark.parametrize("told", [words.LATEST_QUARTER, words.QUARTER])
def test_every_signal_of_a_control_chart_is_told(told):
    """In a sentence and in a table, and so is a quarter of common cause; a mean is an average to readers."""
    assert set(told) == {Variation.COMMON_CAUSE, *Signal}
    assert not any("mean" in said for said in told.values())


def test_words_are_those_of_readers():
    """Capitals begin a cell, and none stands inside a sentence."""
    assert words.BESIDE_COUNTRY[Comparison.BETTER].format(country="Scotland") == "Better than Scotland"
    assert words.IN_SENTENCE[Comparison.LOWER].format(other="Scotland") == "lower than in Scotland"
