"""Words as they stand in sentences: lists, periods, mail addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.present.text.phrases import in_period, listed, mailbox
from cjreport.present.text_runs import Text

NAMES = st.sampled_from(["Angus", "Argyll and Bute", "Fife", "Dumfries and Galloway", "Moray", "Perth and Kinross"])


def test_when_is_said_in_words():
    """Years by their label, quarters by their last month."""
    assert in_period("2024-25") == "in 2024‑25"
    assert in_period("2024-25 Q1") == "at the end of June 2024"


@pytest.mark.parametrize("typed", ["justice@isles.example", "community.justice+a@isles-of-example.example"])
def test_a_mail_address_is_a_link(typed):
    """The contact of a report can be followed."""
    assert mailbox(typed) == (Text(text=typed, href=f"mailto:{typed}"),)


@pytest.mark.parametrize(
    "typed", ["Call us", "a@b.example?bcc=x@y.example", "<b>@x.example", "a@b c", "javascript:a@b"]
)
def test_other_words_are_no_mailbox(typed):
    """They stand as they were typed."""
    assert mailbox(typed) == (Text(text=typed),)


@given(st.lists(NAMES, min_size=1, unique=True))
def test_a_list_can_be_taken_apart_again(names):
    """However many names have an "and" within, nobody can take two for three."""
    said = listed(names)
    parts = said.replace("; and ", "; ").split("; ") if ";" in said else re.split(", | and ", said)

    assert parts == names or said == names[0]
