"""Titles of charts state what the charts show."""

import pytest
from conftest import REPOSITORY

from cjreport.present.blocks import Callout
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.sentences.titles import dots_title
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report

CRIME = "recorded_crime"
RANKED = {"rank": 26.0, "rank_from_lowest": 7.0, "ranked": 32.0, "unusual": "not flagged"}


def said(runs):
    return plain(runs).replace("‑", "-")


def title(figures, name):
    return said(trend_figure(figures, name).title)


def test_no_clear_difference_makes_no_run(altered):
    """Many periods without a clear difference do not add up to sameness."""
    figures = altered("recorded_crime", "country", comparison="not different")

    assert title(figures, "recorded_crime") == "Recorded crime was not clearly different from Scotland in 2024-25"


def test_a_gap_ends_a_run(altered):
    """Years on either side of a missing one are not in a row."""
    figures = altered("recorded_crime", "country", "2020-21", period="2020-21 missing")

    assert title(figures, "recorded_crime").endswith("clearly lower than in Scotland since 2021-22")


def test_a_share_of_a_few_people_is_not_drawn(figures):
    """One person more or less would swing the line; the table behind it says how few they were."""
    shown = trend_figure(figures, "treatment_waits")

    assert isinstance(shown, Callout)
    assert shown.title.endswith(": not drawn")


def test_few_cases_make_no_finding(altered):
    """A chart that ends in a handful of cases is not titled as if it showed something."""
    figures = altered("sexual_crimes", "country", "2024-25", comparison="too few")

    assert title(figures, "sexual_crimes") == "Recorded sexual crime: too few to compare with Scotland"


def test_a_title_speaks_of_a_long_run(figures):
    """Ten years below the country is one finding."""
    assert title(figures, "recorded_crime") == (
        "Recorded crime has been clearly lower than in Scotland in all 10 years shown"
    )


def test_a_title_speaks_of_the_end_of_a_run(altered):
    """A run that began later is told by its beginning: years before it may lie on the same side, if not clearly."""
    figures = altered("recorded_crime", "country", "2019-20", comparison="higher")

    assert title(figures, "recorded_crime").endswith("clearly lower than in Scotland since 2020-21")


def test_a_short_run_is_the_last_period_alone(altered):
    """Two years are not a run."""
    figures = altered("recorded_crime", "country", "2022-23", comparison="higher")

    assert title(figures, "recorded_crime") == "Recorded crime was clearly lower than in Scotland in 2024-25"


def test_a_title_judges_nothing_that_was_not_assessed(figures):
    """A published rate's title names the measure and the place."""
    assert title(figures, "reconviction_rate") == "Reconviction within a year, Scottish Borders"


@pytest.mark.parametrize(
    ("ranked", "word", "words"),
    [
        (RANKED, "not different", "among the eight lowest of 32 councils"),
        (RANKED, "too few", "among the eight lowest of 32 councils"),
        ({"rank": float("nan")}, "lower", "below the range of similar councils"),
    ],
)
def test_the_strip_is_titled_by_where_the_area_stands(altered, ranked, word, words):
    """Among all councils, and among those like it; whichever can be told."""
    figures = altered(CRIME, "none", **ranked)
    measures = figures.measures
    measures.loc[(measures["indicator"] == CRIME) & (measures["comparator"] == "family_group"), "comparison"] = word

    assert said(dots_title(figures, CRIME)) == f"Recorded crime was {words}"


def test_the_strip_of_a_partnership_is_titled_by_the_country():
    """It has no family group to stand beside."""
    ayrshire = open_report("Community Justice Ayrshire", period="2020-21", home=REPOSITORY).figures

    assert said(dots_title(ayrshire, "recorded_crime")) == (
        "Recorded crime was not clearly different from Scotland as a whole"
    )
