"""The actions of a plan: owner, date, status and steps."""

from shown_plans import blocks_of, rows, tables

from cjreport.present.blocks import Details


def test_actions_have_owner_date_and_status(full_plan):
    """Who answers, with whom, by when, and where it stands by mark and word; the steps below."""
    shown = tables(full_plan, "outcomes")
    actions = shown["What partners intend to do for outcome 1"]

    assert rows(actions)[0] == [
        "1.1 Assess people for diversion by video, so that nobody has to travel to the mainland for it.",
        "Isles of Example Council, with Example Police Service and NHS Example Isles",
        "2024‑25 to 31 March 2025",
        "Complete",
    ]
    assert rows(actions)[1][2:] == ["By 2026‑27", "In progress"]
    assert [row[-1][0].tone for row in actions.rows] == ["better", "same"]
    assert shown["What partners intend to do for outcome 2"].rows[0][-1][0].tone == "different"
    assert shown["What partners intend to do for outcome 5"].rows[0][-1][0].tone == "worse"
    assert rows(shown["Steps of the actions for outcome 1"])[2:] == [
        ["Draft form", "1.2", "By 30 June 2025", "In progress"],
        ["First figures on waits", "1.2", "By 2026‑27", "Not given"],
    ]
    assert [block.summary for block in blocks_of(full_plan, "outcomes") if isinstance(block, Details)] == [
        "Outcome 1, 4 steps on the way: 2 complete, 1 in progress and 1 with no status given",
        "Outcome 5, 1 step on the way: 1 outstanding",
    ]


def test_an_action_to_come_is_not_missing_its_status(sparse_plan):
    """It starts after the report's period, in one year."""
    table = tables(sparse_plan, "outcomes")["What partners intend to do for outcome 1"]

    assert rows(table) == [
        ["1.1 Set up a group.", "Nobody named", "Not given", "Not given"],
        ["1.2 Ask it", "Nobody named", "In 2025‑26", "To start later"],
    ]
