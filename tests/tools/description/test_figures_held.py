"""Periods and places for which figures are held, in words."""

import pytest
from description.figures_held import in_words, listed, place_words


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (["2024-25"], "2024-25"),
        (["2023-24", "2022-23"], "2022-23 and 2023-24"),
        (["2024-25", "2022-23", "2023-24"], "2022-23 to 2024-25"),
        (["2019-20", "2022-23", "2024-25"], "2019-20, 2022-23 and 2024-25"),
        (["2015-16", "2017-18", "2019-20", "2021-22", "2024-25"], "5 of the periods from 2015-16 to 2024-25"),
        (["2018 to 2022", "2019 to 2023", "2020 to 2024"], 'every span from "2018 to 2022" to "2020 to 2024"'),
    ],
)
def test_periods_are_a_run_or_named_or_counted(periods, words):
    """Those that follow one another are a run, a few with gaps are named, more of them are counted."""
    assert in_words(periods) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (("council", 32, 32), "32 councils"),
        (("council", 28, 32), "28 to 32 councils"),
        (("court_area", 1, 1), "1 group of courts"),
        (("adp", 2, 2), "2 joint partnerships"),
        (("country", 1, 1), "Scotland"),
    ],
)
def test_places_are_counted_by_their_kind(counts, words):
    """The least and the most of them in any period, and the country by its name."""
    assert place_words(*counts) == words


def test_a_list_ends_in_and():
    """One name stands alone."""
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
