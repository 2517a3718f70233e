"""What to expect of a rare line, beside its published figure."""

from cjreport.present.sentences.expected import expected
from cjreport.present.text.phrases import plain

RARE = {
    "shrunken": 9.84,
    "shrunken_lower": 5.1,
    "shrunken_upper": 16.0,
    "next_lower": 4.0,
    "next_upper": 18.0,
}


def test_what_to_expect_is_told_apart_from_what_is_published(altered):
    """Named as no published figure, with its interval, and what the next period may bring in whole numbers."""
    figures = altered("drug_deaths", "none", "2024", **RARE)

    assert plain(expected(figures, "drug_deaths")) == (
        "What to expect (not the published figure): the 7 deaths in 2024, the years before and all councils' "
        "figures suggest an underlying rate of 9.8 per 100,000 people (95% interval 5.1 to 16.0). If nothing changes, "
        "19 times in 20 there would be between 4 and 18 deaths in 2025."
    )


def test_of_other_lines_nothing_is_expected(altered):
    """Where the measures have no estimate."""
    assert expected(altered("drug_deaths", "none", "2024", shrunken=float("nan")), "drug_deaths") == ()
