"""Questions about figures: asked of what cannot well be so, answered in sources.yaml, without a local number."""

import re
from dataclasses import replace

import pytest
from builds import run_cjreport
from conftest import REPOSITORY, make_workbench

from cjreport.inputs.figures.reading import read_placed_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.sources import Explained
from cjreport.measures.disclosure.gate import questions_of
from cjreport.measures.plausibility.questions import questions_about

HEADS = "area_code,indicator,period,numerator,denominator,value,unit,status,source\n"
LOCAL = """
  - id: our-count
    title: Our own count
    publisher: A partnership
    licence: Ours
    standing: local
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return read_library(Workbench(make_workbench(tmp_path_factory.mktemp("figures") / "workbench")))


@pytest.fixture
def figures(library):
    """The figures of the fictional country, to be changed."""
    return read_placed_figures(library.known).copy()


@pytest.fixture
def crime(figures):
    """A function that writes a count, and no rate, into an area's row of recorded crime in 2024-25."""

    def write(code, count):
        key = (
            figures["area_code"].eq(code) & figures["indicator"].eq("recorded_crime") & figures["period"].eq("2024-25")
        )
        figures.loc[key, ["numerator", "value"]] = (float(count), float("nan"))
        return int(figures.loc[key, "line"].iloc[0])

    return write


@pytest.fixture
def asked(library, figures):
    """A function that gives what is asked, once the answers given are taken into account."""
    return lambda *answers: [each[:4] for each in questions_about(figures, replace(library, answers=answers))]


@pytest.mark.parametrize("country", ["scotland", "example"])
def test_every_question_about_the_figures_held_is_answered(country):
    """Nothing that is shipped is out of proportion, adds up to something else or is missing without a reason."""
    asked = questions_of(read_library(Workbench(REPOSITORY, country)))

    assert [question.problem.what for question in asked] == []


@pytest.mark.parametrize("count", [99_999_999, 2_284_000])
def test_more_crimes_than_people_are_asked_about(asked, crime, count):
    """With where the row stands; nothing is stopped."""
    crime("X12000001", count)

    assert ("level", "recorded_crime", "X12000001", "2024-25") in asked()


@pytest.mark.parametrize("count", [228_400, 2_284, 228, 0])
def test_a_digit_too_many_or_too_few_is_asked_about(library, figures, crime, count):
    """The row's file, line and column are told, and what is to be expected."""
    line = crime("X12000001", count)

    [jump] = [each.problem for each in questions_about(figures, library) if each.doubt == "jump"]

    assert (jump.file.name, jump.line, jump.column) == ("recorded_crime.csv", line, "numerator")
    assert re.search(r"is out of all proportion: 2[23],\d{3} or so is to be expected$", jump.what)


@pytest.mark.parametrize("more", [1, -1, 300])
def test_areas_that_do_not_add_up_are_asked_about(asked, crime, more):
    """A slip too small for a jump is one of the sum."""
    crime("X12000001", 22_840 + more)

    assert asked() == [("total", "recorded_crime", "X92000001", "2024-25")]


def test_a_row_that_is_missing_is_asked_about(library, figures):
    """All other areas have one."""
    one = figures["area_code"].eq("X12000004") & figures["indicator"].eq("recorded_crime")

    asked = questions_about(figures[~(one & figures["period"].eq("2020-21"))], library)

    assert [each[:4] for each in asked] == [("missing", "recorded_crime", "", "2020-21")]


def explained(**place):
    """Give an answer about a jump of recorded crime."""
    return Explained(question="jump", line="recorded_crime", reason="It was so", **place)


@pytest.mark.parametrize("place", [{}, {"area": "X12000001"}, {"area": "Example City"}, {"period": "2024-25"}], ids=str)
def test_an_answer_settles_what_it_is_about(asked, crime, place):
    """For one area or all, one period or all."""
    crime("X12000001", 2_284)

    assert [doubt for doubt, *_ in asked(explained(**place))] == ["total"]


@pytest.mark.parametrize("place", [{"area": "X12000002"}, {"period": "2023-24"}], ids=str)
def test_an_answer_to_something_else_settles_nothing(asked, crime, place):
    """The question stays, and the answer is told."""
    crime("X12000001", 2_284)

    assert [doubt for doubt, *_ in asked(explained(**place))] == ["jump", "total", "jump"]


def test_local_numbers_are_not_told(workbench):
    """A question about a local figure says that it is asked, and no number that may have to be hidden."""
    sources = workbench / "data" / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8") + LOCAL, encoding="utf-8")
    (workbench / "data" / "local").mkdir()
    counts = [413, 417, 422, 409, 416, 3]
    rows = [f"X12000001,diversion_commenced,{2019 + n}-{20 + n},{c},,,cases,ok,our-count" for n, c in enumerate(counts)]
    (workbench / "data" / "local" / "ours.csv").write_text(HEADS + "\n".join(rows) + "\n", encoding="utf-8")

    [question] = questions_of(read_library(Workbench(workbench)))

    assert question[:4] == ("jump", "diversion_commenced", "X12000001", "2024-25")
    assert question.problem.what.endswith("the numerator is out of all proportion")


def test_a_population_long_past_is_asked_about(library, figures):
    """Counts that are set against people of two years before."""
    asked = questions_about(figures[figures["period"].ne("mid-2023")], library)

    assert ("base", "population_all_ages", "", "mid-2022") in [each[:4] for each in asked]


def test_check_prints_the_questions_and_goes_on(workbench):
    """They are told and counted, those alike together; they are no error."""
    file = workbench / "data" / "official" / "recorded_crime.csv"
    text = file.read_text(encoding="utf-8")
    for code in ("X12000001", "X12000005"):
        text = re.sub(rf"^({code},recorded_crime,2024-25),\d+,,[\d.]+", r"\1,9,,", text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")

    told = run_cjreport("check", "Long Example", cwd=workbench)

    assert "[jump] question: data/official/recorded_crime.csv, line" in told.stdout
    assert "And 1 more like it." in told.stdout
    assert "Figures: 3 open questions." in told.stdout
    assert "Long Example and the Distant Hinterland, 2024-25: inputs sound" in told.stdout
    assert "Traceback" not in told.stderr
