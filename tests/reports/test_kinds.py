"""Every kind of report and page, by its row."""

from dataclasses import replace
from pkgutil import resolve_name

import pytest
from conftest import REPOSITORY

from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each
from cjreport.inputs.item import Item
from cjreport.inputs.library import read_library
from cjreport.publish.document import WRITES
from cjreport.publish.identity import IDENTITY_IN
from cjreport.reports.kinds import AREA, INDICATOR, KINDS, PAGES, PLAN

EXAMPLE = Item(kind="plan", code="X12000002", place="Isles of Example", period="2024-25", country="example")


@pytest.mark.parametrize("kind", [*KINDS.values(), *PAGES, INDICATOR], ids=lambda kind: kind.name)
def test_what_opens_one_is_there(kind):
    """A row names a module and in it a function; nothing else would tell before a build."""
    assert callable(resolve_name(kind.opens))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_file_of_a_report_is_written_and_says_whose_it_is(kind):
    """But for data.csv, which says so by its metadata; each has its notebook in the workbench."""
    assert {*kind.files} == {*WRITES}
    assert {*kind.files} - {*IDENTITY_IN} == {"data.csv"}
    assert (REPOSITORY / kind.notebook).is_file()


def test_a_kind_without_a_notebook_has_none_among_its_files():
    """Whether or not its row says which files it has."""
    assert replace(AREA, notebook=None).files == tuple(name for name in AREA.files if name != "report.ipynb")
    assert "report.ipynb" in AREA.files


def test_no_two_kinds_stand_in_one_place():
    """An area's annual report stands in the folder of its period, its plan in that of plans."""
    library = read_library(Workbench(REPOSITORY, "example"))

    assert AREA.place_of(EXAMPLE, library) == "example/2024-25/isles-of-example"
    assert PLAN.place_of(EXAMPLE, library) == "example/plans/isles-of-example"
    assert (AREA.named("Fife", "2024-25"), PLAN.named("Fife", "2024-25")) == ("Fife, 2024-25", "Fife, plan")


def test_pages_have_names_and_places_of_their_own():
    """The country's folder is named in the place of what is of a country alone."""
    line = Item(kind="indicator", code="bail", place="bail", period="", country="example")

    assert INDICATOR.names(line) == ("bail.html", "bail.csv")
    assert INDICATOR.place_of(line) == "example/indicators/bail.html"
    assert len({kind.name for kind in (*PAGES, INDICATOR, *KINDS.values())}) == len(PAGES) + 1 + len(KINDS)


def test_annual_reports_are_due_for_each_period_and_plans_once(workbench):
    """Of an area that has a plan of its own, whichever periods are asked for."""
    home = Workbench(workbench)
    gathered = gather_each(home, choose_reports(home, [], ["2023-24", "2024-25"]))
    annual, plans = AREA.due(gathered), PLAN.due(gathered)

    assert len(annual) == len(gathered.sound) == 2 * len(gathered.areas)
    assert {item.kind for item in annual.items} == {"area"}
    assert [(item.kind, item.place) for item in plans.items] == [("plan", "Isles of Example")]
