"""Councils are simulated as they are."""

from simulation.councils import family_groups, people


def test_all_councils_people_are_scotlands():
    """5,490,100 in the middle of 2023, by National Records of Scotland; Glasgow has the most."""
    assert (people().size, people().sum(), people().max()) == (32, 5_490_100, 631_970)


def test_every_council_is_in_a_group_of_either_kind():
    """Four groups of each hold all."""
    assert sorted(family_groups().ravel().tolist()) == sorted([*range(32)] * 2)
