"""Numbers in prose, and whether a figure bears them."""

import pytest

from cjreport.assurance.claims.text.quantities import NUMBERS, quantity


@pytest.mark.parametrize(
    ("text", "bears", "not_this"),
    [
        ("14.7%", 14.74, 14.8),
        ("about 160", 164, 180),
        ("nearly half", 48, 53),
        ("more than 8,500", 9000, 8400),
        ("just over 200", 211, 260),
        ("a third", 34, 40),
        ("nine in ten", 88, 75),
        ("twenty-five", 25, 26),
        ("12,000", 11_987, 12_600),
        ("160", 160, 162),
        ("1.2 million", 1_240_000, 1_300_000),
    ],
)
def test_numbers_bear_what_they_were_rounded_from(text, bears, not_this):
    """A number allows what it was rounded or softened from, and no more."""
    number = quantity(NUMBERS.search(text))

    assert number.bears(bears)
    assert not number.bears(not_this)


@pytest.mark.parametrize(
    "text", ["£48,000", "section 23", "aged 16 to 70", "under 18s", "the 12th", "0131 555 1234", "EH1 2NG", "outcome 3"]
)
def test_numbers_that_count_nothing_are_known(text):
    """Money, ages, the numbers of sections and outcomes, telephone numbers and postcodes are no figures."""
    assert all(quantity(found) is None for found in NUMBERS.finditer(text))
