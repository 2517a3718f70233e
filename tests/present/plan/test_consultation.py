"""What came of a consultation."""

from shown_plans import rows, tables, words_of


def test_the_consultation_is_told_from_question_to_decision(full_plan):
    """Questions, dates, how many spoke of a theme, what they said, what was made of it, who decided."""
    words, table = (
        words_of(full_plan, "consultation"),
        tables(full_plan, "consultation")["What came back, and what was decided"],
    )

    assert "The draft was open for views from 15 January 2024 to 8 March 2024." in words
    assert "Do we need a local outcome of our own, besides the nine that are set nationally?" in words
    assert rows(table)[0] == [
        "A local outcome, 14 responses",
        "Nearly all wanted an outcome on travel and distance.",
        "Distance lies behind most of the gaps that the draft had found.",
        "Local outcome L1 was added, with two indicators of its own.",
    ]
    assert rows(table)[2][0] == "Plain language, 1 response"
    assert "Decided by the Community Justice Board on 21 March 2024." in words
