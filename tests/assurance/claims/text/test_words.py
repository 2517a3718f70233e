"""The words in which prose claims something."""

import re

import pytest

from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.words import CHANGE_NOUNS, WORDS_OF, either, may_claim, phrases_of


def test_words_of_change_that_may_be_nouns_are_words_of_change():
    """None of them is read as anything else."""
    assert {*phrases_of(WORDS_OF[Code.RISE]), *phrases_of(WORDS_OF[Code.FALL])} >= CHANGE_NOUNS


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Crime fell.", True),
        ("There were 12 of them.", True),
        ("Two thirds were women.", True),
        ("Partners met every month to talk of it.", False),
    ],
)
def test_what_may_claim_something_has_a_word_or_number_of_a_claim(text, claims):
    """All other texts are passed over."""
    assert may_claim(text) is claims


def test_of_phrases_that_begin_alike_the_longest_counts():
    """Whatever spaces lie within it."""
    assert re.match(either("the same | the same as"), "the  same as before")[0] == "the  same as"
