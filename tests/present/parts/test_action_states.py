"""Where actions stand, by the plan and by the latest annual return."""

from shown_plans import rows, tables, words_of

from cjreport.present.text.phrases import plain


def test_an_annual_return_says_where_actions_stand(reported_plan):
    """Its word is newer than the plan's; a note says which is whose; an action that is not in the plan is not shown."""
    shown = tables(reported_plan, "outcomes")
    first = shown["What partners intend to do for outcome 1"]

    assert [row[-1] for row in rows(first)] == ["Complete", "Complete"]
    assert plain(first.notes[0]) == (
        "Where actions stand: as the annual return for 2024‑25 says; of the others, as the plan says."
    )
    assert rows(shown["What partners intend to do for outcome 5"])[0][-1] == "In progress"
    assert shown["What partners intend to do for outcome 3"].notes == ()
    assert "Not in the plan" not in words_of(reported_plan)
    assert len([row for caption, table in shown.items() if caption.startswith("What") for row in table.rows]) == 10
    assert "11 actions: 3 complete, 7 in progress" in words_of(reported_plan, "in_brief")
