"""Whether a judgement rests on evidence, and an activity says what difference it made."""

import pytest

from cjreport.assurance.duties.evidence_of_effect import without_evidence
from cjreport.inputs.documents.returns import Activity, AreaReturn, OutcomeAccount


def returned(**fields):
    return AreaReturn(area="Example City", period="2024-25", **fields)


@pytest.mark.parametrize(
    ("account", "found"),
    [
        (OutcomeAccount(achieved="yes"), ["evidence"]),
        (OutcomeAccount(achieved="partly"), ["evidence"]),
        (OutcomeAccount(achieved="no"), []),
        (OutcomeAccount(achieved="yes", evidence="A survey of all."), []),
        (OutcomeAccount(achieved="yes", indicators_used=("cjpf-1-referred",)), []),
    ],
)
def test_an_outcome_is_judged_achieved_on_something(account, found):
    """On words of evidence or on indicators; one that is not achieved needs none."""
    assert [each.rule for each in without_evidence(returned(outcomes={"1": account}))] == found


def test_an_activity_says_what_difference_it_made():
    """Each that does not is found, by its first words."""
    said = Activity(what="A café was opened in the library.", evidence_of_effect="Most came again.")
    silent = Activity(what="A garden was laid out behind the office for all of us.")

    [found] = without_evidence(returned(activities=(said, silent)))

    assert (found.rule, found.path) == ("effect", ("activities", 1, "what"))
    assert found.about == "A garden was laid out behind the office"
