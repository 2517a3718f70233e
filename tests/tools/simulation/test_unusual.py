"""Areas are called unusual as often as is said, on figures that go with size as Scotland's do."""

import numpy as np
import pytest
from simulation.councils import people
from simulation.unusual import OF_SIZE, OF_THEIR_OWN, how_often_areas_are_unusual, rates_of


@pytest.mark.slow
def test_as_many_areas_are_unusual_as_is_said():
    """Where rates go with size as crime does, one to three in a hundred on either side; thrice its own is found."""
    rows = how_often_areas_are_unusual()

    assert [row for row in rows if not row.least <= row.without <= row.most] == []
    assert [row for row in rows if row.planted.get("x 3", 1) < 0.9 or row.planted.get("x 0.33", 1) < 0.5] == []


@pytest.mark.parametrize("shape", ["log-normal", "root-normal"])
def test_what_is_simulated_goes_with_size_as_recorded_crime_does(shape):
    """The correlation of log rate and log population is 0.67, and rates differ by 0.37."""
    own = OF_THEIR_OWN * np.random.default_rng(1).standard_normal((500, people().size))
    logs = np.log(rates_of(500, OF_SIZE, own, shape))
    correlations = [np.corrcoef(of_run, np.log(people()))[0, 1] for of_run in logs]

    assert np.mean(correlations) == pytest.approx(0.67, abs=0.03)
    assert logs.std(axis=1).mean() == pytest.approx(0.37, abs=0.02)
