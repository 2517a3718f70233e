"""What the Act asks of a plan, and where it is answered."""

from shown_plans import rows, tables


def test_every_duty_is_answered_or_named(full_plan, sparse_plan):
    """Sections 19 to 22, in their order; what is missing is named by outcome or in words."""
    caption = "What the Act asks of a plan, and where this one stands"
    answered, missing = tables(full_plan, "duties")[caption], tables(sparse_plan, "duties")[caption]
    sections = [row[1] for row in rows(answered)]

    assert sections == sorted(sections)
    assert {section[:2] for section in sections} == {"19", "20", "21", "22"}
    assert {row[2] for row in rows(answered)} == {"Answered"}
    said = {row[0]: row[2] for row in rows(missing)}
    assert said["What partners intend to do for each outcome"] == "Missing for outcomes 2, 3, 4, 5, 6, 7, 8, 9 and L1"
    assert said["A local outcome has indicators of its own"] == "Missing for outcome L1"
    assert said["A participation statement, and which bodies took part"].startswith(
        "Missing: the participation statement"
    )
    assert said["The plan is reviewed after the framework is revised"] == "Does not arise yet"
