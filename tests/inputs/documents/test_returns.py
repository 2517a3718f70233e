"""Returns, and which reports are meant."""

import pytest
from builds import gather_all

from cjreport.errors import InputError, ReportError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather
from cjreport.inputs.library import read_library
from cjreport.reports.area import open_report


@pytest.fixture
def file(workbench):
    return workbench / "params" / "2024-25" / "isles-of-example.yaml"


def problems(workbench, area="Isles of Example", period="2024-25"):
    with pytest.raises(ReportError) as error:
        gather(Workbench(workbench), area, period)
    return [(p.line, p.what, p.mend) for p in error.value.problems]


def test_the_framework_goes_by_the_period(inputs_of):
    """2021-22 is reported under seven outcomes, 2024-25 under nine."""
    assert inputs_of(period="2021-22").framework.id == "opi-2016"
    assert len(inputs_of(period="2021-22").framework.outcomes) == 7
    assert len(inputs_of(period="2024-25").framework.outcomes) == 9


def test_an_outcome_may_be_typed_without_quotes(inputs_of):
    """9 and "9" mean the same outcome."""
    words = inputs_of("Nether & Upper Example").the_return

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


def test_without_a_return_an_area_has_an_empty_one(workbench, file):
    """Every area and period has its report; what is not supplied is said in it."""
    file.unlink()

    words = gather(Workbench(workbench), "Isles of Example", "2024-25").the_return

    assert (words.area, words.outcomes) == ("Isles of Example", {})


def test_an_area_without_a_return_has_its_partnerships(workbench):
    """Areas that plan together may give one account; an area's own goes before it."""
    folder = workbench / "params" / "2024-25"
    joint = "area: Community Justice Example\nperiod: 2024-25\noutcomes: {'1': {action_taken: Together.}}\n"
    (folder / "community-justice-example.yaml").write_text(joint, encoding="utf-8")

    def words(area):
        return gather(Workbench(workbench), area, "2024-25").the_return

    assert words("Example City").account("1").action_taken == "Together."
    assert words("Community Justice Example").area == "Community Justice Example"
    assert words("Example's Glen").area == "Example's Glen"
    assert words("Isles of Example").area == "Isles of Example"


@pytest.mark.parametrize(
    ("area", "period", "asked"),
    [
        ("The Isles of Example", "2024/25", "2024-25"),
        ("isles‑of‑example", "2024–25", "2024/25"),
        ("Example Isles", "FY 2024-2025", "2024‑25"),
    ],
)
def test_a_return_says_whose_and_when_in_any_spelling(workbench, area, period, asked):
    """It is read as the register writes it, and so are the periods of its figures."""
    file = workbench / "params" / "2024-25" / "isles-of-example.yaml"
    figures = "".join(
        f"  - {{id: a, title: a, period: {each}, count: 9}}\n" for each in ("2024/25", "2024‑25", "2024-2025")
    )
    file.write_text(f"area: {area}\nperiod: {period}\nfigures:\n{figures}", encoding="utf-8")

    read = gather(Workbench(workbench), "Isles of Example", asked)

    assert (read.the_return.area, read.the_return.period, read.period) == ("Isles of Example", "2024-25", "2024-25")
    assert {figure.period for figure in read.the_return.figures} == {"2024-25"}


@pytest.mark.parametrize("period", ["2024-26", "0001 to 9998", "2024-02-30", "spring", "9999-00"])
def test_a_figure_of_no_period_is_refused(workbench, period):
    """With the line, and the forms that may be written."""
    file = workbench / "params" / "2024-25" / "isles-of-example.yaml"
    figure = f"figures: [{{id: a, title: a, period: {period}, count: 9}}]\n"
    file.write_text(f"area: Isles of Example\nperiod: 2024-25\n{figure}", encoding="utf-8")

    [(line, what, mend)] = problems(workbench)

    assert (line, "no period from 1900 to 2200" in what, "2024-25 Q1" in mend) == (3, True, True)


def test_an_unknown_area_and_period_are_told_together(workbench):
    """Two mistakes on one command line are two problems."""
    assert [what for _, what, _ in problems(workbench, "Nowhere", "2024/26")] == [
        'no area of Exampleland is called "Nowhere"',
        '"2024/26" is not a reporting period',
    ]


@pytest.mark.parametrize("period", ["2010-11", "2025-26", "2024"])
def test_a_period_that_is_not_reported_is_refused(workbench, period):
    """Neither before the first, nor after the last, nor in another form."""
    [(_, what, mend)] = problems(workbench, period=period)

    assert what == f'"{period}" is not a reporting period'
    assert mend == "Reports can be made for 2017-18 to 2024-25."


def test_problems_of_several_registers_are_told_together(workbench, rewrite):
    """A broken framework and a broken area are told at once."""
    rewrite(workbench / "data" / "areas.csv", "X12000002", "X1200")
    rewrite(workbench / "data" / "frameworks" / "opi-2016.yaml", "id: opi-2016", "idd: opi-2016")

    with pytest.raises(InputError) as error:
        read_library(Workbench(workbench))

    assert {p.file.name for p in error.value.problems} == {"areas.csv", "opi-2016.yaml"}


def test_a_mended_file_is_read_anew(workbench, rewrite):
    """An analyst who corrects a figure and runs the cell again sees the new one."""
    before = read_library(Workbench(workbench))
    rewrite(workbench / "data" / "country.yaml", "Exampleland", "Exampleshire")

    assert before.areas.country.name == "Exampleland"
    assert read_library(Workbench(workbench)).areas.country.name == "Exampleshire"


def test_every_area_has_its_report_of_the_latest_period(workbench):
    """Without names every area is meant, without a period the latest; "all" means every period."""
    everything = choose_reports(Workbench(workbench), [], [])

    assert [r.area for r in everything] == [area.name for area in read_library(Workbench(workbench)).areas.all]
    assert {r.period for r in everything} == {"2024-25"}
    assert [r.period for r in choose_reports(Workbench(workbench), ["Example Isles"], ["all"])] == [
        f"{year}-{year - 1999}" for year in range(2017, 2025)
    ]
    assert [
        r.area for r in choose_reports(Workbench(workbench), ["community justice example", "X12000091"], ["2017-18"])
    ] == [
        "Community Justice Example",
        "Nether & Upper Example",
    ]


def test_a_report_asked_for_twice_is_made_once(workbench):
    """By two names of one area, and one period given again."""
    assert len(choose_reports(Workbench(workbench), ["Example Isles", "X12000002"], ["2024-25", "2024-25"])) == 1


@pytest.mark.parametrize("name", ["nowhere.yaml", "isles-of-example.yml"])
def test_a_return_of_no_area_is_not_passed_over(workbench, name):
    """A misnamed file would be missed in silence, in whichever period it lies."""
    (workbench / "params" / "2024-25" / name).write_text("area: Nowhere\n", encoding="utf-8")

    with pytest.raises(InputError, match="no area has a return of this name"):
        gather_all(Workbench(workbench), choose_reports(Workbench(workbench), [], []))


def test_an_unknown_base_is_refused(workbench, rewrite):
    """An indicator's population must be in the register."""
    rewrite(workbench / "data" / "indicators.yaml", "base: population_all_ages", "base: population_all_age")

    with pytest.raises(InputError, match="Did you mean population_all_ages"):
        read_library(Workbench(workbench))


def test_parameters_of_another_type_are_refused():
    """A period typed as a number in a notebook is told, not a crash."""
    with pytest.raises(ReportError, match="period is 2024"):
        open_report("Scottish Borders", period=2024)


def test_a_shared_problem_is_told_once(workbench, rewrite):
    """A fault in a shared file is not repeated for every report."""
    reports = choose_reports(Workbench(workbench), [], [])
    rewrite(workbench / "data" / "official" / "population.csv", "X12000001", "X99")

    with pytest.raises(InputError) as error:
        gather_all(Workbench(workbench), reports)

    assert len(error.value.problems) == 1
