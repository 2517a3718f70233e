"""Changes are told, and called unlike others, as seldom as is promised where there is nothing to tell."""

import numpy as np
import pytest
from simulation.changes import DISPERSIONS, KINDS, Line, how_often_changes_are_told, simulated, words_beside_others
from simulation.councils import people


@pytest.mark.slow
def test_changes_are_told_as_seldom_as_is_promised():
    """At most 6% where nothing changes, and 3% unlike others on either side, however variable figures are."""
    rows = how_often_changes_are_told()

    assert [row for row in rows if not row.least <= row.without <= row.most] == []


@pytest.mark.slow
def test_a_planted_rise_is_found_where_figures_can_show_it():
    """A rise of 30% in a line as common and as variable as recorded crime is found in nine areas of ten."""
    common = [row for row in how_often_changes_are_told(200) if row.figures.startswith("500 per 10,000")]

    assert [row for row in common if row.planted and row.planted["+30%"] < 0.85] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("times", DISPERSIONS)
def test_what_is_simulated_is_as_variable_as_it_says(kind, times):
    """In the middle area the variance of a year about its level is so many times the level."""
    line = simulated(np.random.default_rng(1), 4_000, Line(50, times, kind))
    middle = np.argsort(people())[15:17]
    counts = line.counts[:, :, middle]
    levels = counts.mean(axis=1, keepdims=True)
    apart = ((counts - levels) ** 2).sum(axis=1) / (counts.shape[1] - 1) / levels[:, 0]

    assert apart.mean() == pytest.approx(times, rel=0.15)


def test_areas_with_few_cases_expected_are_not_told():
    """Four per 10,000 are nine in Orkney."""
    line = simulated(np.random.default_rng(1), 2, Line(4, 1, "in runs"))

    assert line.enough.tolist() == [(people() >= 25_000).tolist()] * 2
    assert set(words_beside_others(line)[~line.enough].tolist()) == {"not assessed"}
