"""What a sentence says further of measures of which it claimed something."""

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
    """After and, and after but."""
    for joined in (AND, BUT):
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
