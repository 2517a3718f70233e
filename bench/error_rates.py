"""Tells how often each word is told where there is nothing to tell, and where there is, on figures as Scotland's are.

Run as ``python bench/error_rates.py``: it prints a table for each word, from simulated figures of the same seeds as the
tests. It takes about a minute.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))  # where the simulations stand

from simulation.changes import how_often_changes_are_told
from simulation.country import how_often_areas_are_unlike_their_country
from simulation.drawn import markdown
from simulation.peers import how_often_areas_are_unlike_their_peers
from simulation.reports import how_many_told_changes_are_false
from simulation.trends import how_often_trends_are_told
from simulation.unusual import how_often_areas_are_unusual

SIMULATIONS = (
    how_often_changes_are_told,
    how_often_areas_are_unlike_their_country,
    how_often_areas_are_unusual,
    how_often_areas_are_unlike_their_peers,
    how_often_trends_are_told,
    how_many_told_changes_are_false,
)


def main() -> None:
    """Print the tables."""
    for simulation in SIMULATIONS:
        print(markdown(simulation()))


if __name__ == "__main__":
    main()
