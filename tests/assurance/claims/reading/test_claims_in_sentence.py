"""What a sentence claims, read from its units."""

import pytest
from written_units import CRIME, FIFE, FRAUD, SCOTLAND, STOP, YEAR, YEAR_BEFORE, number, read

from cjreport.assurance.claims.reading.claims_in_sentence import claims_in
from cjreport.assurance.claims.text.codes import Code

FELL, THE, AND, IN, BY, THAN = (
    (Code.FALL, "fell"),
    (Code.DETERMINER, "the"),
    (Code.AND, "and"),
    (Code.IN, "in"),
    (Code.BY, "by"),
    (Code.THAN, "than"),
)
WAS = (Code.VERB, "was")


def test_a_change_is_claimed_of_each_measure_and_its_amount_of_one_alone():
    """Of several measures a number is of none."""
    [alone] = claims_in(read(CRIME, FELL, BY, number("5%"), STOP))
    together = [*claims_in(read(CRIME, AND, FRAUD, FELL, BY, number("5%"), STOP))]

    assert (alone.kind, alone.verb, alone.amount.value) == ("change", Code.FALL, 5)
    assert [claim.measure.text for claim in together] == ["crime", "fraud"]
    assert [claim.amount for claim in together] == [None, None]


def test_a_change_knows_the_years_before_and_after_it():
    """The year it is of, and the one it is compared with."""
    [claim] = claims_in(read(IN, YEAR, (Code.COMMA, ","), CRIME, FELL, (Code.FROM, "from"), YEAR_BEFORE, STOP))

    assert (claim.when, claim.since) == (YEAR[2], YEAR_BEFORE[2])


def test_what_is_lower_than_before_has_fallen_and_than_the_country_is_lower():
    """The same word is a change beside a time, and a level beside a place."""
    lower = (Code.LOWER, "lower")
    [change] = claims_in(read(CRIME, WAS, lower, THAN, IN, YEAR_BEFORE, STOP))
    [level] = claims_in(read(CRIME, WAS, lower, THAN, IN, SCOTLAND, STOP))

    assert (change.kind, change.verb) == ("change", Code.FALL)
    assert (level.kind, level.verb, level.other) == ("level", Code.LOWER, SCOTLAND[2])


def test_a_rank_has_its_place_from_the_end_and_whose_it_is():
    """The second highest of all areas is that of the place named."""
    second, highest = (Code.ORDINAL, "second", 2), (Code.HIGHEST, "highest")
    areas = (Code.ALL_AREAS, "all areas")
    [rank] = claims_in(read(CRIME, IN, FIFE, WAS, THE, second, highest, (Code.OF, "of"), areas, STOP))

    assert (rank.kind, rank.verb, rank.nth, rank.place) == ("rank", Code.HIGHEST, 2, FIFE[2])


def test_a_number_is_that_of_the_measure_it_stands_beside():
    """Before it or after it."""
    [before] = claims_in(read(number("164"), CRIME, STOP))
    [after] = claims_in(read(CRIME, WAS, number("164"), STOP))

    assert before.amount.value == after.amount.value == 164
    assert before.kind == after.kind == "number"


@pytest.mark.parametrize("word", [(Code.OPINION, "felt"), (Code.IF, "if"), (Code.WISH, "should")])
def test_opinions_suppositions_and_wishes_claim_nothing(word):
    """Nor does what is asked."""
    assert not [*claims_in(read(word, CRIME, FELL, STOP))]
    assert not [*claims_in(read(CRIME, FELL, (Code.UNKNOWN, "?")))]
