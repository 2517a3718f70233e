"""Whether the figures bear what is claimed of years taken together."""

from types import SimpleNamespace

import pytest

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


def ledger(*values, period="2023-24", periods=PERIODS):
    """A ledger of one series of one place, a value a year."""
    series = Series("crime", "Crime", "rate", "per 10,000 people", areas=frozenset({"A"}))
    for each, value in zip(periods, values, strict=True):
        series.figures["A", each] = Figure(value, 10_000, value, None, None, "source")
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

    assert rules(over_years_verdicts(claim, ledger(10.0, 8.0, 5.0, 6.0, 7.0))) == [
        rule if span != Span(since="2019-20") else "claim-rank"
    ]


@pytest.mark.parametrize(("year", "rule"), [("2020-21", ""), ("2021-22", "claim-rank")])
def test_a_peak_is_above_what_came_before_and_after(year, rule):
    """All years that are held count."""
    claim = Claim("over years", MEASURE, frozenset(), Code.HIGHEST, "peaked", When((year,)), span=PEAK)

    assert rules(over_years_verdicts(claim, ledger(5.0, 9.0, 7.0, 6.0, 8.0))) == [rule]


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
