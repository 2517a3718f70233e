"""What words of change say beside which way a measure went."""

import pytest
from written_units import CRIME, STOP, YEAR, number, read

from cjreport.assurance.claims.reading.changes import changes_in
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import COURSE, Span

ROSE, BY, FROM, TO, HAD = (Code.RISE, "rose"), (Code.BY, "by"), (Code.FROM, "from"), (Code.TO, "to"), (Code.VERB, "had")
RUN, SINCE = (Code.RUN, "three years running", Span(3)), (Code.RUN, "every year", Span())
COMMA, NOT = (Code.COMMA, ","), (Code.NOT, "no")


@pytest.mark.parametrize(
    ("after", "cautious"),
    [
        ([], False),
        ([BY, number("5%")], False),
        ([BY, number("two percentage points")], False),
        ([FROM, number("20"), TO, number("21")], True),
        ([TO, number("21")], True),
        ([BY, number("5%"), COMMA, FROM, number("20"), TO, number("21")], True),
        ([BY, number("5%"), COMMA, number("1"), (Code.FIGURE_WORD, "cases")], True),
    ],
)
def test_a_percentage_alone_gives_no_figures_to_judge_by(after, cautious):
    """Nor do points; both ends of a change do, and so does a count."""
    [claim] = changes_in(read(CRIME, ROSE, *after, STOP))

    assert claim.cautious == cautious


def test_a_run_is_of_the_change_that_it_stands_with():
    """A run that goes with another change before is none of the one that follows."""
    rising = ((Code.PREPOSITION, "after"), (Code.RISE, "rising"), RUN, COMMA)
    [run] = changes_in(read(CRIME, ROSE, RUN, STOP))

    assert (run.kind, run.span) == ("run", Span(3))
    assert [claim.kind for claim in changes_in(read(*rising, CRIME, (Code.FALL, "fell"), STOP))] in ([], ["change"])


def test_a_run_of_which_no_beginning_is_told_is_left_alone():
    """Every year, but since when?"""
    assert [*changes_in(read(CRIME, ROSE, SINCE, STOP))] == []


def test_what_had_risen_before_is_left_alone_unless_it_says_when():
    """The change is of an earlier time."""
    assert [*changes_in(read(CRIME, HAD, (Code.RISE, "risen"), STOP))] == []
    assert len([*changes_in(read(CRIME, HAD, (Code.RISE, "risen"), (Code.IN, "in"), YEAR, STOP))]) == 1


def test_a_course_over_years_is_marked_as_one():
    """On the wane tells of more than a year."""
    [claim] = changes_in(read(CRIME, (Code.VERB, "is"), (Code.FALL, "on the wane", COURSE), STOP))

    assert (claim.kind, claim.span) == ("change", COURSE)


def test_a_noun_of_change_may_be_negated():
    """There was no rise in crime."""
    [claim] = changes_in(read((Code.VERB, "there was"), NOT, (Code.RISE, "rise"), (Code.IN, "in"), CRIME, STOP))

    assert (claim.verb, claim.negated) == (Code.RISE, True)
