"""What a sentence says further of measures of which it claimed something."""

import pytest
from written_units import CRIME, FRAUD, SCOTLAND, STOP, YEAR, YEAR_BEFORE, number, read

from cjreport.assurance.claims.reading.claims_in_sentence import claims_in
from cjreport.assurance.claims.text.codes import Code

ROSE, FELL, IN, BY = (Code.RISE, "rose"), (Code.FALL, "fell"), (Code.IN, "in"), (Code.BY, "by")
AND, COMMA, BUT, WHILE = (
    (Code.AND, "and"),
    (Code.COMMA, ","),
    (Code.NEW_CLAUSE, "but"),
    (Code.NEW_CLAUSE, "while"),
)


def ways(*units):
    """What is claimed of which measure, and of when."""
    return [(claim.measure.text, claim.verb, claim.when) for claim in claims_in(read(*units, STOP))]


def test_a_second_verb_is_of_the_same_measure():
    """After and, and after words that turn."""
    turns = [(Code.NEW_CLAUSE, word) for word in ("But", "yet", "though", "although", "however", ";")]
    for joined in (AND, BUT, *turns):
        assert ways(CRIME, ROSE, IN, YEAR_BEFORE, joined, FELL, IN, YEAR) == [
            ("crime", Code.RISE, YEAR_BEFORE[2]),
            ("crime", Code.FALL, YEAR[2]),
        ]


def test_a_verb_with_a_measure_of_its_own_is_of_that():
    """Each clause speaks for itself, also at the end of a list of things done."""
    assert ways(CRIME, ROSE, WHILE, FRAUD, FELL) == [("crime", Code.RISE, None), ("fraud", Code.FALL, None)]
    assert ways((Code.MORE, "more"), CRIME, COMMA, AND, FRAUD, FELL) == [("fraud", Code.FALL, None)]


def test_what_changes_something_else_is_no_further_change():
    """Crime rose, reducing confidence."""
    assert ways(CRIME, ROSE, COMMA, (Code.FALL, "reducing"), (Code.UNKNOWN, "confidence")) == [
        ("crime", Code.RISE, None)
    ]


def test_a_change_may_follow_a_level():
    """Crime was lower than in Scotland and fell."""
    lower = ((Code.VERB, "was"), (Code.LOWER, "lower"), (Code.THAN, "than"), IN)
    kinds = [(claim.kind, claim.verb) for claim in claims_in(read(CRIME, *lower, SCOTLAND, AND, FELL, STOP))]

    assert kinds == [("level", Code.LOWER), ("change", Code.FALL)]


def test_a_percentage_that_follows_makes_no_further_change_cautious():
    """A count does."""

    def cautious(typed):
        units = (CRIME, ROSE, IN, YEAR_BEFORE, AND, FELL, BY, number(typed), IN, YEAR, STOP)
        return [*claims_in(read(*units))][1].cautious

    assert not cautious("5%")
    assert cautious("5")


@pytest.mark.parametrize("word", ["because", "while", "when"])
def test_another_clause_is_of_something_else(word):
    """Crime rose because it fell in the year before: nobody can tell what fell."""
    assert ways(CRIME, ROSE, IN, YEAR, (Code.NEW_CLAUSE, word), FELL, IN, YEAR_BEFORE) == [
        ("crime", Code.RISE, YEAR[2])
    ]


def test_a_further_change_needs_a_time_of_its_own_unless_it_goes_on_with_the_first():
    """Rose, and fell: when? But rose, up from 5, is one change and of one time."""
    up = (COMMA, (Code.RISE, "up"), (Code.FROM, "from"), number("5"))
    first, part = claims_in(read(CRIME, ROSE, IN, YEAR, *up, STOP))

    assert ways(CRIME, ROSE, IN, YEAR, AND, FELL) == [("crime", Code.RISE, YEAR[2])]
    assert (part.words, part.when, part.start.value, part.span) == ("up", first.when, 5, None)


def test_numbers_that_follow_are_of_one_measure_alone():
    """Of several measures that fell again by a tenth nobody can tell which."""
    fell = (AND, FELL, BY, number("5%"), IN, YEAR, STOP)
    alone = [*claims_in(read(CRIME, ROSE, IN, YEAR_BEFORE, *fell))]
    together = [*claims_in(read(CRIME, AND, FRAUD, ROSE, IN, YEAR_BEFORE, *fell))]

    assert [claim.amount and claim.amount.value for claim in alone] == [None, 5]
    assert [(claim.measure.text, claim.verb, claim.amount) for claim in together] == [
        ("crime", Code.RISE, None),
        ("fraud", Code.RISE, None),
        ("crime", Code.FALL, None),
        ("fraud", Code.FALL, None),
    ]


def test_a_change_follows_a_level_after_and_alone():
    """After but or a comma it may be of the place it was compared with."""
    lower = ((Code.VERB, "was"), (Code.LOWER, "lower"), (Code.THAN, "than"), IN, SCOTLAND)
    [level, change] = claims_in(read(CRIME, *lower, AND, FELL, STOP))

    assert (level.other, change.other, change.words) == (SCOTLAND[2], "", "fell")
    for joined in (COMMA, BUT):
        assert [claim.kind for claim in claims_in(read(CRIME, *lower, joined, FELL, STOP))] == ["level"]
