"""What prose says of partners' own scores."""

import pytest

from cjreport.assurance.claims.verdicts.scores import score_doubts
from cjreport.inputs.documents.returns import Score

SCORES = {"1": Score(before=7, now=8), "2": Score(before=7, now=7), "3": Score(before=8, now=7)}


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        ("Outcome 1 improved from 7 to 8.", False),
        ("Outcome 1 improved from 6 to 8.", True),
        ("Outcomes 1 and 2 improved.", True),
        ("Outcome 3 fell by one point.", False),
        ("One outcome improved.", False),
        ("Scores rose for two outcomes.", True),
        ("Most outcomes improved.", True),
        ("We want all outcomes to have improved.", False),
        ("Two outcomes improved in 2019.", False),
    ],
)
def test_scores_are_held_to_what_is_said_of_them(sentence, doubted):
    """How they moved, how many did and by how much; wishes and other years are left alone."""
    assert bool([*score_doubts(sentence, SCORES)]) is doubted
