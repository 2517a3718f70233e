"""What tests share: a small fictional country, laid out as a workbench in a folder of its own."""

import shutil
from pathlib import Path

import pytest
from builds import build, made_once, run_cjreport
from hypothesis import settings

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather
from cjreport.reports.area import open_report
from cjreport.reports.kinds import AREA, PLAN

REPOSITORY = Path(__file__).parents[1]

# how long an example takes depends on what else the machine does; speed is measured in bench/
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LONGEST = ("system", "built", "build", "publish")
"""Folders of tests that take longest."""


def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no worker is left with it when the others have done."""
    places = [*LONGEST, ""]
    items.sort(key=lambda item: next(at for at, place in enumerate(places) if f"tests/{place}" in item.nodeid))


def make_workbench(home):
    """Lay out the fictional country, with the real frameworks, indicators and notebooks."""
    shutil.copytree(REPOSITORY / "tests" / "workbench", home)
    shutil.copytree(REPOSITORY / "data" / "frameworks", home / "data" / "frameworks")
    for register in ("indicators.yaml", "deadlines.yaml", "glossary.yaml"):
        shutil.copy(REPOSITORY / "data" / register, home / "data")
    shutil.copytree(REPOSITORY / "notebooks", home / "notebooks", ignore=shutil.ignore_patterns(".*"))
    return home


@pytest.fixture(scope="session")
def outputs(tmp_path_factory):
    """Reports of a real area under both frameworks; reports and plans of the example and a small fictional country."""

    def make(out):
        home = make_workbench(tmp_path_factory.mktemp("fictional") / "home")
        areas = ("Isles of Example", "Nether & Upper Example")
        built = run_cjreport("build", *areas, "--period", "2024-25", "--kind", "all", "--out", out, cwd=home)
        assert built.returncode == 0, built.stderr
        build(REPOSITORY, "Scottish Borders", periods=("2021-22", "2024-25"), out=out)
        build(REPOSITORY, "Community Justice Example", country="example", out=out)
        build(REPOSITORY, "Isles of Example", country="example", kinds=(AREA, PLAN), out=out)

    return made_once(tmp_path_factory, "outputs", make)


@pytest.fixture(scope="session")
def awkward(tmp_path_factory):
    """Reports most likely to break a layout: by their names, their gaps or their length; a partnership."""

    def make(out):
        areas = ("Na h-Eileanan Siar", "Clackmannanshire", "City of Edinburgh", "Argyll and Bute", "Ayrshire")
        build(REPOSITORY, *areas, out=out)
        build(REPOSITORY, "Long Example and the Distant Hinterland", country="example", out=out)

    return made_once(tmp_path_factory, "awkward", make)


@pytest.fixture
def workbench(tmp_path):
    """A writable workbench of the fictional country."""
    return make_workbench(tmp_path / "workbench")


@pytest.fixture
def rewrite():
    """A function that replaces text in a file, and fails if the text is not there."""

    def replace(file, old, new):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture(scope="session")
def borders():
    """The report of a real area."""
    return open_report("Scottish Borders", period="2024-25", home=REPOSITORY)


@pytest.fixture
def filled(workbench):
    """The report of a fictional area whose return is filled in."""
    return open_report("Nether & Upper Example", period="2024-25", home=workbench)


@pytest.fixture
def inputs_of(workbench):
    """A function that gathers the inputs of a fictional report."""
    return lambda area="Isles of Example", period="2024-25": gather(Workbench(workbench), area, period)
