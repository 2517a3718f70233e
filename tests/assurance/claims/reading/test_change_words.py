"""What words of change say beside which way a measure went."""

import pytest
from written_units import CRIME, STOP, YEAR, number, read

from cjreport.assurance.claims.reading.change_words import ends_are_given, goes_on
from cjreport.assurance.claims.reading.changes import changes_in
from cjreport.assurance.claims.reading.scope import Following
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import COURSE, Span
from cjreport.assurance.claims.text.periods import When

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
    [change] = changes_in(read(*rising, CRIME, (Code.FALL, "fell"), STOP))
    assert (change.kind, change.verb, change.span) == ("change", Code.FALL, None)


def test_a_run_of_which_no_beginning_is_told_is_left_alone():
    """Every year, but since when? It may be told elsewhere in the sentence."""
    since = (Code.TIME, "since 2019-20", When(("2019-20",), since=True))
    [run] = changes_in(read(since, COMMA, CRIME, ROSE, SINCE, STOP))

    assert (run.kind, run.span) == ("run", Span(since="2019-20"))
    assert [*changes_in(read(CRIME, ROSE, SINCE, STOP))] == []


def test_what_had_risen_before_is_left_alone_unless_it_says_when():
    """The change is of an earlier time."""
    assert [*changes_in(read(CRIME, (Code.VERB, "had been"), (Code.RISE, "rising"), STOP))] == []
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


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        (((Code.FALL, "reduced"), STOP), 1),
        (((Code.FALL, "reduced"), (Code.UNKNOWN, "demand"), STOP), 0),
        (((Code.RISE, "up"), BY, number("5%"), STOP), 1),
        (((Code.RISE, "up"), (Code.AND, "and"), (Code.UNKNOWN, "running"), STOP), 0),
        (((Code.RISE, "rose"), (Code.AND, "and"), (Code.UNKNOWN, "worried"), STOP), 1),
        (((Code.VERB, "remained"), (Code.SAME, "the same"), STOP), 1),
        (((Code.VERB, "remained"), (Code.SAME, "the same"), (Code.UNKNOWN, "problem"), STOP), 1),
    ],
)
def test_it_is_the_measure_itself_that_changes(words, claims):
    """Not what it changes, nor is anything up that is up and running."""
    assert len([*changes_in(read(CRIME, *words))]) == claims


def test_numbers_within_words_of_change_are_its_amount_and_ends():
    """A 5% rise in, a rise from 5 to 6 in, were 5% lower."""
    a, in_crime, rise = (Code.DETERMINER, "a"), ((Code.IN, "in"), CRIME, STOP), (Code.RISE, "rise")
    lower = ((Code.LOWER, "lower"), (Code.THAN, "than"), (Code.TIME, "2022-23", When(("2022-23",))))
    [by] = changes_in(read(a, number("5%"), rise, *in_crime))
    [ends] = changes_in(read(a, rise, FROM, number("5"), TO, number("6"), *in_crime))
    [was_lower] = changes_in(read(CRIME, (Code.VERB, "was"), number("5%"), *lower, STOP))

    assert by.amount.value == was_lower.amount.value == 5
    assert (ends.start.value, ends.finish.value, ends.amount) == (5, 6, None)


@pytest.mark.parametrize(
    ("after", "cautious"),
    [
        ([TO, (Code.DETERMINER, "its"), (Code.LOWEST, "lowest"), (Code.SPAN, "in ten years", Span(10))], True),
        ([RUN], True),
        ([(Code.NEW_CLAUSE, "while"), (Code.MEASURE, "fraud", frozenset({"fraud"})), TO, number("21")], False),
    ],
)
def test_where_a_measure_stands_among_its_years_is_a_figure_to_judge_by(after, cautious):
    """What is told of another measure is none."""
    first, *_ = changes_in(read(CRIME, ROSE, *after, STOP))

    assert first.cautious == cautious


@pytest.mark.parametrize(
    ("following", "given"),
    [
        ({}, False),
        ({"amount": number("5%")[2]}, False),
        ({"amount": number("two percentage points")[2]}, False),
        ({"amount": number("5")[2]}, True),
        ({"start": number("5%")[2]}, True),
        ({"finish": number("5%")[2]}, True),
    ],
)
def test_ends_are_given_by_either_end_or_a_count(following, given):
    """Not by a percentage of change, nor by points."""
    assert ends_are_given(Following(0, **following)) == given


@pytest.mark.parametrize(
    ("word", "before", "so"),
    [
        ("rising", "", True),
        ("up", "", True),
        ("down", "", True),
        ("increase", Code.DETERMINER, True),
        ("increase", Code.DETERMINER + Code.NUMBER, True),
        ("increase", Code.VERB, False),
        ("increased", Code.DETERMINER, False),
        ("fell", "", False),
    ],
)
def test_a_word_may_go_on_with_the_change_before_it(word, before, so):
    """Rising by, up from, an increase of; a verb of its own begins another."""
    assert goes_on(word, before) == so
