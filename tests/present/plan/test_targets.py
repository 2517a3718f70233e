"""The levels aimed at, beside what is known today."""

from shown_plans import rows, tables


def test_local_indicators_and_targets_have_the_figures_that_partners_state(full_plan, reported_plan):
    """The newest that a return states, a small count hidden; the mark of what is missing where there is none."""
    indicators, targets = "Indicators of local outcome L1", "Levels that partners aim at"

    assert [row[1] for row in rows(tables(full_plan)[indicators])] == ["[x]", "[x]"]
    assert [row[1] for row in rows(tables(reported_plan)[indicators])] == ["65% (312 of 480), 2024‑25", "[c], 2024‑25"]
    assert rows(tables(reported_plan)[targets])[1][1:4] == ["65% (312 of 480), 2024‑25", "75%", "2026‑27"]
    assert rows(tables(full_plan)[targets])[0][1:4] == ["1 of 1, January to March 2025", "90%", "2026‑27"]
