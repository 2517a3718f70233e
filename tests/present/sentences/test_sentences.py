"""Sentences computed from the figures."""

import pandas as pd
import pytest
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st

from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Callout
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.sentences.sentences import (
    agreeing,
    change,
    change_after,
    dots_title,
    level,
    level_after,
    one_or_many,
)
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report


def said(runs):
    return plain(runs).replace("‑", "-")


def title(figures, name):
    return said(trend_figure(figures, name).title)


@pytest.mark.parametrize(
    ("word", "said_of_it"),
    [
        ("unusually low", "That is unusually low among areas."),
        ("unusually high", "That is unusually high among areas."),
        ("not unusual", "The difference is not unusual among areas."),
    ],
)
def test_a_difference_is_told_as_unusual_or_not(altered, word, said_of_it):
    """Whether areas usually differ by as much; nothing where that is not assessed."""
    told, not_told = (altered("recorded_crime", "none", unusual=each) for each in (word, "not assessed"))

    assert said(level(told, "recorded_crime")).endswith(said_of_it)
    assert said(level(not_told, "recorded_crime")).endswith("against 545.")


def test_a_rate_is_set_beside_the_country(figures):
    """The finding first, then when, then the figures in round numbers."""
    assert said(level(figures, "recorded_crime")) == (
        "Recorded crime was lower than in Scotland as a whole in 2024-25: 390 crimes per 10,000 people, against 545. "
        "The difference is not unusual among areas."
    )


def test_no_clear_difference_is_not_called_one(altered):
    """Where the interval holds the country's figure, the level is about the same."""
    figures = altered("recorded_crime", "country", comparison="not different")

    assert said(level(figures, "recorded_crime")).startswith("Recorded crime was about the same as in Scotland")


def test_a_share_is_told_in_people():
    """So many of how many, not a percentage alone."""
    glasgow = open_report("Glasgow City", period="2024-25", home=REPOSITORY)

    assert said(level(glasgow.figures, "treatment_waits")) == (
        "At the end of March 2025, 373 of the 441 people waiting for drug or alcohol treatment had waited three weeks "
        "or less (84.6%), not clearly different from Scotland's 85.7%."
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


def test_no_clear_difference_makes_no_run(altered):
    """Many periods without a clear difference do not add up to sameness."""
    figures = altered("recorded_crime", "country", comparison="not different")

    assert title(figures, "recorded_crime") == "Recorded crime was about the same as in Scotland in 2024-25"


def test_a_gap_ends_a_run(altered):
    """Years on either side of a missing one are not in a row."""
    figures = altered("recorded_crime", "country", "2020-21", period="2020-21 missing")

    assert title(figures, "recorded_crime").endswith("lower than in Scotland in each of the last 4 years")


def test_a_share_of_a_few_people_is_not_drawn(figures):
    """One person more or less would swing the line; the table behind it says how few they were."""
    shown = trend_figure(figures, "treatment_waits")

    assert isinstance(shown, Callout)
    assert shown.title.endswith(": not drawn")


def test_few_cases_make_no_finding(altered):
    """A chart that ends in a handful of cases is not titled as if it showed something."""
    figures = altered("sexual_crimes", "country", "2024-25", comparison="too few")

    assert title(figures, "sexual_crimes") == "Recorded sexual crime: too few to compare with Scotland"


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
        " The rate, 31.2 per 10,000 people, is higher than Scotland's 27.1."
    )
    assert said(level_after(waits, "treatment_waits")) == ""
    assert said(level_after(higher, "treatment_waits")) == " The share is higher than Scotland's 85.7%."


def test_a_level_ends_with_its_change(altered):
    """Where it was a year before, if chance would not explain the change and quarters do not usually vary so."""
    crime = altered("recorded_crime", "year_before", comparison="lower", difference=-5.0)
    chance = altered("recorded_crime", "year_before", comparison="not different")
    assert said(change_after(crime, "recorded_crime")).endswith(", and chance alone would not explain the fall.")
    assert change_after(chance, "recorded_crime") == ()


def test_no_change_is_told_that_quarters_usually_show_or_the_pandemic_made():
    """Edinburgh's waits rose by more than chance and yet as they always do; none is told of crime in the pandemic."""
    edinburgh = open_report("City of Edinburgh", period="2024-25", home=REPOSITORY).figures
    before = open_report("Shetland Islands", period="2022-23", home=REPOSITORY).figures
    own = Address("non_sexual_violence", before.inputs.area.code, "2022-23", "year_before")

    assert change(edinburgh, "treatment_waits") != ()
    assert change_after(edinburgh, "treatment_waits") == ()
    assert before.at(own)["comparison"] == "higher"
    assert change_after(before, "non_sexual_violence") == ()


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
        "in Scotland it was 26.3%."
    )


def test_what_is_not_held_is_said(figures):
    """An indicator without a figure has a sentence too."""
    assert said(level(figures, "cjpf-1-commenced")) == (
        "No figure for diversion cases commenced is available for the Scottish Borders."
    )


def test_a_change_beyond_chance_is_told_in_counts(figures):
    """From one count to another, with what a rise may mean."""
    assert said(change(figures, "sexual_crimes")).startswith(
        "Recorded sexual crime rose from 304 crimes in 2023-24 to 364 in 2024-25, more than chance alone would explain."
    )


def test_a_change_within_chance_is_called_that(figures):
    """No rise or fall is claimed where chance may explain it."""
    assert said(change(figures, "recorded_crime")) == (
        "Recorded crime went from 4,593 crimes in 2023-24 to 4,554 in 2024-25, a change that chance may explain."
    )


def test_a_change_that_quarters_usually_show_is_called_that():
    """Chance would not explain it between two quarters; the variation of this area's quarters does."""
    edinburgh = open_report("City of Edinburgh", period="2024-25", home=REPOSITORY).figures

    assert said(change(edinburgh, "treatment_waits")).endswith(", a change within the usual variation of its quarters.")


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


def test_a_title_speaks_of_a_long_run(figures):
    """Ten years below the country is one finding."""
    assert title(figures, "recorded_crime") == ("Recorded crime has been lower than in Scotland in all 10 years shown")


def test_a_title_speaks_of_the_end_of_a_run(altered):
    """A run that began later is told by its length."""
    figures = altered("recorded_crime", "country", "2019-20", comparison="higher")

    assert title(figures, "recorded_crime").endswith("lower than in Scotland in each of the last 5 years")


def test_a_short_run_is_the_last_period_alone(altered):
    """Two years are not a run."""
    figures = altered("recorded_crime", "country", "2022-23", comparison="higher")

    assert title(figures, "recorded_crime") == "Recorded crime was lower than in Scotland in 2024-25"


def test_a_title_judges_nothing_that_was_not_assessed(figures):
    """A published rate's title names the measure and the place."""
    assert title(figures, "reconviction_rate") == "Reconviction within a year, Scottish Borders"


def test_the_strip_is_titled_by_the_family_group(figures):
    """What the dots show is the place among similar areas."""
    assert said(dots_title(figures, "recorded_crime")) == (
        "Recorded crime was lower than in its family group taken together"
    )


def test_no_sentence_ranks_or_blames(figures, filled):
    """No league-table tone, whatever the area."""
    for f in (figures, filled.figures):
        for name in ("recorded_crime", "sexual_crimes", "treatment_waits", "reconviction_rate"):
            chart = trend_figure(f, name)
            titles = [] if isinstance(chart, Callout) else [chart.title]
            text = " ".join(map(said, (level(f, name), change(f, name), dots_title(f, name), *titles)))
            assert not any(word in text.lower() for word in ("rank", "best", "worst", "significant", "!", "nan"))


def test_measures_are_never_changed_by_saying_them(figures):
    """Words read the frame and leave it."""
    before = figures.measures.copy()

    level(figures, "recorded_crime"), change(figures, "sexual_crimes")

    pd.testing.assert_frame_equal(figures.measures, before)


def test_the_strip_of_a_partnership_is_titled_by_the_country():
    """It has no family group to stand beside."""
    ayrshire = open_report("Community Justice Ayrshire", period="2020-21", home=REPOSITORY).figures

    assert said(dots_title(ayrshire, "recorded_crime")) == (
        "Recorded crime was about the same as in Scotland as a whole"
    )


@given(st.integers(0, 50), st.sampled_from(["crimes", "deaths", "people", "people given a warning", "applications"]))
def test_one_is_one_and_all_else_is_many(number, noun):
    """A noun and its predicate are in the number of the count."""
    assert (one_or_many(noun, number) == noun) is (number != 1)
    assert agreeing("were convicted", number).startswith("was " if number == 1 else "were ")
    assert agreeing("had waited", number) == "had waited"
