"""The times, places and amounts of a claim."""

import pytest
from written_units import CRIME, FIFE, SCOTLAND, STOP, YEAR, YEAR_BEFORE, number, read

from cjreport.assurance.claims.reading.patterns import CHANGES
from cjreport.assurance.claims.reading.scope import place_of, preposition, read_following, scope_of
from cjreport.assurance.claims.text.codes import Code

FELL, IN, BY, FROM, TO = (
    (Code.FALL, "fell"),
    (Code.IN, "in"),
    (Code.BY, "by"),
    (Code.FROM, "from"),
    (Code.TO, "to"),
)


def test_numbers_after_a_claim_are_where_it_began_where_it_ended_and_by_how_much():
    """By the preposition that each stands under."""
    following = read_following(read(FROM, number("5"), TO, number("6"), IN, YEAR, STOP), 0)
    by = read_following(read(BY, number("5%"), IN, YEAR), 0)

    assert (following.start.value, following.finish.value, following.when) == (5, 6, YEAR[2])
    assert (by.amount.value, by.has_numbers) == (5, True)


@pytest.mark.parametrize("code", [Code.UNKNOWN, Code.MEASURE, Code.UNKNOWN_TIME])
def test_a_claim_that_is_narrowed_to_what_is_not_known_is_not_read(code):
    """Fell in our largest town."""
    assert read_following(read(IN, (code, "Anytown")), 0) is None


def test_a_preposition_holds_through_words_that_change_nothing():
    """Than in 2022-23 is than; after a comma nothing holds."""
    assert preposition(Code.THAN, Code.IN) == Code.THAN
    assert preposition(Code.BY, Code.IN) == Code.IN
    assert preposition(Code.FROM, Code.DETERMINER) == Code.FROM
    assert preposition(Code.FROM, Code.COMMA) == ""


def test_the_scope_of_a_claim_has_the_times_before_it():
    """A time before it is its own, unless something else is said of that time."""
    sentence = read(IN, YEAR, (Code.COMMA, ","), CRIME, FELL, STOP)
    other = read((Code.UNKNOWN, "Trams"), (Code.VERB, "ran"), IN, YEAR, (Code.COMMA, ","), CRIME, FELL, STOP)
    found, elsewhere = CHANGES[0].search(sentence.codes), CHANGES[0].search(other.codes)

    assert scope_of(sentence, found, found.end()).when == YEAR[2]
    assert scope_of(other, elsewhere, elsewhere.end()) is None


def test_a_wish_and_a_negation_leave_no_scope():
    """Nothing is claimed of what is planned or denied."""
    for code in (Code.WISH, Code.NOT):
        sentence = read((code, "no"), CRIME, FELL, IN, YEAR_BEFORE)
        found = CHANGES[0].search(sentence.codes)
        assert scope_of(sentence, found, found.end()) is None


def test_a_claim_is_of_the_one_place_that_is_named():
    """Of none named the report's own; of several nobody can tell."""
    assert place_of(read(CRIME, IN, FIFE), 0, 3) == FIFE[2]
    assert place_of(read(CRIME, FELL), 0, 2) == ""
    assert place_of(read(CRIME, IN, FIFE, IN, SCOTLAND), 0, 5) is None
