"""Builds that are killed at random instants: no reader ever meets a report that is missing or mixed."""

import multiprocessing
import os
import random
import time
from threading import Event, Thread

import pytest

from cjreport.build.outputs.exchange_folders import exchange
from cjreport.build.outputs.placing import Outputs
from cjreport.build.release.freezing import finish_releases, standing_rows
from cjreport.inputs.figures.seals import broken_seals
from cjreport.inputs.files.workbench import Workbench

pytestmark = pytest.mark.slow

FILES = 12
BUILD = """
import itertools
from cjreport.build.outputs.placing import Outputs
with Outputs(home / "outputs") as shelf:
    for number in itertools.count(first):
        for name in ("2024-25/report", "indicators"):
            staged = shelf.stage(name)
            for file in range(12):
                (staged / f"{file}.txt").write_text(str(number))
            shelf.place(staged, name)
        for page in ("index.html", "news.html"):
            shelf.write(page, f"{number}\\n" * 5000)
        done.send(number)
"""
RELEASE = """
import itertools, json
from cjreport.inputs.item import Item
from cjreport.inputs.figures.seals import sealed
from cjreport.inputs.files.workbench import Workbench
from cjreport.build.release.freezing import Releases, Version, finish_releases, releasing, standing_rows
from cjreport.build.outputs.placing import Outputs
from cjreport.publish.task import Task
from cjreport.reports.kinds import AREA
fife = Item(kind="area", code="S12000047", place="Fife", period="2024-25")
workbench, out = Workbench(home), home / "outputs"
file = home / "data" / "released" / "2024-25" / "fife.csv"
finish_releases(out, workbench)
while True:
    standing = standing_rows(file)
    number = len({row["version"] for row in standing}) + 1
    cells = {"version": f"{number}", "date": "2025-12-10", "reason": "Why", "digest": "0a1b", "kind": "measure"}
    cells |= {"figure": "bail", "period": "2024-25", "count": "45", "base": "", "value": "45"}
    cells |= {"unit": "people", "status": "ok"}
    rows = sealed([cells] * 5, standing)
    with Outputs(out) as shelf, Releases(shelf, workbench, {fife: Version(number, file, rows)}) as releases:
        staged, to_come = shelf.stage("2024-25/report"), releases.to_come(fife, "2024-25/report")
        for name in range(12):
            (staged / f"{name}.txt").write_text(str(number))
        (staged / "manifest.json").write_text(json.dumps({"files": {"0.txt": f"{number}"}}))
        releases.place(Task(AREA, fife, workbench, "2024-25/report", staged, to_come=to_come))
    done.send(number)
"""


class Reader(Thread):
    """Somebody who opens a folder again and again, and notes how often it was missing or mixed."""

    def __init__(self, folder):
        super().__init__()
        self.folder, self.ended = folder, Event()
        self.opened, self.missing, self.mixed = 0, 0, 0

    def run(self):
        while not self.ended.wait(0.0005):
            try:
                handle = os.open(self.folder, os.O_RDONLY)
            except FileNotFoundError:
                self.missing += 1
                continue
            try:
                words = {self.read(handle, f"{file}.txt") for file in range(FILES)}
            except FileNotFoundError:
                # whoever has opened a folder that was replaced meanwhile opens it again, as one who reloads a page
                self.mixed += self.is_there(handle)
            else:
                self.mixed += len(words) != 1
                self.opened += 1
            finally:
                os.close(handle)

    @staticmethod
    def read(folder, name):
        handle = os.open(name, os.O_RDONLY, dir_fd=folder)
        try:
            return os.read(handle, 100)
        finally:
            os.close(handle)

    def is_there(self, handle):
        """Whether the folder that was opened is still the one that is to be read."""
        try:
            return os.path.samestat(os.fstat(handle), self.folder.stat())
        except FileNotFoundError:
            return False


def kill_after(program, home, first, delay):
    """Kill a program *delay* seconds after the first number it tells of, and give the last one."""
    context = multiprocessing.get_context("forkserver")
    heard, done = context.Pipe(duplex=False)
    build = context.Process(target=exec, args=(program, {"home": home, "first": first, "done": done}))
    build.start()
    done.close()
    last = heard.recv()
    time.sleep(delay)  # the instant of the kill, not a wait for anything
    build.kill()
    build.join()
    try:
        while True:
            last = heard.recv()
    except EOFError:
        heard.close()
        return last


@pytest.fixture
def choose():
    """Random instants, by a seed that is told where a test fails."""
    seed = random.randrange(10**9)  # noqa: S311 -- instants, not secrets
    print(f"seed {seed}")  # noqa: T201 -- pytest shows it where a test fails
    return random.Random(seed)  # noqa: S311 -- the same


@pytest.fixture
def home(tmp_path):
    multiprocessing.set_forkserver_preload(["cjreport.build.release.freezing", "cjreport.inputs.parameters"])
    (tmp_path / "home" / "data").mkdir(parents=True)
    return tmp_path / "home"


def words_of(folder):
    return {path.read_text() for path in folder.glob("*.txt")}


def test_killed_while_placing_reports_and_pages(home, choose):
    """At every instant each folder and page is whole, and after each kill it is the last one made or the one after."""
    out, last, left = home / "outputs", 0, 0
    last = kill_after(BUILD, home, 1, 0)
    readers = [Reader(out / "2024-25" / "report"), Reader(out / "indicators")]
    for reader in readers:
        reader.start()
    for _ in range(60):
        last = kill_after(BUILD, home, last + 10, choose.uniform(0, 0.06))
        left += (out / ".cjreport" / "staging").exists()
        for page in ("index.html", "news.html"):
            lines = (out / page).read_text().splitlines()
            assert len(lines) == 5000
            assert set(lines) in ({f"{last}"}, {f"{last + 1}"})
        with Outputs(out):
            for reader in readers:
                assert words_of(reader.folder) in ({f"{last}"}, {f"{last + 1}"})
            assert {path.name for path in (out / ".cjreport").iterdir()} == {"lock", "journal"}
    for reader in readers:
        reader.ended.set()
        reader.join()

        assert reader.opened
        assert reader.mixed == 0
        assert reader.missing == 0 or not exchange(out / "indicators", out / "2024-25")
    assert left, "no kill hit between the steps"


def test_killed_while_releasing(home, choose):
    """After each kill the released file is whole and, once the next build has mended, it has what the report shows."""
    out, file = home / "outputs", home / "data" / "released" / "2024-25" / "fife.csv"
    kill_after(RELEASE, home, 0, 0)
    reader = Reader(out / "2024-25" / "report")
    reader.start()
    apart = 0
    for _ in range(40):
        last = kill_after(RELEASE, home, 0, choose.uniform(0, 0.1))
        rows = standing_rows(file)
        versions = [*dict.fromkeys(row["version"] for row in rows)]
        assert not [*broken_seals(file, dict(enumerate(rows)))]
        assert versions == [f"{number}" for number in range(1, len(versions) + 1)]
        assert len(versions) in {last, last + 1}
        apart += words_of(reader.folder) != {versions[-1]}
        finish_releases(out, Workbench(home))
        with Outputs(out):
            assert words_of(reader.folder) == {standing_rows(file)[-1]["version"]}
    reader.ended.set()
    reader.join()

    assert reader.opened
    assert reader.mixed == 0
    assert reader.missing == 0 or not exchange(out, home / "data")
    assert {path.name for path in file.parent.iterdir()} - {file.name} == set()
