"""The example country: complete, plainly fictional, and written by its script."""

import filecmp
import shutil
import subprocess
import sys

import pandas as pd
import pytest
from builds import gather_all, run_cjreport
from conftest import REPOSITORY

from cjreport.assurance.check import check_document
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.inputs.documents.prose import quotations, statements
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.files.workbench import SCOTLAND, Workbench
from cjreport.inputs.files.yaml_text import read_yaml
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.rules import RULES
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.reports.opening import evidence_of

EXAMPLE = Workbench(REPOSITORY, "example")
IN_WORDS = ("narrative", "checklist")
RELEASED = [EXAMPLE.data / "released" / "2023-24" / "examples-glen.csv"]
STANDING = ("governance", "guidance", "revisions", "answers")
"""Parts of a return that may say what they said the year before."""
VERDICTS = ("achieved.", "not achieved.", "partly achieved.", "in part.", "achieved in part.")


@pytest.fixture(scope="module")
def library():
    return read_library(EXAMPLE)


@pytest.fixture(scope="module")
def returns(library):
    """Every place's return of every period, with all that belongs to it."""
    places = [place.name for place in (*library.areas.all, *library.areas.partnerships)]
    return gather_all(EXAMPLE, choose_reports(EXAMPLE, places, ["all"]))


def supplied(inputs):
    """Where everything in a place's return and plan stands."""
    return [inputs.supplied(kind).positions for kind in (RETURN, PLAN)]


@pytest.fixture(scope="module")
def faults():
    return read_yaml(EXAMPLE.data / "faults.yaml")[0]["faults"]


@pytest.fixture(scope="module")
def found(library, returns):
    """What the check finds: the place, the period or the plan's first year, the rule, and whether it is answered."""
    evidence = evidence_of(library)
    plans = {inputs.supplied(PLAN).positions.file: inputs for inputs in returns}
    told = [
        ((i.area.slug, i.period), finding)
        for i in returns
        for finding in check_document(RETURN, i, under_disclosure_control(i), evidence)
    ]
    told += [
        ((i.area.slug, f"plan {i.the_plan.starts}"), finding)
        for i in plans.values()
        for finding in check_document(PLAN, i, i, evidence)
    ]
    return [(*where, finding.rule.id, finding.answer is not None) for where, finding in told]


@pytest.fixture(scope="module")
def figures():
    return read_figures(read_library(EXAMPLE).known).set_index(["indicator", "area_code", "period"]).sort_index()


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
    """Run the script for a workbench."""
    script = REPOSITORY / "tools" / "example" / "make.py"
    subprocess.run([sys.executable, script, "--home", folder, *words], check=True)


def same(one, other):
    """Whether two folders hold the same files with the same bytes."""
    compared = filecmp.dircmp(one, other)
    alike = not (compared.left_only or compared.right_only or compared.funny_files)
    _, differing, missing = filecmp.cmpfiles(one, other, compared.common_files, shallow=False)
    return alike and not differing and not missing and all(same(one / d, other / d) for d in compared.common_dirs)


def test_the_script_writes_what_is_kept(tmp_path):
    """The figures, returns and plans here are those of the script and its seed, byte for byte."""
    home = copy_of_the_workbench(tmp_path)

    make(home)

    assert same(home / "data" / "example" / "official", EXAMPLE.data / "official")
    assert same(home / "data" / "example" / "local", EXAMPLE.data / "local")
    assert [*home.glob("data/example/released/*/*")] == [home / file.relative_to(REPOSITORY) for file in RELEASED]
    assert all((home / file.relative_to(REPOSITORY)).read_bytes() == file.read_bytes() for file in RELEASED)
    assert same(home / "params" / "example", EXAMPLE.params)


def test_it_repeats_to_any_number_of_countries(tmp_path):
    """Each further country is sound and has chances of its own."""
    home = copy_of_the_workbench(tmp_path)

    make(home, "--out", home, "--countries", "2")

    tables = [(home / "data" / f"example-{n}" / "official" / "crime.csv").read_text(encoding="utf-8") for n in (1, 2)]
    assert tables[0] != tables[1]
    checked = run_cjreport("check", "--country", "example-2", cwd=home)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count("inputs sound; nothing found.") == 8
    assert checked.stdout.count("plan: nothing found.") == 8


def test_nothing_of_it_can_be_taken_for_real(library):
    """Every name says Example, no code is a real one, and the only source is the script."""
    real = read_library(Workbench(REPOSITORY, SCOTLAND))
    areas = library.areas

    assert areas.country.example
    assert len(areas.all) == 8
    assert all("Example" in place.name for place in (*areas.all, *areas.partnerships, *areas.regions))
    assert not {a.code for a in (*areas.all, *areas.regions)} & {a.code for a in (*real.areas.all, *real.areas.regions)}
    assert set(read_figures(read_library(EXAMPLE).known)["source"]) == {"example", "example-returns"}


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
    held = set(read_figures(read_library(EXAMPLE).known)["indicator"])

    assert {line.fed_by for line in library.context.indicators} - held == {"population_16_70_rebased"}


def test_every_place_has_a_return_for_every_period_and_two_plans(library, returns):
    """Nine places, eight periods, each return its own; one plan for each framework."""
    places = [*library.areas.all, *library.areas.partnerships]

    assert len(returns) == 9 * 8
    assert all(
        inputs.the_return.area == inputs.area.name and inputs.the_return.period == inputs.period for inputs in returns
    )
    assert {inputs.the_plan.area == inputs.area.name for inputs in returns} == {True}
    assert all(
        PLAN.files(EXAMPLE, p, "") == [PLAN.file(EXAMPLE, p, ""), PLAN.earlier_file(EXAMPLE, p, "2017-18")]
        for p in places
    )


def test_the_check_finds_the_faults_and_nothing_else(faults, found):
    """Each fault of faults.yaml is found once, under its rule, where it was put, answered where it has an answer."""
    wanted = [
        (
            fault["place"],
            fault.get("finds") or fault.get("period") or f"plan {fault['plan']}",
            fault["rule"],
            "answer" in fault and "answers" not in fault,
        )
        for fault in faults
    ]

    assert sorted(found) == sorted(wanted)


def test_every_rule_has_a_fault(faults):
    """There is something for every rule to find."""
    assert RULES.keys() - {fault["rule"] for fault in faults} == set()


def test_the_latest_period_has_no_open_error(found, faults):
    """Its reports can be released; of all faults that an answer settles, a third has one."""
    latest = [rule for _, period, rule, answered in found if period == "2024-25" and not answered]
    answerable = [fault for fault in faults if RULES[fault["rule"]].answerable]

    assert {RULES[rule].severity for rule in latest} == {"question"}
    assert len(latest) <= 5
    assert sum("answer" in fault for fault in answerable) >= len(answerable) / 3


def test_no_return_says_what_it_said_the_year_before(returns, faults):
    """No prose comes back word for word at the same place, but where a fault wants it."""
    wanted = {(fault["place"], fault.get("period")) for fault in faults if fault["rule"] == "repeated-text"}
    texts = {(i.area.slug, i.period): said_in(i.the_return) for i in returns}

    repeated = {
        (i.area.slug, i.period)
        for i in returns
        for before in [texts.get((i.area.slug, max(i.earlier, default="")), set())]
        if texts[i.area.slug, i.period] & before
    }

    assert repeated == wanted


def said_in(words):
    """What a return says, its period's own parts alone."""
    reasons = "indicators_not_used"
    told = (said for said in statements(words) if said.path[0] not in STANDING and reasons not in said.path)
    return {" ".join(said.text.split()) for said in told}


def test_an_assessment_does_not_begin_with_its_verdict(returns):
    """The report prints the verdict before it."""
    accounts = [a for i in returns for a in (*i.the_return.outcomes.values(), *i.the_return.local_outcomes.values())]

    assert [a.assessment for a in accounts if a.assessment.casefold().startswith(VERDICTS)] == []


def test_figures_stand_in_the_words(returns):
    """Every return quotes figures of the data, so that words and figures stand beside each other."""
    quoted = [sum(len([*quotations(said.text)]) for said in statements(inputs.the_return)) for inputs in returns]

    assert min(quoted) >= 1


def test_returns_and_plans_are_of_a_length_that_can_be_read(returns):
    """From some 200 to some 450 lines, the shortest compiled from what others had published."""
    lengths = [document.text.count("\n") for i in returns for document in supplied(i)]

    assert min(lengths) > 200
    assert max(lengths) < 470


@pytest.mark.parametrize("period", ["2017-18", "2024-25"])
def test_no_two_areas_give_the_same_account(period):
    """What was done, whether it is achieved and what progress was made are not word for word another area's."""
    every = gather_all(EXAMPLE, choose_reports(EXAMPLE, [], [period]))

    for outcome in every[0].framework.outcomes:
        accounts = [(i.area.name, i.the_return.account(outcome.id)) for i in every]
        said = [(a.action_taken + a.assessment + a.progress).replace(name, "") for name, a in accounts]
        assert len(set(said)) == len(every)


def test_every_trouble_of_real_figures_occurs(figures):
    """Provisional, revised, withheld, missing, without application, estimated."""
    assert set(figures["status"]) == set(Status)


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
