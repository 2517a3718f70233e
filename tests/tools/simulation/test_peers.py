"""Areas lie outside the range of their family group as seldom as is promised."""

import pytest
from simulation.councils import family_groups
from simulation.peers import how_often_areas_are_unlike_their_peers


@pytest.mark.slow
def test_areas_like_their_peers_lie_among_them():
    """At most 6% lie outside, however much like councils differ; twice the rate of peers that differ by 20% is seen."""
    rows = how_often_areas_are_unlike_their_peers()

    assert [row for row in rows if not row.least <= row.without <= row.most] == []
    assert [row for row in rows if "20%" in row.figures and row.planted["x 2"] < 0.9] == []


def test_groups_are_of_eight_councils():
    """Of both kinds, four each."""
    assert family_groups().shape == (8, 8)
