"""Which reports are hardest to lay out."""

import pytest
from builds import run_cjreport
from conftest import REPOSITORY

from cjreport.build.hardest_layouts import CASES, Candidate, awkward_reports, candidates
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library
from cjreport.measures.frame.country import measures_of_country


@pytest.fixture(scope="module")
def example():
    library = read_library(find_workbench("example", REPOSITORY))
    return list(candidates(library, measures_of_country(library)))


@pytest.fixture
def candidate(example):
    """A function that gives a candidate of an example's area, with facts of its own."""
    places = {each.place.name: each.place for each in example}

    def give(name, period="2024-25", **facts):
        return Candidate(places[name], period, AreaReturn(area=name, period=period), facts)

    return give


def reasons(chosen):
    return {(each.area, each.period): " ".join(each.why) for each in chosen}


def test_every_case_is_found_in_the_example(example):
    """Each kind of awkward report is there once."""
    told = reasons(awkward_reports(example))

    assert sum(len(each.why) for each in awkward_reports(example)) == len(CASES)
    assert "the longest name, 39 letters" in told["Long Example and the Distant Hinterland", "2024-25"]
    assert "an ampersand" in told["Nether & Upper Example", "2024-25"]
    assert "an apostrophe" in told["Example's Glen", "2024-25"]
    assert "not English" in told["Isles of Example", "2024-25"]
    assert "a joint partnership of 2 areas" in told["Community Justice Example", "2024-25"]


def test_the_choice_does_not_hang_on_order(example):
    """The same reports, whichever way they come."""
    assert awkward_reports(example[::-1]) == awkward_reports(example)


def test_the_most_and_the_least_are_chosen(candidate):
    """By the figures that a report tells; what is not known is no figure."""
    chosen = awkward_reports(
        [
            candidate("Example City", held=9, suppressed=2, largest=90_000, smallest_base=40, furthest=1.5),
            candidate("East Example", held=3, suppressed=5, largest=float("nan"), smallest_base=7, furthest=0.5),
            candidate("Port Example", held=5, suppressed=0, largest=800, smallest_base=float("nan"), furthest=9.0),
        ]
    )
    told = reasons(chosen)

    assert "the most lines with a figure, 9" in told["Example City", "2024-25"]
    assert "the largest count, 90,000" in told["Example City", "2024-25"]
    assert "the most lines without a figure: 3 are held" in told["East Example", "2024-25"]
    assert "the most figures withheld, 5" in told["East Example", "2024-25"]
    assert "the smallest base of a figure, 7" in told["East Example", "2024-25"]
    assert "9 widths" in told["Port Example", "2024-25"]


def test_of_those_alike_the_latest_is_chosen(candidate):
    """And then the first by name; what no report has is no case."""
    alike = [candidate("Port Example", "2023-24"), candidate("Port Example"), candidate("East Example")]
    told = reasons(awkward_reports(alike))

    assert set(told) == {("East Example", "2024-25"), ("Port Example", "2023-24")}
    assert "withheld" not in " ".join(told.values())


def test_the_command_says_which_and_why():
    """A line for each report of real areas, in a few seconds."""
    ran = run_cjreport("awkward", cwd=REPOSITORY)

    assert ran.returncode == 0
    assert "Na h-Eileanan Siar" in ran.stdout
    assert "a joint partnership of 3 areas" in ran.stdout
