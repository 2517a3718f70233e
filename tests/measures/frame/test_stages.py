"""Counts are set against the stage before only where that says something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.measures.frame.stages import StageShare, shares_of_stage_before
from cjreport.measures.thresholds import SMALL_BASE


@pytest.fixture(scope="module")
def orders(borders):
    """An indicator, whose stages are all counted by the same council."""
    return borders.figures.indicator("cpo_imposed")


def test_each_stage_is_a_percentage_of_the_one_before(orders):
    """Of 200, 100 are 50%; of 100, 110 are 110%, as some began earlier."""
    shares = shares_of_stage_before([(orders, 200), (orders, 100), (orders, 110)])

    assert shares == (StageShare(why="first"), StageShare(50), StageShare(pytest.approx(110)))


@pytest.mark.parametrize(
    ("before", "count", "share"),
    [
        (None, 10, StageShare(why="not known")),
        (30, None, StageShare(why="not known")),
        (SMALL_BASE - 1, 10, StageShare(why="too few")),
        (SMALL_BASE, 10, StageShare(50)),
        (0, 0, StageShare(why="too few")),
        (40, 0, StageShare(0)),
    ],
)
def test_no_share_of_what_is_not_known_or_few(orders, before, count, share):
    """A hidden count can so not be worked out from a share either."""
    assert shares_of_stage_before([(orders, before), (orders, count)])[1] == share


def test_no_share_of_what_is_counted_elsewhere(borders):
    """The council that assesses a person need not be the one that supervises the case."""
    assessed, commenced = (borders.figures.indicator(name) for name in ("cjpf-1-assessments", "cjpf-1-commenced"))

    assert shares_of_stage_before([(assessed, 100), (commenced, 50)])[1] == StageShare(why="counted elsewhere")


@given(st.lists(st.none() | st.integers(0, 500), max_size=6))
def test_a_share_gives_back_its_count(counts):
    """Every stage has a share or a reason, never both; the first has none to be set against."""
    from_indicator = type("Counted", (), {"geography": "council"})
    shares = shares_of_stage_before([(from_indicator, count) for count in counts])

    assert len(shares) == len(counts)
    assert [share.why for share in shares[:1]] == ["first"] * len(shares[:1])
    for before, count, share in zip(counts, counts[1:], shares[1:], strict=False):
        assert bool(share.why) == (share.percent is None)
        assert share.percent is None or share.percent * before / 100 == pytest.approx(count)
