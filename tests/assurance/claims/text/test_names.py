"""By which words prose names a series of figures."""

import pytest

from cjreport.assurance.claims.text.names import NamingText, mentions_of, names_of, read_words, stem, stems

NAMES = names_of(
    [
        NamingText("started", "diversion cases started"),
        NamingText("completed", "diversion cases completed"),
        NamingText("orders", "Community payback orders", is_title=True),
    ]
)


def named(sentence, context=frozenset()):
    """The series that a sentence names, in their order."""
    words = read_words(sentence.split(), NAMES.initials)
    return [mention.series for mention in mentions_of(NAMES.runs_in(words, context))]


@pytest.mark.parametrize(
    ("one", "other"),
    [("completed", "completions"), ("referred", "referrals"), ("started", "commenced"), ("died", "deaths")],
)
def test_forms_of_a_word_have_one_stem(one, other):
    """A word is known in its other forms, and by words that mean the same."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("diverse", "diversion"), ("custody", "custodial"), ("offence", "offend")])
def test_words_that_look_alike_are_kept_apart(one, other):
    """Words of another meaning do not share a stem."""
    assert stem(one) != stem(other)


def test_stems_are_those_of_words_that_tell_a_series_from_another():
    """Each once, in their order; number, share and the like tell nothing."""
    assert stems("The number of orders completed, and orders made") == (stem("orders"), stem("completed"))


@pytest.mark.parametrize(
    ("sentence", "series"),
    [
        ("diversion cases that were started", ["started"]),
        ("started and completed diversion", ["completed"]),
        ("the CPOs imposed", ["orders"]),
        ("orders for community payback", ["orders"]),
        ("payback of the community orders and diversion started", ["orders", "started"]),
        ("community meetings ordered a payback", []),
    ],
)
def test_a_name_may_be_in_other_words_but_close_together(sentence, series):
    """Empty words may stand within it, words that tell something may not; initials stand for their words."""
    assert named(sentence) == [frozenset([name]) for name in series]


def test_words_that_an_outcome_gives_may_be_left_out_under_it():
    """Under another they are needed."""
    given = names_of([NamingText("started", "diversion started", frozenset(stems("diversion")))])
    words = read_words(["started"], given.initials)

    assert [run.series for run in given.runs_in(words, frozenset(stems("diversion")))] == ["started"]
    assert not [*given.runs_in(words)]
