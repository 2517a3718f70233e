"""What the Act asks of a plan, and where it is answered."""

from shown_plans import rows, tables

from cjreport.assurance.findings import Found, placed
from cjreport.inputs.registers.rules import RULES
from cjreport.present.plan.duties import DUTIES, duty_blocks


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


def test_a_finding_is_about_an_outcome_by_where_it_stands(sparse_plan):
    """Not by its words: a response may be about outcomes too."""
    figures = sparse_plan.figures
    path, what = ("consultation", "responses", 0), "it is not said what was decided"
    findings = placed([Found("plan-decision", path, "outcome 3 and travel", what)], None, ())

    table = next(duty_blocks(figures, figures.inputs.the_plan, findings))

    assert f"Missing: {what}" in {row[2] for row in rows(table)}


def test_the_rules_of_a_plan_are_told_with_their_section():
    """Every rule that is named for the plan, each resting on a section of the Act."""
    assert [rule.id for rule in DUTIES] == [name for name in RULES if name.startswith("plan-")]
    assert all(rule.section.endswith(f" {rule.section_number}") and rule.section_number for rule in DUTIES)
