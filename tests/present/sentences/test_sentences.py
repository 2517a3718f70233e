"""Sentences computed from the figures."""

import pandas as pd
import pytest
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st

from cjreport.present.blocks import Callout
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.sentences.sentences import (
    agreeing,
    change,
    change_after,
    level,
    level_after,
    one_or_many,
)
from cjreport.present.sentences.titles import dots_title
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report

CRIME = "recorded_crime"
NEVER = ("not unusual", "not flagged", "best", "worst", "significant", "!", "nan")


def said(runs):
    return plain(runs).replace("‑", "-")


RANKED = {"rank": 26.0, "rank_from_lowest": 7.0, "ranked": 32.0, "unusual": "not flagged"}


@pytest.mark.parametrize(
    ("cells", "standing"),
    [
        ({}, "The rate is among the eight lowest of 32 councils."),
        (
            {"unusual": "unusually low"},
            "The rate is among the eight lowest of 32 councils and unusually low for a council of its size.",
        ),
        (
            {"trend": "increasing", "earlier_years": "2016-17 to 2018-19"},
            "The rate is among the eight lowest of 32 councils and higher than in 2016-17 to 2018-19.",
        ),
        ({"rank": float("nan")}, "against 545."),
    ],
)
def test_a_level_says_where_the_area_stands(altered, cells, standing):
    """The figures first, then the place among councils, what is unusual, where the years lead; of the usual nothing."""
    said_of_it = said(level(altered("recorded_crime", "none", **RANKED | {"trend": "not assessed"} | cells), CRIME))

    assert said_of_it.startswith("Recorded crime was lower than in Scotland as a whole in 2024-25: 390 crimes per ")
    assert said_of_it.endswith(standing)
    assert "not " not in said_of_it


def test_few_cases_and_all_deaths_are_told_with_their_number(altered):
    """A rate alone hides how few it is of: 99 are told, 100 are not, deaths always are."""
    few, many = (altered("sexual_crimes", "none", "2024-25", numerator=cases) for cases in (99.0, 100.0))
    dead = altered("drug_deaths", "none", "2024", numerator=185.0)

    assert ": 99 crimes, 31.2 per 10,000 people, against 27.1." in said(level(few, "sexual_crimes"))
    assert ": 31.2 crimes per 10,000 people, against 27.1." in said(level(many, "sexual_crimes"))
    assert ": 185 deaths, 6.0 per 100,000 people, against 18.5." in said(level(dead, "drug_deaths"))


def test_a_level_of_too_few_says_so(altered):
    """By what would be expected, whatever happened."""
    figures = altered("drug_deaths", "country", "2024", comparison="too few")

    assert "That is too few to compare: fewer than 10 would be expected." in said(level(figures, "drug_deaths"))


def test_no_clear_difference_is_not_called_one(altered):
    """Where the interval holds the country's figure, neither is called higher, nor are they called alike."""
    figures = altered("recorded_crime", "country", comparison="not different")

    assert said(level(figures, "recorded_crime")).startswith(
        "Recorded crime was not clearly different from Scotland as a whole in 2024-25: 390 crimes"
    )


def test_a_share_is_told_in_people():
    """So many of how many, not a percentage alone."""
    glasgow = open_report("Glasgow City", period="2024-25", home=REPOSITORY)

    assert said(level(glasgow.figures, "treatment_waits")) == (
        "At the end of March 2025, 373 of the 441 people waiting for drug or alcohol treatment had waited three weeks "
        "or less (84.6%). That is not clearly different from Scotland's 85.7%. The share is among the seven lowest of "
        "28 councils."
    )


def test_a_share_of_a_few_people_is_not_told(figures):
    """Nobody's own wait is a headline: fewer than twenty people make no share."""
    assert said(level(figures, "treatment_waits")) == (
        "At the end of March 2025, there were fewer than 20 people waiting for drug or alcohol treatment, too few to "
        "compare."
    )


@pytest.mark.parametrize(("people", "told"), [(19.0, False), (20.0, True)])
def test_twenty_people_make_a_share(altered, people, told):
    """The line is drawn at twenty."""
    figures = altered("treatment_waits", "none", "2024-25 Q4", denominator=people)

    assert ("13 of the 20" in said(level(figures, "treatment_waits"))) is told


def test_a_change_in_a_share_is_told_as_a_share(altered):
    """From 71 people to 53 is not what a fall in a share means."""
    figures = altered("treatment_waits", "year_before", "2024-25 Q4", comparison="lower", difference=-5.0)

    assert " from 87.5% at the end of March 2024 to 92.9% at the end of March 2025" in said(
        change(figures, "treatment_waits")
    )


def test_a_change_ends_where_it_leaves_the_area(altered):
    """A rate and a share beside the country's; nothing where no comparison is told."""
    sexual, waits = (altered(name, "country") for name in ("sexual_crimes", "treatment_waits"))
    higher = altered("treatment_waits", "country", comparison="higher")

    assert said(level_after(sexual, "sexual_crimes")) == (
        " The rate, 31.2 per 10,000 people, is not clearly different from Scotland's 27.1."
    )
    assert said(level_after(waits, "treatment_waits")) == ""
    assert said(level_after(higher, "treatment_waits")) == " The share is higher than Scotland's 85.7%."


def test_a_level_ends_with_its_change(altered):
    """Where it was a year before, if the change is more than usual; and that others have not changed so."""
    fell = {"comparison": "lower", "difference": -5.0}
    crime, unlike = (altered(CRIME, "year_before", unusual=word, **fell) for word in ("not flagged", "unusually low"))
    usual = altered(CRIME, "year_before", comparison="not different")

    told = " It fell from 394 a year before, more than usual from one year to the next."
    assert said(change_after(crime, CRIME)) == told
    assert said(change_after(unlike, CRIME)).endswith("from one year to the next and unlike other councils.")
    assert change_after(usual, CRIME) == ()


def test_a_change_that_quarters_usually_show_is_told_so(altered):
    """Whatever two of them would show by themselves; and none is told alone."""
    told = {"comparison": "not different", "note": "change within the usual variation of quarters"}
    figures = altered("treatment_waits", "year_before", "2024-25 Q4", **told)

    assert said(change(figures, "treatment_waits")).endswith(", a change that does not stand out among its quarters.")
    assert change_after(figures, "treatment_waits") == ()


def test_no_change_from_or_to_the_pandemic_is_told():
    """Whatever the figures say."""
    figures = open_report("Shetland Islands", period="2022-23", home=REPOSITORY).figures
    own = figures.measures["area_code"] == figures.inputs.area.code
    figures.measures.loc[own & (figures.measures["comparator"] == "year_before"), "comparison"] = "higher"

    assert change_after(figures, "non_sexual_violence") == ()


def test_a_figure_that_may_change_is_told_so(altered):
    """In the sentence itself, as in the tables."""
    crime = altered("recorded_crime", "none", "2024-25", status="provisional")
    waits = altered("treatment_waits", "none", "2024-25 Q4", status="estimated", numerator=20.0, denominator=30.0)

    assert "390 crimes per 10,000 people (provisional), against 545." in said(level(crime, "recorded_crime"))
    assert "had waited three weeks or less (92.9%, estimated)" in said(level(waits, "treatment_waits"))
    assert " in 2024-25 (provisional), " in said(change(crime, "recorded_crime"))


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0.0, 24.0, "none of the 24 people waiting for drug or alcohol treatment had waited"),
        (1.0, 24.0, "1 of the 24 people waiting for drug or alcohol treatment had waited"),
        (24.0, 24.0, "all 24 people waiting for drug or alcohol treatment had waited"),
    ],
)
def test_none_one_and_all_have_their_grammar(altered, part, whole, words):
    """None and all read as a sentence does."""
    figures = altered("treatment_waits", "none", "2024-25 Q4", numerator=part, denominator=whole)

    assert f"At the end of March 2025, {words}" in said(level(figures, "treatment_waits"))


def test_a_published_share_is_not_judged(figures):
    """Without counts there is no interval, so the country's figure is given without a verdict."""
    assert said(level(figures, "reconviction_rate")) == (
        "In the 2017-18 cohort, 21.9% of people convicted or released from custody were convicted again within a year; "
        "in Scotland it was 26.3%. The share is among the eight lowest of 32 councils."
    )


def test_what_is_not_held_is_said(figures):
    """An indicator without a figure has a sentence too."""
    assert said(level(figures, "cjpf-1-commenced")) == (
        "No figure for diversion cases commenced is available for the Scottish Borders."
    )


def test_a_change_of_more_than_usual_is_told_in_counts(altered):
    """From one count to another, with what a rise may mean."""
    figures = altered("sexual_crimes", "year_before", comparison="higher", unusual="not flagged")

    assert said(change(figures, "sexual_crimes")).startswith(
        "Recorded sexual crime rose from 304 crimes in 2023-24 to 364 in 2024-25, more than usual from one year to the "
        "next. More such crimes"
    )


def test_a_change_of_the_usual_size_is_called_that(altered):
    """No rise or fall is claimed of what such figures often show."""
    figures = altered(CRIME, "year_before", comparison="not different", unusual="not flagged")

    assert said(change(figures, CRIME)) == (
        "Recorded crime went from 4,593 crimes in 2023-24 to 4,554 in 2024-25, a change of the size that such figures "
        "often show."
    )


def test_a_fall_is_called_a_fall(altered):
    """The verb goes by the figures."""
    figures = altered("recorded_crime", "year_before", comparison="lower")

    assert said(change(figures, "recorded_crime")).startswith("Recorded crime fell from 4,593")


def test_rates_are_told_where_counts_would_mislead(altered):
    """If the rate fell while the count rose, the rates are told."""
    figures = altered("recorded_crime", "year_before", "2024-25", comparison="lower", numerator=5000.0)

    assert "fell from 393.8 crimes per 10,000 people in 2023-24 to 390.5 in 2024-25" in said(
        change(figures, "recorded_crime")
    )


def test_no_sentence_ranks_or_blames(figures, filled):
    """No league-table tone, whatever the area."""
    for f in (figures, filled.figures):
        for name in ("recorded_crime", "sexual_crimes", "treatment_waits", "reconviction_rate"):
            chart = trend_figure(f, name)
            titles = [] if isinstance(chart, Callout) else [chart.title]
            text = " ".join(map(said, (level(f, name), change(f, name), dots_title(f, name), *titles)))
            assert not any(word in text.lower() for word in NEVER)


def test_measures_are_never_changed_by_saying_them(figures):
    """Words read the frame and leave it."""
    before = figures.measures.copy()

    level(figures, "recorded_crime"), change(figures, "sexual_crimes")

    pd.testing.assert_frame_equal(figures.measures, before)


@given(st.integers(0, 50), st.sampled_from(["crimes", "deaths", "people", "people given a warning", "applications"]))
def test_one_is_one_and_all_else_is_many(number, noun):
    """A noun and its predicate are in the number of the count."""
    assert (one_or_many(noun, number) == noun) is (number != 1)
    assert agreeing("were convicted", number).startswith("was " if number == 1 else "were ")
    assert agreeing("had waited", number) == "had waited"
