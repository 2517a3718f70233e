"""Where a figure stands among all councils, in words that are true of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.present.text.position_words import in_letters, position, position_of, standing

FIGURES = st.lists(st.integers(0, 12), min_size=10, max_size=40)


def ranks(figures, own):
    """Give a figure's rank from the highest and from the lowest, and of how many."""
    figures = np.asarray(figures)
    return 1 + int((figures > own).sum()), 1 + int((figures < own).sum()), len(figures)


@pytest.mark.parametrize(
    ("rank", "from_lowest", "ranked", "words"),
    [
        (1, 32, 32, "the highest of 32 councils"),
        (2, 31, 32, "among the eight highest of 32 councils"),
        (8, 25, 32, "among the eight highest of 32 councils"),
        (9, 24, 32, "in the middle half of 32 councils"),
        (24, 9, 32, "in the middle half of 32 councils"),
        (25, 8, 32, "among the eight lowest of 32 councils"),
        (32, 1, 32, "the lowest of 32 councils"),
        (30, 1, 32, "one of three with the lowest figure of 32 councils"),
        (8, 24, 32, "in the middle half of 32 councils"),
        (1, 1, 28, "the same as in all 28 councils"),
        (7, 22, 28, "among the seven highest of 28 councils"),
        (1, 9, 28, "one of 20 with the highest figure of 28 councils"),
    ],
)
def test_ends_quarters_and_the_middle(rank, from_lowest, ranked, words):
    """The very ends alone have a rank of their own; equal figures share an end, or neither is in it."""
    assert position_of(rank, from_lowest, ranked) == words


@given(FIGURES)
def test_what_is_said_of_an_end_is_true_of_it(figures):
    """No more are among the eight highest than eight, and every one of them is higher than all others."""
    words = {own: position_of(*ranks(figures, own)) for own in figures}
    quarter = f"among the {in_letters(len(figures) // 4)}"
    for side, better in (("highest", max), ("lowest", min)):
        within = [own for own in figures if words[own].startswith((f"the {side}", f"{quarter} {side}"))]
        outside = [own for own in figures if own not in within and " with the " not in words[own]]
        assert len(within) <= max(1, len(figures) // 4)
        assert all(better(own, other) == own for own in within for other in outside)


def test_without_a_rank_nothing_is_said():
    """Too few people, too few areas, or no figure at all."""
    assert position(None) == ""
    assert position({"rank": np.nan}) == ""
    assert standing(None) == []


def test_what_is_unusual_is_said_after_the_place():
    """And of what is not flagged nothing."""
    row = {"rank": 1.0, "rank_from_lowest": 32.0, "ranked": 32.0, "unusual": "unusually high"}

    assert standing(row) == ["the highest of 32 councils", "unusually high for a council of its size"]
    assert standing(row | {"unusual": "not flagged"}) == ["the highest of 32 councils"]
