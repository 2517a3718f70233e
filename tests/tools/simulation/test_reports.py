"""Of the changes that a report tells hardly any is chance."""

import pytest
from simulation.reports import how_many_told_changes_are_false


@pytest.mark.slow
def test_hardly_any_told_change_is_chance():
    """At most one in twenty, whether none, two or four of twelve lines have changed; most that have are told."""
    rows = how_many_told_changes_are_false()

    assert [row for row in rows if row.without > row.most] == []
    assert [share for row in rows for share in row.planted.values() if share < 0.7] == []
