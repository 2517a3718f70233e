"""Which years prose takes together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import COURSE, Span, taken_together


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Crime fell for the third year running.", Span(3)),
        ("Crime has fallen five years in a row.", Span(5)),
        ("Crime has fallen for four consecutive years.", Span(4)),
        ("Crime fell in each of the last six years.", Span(6)),
        ("Crime fell for the 3rd straight year.", Span(3)),
        ("Crime has risen every year since 2019-20.", Span(since="2019-20")),
        ("Crime has risen year on year since 2019/20.", Span(since="2019-20")),
        ("Since 2019-20 crime has risen every year.", Span()),
        ("This is the third successive fall in crime.", Span(3)),
    ],
)
def test_a_run_of_years_is_read(sentence, span):
    """By its number, by its first year, or with neither where another part of the sentence tells since when."""
    [found] = taken_together(sentence)

    assert (found.code, found.span) == (Code.RUN, span)


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Crime was the lowest for a decade.", Span(10)),
        ("Crime was the highest in more than seven years.", Span(7)),
        ("Crime was the lowest on record.", Span()),
        ("Crime was lower than at any time in the past ten years.", Span(10)),
        ("Crime was lower than in any year since 2015-16.", Span(since="2015-16")),
    ],
)
def test_a_span_is_read_after_a_superlative(sentence, span):
    """And after any time or any year."""
    [found] = taken_together(sentence)

    assert (found.code, found.span) == (Code.SPAN, span)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("a ten-year high", Span(10, end=Code.HIGHEST)),
        ("a record low", Span(end=Code.LOWEST)),
        ("an all-time high", Span(end=Code.HIGHEST)),
        ("a record number", Span(end=Code.HIGHEST)),
        ("and peaked", Span(end=Code.HIGHEST)),
    ],
)
def test_a_peak_is_read(words, span):
    """With which end it is, and of how many years."""
    [found] = taken_together(f"Crime reached {words} then.")

    assert (found.code, found.span) == (Code.PEAK, span)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("is on the wane", Code.FALL),
        ("is on a clear downward trend", Code.FALL),
        ("continued its upward path", Code.RISE),
        ("is trending upwards", Code.RISE),
        ("is in decline", Code.FALL),
    ],
)
def test_a_course_is_a_change_over_years(words, code):
    """It says which way, and is marked as a course."""
    [found] = taken_together(f"Crime {words}.")

    assert (found.code, found.span) == (code, COURSE)


@pytest.mark.parametrize("sentence", ["Crime fell over five years.", "The third year was hard.", "We ran it in a row."])
def test_other_times_are_not_taken_together(sentence):
    """A span without a superlative, a year without a run."""
    assert taken_together(sentence) == ()


@given(st.integers(2, 99))
def test_any_number_of_years_is_read_alike_in_each_wording(years):
    """In a row, consecutive, and as a span; the sentence says where."""
    for words, code in (
        (f"for {years} years in a row", Code.RUN),
        (f"for {years} consecutive years", Code.RUN),
        (f"in each of the last {years} years", Code.RUN),
        (f"to its lowest in {years} years", Code.SPAN),
        (f"to a {years}-year low", Code.PEAK),
    ):
        sentence = f"Crime fell {words}, we are glad to say."
        [found] = taken_together(sentence)

        assert (found.code, found.span.years) == (code, years)
        assert str(years) in sentence[found.start : found.end]
