"""What a worker is given travels, and is done where all that it takes is loaded."""

import os
from multiprocessing.reduction import ForkingPickler

from cjreport.build.run.jobs import PagesTask, make, make_pages
from cjreport.errors import Problem
from cjreport.inputs.figures.released import TO_COME
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.item import Item
from cjreport.present.site.links import Setting
from cjreport.present.site.news import News
from cjreport.publish.task import Task
from cjreport.reports.kind import Site
from cjreport.reports.kinds import AREA, INDICATOR, KINDS, PAGES

FIFE = Item(kind="area", code="S12000047", place="Fife", period="2024-25")


def travelled(task):
    """A task as it reaches another process."""
    return ForkingPickler.loads(ForkingPickler.dumps(task))


def test_a_report_to_make_travels_with_its_kind(tmp_path):
    """Whoever makes it knows no more of the kind than the row says."""
    task = Task(AREA, FIFE, Workbench(tmp_path), "2024-25/fife", tmp_path)

    assert travelled(task) == task


def test_a_notebook_finds_the_version_to_come(tmp_path, monkeypatch):
    """By the environment, whether it is run in this process or in a kernel of its own."""
    monkeypatch.setenv(TO_COME, "of another report")
    found = []

    def made(_):
        found.append(os.environ[TO_COME])
        return (Problem("left out"),)

    monkeypatch.setattr("cjreport.publish.document.make_report", made)
    for to_come in (tmp_path / "to-come", None):
        told = make(Task(AREA, FIFE, Workbench(tmp_path), "2024-25/fife", tmp_path, to_come=to_come))
        assert told == (Problem("left out"),)
    assert found == [str(tmp_path / "to-come"), ""]


def test_pages_stand_as_their_places_say(workbench, tmp_path):
    """The first page and the glossary at the top of the folder; of an indicator without figures there is none."""
    own = Workbench(workbench)
    site = Site(own, tuple(KINDS.values()), (), Setting(), News(), tmp_path / "published", {})
    pages = [(kind, item) for kind in PAGES if kind.name in {"index", "glossary"} for item in kind.due(site)]

    told = make_pages(travelled(PagesTask(tuple(pages), site, tmp_path / "made")))

    assert {file.name for file in (tmp_path / "made").iterdir()} == {"index.html", "glossary.html"}
    assert [*told] == [item for _, item in pages]


def test_a_folder_may_stand_for_a_place(workbench, tmp_path):
    """Pages of indicators are made in a folder of their own, each with its table beside it."""
    own = Workbench(workbench)
    site = Site(own, tuple(KINDS.values()), (), Setting(), News(), tmp_path / "published", {})
    items = {item.code: item for item in INDICATOR.due(site)}
    pages = tuple((INDICATOR, items[code]) for code in ("recorded_crime", "suicides"))

    told = make_pages(PagesTask(pages, site, tmp_path, "indicators"))

    assert {file.name for file in tmp_path.glob("*.*")} >= {"recorded_crime.html", "recorded_crime.csv"}
    for code, item in items.items():
        if item in told:
            assert told[item]["held"].has_page == (tmp_path / f"{code}.html").is_file()
