"""What section 23 asks of a return."""

from cjreport.assurance.completeness import missing_words


def rules(inputs):
    return [(f.outcome, f.rule) for f in missing_words(inputs.words, inputs.framework)]


def test_an_empty_return_lacks_three_statements_an_outcome(inputs_of):
    """Action, achievement and progress, for each of nine outcomes."""
    found = rules(inputs_of())

    assert len(found) == 27
    assert found[:3] == [("1", "action-taken"), ("1", "achieved"), ("1", "progress")]


def test_progress_is_asked_only_so_far_as_an_outcome_is_not_achieved(inputs_of):
    """An outcome partly achieved with progress told, and one achieved, lack nothing."""
    found = rules(inputs_of("Nether & Upper Example"))

    assert [rule for rule in found if rule[0] in {"1", "3"}] == []
    assert [rule for rule in found if rule[0] == "9"] == [("9", "achieved"), ("9", "progress")]


def test_each_finding_has_its_legal_basis(inputs_of):
    """Nobody is asked for something without being told where the law says so."""
    assert {f.basis for f in missing_words(inputs_of().words, inputs_of().framework)} == {
        "section 23(2)(a)",
        "section 23(2)(b)",
    }
