"""When a build brings which pages of the site up to date."""

import csv
import json
import shutil
from dataclasses import replace

import pytest

from cjreport.build import site as site_writing
from cjreport.build.outputs.placing import Outputs
from cjreport.build.run.attempts import Done, Lost
from cjreport.build.site import begin_site, write_site
from cjreport.errors import InputError
from cjreport.inputs.files.workbench import Workbench
from cjreport.reports.kinds import INDICATOR, PAGES
from cjreport.reports.pages import Page

AREA = {"area": "Isles of Example", "period": "2024-25", "files": {"index.html": "1", "data.csv": "1"}}


@pytest.fixture
def here(monkeypatch):
    """Tasks are run in this process, and counted by what they make."""
    made = []

    def run(make, tasks, *_):
        for task in tasks:
            made.append("indicators" if task.pages[0][0] is INDICATOR else "site")
            yield task, Done(make(task))

    monkeypatch.setattr(site_writing, "run_each", run)
    return made


@pytest.fixture
def out(tmp_path):
    """A shelf with one report on it."""
    return put(tmp_path / "out", "isles-of-example", AREA)


def put(out, slug, manifest):
    folder = out / manifest["period"] / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return out


def write(home, out, *, whole=True, change=None):
    """Write the site of a build that makes a change to the shelf."""
    with Outputs(out) as shelf:
        site = begin_site(shelf, Workbench(home), 1)
        if change:
            change()
        write_site(site, whole=whole)
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in sorted(out.rglob("*.*")) if file.is_file()}


def test_a_whole_build_makes_every_page_once(workbench, out, here):
    """The first page, those that explain and those of indicators; the same build again changes and draws nothing."""
    first = write(workbench, out)
    second = write(workbench, out)

    explaining = {"index.html", "glossary.html", "news.html", "accessibility.html"}
    assert explaining | {
        "indicators/index.html",
        "indicators/recorded_crime.html",
        "indicators/recorded_crime.csv",
    } <= {*first}
    assert "methods.html" not in first
    assert first == second
    assert here == ["indicators", "site", "site"]


def test_nothing_published_is_a_digest_of_figures_before_control(workbench, out, here):
    """Whoever has one finds the small counts behind it by trying: keys stay in the workbench, for its owner alone."""
    pages = write(workbench, out)
    [file] = (workbench / ".cjreport" / "keys").iterdir()
    kept = json.loads(file.read_text(encoding="utf-8"))

    assert here == ["indicators", "site"]
    assert [*json.loads(pages["indicators/manifest.json"])] == ["files"]
    assert not [place for place, content in pages.items() for key in kept.values() if key.encode() in content and key]
    assert all(file.name in pages["indicators/manifest.json"].decode() for file in (out / "indicators").glob("*.csv"))


@pytest.mark.usefixtures("here")
def test_what_a_page_of_an_indicator_holds(workbench, out):
    """It leads to the report that is there and to its table, whose rows are the measures, with the comparison."""
    pages = write(workbench, out)
    page = pages["indicators/recorded_crime.html"].decode()
    rows = list(csv.DictReader(pages["indicators/recorded_crime.csv"].decode().splitlines()))

    assert '<a href="../2024-25/isles-of-example/index.html">Isles of Example</a>' in page
    assert page.count('href="../2024-25/') == 1
    assert '<a href="recorded_crime.csv">' in page
    assert "Isles of Example" in {row["area"] for row in rows}
    assert {"period", "numerator", "value", "lower", "upper", "status", "source", "beside_country"} <= {*rows[0]}
    assert len({(row["area_code"], row["period"]) for row in rows}) == len(rows)


def test_a_build_of_one_area_does_not_begin_pages_of_indicators(workbench, out, here):
    """It would be held up for what nobody asked for."""
    pages = write(workbench, out, whole=False)

    assert "index.html" in pages
    assert not any(place.startswith("indicators/") for place in pages)
    assert b"indicators/index.html" not in pages["index.html"]
    assert here == ["site"]


def test_a_build_of_one_area_brings_figures_up_to_date(workbench, out, here, rewrite):
    """Pages of indicators that are there never tell of figures that are no more; the news say what became of them."""
    write(workbench, out)
    figures = workbench / "data" / "official" / "recorded_crime.csv"
    first = next(line for line in figures.read_text(encoding="utf-8").splitlines() if ",recorded_crime," in line)
    numerator = first.split(",")[3]
    rewrite(figures, first, first.replace(f",{numerator},", f",{int(numerator) + 1},"))
    here.clear()

    pages = write(workbench, out, whole=False)

    assert here == ["indicators", "site"]
    changed = {change["place"]: change for change in json.loads(pages["news.json"])["figures"]}
    assert changed["indicators/recorded_crime.html"]["changed"] >= 1
    assert b"indicators/recorded_crime.html" in pages["news.html"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("nothing", ["glossary", "indicators"])
def test_a_page_that_has_nothing_to_show_is_not_written(workbench, out, monkeypatch, nothing):
    """The others are: what is opened may say that there is no such page."""
    pages = tuple(replace(kind, opens=f"{__name__}:open_nothing") if kind.name == nothing else kind for kind in PAGES)
    monkeypatch.setattr(site_writing, "PAGES", pages)

    written = write(workbench, out)

    missing = {"glossary": "glossary.html", "indicators": "indicators/index.html"}
    places = {place: place in written for place in missing.values()}
    assert places == {place: kind != nothing for kind, place in missing.items()}
    assert {"index.html", "news.html", "indicators/recorded_crime.html"} <= {*written}


def open_nothing(item, _):
    """Open a page that shows nothing."""
    return Page(item, ())


@pytest.mark.usefixtures("here")
def test_news_are_of_the_last_build_that_changed_anything(workbench, out):
    """A report that came is told until something else changes."""
    glen = AREA | {"area": "Example's Glen"}
    first = write(workbench, out, whole=False, change=lambda: put(out, "examples-glen", glen))
    again = write(workbench, out, whole=False)
    gone = write(workbench, out, whole=False, change=lambda: shutil.rmtree(out / "2024-25" / "examples-glen"))

    assert [change["what"] for change in json.loads(first["news.json"])["reports"]] == ["new"]
    assert again == first
    assert [change["what"] for change in json.loads(gone["news.json"])["reports"]] == ["gone"]


def test_a_setting_that_is_not_sound_is_told_before_anything_is_made(workbench, out):
    """With its file and line."""
    (workbench / "params" / "site.yaml").write_text("publisher: P\n", encoding="utf-8")

    with Outputs(out) as shelf, pytest.raises(InputError, match=r"(?s)site\.yaml.*\"contact\" is missing"):
        begin_site(shelf, Workbench(workbench), 1)


def test_pages_that_cannot_be_made_are_no_silent_gap(workbench, out, monkeypatch):
    """What was to be made and was not is raised with its trace, and nothing is put in its place."""
    monkeypatch.setattr(site_writing, "run_each", lambda *_: [(None, Lost("a fault", None, "the trace"))])

    with pytest.raises(RuntimeError, match=r"(?s)a fault.*the trace"):
        write(workbench, out)
    assert not (out / "index.html").exists()
