"""What a part of a report is asked for is shown, or refused in a line that says how to mend it."""

import pandas as pd
import pytest

import cjreport
from cjreport.errors import ReportError, UnknownNameError
from cjreport.present.blocks import Callout, Figure
from cjreport.present.text.phrases import plain

NONSENSE = ["courtz", "", " ", 5, None, 2.5, ["courts"], {"a": 1}, ("x",), b"courts", object(), True, "x" * 5000]
ONE_NAME = ["theme", "lines", "trend", "control", "dots", "funnel", "map", "beside"]
SEVERAL = ["multiples", "change", "stages"]


@pytest.mark.parametrize("given", NONSENSE, ids=lambda given: repr(given)[:12])
@pytest.mark.parametrize("part", ONE_NAME + SEVERAL)
def test_a_name_that_nothing_has_is_told(borders, part, given):
    """Whatever is given for a name, the answer is what is wrong and how to mend it, and it is short."""
    with pytest.raises(UnknownNameError) as error:
        getattr(borders, part)(given)

    [problem] = error.value.problems
    assert problem.mend
    assert len(problem.what) < 120 or part == "beside"
    assert "\n" not in problem.what


@pytest.mark.parametrize(
    ("part", "given", "meant"),
    [
        ("theme", "courtz", "courts"),
        ("theme", "Drugs and alcohol", "substances"),
        ("lines", "Crimes", "crime"),
        ("trend", "recorded_crimes", "recorded_crime"),
        ("dots", "Recorded crime", "recorded_crime"),
        ("multiples", "sexual_crime", "sexual_crimes"),
        ("stages", "diversion_comenced", "diversion_commenced"),
    ],
)
def test_what_was_meant_is_suggested(borders, part, given, meant):
    """A name that is nearly one, and a title in place of a name, are told with the name."""
    with pytest.raises(UnknownNameError, match=rf"Did you mean .*\b{meant}\b"):
        getattr(borders, part)(given)


def test_themes_and_indicators_can_be_listed(borders):
    """Each name in the lists can be asked for."""
    themes, indicators = borders.themes(), borders.indicators()

    assert {"courts", "housing"} <= set(themes.index)
    assert {"recorded_crime", "cjpf-2-referrals"} <= set(indicators.index)
    assert indicators.loc["recorded_crime", ["unit", "theme"]].tolist() == ["per 10,000 people", "crime"]
    assert set(indicators["theme"]) <= {*themes.index, "national indicators"}
    assert all(borders.theme(name) for name in themes.index)
    assert isinstance(borders.trend("cjpf-2-referrals").blocks[0], Callout | Figure)


@pytest.mark.parametrize("part", ["multiples", "change"])
@pytest.mark.parametrize(
    "names",
    [
        ("recorded_crime", "treatment_waits"),
        ("treatment_waits", "sexual_crimes", "recorded_crime"),
        ("population_all_ages", "recorded_crime"),
    ],
)
def test_lines_of_several_units_are_not_drawn_on_one_axis(borders, part, names):
    """All that were named are told with their units; none is left out in silence."""
    with pytest.raises(UnknownNameError) as error:
        getattr(borders, part)(*names)

    assert all(name in str(error.value) for name in names)
    assert "not of one unit" in str(error.value)


@pytest.mark.parametrize("part", ["multiples", "change"])
def test_a_chart_of_no_line_is_refused(borders, part):
    """Without a name there is nothing to draw."""
    with pytest.raises(UnknownNameError, match="no indicator is named"):
        getattr(borders, part)()


def test_a_line_named_twice_is_drawn_once(borders):
    """The same chart comes of it."""
    assert borders.multiples("sexual_crimes", "dishonesty", "sexual_crimes") == borders.multiples(
        "sexual_crimes", "dishonesty"
    )


@pytest.mark.parametrize("part", ["multiples", "change"])
def test_a_line_without_a_figure_of_the_same_period_is_named(workbench, part):
    """What is not drawn with the others is said below them; where all are drawn nothing is."""
    file = workbench / "data" / "official" / "recorded_crime.csv"
    rows = pd.read_csv(file, dtype=str, keep_default_na=False)
    rows[(rows["indicator"] != "dishonesty") | (rows["period"] != "2024-25")].to_csv(file, index=False)
    report = cjreport.open_report("X12000002", "2024-25", home=workbench)
    figure, aside = getattr(report, part)("non_sexual_violence", "dishonesty", "damage_reckless").blocks

    assert isinstance(figure, Figure)
    assert plain(aside.runs) == "Not drawn, as there is no figure for the same period: crimes of dishonesty."
    assert len(getattr(report, part)("non_sexual_violence", "damage_reckless").blocks) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("recorded_crime",),
        ("treatment_waits", "reconviction_rate"),
        ("cjpf-1-assessments", "recorded_crime"),
        ("cjpf-1-assessments",),
        ("cjpf-1-assessments", "cjpf-3-completed"),
    ],
)
def test_what_is_not_the_stages_of_a_process_is_refused(borders, names):
    """A line that is no stage, one stage alone, and stages of two processes are told."""
    with pytest.raises(UnknownNameError, match=r"report\.stages\(\) shows"):
        borders.stages(*names)


def test_stages_stand_in_the_order_of_their_process(filled):
    """However they are named, each is compared with the stage before it."""
    named = filled.stages("cjpf-1-completed", "cjpf-1-assessments")

    assert named == filled.stages("cjpf-1-assessments", "cjpf-1-completed")


def test_a_part_that_there_is_none_of_says_so_to_the_analyst(borders):
    """A single area has no areas of its own: the notebook says it, and the report carries nothing."""
    areas = borders.areas()

    assert areas.blocks == ()
    assert "for a partnership of several areas" in areas._repr_mimebundle_()["text/html"]
    assert repr(areas) == "This part is for a partnership of several areas."


@pytest.mark.parametrize("part", ["dots", "map", "funnel"])
def test_a_line_of_one_area_is_not_drawn_among_areas(workbench, part):
    """Where no other area has a figure there is nothing to see it beside, and it is said."""
    file = workbench / "data" / "official" / "treatment_waits.csv"
    rows = pd.read_csv(file, dtype=str, keep_default_na=False)
    own = rows["area_code"].isin(["X12000002", "X92000000"])
    rows[own | (rows["indicator"] != "treatment_waits")].to_csv(file, index=False)
    [block] = getattr(cjreport.open_report("X12000002", "2024-25", home=workbench), part)("treatment_waits").blocks

    assert isinstance(block, Callout)
    assert "No other area has a figure" in plain(block.blocks[0].runs)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"period": 2024}, 'period is 2024\n    Write a financial year in quotes, such as period="2024-25".'),
        ({"period": None}, "period is None"),
        ({"period": ["2024-25"]}, "period is ['2024-25']"),
        ({"area": 5}, 'area is 5\n    Write a name in quotes, such as area="Angus".'),
        ({"country": None}, "country is None"),
        ({"area": "Agnus"}, "Did you mean Angus?"),
    ],
)
@pytest.mark.parametrize("open_it", [cjreport.open_report, cjreport.open_plan])
def test_what_cannot_be_opened_is_told(open_it, words, told):
    """A parameter of another type, and a name that nothing has, are told with how to write them."""
    with pytest.raises(ReportError) as error:
        open_it(**{"area": "Angus", "period": "2024-25"} | words)

    assert told in str(error.value)
