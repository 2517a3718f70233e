"""Whether the figures bear what is claimed of years taken together."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.assurance.claims.figures.series import Figure, Series
from cjreport.assurance.claims.reading.claim import Claim
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import Span
from cjreport.assurance.claims.text.periods import When
from cjreport.assurance.claims.verdicts.over_years import over_years_verdicts, run_verdicts
from cjreport.inputs.periods import ends

MEASURE = SimpleNamespace(value={"crime"}, text="crime")
PERIODS = ("2019-20", "2020-21", "2021-22", "2022-23", "2023-24")
ALL, PEAK = Span(), Span(end=Code.HIGHEST)


def ledger(*values, period="2023-24", periods=PERIODS, counts=None):
    """A ledger of one series of one place, a value a year, with counts as large unless others are given."""
    series = Series("crime", "Crime", "rate", "per 10,000 people", areas=frozenset({"A"}))
    for each, value, count in zip(periods, values, counts or values, strict=True):
        series.figures["A", each] = Figure(count, 10_000, value, None, None, "source")
    return SimpleNamespace(
        place=SimpleNamespace(code="A"),
        period=period,
        last_day=ends(period).toordinal(),
        series={"crime": series}.__getitem__,
        places_of=lambda _, place: (place,),
        title_of=str,
    )


def rules(verdicts):
    return [each and each.rule for each in verdicts]


@pytest.mark.parametrize(
    ("verb", "span", "rule"),
    [
        (Code.RISE, Span(2), ""),
        (Code.RISE, Span(3), "claim-direction"),
        (Code.FALL, Span(2), "claim-direction"),
        (Code.RISE, Span(since="2021-22"), ""),
        (Code.RISE, Span(since="2020-21"), "claim-direction"),
    ],
)
def test_every_step_of_a_run_goes_one_way(verb, span, rule):
    """Three years running has three steps, and those since a year begin with it."""
    claim = Claim("run", MEASURE, frozenset(), verb, "risen", span=span)

    assert rules(run_verdicts(claim, ledger(9.0, 8.0, 5.0, 6.0, 7.0))) == [rule]


def test_a_run_of_more_years_than_are_held_is_left_alone():
    """And one with a year that is withheld is not to be seen."""
    claim = Claim("run", MEASURE, frozenset(), Code.RISE, "risen", span=Span(5))
    short = claim._replace(span=Span(2))

    assert rules(run_verdicts(claim, ledger(9.0, 8.0, 5.0, 6.0, 7.0))) == []
    assert rules(run_verdicts(short, ledger(9.0, 8.0, 5.0, None, 7.0))) == [None]


@pytest.mark.parametrize(
    ("verb", "span", "rule"),
    [
        (Code.HIGHEST, Span(3), ""),
        (Code.HIGHEST, Span(4), "claim-rank"),
        (Code.HIGHEST, ALL, "claim-rank"),
        (Code.LOWEST, Span(3), "claim-rank"),
        (Code.HIGHEST, Span(since="2020-21"), ""),
        (Code.HIGHEST, Span(since="2019-20"), "claim-rank"),
        (Code.HIGHEST, Span(20), "claim-rank"),
    ],
)
def test_a_superlative_is_held_against_the_years_it_is_of(verb, span, rule):
    """Those since a year leave that year out; years that are not held speak neither for nor against it."""
    claim = Claim("over years", MEASURE, frozenset(), verb, "highest", span=span)

    assert rules(over_years_verdicts(claim, ledger(10.0, 8.0, 5.0, 6.0, 7.0))) == [rule]


@pytest.mark.parametrize(("year", "rule"), [("2020-21", ""), ("2021-22", "claim-rank")])
def test_a_peak_is_above_what_came_before_and_after(year, rule):
    """All years that are held count."""
    claim = Claim("over years", MEASURE, frozenset(), Code.HIGHEST, "peaked", When((year,)), span=PEAK)

    assert rules(over_years_verdicts(claim, ledger(5.0, 9.0, 7.0, 6.0, 8.0))) == [rule]


def test_only_of_a_peak_do_later_years_count():
    """What was the highest then may be so no longer."""
    peak = Claim("over years", MEASURE, frozenset(), Code.HIGHEST, "peaked", When(("2020-21",)), span=PEAK)
    held = ledger(5.0, 9.0, 7.0, 6.0, 9.5)

    assert rules(over_years_verdicts(peak, held)) == ["claim-rank"]
    assert rules(over_years_verdicts(peak._replace(span=ALL), held)) == [""]


def test_the_counts_may_bear_out_what_the_values_do_not():
    """Prose need not say which it speaks of, but one of them must bear it out throughout."""
    counts = (3.0, 2.0, 1.0, 4.0, 5.0)
    run = Claim("run", MEASURE, frozenset(), Code.RISE, "risen", span=Span(2))
    highest = run._replace(kind="over years", verb=Code.HIGHEST, span=ALL)
    falling, mixed = (
        ledger(*values, counts=counts) for values in ((9.0, 8.0, 7.0, 6.0, 5.0), (9.0, 8.0, 7.0, 8.0, 7.0))
    )

    assert rules(run_verdicts(run, falling)) == rules(over_years_verdicts(highest, falling)) == [""]
    assert rules(run_verdicts(run, ledger(9.0, 8.0, 7.0, 8.0, 7.0, counts=(3, 3, 3, 2, 4)))) == ["claim-direction"]
    assert rules(run_verdicts(run._replace(verb=Code.FALL), mixed)) == ["claim-direction"]


def test_a_year_like_the_one_before_breaks_a_run():
    """It went neither way."""
    rise = Claim("run", MEASURE, frozenset(), Code.RISE, "risen", span=Span(2))
    held = ledger(1.0, 2.0, 3.0, 3.0, 4.0)

    assert [rules(run_verdicts(each, held)) for each in (rise, rise._replace(verb=Code.FALL))] == [
        ["claim-direction"]
    ] * 2


def test_what_has_no_way_or_no_years_is_left_alone():
    """Steady is no run, and without years nothing is taken together."""
    steady = Claim("run", MEASURE, frozenset(), Code.STEADY, "steady", span=Span(2))
    held = ledger(9.0, 8.0, 5.0, 6.0, 7.0)

    assert rules(run_verdicts(steady, held)) == []
    assert rules(over_years_verdicts(steady._replace(verb=Code.HIGHEST, span=None), held)) == []


@given(st.lists(st.integers(1, 1000), min_size=5, max_size=5, unique=True), st.integers(2, 5))
def test_one_year_of_a_span_is_its_highest_and_one_its_lowest(values, years):
    """The last year is the highest of a span exactly where it is the lowest of the values turned about."""
    highest = Claim("over years", MEASURE, frozenset(), Code.HIGHEST, "words", span=Span(years))
    [is_highest] = rules(over_years_verdicts(highest, ledger(*map(float, values))))
    turned = ledger(*(1001.0 - value for value in values))

    assert (is_highest == "") == (values[-1] == max(values[-years:]))
    assert rules(over_years_verdicts(highest._replace(verb=Code.LOWEST), turned)) == [is_highest]


def test_a_year_that_is_withheld_speaks_for_nothing():
    """What is seen may still speak against a claim; where its own figure is withheld nothing does."""
    claim = Claim("over years", MEASURE, frozenset(), Code.HIGHEST, "highest", span=ALL)

    assert rules(over_years_verdicts(claim, ledger(10.0, None, 5.0, 6.0, 7.0))) == ["claim-rank"]
    assert rules(over_years_verdicts(claim, ledger(1.0, None, 5.0, 6.0, 7.0))) == [""]
    assert rules(over_years_verdicts(claim, ledger(10.0, 8.0, 5.0, 6.0, None))) == [None]


def test_quarters_are_left_alone():
    """Years are spoken of."""
    quarters = ("2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2023-24 Q4", "2022-23")
    claim = Claim("over years", MEASURE, frozenset(), Code.LOWEST, "lowest", span=Span(3))

    assert rules(over_years_verdicts(claim, ledger(5.0, 9.0, 7.0, 6.0, 8.0, periods=quarters))) == []


def test_a_doubt_names_the_year_that_was_higher():
    """With both figures."""
    claim = Claim("over years", MEASURE, frozenset(), Code.HIGHEST, "highest", span=ALL)
    [verdict] = over_years_verdicts(claim, ledger(10.0, 8.0, 5.0, 6.0, 7.0))

    assert verdict.what == (
        'says "highest"; Crime in A: 7 per 10,000 people (7) in 2023-24, but 10 per 10,000 people (10) in 2019-20 '
        "(source: source)"
    )


def test_a_doubted_run_shows_each_of_its_years():
    """The first is that from which the first step goes."""
    claim = Claim("run", MEASURE, frozenset(), Code.FALL, "fallen", span=Span(2))
    [verdict] = run_verdicts(claim, ledger(10.0, 8.0, 5.0, 6.0, 7.0))

    assert verdict.what == (
        'says "fallen" of 2 years one after another; Crime in A: 5 per 10,000 people (5) in 2021-22, '
        "6 per 10,000 people (6) in 2022-23, 7 per 10,000 people (7) in 2023-24 (source: source)"
    )
