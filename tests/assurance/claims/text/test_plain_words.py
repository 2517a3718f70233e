"""Words in their plainest form."""

import pytest

from cjreport.assurance.claims.text.plain_words import plain


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Two said “we all agree”", "Two said quotation"),
        ("5*3 of **them**", "5 3 of them"),
        ("It rose by +12.3 and fell by −1.2 points.", "It rose by 12.3 and fell by -1.2 points."),
        ("In 2023‑24 it rose: https://a.example/b", "In 2023-24 it rose:"),
        ("- 5 % fewer", "5 % fewer"),
    ],
)
def test_what_says_nothing_is_taken_away(sentence, read):
    """What others said, stars, the signs of changes, addresses, and hyphens that do not break."""
    assert plain(sentence) == read
