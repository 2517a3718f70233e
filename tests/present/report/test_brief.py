"""The main points: how many, which, in what order, and that they are true."""

import re

import numpy as np
import pytest
from conftest import REPOSITORY

from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.gather import gather_documents
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.intervals import poisson_rate, wilson
from cjreport.measures.statistics.quarters.chart_rules import Variation
from cjreport.present.blocks import Table
from cjreport.present.figures import Figures
from cjreport.present.report.brief import FEWEST, MOST, OF_A_THEME, changes, levels, main_points, theme_of
from cjreport.present.report.summary import summary_indicators
from cjreport.present.report.themes import theme_blocks
from cjreport.present.sentences.sentences import change, change_after
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report
from cjreport.reports.opening import measures_of

EXAMPLE_PERIODS = ("2018-19", "2024-25")


def said(runs):
    return plain(runs).replace("‑", "-")


def all_figures():
    """Give the figures of all real areas for the latest year, and of the example's for one under each framework."""
    for country, periods in (("scotland", ("2024-25",)), ("example", EXAMPLE_PERIODS)):
        library = read_library(find_workbench(country, REPOSITORY))
        for place in (*library.areas.all, *library.areas.partnerships):
            for period in periods:
                inputs = under_disclosure_control(gather_documents(library, place.name, period))
                yield Figures(inputs, measures_of(library, place, period))


@pytest.fixture(scope="module")
def everywhere():
    return list(all_figures())


@pytest.fixture(scope="module")
def told(everywhere):
    """Each report's figures, and its main points."""
    return [(figures, main_points(figures).items) for figures in everywhere]


@pytest.fixture
def figures(borders):
    return borders.figures


def test_there_are_always_three_to_six_and_the_last_is_what_is_not_known(told):
    """For every area, whatever is loaded of it."""
    assert len(told) > 50
    for _, items in told:
        assert FEWEST <= len(items) <= MOST
        assert [said(item).startswith("Not known: ") for item in items] == [False] * (len(items) - 1) + [True]


def test_every_figure_in_a_main_point_is_that_of_the_frame(told):
    """Each number has an address, and says what stands there."""
    for figures, items in told:
        for number in (run for item in items for run in item if run.kind == "number"):
            at = Address(number.measure, number.area, number.period, number.comparator)
            shown = float(re.sub(r"[,%]", "", number.text.replace("−", "-")))

            assert figures.at(at)[number.field] == number.value
            assert shown == pytest.approx(number.value, rel=0.005, abs=0.051)


def interval(row, kind):
    counts = [row["numerator"]], [row["denominator"]]
    if kind == "proportion":
        return [100 * bound[0] for bound in wilson(*counts, 0.95)]
    return [bound[0] for bound in poisson_rate(*counts, row["value"] * row["denominator"] / row["numerator"], 0.95)]


def test_what_is_called_higher_or_lower_is_so_beyond_chance(everywhere):
    """Recomputed from the counts: the interval leaves out the country's figure, on the side that is said."""
    checked = 0
    for figures in everywhere:
        country = figures.inputs.library.areas.country.code
        for telling in levels(figures):
            at = Address(telling.indicator.id, figures.inputs.area.code, figures.latest(telling.indicator.id))
            row, there = figures.at(at), figures.at(at._replace(area=country))["value"]
            if not row["numerator"]:
                continue
            low, high = interval(row, telling.indicator.kind)
            side = "higher" if low > there else "lower" if high < there else "neither"
            checked += 1

            assert f" {side} than" in said(telling.words)
    assert checked > 100


def test_what_is_said_to_rise_or_fall_does(everywhere):
    """Of the two figures of a change, the second is the higher where it rose."""
    for figures in everywhere:
        for telling in changes(figures):
            before, after = [run.value for run in telling.words if run.kind == "number"][:2]

            assert ("rose" if after > before else "fell") in said(telling.words)


def test_nothing_is_a_main_point_that_is_too_few_to_tell(told):
    """Neither a share of fewer than 20 people, nor a rate of which fewer than 10 cases are expected."""
    checked = 0
    for figures, items in told:
        for item in items[:-1]:
            number = next((run for run in item if run.kind == "number"), None)
            at = number and Address(number.measure, figures.inputs.area.code, number.period, "country")
            if number and number.area == figures.inputs.area.code and (beside := figures.at(at)):
                checked += 1
                assert beside["comparison"] != "too few"
    assert checked > 100


def test_no_main_point_is_called_usual(told):
    """That an area is not flagged is no comfort; where it stands is said instead."""
    every = [said(item) for _, items in told for item in items]

    assert not any("not unusual" in item or "not flagged" in item for item in every)
    assert sum(" of 32 councils" in item for item in every) > 50


def test_lines_are_told_by_certainty_then_size(everywhere):
    """National indicators, then the unusual, then the largest first."""
    for figures in everywhere:
        for tellings in (levels(figures), changes(figures)):
            ranks = [(bool(each.indicator.theme), not each.unusual, -np.nan_to_num(each.size)) for each in tellings]

            assert ranks == sorted(ranks)


def test_no_line_is_told_twice_and_no_theme_more_than_twice(told):
    """A report is not all about crime."""
    for figures, items in told:
        lines = [next((run.measure for run in item if run.kind == "number"), "") for item in items]
        regional = figures.inputs.library.context.indicators
        lines = [line for line in lines if line and not next((i.target for i in regional if i.id == line), None)]
        themes = [theme_of(figures.indicator(line)) for line in lines]

        assert len(lines) == len(set(lines))
        assert max(map(themes.count, themes), default=0) <= OF_A_THEME


def test_the_order_is_stable(figures):
    """The same figures, in another order of rows, make the same main points."""
    turned = Figures(figures.inputs, figures.measures.sample(frac=1, random_state=1).sort_values("period"))

    assert main_points(turned) == main_points(figures)


def test_a_real_area_leads_with_its_largest_difference(figures):
    """Levels, with their counts where few and where they stand, then the target met, then what is not known."""
    items = [said(item) for item in main_points(figures).items]

    assert items[0].startswith(
        "Mortality from drug misuse was lower than in Scotland as a whole in 2024: 7 deaths, 6.0"
    )
    assert items[1].startswith("Recorded crime was lower")
    assert items[1].endswith("The rate is among the eight lowest of 32 councils.")
    assert items[-2] == (
        "In NHS Borders, this area's health board, 98.6% of people who began drug or alcohol treatment had waited "
        "three weeks or less in January to March 2025. The national standard is 90% or more; it is met."
    )
    assert items[-1].startswith("Not known: what partners did and achieved, as this report has no account by them")


def test_what_is_not_known_is_listed_once_with_an_and():
    """Three gaps of a partnership, the last after an "and"; its whole account, where all that is held is compiled."""
    ayrshire = open_report("Community Justice Ayrshire", period="2020-21", home=REPOSITORY).figures
    dundee = open_report("Dundee City", period="2023-24", home=REPOSITORY).figures
    gaps, compiled = (said(main_points(each).items[-1]) for each in (ayrshire, dundee))

    assert gaps.count("; ") == 2
    assert gaps.count("; and ") == 1
    assert compiled.startswith("Not known: what partners did and judged, as this holds no more than the account of")
    assert compiled.endswith(
        "; and this area's figures for any of the 14 national indicators that are numbers, in national publications."
    )


def test_a_missed_target_comes_before_the_lines():
    """Duty goes first."""
    edinburgh = open_report("City of Edinburgh", period="2024-25", home=REPOSITORY)
    [first, *_] = main_points(edinburgh.figures).items

    assert said(first).startswith("In NHS Lothian, the health board of this area and others, 89.0% of people")
    assert said(first).endswith("it is not met.")


def test_where_little_is_certain_what_is_within_chance_is_told(figures):
    """Three main points at least, if only that there is no clear difference."""
    measures = figures.measures.copy()
    measures.loc[measures["comparison"].isin(["higher", "lower"]), "comparison"] = "not different"
    measures = measures[measures["comparator"] != "target"]
    items = [said(item) for item in main_points(Figures(figures.inputs, measures)).items]

    assert len(items) == FEWEST
    assert all("not clearly different from Scotland as a whole" in item for item in items[:-1])


def test_without_comparisons_levels_are_told_alone(figures):
    """What is published without an interval is told last of all, without a judgement."""
    lines = ["homeless_applications_rate", "simd"]
    measures = figures.measures[figures.measures["indicator"].isin(lines)]
    items = [said(item) for item in main_points(Figures(figures.inputs, measures)).items]

    assert items[0] == (
        "Recorded homelessness in 2022-23: 13.8 applications per 1,000 households. The rate is in the middle half of "
        "31 councils."
    )
    assert len(items) == FEWEST


def test_a_target_says_where_no_interval_could_be_used(figures):
    """The standard is held to a published share; the note below the table says that it is taken as it is."""
    tables = [block for block in theme_blocks(figures, "substances") if isinstance(block, Table)]
    told = [said(note) for table in tables for note in table.notes if "standard" in said(note)]

    assert [words.partition(". ") for words in told] == [
        (
            "Treatment begun within three weeks: the national standard is 90% or more; it is met",
            ". ",
            "The figure is taken as it is: the number of people behind it is not published.",
        )
    ]


def test_no_change_of_quarters_is_told_that_their_chart_does_not_show(everywhere):
    """Where the latest quarter does not stand out, no line is said to have risen or fallen."""
    checked = 0
    for figures in everywhere:
        for indicator in summary_indicators(figures):
            own = figures.own_rows(indicator.id)
            if own.loc[own["usual_mean"].notna(), "rule"].tolist()[-1:] != [Variation.COMMON_CAUSE]:
                continue
            words = said((*change(figures, indicator.id), *change_after(figures, indicator.id)))
            checked += 1

            assert " rose from " not in words, (figures, indicator.id)
            assert " fell from " not in words, (figures, indicator.id)
    assert checked > 10
