"""What section 23 asks of a return."""

from cjreport.assurance.duties.of_returns import missing_words
from cjreport.inputs.registers.rules import RULES


def rules(inputs, *wanted):
    found = missing_words(inputs.the_return, inputs.framework)
    return [(f.about, f.rule) for f in found if f.rule in wanted]


def test_an_empty_return_lacks_three_statements_an_outcome(inputs_of):
    """Action, achievement and progress, for each of nine outcomes."""
    found = rules(inputs_of(), "action-taken", "achieved", "progress")

    assert len(found) == 27
    assert found[:3] == [("outcome 1", "action-taken"), ("outcome 1", "achieved"), ("outcome 1", "progress")]


def test_progress_is_asked_only_so_far_as_an_outcome_is_not_achieved(inputs_of):
    """An outcome partly achieved with progress told, and one achieved, lack nothing."""
    found = rules(inputs_of("Nether & Upper Example"), "action-taken", "achieved", "progress")

    assert [rule for rule in found if rule[0] in {"outcome 1", "outcome 3"}] == []
    assert [rule for rule in found if rule[0] == "outcome 9"] == [("outcome 9", "achieved"), ("outcome 9", "progress")]


def test_every_indicator_is_used_or_it_is_said_why_not(inputs_of):
    """Without a word on them, each of the framework's indicators is asked for once."""
    inputs = inputs_of()

    assert [about for about, _ in rules(inputs, "indicators")] == [i.id for i in inputs.framework.indicators]


def test_each_rule_has_its_basis():
    """Nobody is asked for something without being told where the law or guidance says so, and what to do."""
    assert all(rule.basis and rule.mend and rule.title for rule in RULES.values())
    assert {RULES[name].basis[-11:] for name in ("action-taken", "achieved", "progress")} == {
        "on 23(2)(a)",
        "on 23(2)(b)",
    }
