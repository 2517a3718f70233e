"""The policy on disclosure, and the door between official and local figures."""

import pytest
from pydantic import ValidationError

from cjreport.errors import InputError
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.policy import Policy, Profile

LOCAL = """
  - {id: our-count, title: Our count, publisher: The partnership, url: null, edition: "", published: null,
     next_due: null, licence: none, standing: local, notes: [], via: null}
"""
HEADS = "area_code,indicator,period,numerator,denominator,value,unit,status,source\n"


@pytest.fixture
def file(workbench):
    return workbench / "params" / "disclosure.yaml"


@pytest.fixture
def local(workbench):
    """A workbench with a source of local figures, and a table of one."""
    sources = workbench / "data" / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8") + LOCAL, encoding="utf-8")
    (workbench / "data" / "local").mkdir()
    table = workbench / "data" / "local" / "ours.csv"
    table.write_text(HEADS + "X12000001,diversion_commenced,2024-25,3,,,cases,ok,our-count\n", encoding="utf-8")
    return table


@pytest.mark.usefixtures("local")
def test_local_figures_are_controlled_and_official_ones_pass(workbench):
    """So it is unless an indicator or a source has another profile."""
    library = read_library(Workbench(workbench))
    of = library.policy.profile_of

    assert of(library.sources["example-figures"], "recorded_crime").passes
    assert not of(library.sources["our-count"], "recorded_crime").passes


@pytest.mark.usefixtures("local")
def test_an_indicators_profile_goes_before_its_sources(workbench, file, rewrite):
    """The most particular rule holds."""
    rewrite(file, "sources: {}", "sources: {our-count: strict}")
    rewrite(file, "indicators: {}", "indicators: {diversion_commenced: standard}")
    library = read_library(Workbench(workbench))

    assert library.policy.profile_of(library.sources["our-count"], "recorded_crime").largest == 9
    assert library.policy.profile_of(library.sources["our-count"], "diversion_commenced").largest == 4


@pytest.mark.parametrize(
    ("old", "new", "what", "mend"),
    [
        ("default: standard", "default: standad", 'no profile is called "standad"', "Did you mean standard?"),
        ("sources: {}", "sources: {nobody: strict}", 'no source is called "nobody"', "Known: example-figures."),
        ("parts: [cpo_ended]", "parts: [cpo_endet]", 'no indicator is called "cpo_endet"', "Did you mean cpo_ended"),
        ("completion.denominator", "completion.base", '"cpo_completion.base" names no count', "Write numerator or"),
    ],
)
def test_unknown_names_are_told(workbench, file, rewrite, old, new, what, mend):
    """Each with the nearest that is known, and the file."""
    rewrite(file, old, new)
    with pytest.raises(InputError) as error:
        read_library(Workbench(workbench))
    [problem] = error.value.problems

    assert (problem.what, problem.file) == (what, file)
    assert problem.mend.startswith(mend)


def test_a_missing_policy_is_told(workbench, file):
    """Without one nothing is known to be safe."""
    file.unlink()

    with pytest.raises(InputError, match="the file is missing"):
        read_library(Workbench(workbench))


def test_a_changed_policy_is_read_anew(workbench, file, rewrite):
    """An analyst who changes the policy and runs the cell again has the new one."""
    before = read_library(Workbench(workbench)).policy
    rewrite(file, "standard: {largest: 4}", "standard: {largest: 5}")

    assert (
        before.profiles["standard"].largest,
        read_library(Workbench(workbench)).policy.profiles["standard"].largest,
    ) == (
        4,
        5,
    )


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        ({"everyone": True, "rest": False}, "everyone needs rest"),
        ({"largest": 2, "protection": 3}, "more values than a hidden count can have"),
        ({"round_to": 10}, "make a nought of counts"),
        ({"protection": 1}, "greater than or equal to 2"),
    ],
)
def test_a_profile_that_would_give_itself_away_is_refused(profile, why):
    """What cannot protect is no profile."""
    with pytest.raises(ValidationError, match=why):
        Profile(**profile)


def test_what_ties_counts_is_named():
    """Every indicator of a margin, a stage or a rule of its own is known to the policy."""
    policy = Policy(
        profiles={"x": Profile()},
        default="x",
        official="x",
        indicators={"a": "x"},
        margins=[{"whole": "b.denominator", "parts": ["c"]}],
        stages=[("d", "e")],
    )

    assert policy.named == ["a", "b", "c", "d", "e"]


@pytest.mark.usefixtures("local")
def test_local_figures_are_read_beside_official_ones(workbench):
    """They are in the one frame that measures start from."""
    figures = read_figures(read_library(Workbench(workbench)).known)

    assert figures[figures["source"] == "our-count"]["numerator"].tolist() == [3]


def test_a_local_figure_cannot_pass_for_official(workbench, local, rewrite):
    """A row in the wrong folder is told with its place, whichever way round."""
    population = workbench / "data" / "official" / "population.csv"
    first = population.read_text(encoding="utf-8").splitlines()[1]
    rewrite(population, first, first.replace("example-figures", "our-count"))
    rewrite(local, "our-count", "example-figures")

    with pytest.raises(InputError) as error:
        read_figures(read_library(Workbench(workbench)).known)

    assert [(p.file.name, p.line, p.column) for p in error.value.problems] == [
        ("population.csv", 2, "source"),
        ("ours.csv", 2, "source"),
    ]
    assert all("whose standing is" in p.mend for p in error.value.problems)


def test_a_local_rate_without_its_count_is_refused(workbench, local):
    """Set against a population that everybody knows it would be a count that nobody has looked at."""
    local.write_text(HEADS + "X12000001,diversion_rate,2024-25,,20000,1.5,per 10000,ok,our-count\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"the rate 1\.5 stands without the number of cases") as error:
        read_figures(read_library(Workbench(workbench)).known)

    assert [(p.line, p.column) for p in error.value.problems] == [(2, "numerator")]
