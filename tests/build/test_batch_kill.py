"""A build that is killed leaves every report wholly old or wholly new, nothing running, and the next build works."""

import hashlib
import json
import multiprocessing
import random
import re
import signal
import subprocess
import time

import nbformat
import psutil
import pytest
from builds import COMMAND, run_cjreport
from sound_workbench import lay_out

from cjreport.build.outputs.placing import Outputs
from cjreport.build.release.freezing import finish_releases
from cjreport.inputs.figures.released import read_releases
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library

pytestmark = pytest.mark.slow

AREA = ("Example City", "-p", "2024-25")
RELEASE = ("--release", "--reason", "A count was corrected")
CELLS = ("report = cjreport.open_report(area, period=period, country=country)", "report.front()")
BUILD = """
import datetime, os
os.chdir(home)
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.gathered import gather_each
from cjreport.inputs.files.workbench import find_workbench
from cjreport.build import batch, site as site_writing
from cjreport.build.release.freezing import Asked
from cjreport.build.run.attempts import Done

def here(make, tasks, *_):
    for task in tasks:
        yield task, Done(make(task))

batch.run_each = site_writing.run_each = here
workbench = find_workbench()
gathered = gather_each(workbench, choose_reports(workbench, areas, ["2024-25"]))
asked = Asked(datetime.date(2026, 1, 5), "A count was corrected") if release else None
begun.send(1)
for _ in batch.build_reports(gathered, home / "outputs", batch.Options(jobs=1, release=asked)):
    begun.send(2)
begun.send(3)
"""


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(("seconds", "release"), [(2, ()), (6, RELEASE), (7, ()), (8, RELEASE)])
def test_a_killed_build_mixes_nothing(workbench, rewrite, seconds, release):
    """Wherever the kill falls, the published folder is the old one or the new one, and so is the released file."""
    lay_out(workbench)
    out, folder = workbench / "outputs", workbench / "outputs" / "2024-25" / "example-city"
    assert run_cjreport("build", *AREA, *release, cwd=workbench).returncode == 0
    old = contents(folder)
    rewrite(workbench / "params" / "2024-25" / "example-city.yaml", "    count: 120\n", "    count: 121\n")

    command = [COMMAND, "build", *AREA, *release]
    build = subprocess.Popen(command, cwd=workbench, stdout=subprocess.DEVNULL)
    time.sleep(seconds)
    started = psutil.Process(build.pid).children(recursive=True) if build.poll() is None else []
    build.send_signal(signal.SIGKILL)
    build.wait()
    after = contents(folder)
    _, alive = psutil.wait_procs(started, timeout=30)

    assert alive == []
    again = run_cjreport("build", *AREA, *release, cwd=workbench)
    new = contents(folder)
    assert again.returncode == 0, again.stderr
    assert new["index.html"] != old["index.html"]
    assert after in (old, new)
    place = read_library(Workbench(workbench)).areas.find("Example City")
    assert len(read_releases(Workbench(workbench), place, "2024-25")) == (2 if release else 0)
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == [".cjreport"]
    assert {path.name for path in (out / ".cjreport").iterdir()} <= {"lock", "journal", "unfinished"}


@pytest.fixture
def home(workbench):
    """A workbench with a sound return, and a notebook that shows little of it and so is soon run."""
    lay_out(workbench)
    file = workbench / "notebooks" / "area_report.ipynb"
    notebook = nbformat.read(file, as_version=4)
    parameters = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    cells = [nbformat.v4.new_code_cell(source) for source in ("import cjreport", *CELLS)]
    notebook.cells = [parameters, *cells]
    nbformat.write(notebook, file)
    return workbench


def build(home, areas, *, release, kill_after=None):
    """Build in a process that has all loaded and, if asked to, kill it so many seconds after its inputs are read."""
    context = multiprocessing.get_context("forkserver")
    heard, begun = context.Pipe(duplex=False)
    names = {"home": home, "areas": areas, "release": release, "begun": begun}
    process = context.Process(target=exec, args=(BUILD, names))
    process.start()
    begun.close()
    heard.recv()
    start = time.monotonic()
    if kill_after is not None:
        time.sleep(kill_after)  # the instant of the kill, not a wait for anything
        process.kill()
    process.join()
    heard.close()
    assert kill_after is not None or process.exitcode == 0
    return time.monotonic() - start


def check_whole(folder):
    """Hold a report's files to the digests of its manifest, and give the version that its page tells of."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    page = (folder / "index.html").read_text(encoding="utf-8")
    shown = re.search(r"[Vv]ersion (\d+), released on", page)
    return int(shown[1]) if shown else 0


def test_builds_and_releases_killed_at_random(home, rewrite):
    """Reports and pages are whole at once; the version that a report shows is frozen when the next build begins."""
    multiprocessing.set_forkserver_preload(["cjreport.build.run.preload"])
    seed = random.randrange(10**9)  # noqa: S311 -- instants, not secrets
    print(f"seed {seed}")  # noqa: T201 -- pytest shows it where a test fails
    choose = random.Random(seed)  # noqa: S311 -- the same
    out, areas = home / "outputs", ["Example City", "Isles of Example"]
    place = read_library(Workbench(home)).areas.find("Example City")
    count = 120
    build(home, areas[:1], release=True)
    takes = build(home, areas, release=False)
    for number in range(12):
        release = number % 2 == 0
        rewrite(home / "params" / "2024-25" / "example-city.yaml", f"    count: {count}\n", f"    count: {count + 1}\n")
        count += 1
        build(home, areas[: 1 + (not release)], release=release, kill_after=choose.uniform(0, 1.2 * takes))

        check_whole(out / "2024-25" / "isles-of-example")
        shown = check_whole(out / "2024-25" / "example-city")
        assert (out / "index.html").read_text(encoding="utf-8").endswith("</html>")
        finish_releases(out, Workbench(home))
        with Outputs(out):
            frozen = read_releases(Workbench(home), place, "2024-25")
            assert shown == len(frozen) == check_whole(out / "2024-25" / "example-city")
            assert {path.name for path in (out / ".cjreport").iterdir()} <= {"lock", "journal", "unfinished"}
