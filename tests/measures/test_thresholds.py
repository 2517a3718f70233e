"""From how many people on a series says enough."""

import pytest

from cjreport.measures.thresholds import are_mostly_small


@pytest.mark.parametrize(
    ("bases", "small"), [([19, 19, 400], True), ([20, 20, 3], False), ([19, 21], False), ([5, float("nan")], False)]
)
def test_a_series_is_small_where_most_of_it_is(bases, small):
    """The middle figure decides; where one has no base, nothing is said."""
    assert are_mostly_small(bases) is small
