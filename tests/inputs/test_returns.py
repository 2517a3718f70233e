"""Returns, and which reports are meant."""

import pytest

from cjreport.errors import InputError, ReportError
from cjreport.inputs.choosing import choose_reports, gather_all
from cjreport.inputs.gather import gather, read_library
from cjreport.report import open_report


@pytest.fixture
def file(workbench):
    return workbench / "params" / "2024-25" / "isles-of-example.yaml"


def problems(workbench, area="Isles of Example", period="2024-25"):
    with pytest.raises(ReportError) as error:
        gather(workbench, area, period)
    return [(p.line, p.what, p.mend) for p in error.value.problems]


def test_the_framework_goes_by_the_period(inputs_of):
    """2021-22 is reported under seven outcomes, 2024-25 under nine."""
    assert inputs_of(period="2021-22").framework.id == "opi-2016"
    assert len(inputs_of(period="2021-22").framework.outcomes) == 7
    assert len(inputs_of(period="2024-25").framework.outcomes) == 9


def test_an_outcome_may_be_typed_without_quotes(inputs_of):
    """9 and "9" mean the same outcome."""
    words = inputs_of("Nether & Upper Example").words

    assert words.account("9").action_taken == "Two open evenings were held.\n"
    assert words.account("2").is_empty


def test_another_areas_return_is_refused(workbench, file, rewrite):
    """A file that was copied and not changed is not this area's."""
    rewrite(file, "area: Isles of Example", "area: Example City")

    [(_, what, mend)] = problems(workbench)

    assert what == "this file is for Isles of Example, but its area says Example City"
    assert mend == 'Write "area: Isles of Example".'


def test_another_periods_return_is_refused(workbench, file, rewrite):
    """Nor is last year's."""
    rewrite(file, "period: 2024-25", "period: 2023-24")

    assert problems(workbench)[0][1] == "this file is for 2024-25, but its period says 2023-24"


def test_an_unknown_outcome_is_refused(workbench, file, rewrite):
    """Outcome 10 is in neither framework."""
    rewrite(file, "outcomes: {}", 'outcomes: {"10": {}}')

    assert problems(workbench)[0][1] == '"10" is not an outcome of the Community Justice Performance Framework'


def test_an_unknown_key_is_refused_with_its_line(workbench, file, rewrite):
    """A misspelt key is not silently left out."""
    rewrite(file, "outcomes: {}", 'outcomes:\n  "1":\n    action_take: x')

    assert problems(workbench)[0][:2] == (6, 'unknown key "outcomes.1.action_take"')


def test_a_missing_return_says_where_it_should_stand(workbench, file):
    """The error names the file to make."""
    file.unlink()

    with pytest.raises(InputError, match=r"isles-of-example\.yaml: Isles of Example has no return for 2024-25"):
        gather(workbench, "Isles of Example", "2024-25")


def test_an_unknown_area_and_period_are_told_together(workbench):
    """Two mistakes on one command line are two problems."""
    assert [what for _, what, _ in problems(workbench, "Nowhere", "2024/25")] == [
        'no area is called "Nowhere"',
        '"2024/25" is not a reporting period',
    ]


def test_a_period_before_any_framework_is_refused(workbench):
    """Nothing governs 2010-11."""
    assert problems(workbench, period="2010-11")[0][1] == "no performance framework governs 2010-11"


def test_problems_of_several_registers_are_told_together(workbench, rewrite):
    """A broken framework and a broken area are told at once."""
    rewrite(workbench / "data" / "areas.csv", "X12000002", "X1200")
    rewrite(workbench / "data" / "frameworks" / "opi-2016.yaml", "id: opi-2016", "idd: opi-2016")

    with pytest.raises(InputError) as error:
        read_library(workbench)

    assert {p.file.name for p in error.value.problems} == {"areas.csv", "opi-2016.yaml"}


def test_a_mended_file_is_read_anew(workbench, rewrite):
    """An analyst who corrects a figure and runs the cell again sees the new one."""
    before = read_library(workbench)
    rewrite(workbench / "data" / "country.yaml", "Exampleland", "Exampleshire")

    assert before.areas.country.name == "Exampleland"
    assert read_library(workbench).areas.country.name == "Exampleshire"


def test_reports_are_those_with_a_return(workbench):
    """Without names, every return is a report; with a name, that area's; a period named is meant even without one."""
    everything = choose_reports(workbench, [], [])

    assert [(r.area, r.period) for r in everything] == [
        ("Isles of Example", "2021-22"),
        ("Isles of Example", "2024-25"),
        ("Nether & Upper Example", "2024-25"),
        ("Example's Glen", "2024-25"),
        ("Long Example and the Distant Hinterland", "2024-25"),
    ]
    assert [r.period for r in choose_reports(workbench, ["The Isles"], [])] == ["2021-22", "2024-25"]
    assert [r.area for r in choose_reports(workbench, ["X12000001"], ["2024-25"])] == ["Example City"]


def test_a_report_asked_for_twice_is_made_once(workbench):
    """By two names of one area, and one period given again."""
    assert len(choose_reports(workbench, ["The Isles", "X12000002"], ["2024-25", "2024-25"])) == 1


@pytest.mark.parametrize("name", ["nowhere.yaml", "isles-of-example.yml"])
def test_a_return_of_no_area_is_not_passed_over(workbench, name):
    """A misnamed file would be missed in silence."""
    (workbench / "params" / "2024-25" / name).write_text("area: Nowhere\n", encoding="utf-8")

    with pytest.raises(InputError, match="no area has a return of this name"):
        choose_reports(workbench, [], [])


def test_an_unknown_base_is_refused(workbench, rewrite):
    """An indicator's population must be in the register."""
    rewrite(workbench / "data" / "indicators.yaml", "base: population_all_ages", "base: population_all_age")

    with pytest.raises(InputError, match="Did you mean population_all_ages"):
        read_library(workbench)


def test_parameters_of_another_type_are_refused():
    """A period typed as a number in a notebook is told, not a crash."""
    with pytest.raises(ReportError, match="period is 2024"):
        open_report("Scottish Borders", period=2024)


def test_a_shared_problem_is_told_once(workbench, rewrite):
    """A fault in a shared file is not repeated for every report."""
    reports = choose_reports(workbench, [], [])
    rewrite(workbench / "data" / "official" / "population.csv", "X12000001", "X99")

    with pytest.raises(InputError) as error:
        gather_all(workbench, reports)

    assert len(error.value.problems) == 1
