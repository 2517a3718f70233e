"""The example country: complete, plainly fictional, and written by its script."""

import filecmp
import shutil
import subprocess
import sys

import pandas as pd
import pytest
from conftest import REPOSITORY, run_cjreport

from cjreport.assurance.completeness import missing_words
from cjreport.inputs.choosing import choose_reports, gather_all
from cjreport.inputs.gather import read_figures, read_library
from cjreport.inputs.observations import STATUSES
from cjreport.inputs.workbench import SCOTLAND, Workbench

EXAMPLE = Workbench(REPOSITORY, "example")
IN_WORDS = ("narrative", "checklist")


@pytest.fixture(scope="module")
def library():
    return read_library(EXAMPLE)


@pytest.fixture(scope="module")
def figures():
    return read_figures(EXAMPLE).set_index(["indicator", "area_code", "period"]).sort_index()


def copy_of_the_workbench(folder):
    """The registers, the example country's own files but its figures, and no returns."""
    for part in (".", "frameworks", "official", "example"):
        (folder / "data" / part).mkdir(parents=True, exist_ok=True)
        for file in (REPOSITORY / "data" / part).glob("*.*"):
            if file.is_file():
                shutil.copy(file, folder / "data" / part)
    (folder / "params" / "example").mkdir(parents=True)
    shutil.copy(EXAMPLE.params / "disclosure.yaml", folder / "params" / "example")
    shutil.copy(REPOSITORY / "params" / "disclosure.yaml", folder / "params")
    return folder


def make(folder, *words):
    """Run a workbench's own copy of the script."""
    subprocess.run([sys.executable, folder / "data" / "example" / "make.py", *words], check=True)


def same(one, other):
    """Whether two folders hold the same files with the same bytes."""
    compared = filecmp.dircmp(one, other)
    alike = not (compared.left_only or compared.right_only or compared.funny_files)
    _, differing, missing = filecmp.cmpfiles(one, other, compared.common_files, shallow=False)
    return alike and not differing and not missing and all(same(one / d, other / d) for d in compared.common_dirs)


def test_the_script_writes_what_is_kept(tmp_path):
    """The figures and returns here are those of the script and its seed, byte for byte."""
    home = copy_of_the_workbench(tmp_path)

    make(home)

    assert same(home / "data" / "example" / "official", EXAMPLE.data / "official")
    assert same(home / "data" / "example" / "local", EXAMPLE.data / "local")
    assert same(home / "params" / "example", EXAMPLE.params)


def test_it_repeats_to_any_number_of_countries(tmp_path):
    """Each further country is sound and has chances of its own."""
    home = copy_of_the_workbench(tmp_path)

    make(home, "--out", home, "--countries", "2")

    tables = [(home / "data" / f"example-{n}" / "official" / "crime.csv").read_text(encoding="utf-8") for n in (1, 2)]
    assert tables[0] != tables[1]
    checked = run_cjreport("check", "--country", "example-2", cwd=home)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count("inputs sound; 0 statements still to supply.") == 8


def test_nothing_of_it_can_be_taken_for_real(library):
    """Every name says Example, no code is a real one, and the only source is the script."""
    real = read_library(Workbench(REPOSITORY, SCOTLAND))
    areas = library.areas

    assert areas.country.example
    assert len(areas.all) == 8
    assert all("Example" in place.name for place in (*areas.all, *areas.partnerships, *areas.regions))
    assert not {a.code for a in (*areas.all, *areas.regions)} & {a.code for a in (*real.areas.all, *real.areas.regions)}
    assert set(read_figures(EXAMPLE)["source"]) == {"example", "example-returns"}


@pytest.mark.parametrize("framework", ["opi-2016", "cjpf-2023"])
def test_every_national_indicator_is_told_in_every_period(library, figures, framework):
    """A figure, or why there is none, for each area and for the country."""
    [framework] = [f for f in library.frameworks if f.id == framework]
    counted = [i for i in framework.indicators if i.kind not in IN_WORDS]
    periods = [p for p in library.areas.country.periods if framework.governs(p)]
    codes = [library.areas.country.code, *(area.code for area in library.areas.all)]

    wanted = {(i.fed_by, code, period) for i in counted for code in codes for period in periods}

    assert len(wanted) > 200
    assert wanted - set(figures.index) == set()


def test_every_line_has_figures(library):
    """Each context line is held, but the one that serves Scotland's census alone."""
    held = set(read_figures(EXAMPLE)["indicator"])

    assert {line.fed_by for line in library.context.indicators} - held == {"population_16_70_rebased"}


def test_every_return_is_complete():
    """All that section 23(2) asks is said for every area and period."""
    reports = choose_reports(EXAMPLE, [], ["all"])

    every = gather_all(EXAMPLE, reports)

    assert len(every) == 64
    assert [i.area.name for i in every if missing_words(i.words, i.framework) or i.words.area != i.area.name] == []


@pytest.mark.parametrize("period", ["2017-18", "2024-25"])
def test_no_two_areas_give_the_same_account(period):
    """What was done, whether it is achieved and what progress was made are not word for word another area's."""
    every = gather_all(EXAMPLE, choose_reports(EXAMPLE, [], [period]))

    for outcome in every[0].framework.outcomes:
        accounts = [(i.area.name, i.words.account(outcome.id)) for i in every]
        said = [(a.action_taken + a.assessment + a.progress).replace(name, "") for name, a in accounts]
        assert len(set(said)) == len(every)


def test_every_trouble_of_real_figures_occurs(figures):
    """Provisional, revised, withheld, missing, without application, estimated."""
    assert set(figures["status"]) == set(STATUSES)


def test_the_country_is_the_sum_of_its_areas(library, figures):
    """Counts add up, where none is withheld or missing."""
    country = library.areas.country.code
    counts = figures.reset_index()
    counts = counts[counts["area_code"].isin([country, *(a.code for a in library.areas.all)])]
    wide = counts.pivot_table(index=["indicator", "period"], columns="area_code", values="numerator", dropna=False)
    whole = wide.dropna()

    assert len(whole) > 1000
    assert (whole.drop(columns=country).sum(axis=1) == whole[country]).all()


def test_no_figure_is_withheld_alone(figures):
    """Where one is withheld another is with it, so that none is left by subtraction from the country's."""
    withheld = figures[figures["status"] == "suppressed"].groupby(["indicator", "period"]).size()

    assert len(withheld) > 5
    assert withheld.min() >= 2


def test_stages_follow_one_another(figures):
    """No more cases begin than are assessed."""
    assessed = figures.loc["cjpf-1-assessments", "numerator"]
    begun = figures.loc["diversion_commenced", "numerator"]

    assert (begun <= assessed).all()


def test_the_real_change_lasts_and_the_false_alarm_does_not(figures):
    """East Example assesses half as many again for good; Example Moor has one bad year for fires."""
    assessed = figures.loc["cjpf-1-assessments"].loc["X12000006", "numerator"]
    fires = figures.loc["fire_raising"].loc["X12000008", "numerator"]

    assert assessed["2021-22":].min() > 1.2 * assessed[:"2020-21"].max()
    assert fires["2023-24"] > 1.4 * fires.drop("2023-24").max()


def test_waits_have_their_season(figures):
    """The share within three weeks is highest in the last quarter and lowest in the third."""
    country = figures.loc["treatment_waits"].loc["X92000001"].reset_index()
    quarters = country.groupby(country["period"].str[-2:])[["numerator", "denominator"]].sum()
    share = quarters["numerator"] / quarters["denominator"]

    assert pd.Series(share).idxmax() == "Q4"
    assert pd.Series(share).idxmin() == "Q3"
