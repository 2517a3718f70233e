"""What is left out is said where it belongs."""

import pytest
from shown_plans import words_of


@pytest.mark.parametrize(
    "words",
    [
        "The plan does not speak of outcome 2.",
        "How near it is: not supplied. The Act asks for this (section 19(2)(a)).",
        "Not supplied. The Act asks for this (section 19(2)(b)).",
        "What partners intend to do: not supplied. The Act asks for this (section 19(2)(c)).",
        "Not supplied. The Act asks for this (section 19(3)).",
        "Indicators of its own: not supplied. The Act asks for this (section 19(6)).",
        "Not supplied. The Act asks for this (section 20(2)).",
        "When the draft was open for views: not supplied. The Act asks for this (section 20(6)).",
        "Who decided is not said.",
        "Not supplied. The Act asks for this (section 21).",
        "Which bodies took part: not supplied. The Act asks for this (section 21).",
        "No review is recorded. The Act asks for one when the framework, the strategy or the local plan is revised,",
        "The plan sets no level to be reached.",
        "No foreword is supplied.",
    ],
)
def test_what_is_not_supplied_is_said_where_it_belongs(sparse_plan, words):
    """Never a blank: what is missing, and which section of the Act asks for it."""
    assert words in words_of(sparse_plan)
