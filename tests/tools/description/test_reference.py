"""The reference describes all that the measures offer, by their own docstrings."""

import re

import pytest
from conftest import REPOSITORY
from description.reference import heading, reference, said_of, written

from cjreport import measures

PAGE = (REPOSITORY / "docs" / "reference.md").read_text(encoding="utf-8")


def test_the_reference_is_as_it_would_be_written():
    """What the page says is what the docstrings say now: make methods writes it."""
    assert reference() in PAGE


@pytest.mark.parametrize("name", measures.__all__)
def test_all_that_is_offered_is_described(name):
    """Each has a heading of its own, a line in the list that leads there, and what is said of it."""
    assert f"\n### {heading(name)}\n" in PAGE
    assert f"\n| [{name}](#{name.lower()}" in PAGE
    assert said_of(name) in PAGE


def test_every_heading_is_another():
    """A link leads to one place, capitals aside."""
    headings = re.findall(r"^#+ (.+)$", PAGE, flags=re.MULTILINE)

    assert len({heading.lower() for heading in headings}) == len(headings)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("wilson", "wilson(numerator: ArrayLike, denominator: ArrayLike, confidence: float = 0.95) -> Limits"),
        ("Spread", "Spread(lowest: float, lower_quartile: float, upper_quartile: float, highest: float)"),
        ("SMALL_COUNT", "SMALL_COUNT = 10"),
        ("Part", 'Part.LOWEST = "lowest quarter"\nPart.MIDDLE = "middle half"\nPart.HIGHEST = "highest quarter"'),
    ],
)
def test_what_is_offered_is_written_as_it_is_used(name, text):
    """A function with its parameters, a type with its fields, an enum with its words, a constant with its value."""
    assert written(name) == text


def test_parameters_by_name_alone_stand_after_a_star():
    """As in the code itself."""
    assert "*, multiplier: ArrayLike = 1.0, confidence: float = 0.95) -> Change" in written("rates_change")


def test_constants_that_stand_together_share_what_is_said_below_them():
    """The text below the last one is about both."""
    assert said_of("SMALL_BASE") == said_of("SMALL_COUNT")
