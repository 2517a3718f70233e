"""A build that is stopped, whichever way, leaves nothing running and nothing half made; its exit code says so."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial

import nbformat
import psutil
import pytest
from builds import COMMAND, start_cjreport

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere what a dead process has left is not found"),
]

LEFT = "left by a cell that was stopped"
AREA = ("Example's Glen", "-p", "2024-25")
LEAVE = f"""import subprocess, sys
for apart in (False, True):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", {LEFT!r}], start_new_session=apart)
subprocess.run("sleep 600 &", shell=True)
"""
HANG = "\nimport time\ntime.sleep(600)"


@pytest.fixture
def notebook(workbench):
    """A function that puts a small notebook with one cell more in the place of the report's."""

    def write(source):
        cells = [
            'area = "Example City"\nperiod = "2024-25"\ncountry = "scotland"',
            "import cjreport\nreport = cjreport.open_report(area, period=period, country=country)",
            "report.front()",
            source,
        ]
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])
        book.cells[0].metadata["tags"] = ["parameters"]
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(book, workbench / "notebooks" / "area_report.ipynb")

    return write


def left():
    """What the cell has started and is still running."""
    return [each for each in psutil.process_iter(["cmdline"]) if LEFT in (each.info["cmdline"] or [])]


def wait_until(holds):
    """Wait for what comes about in the course of a build."""
    deadline = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("engine", "way", "exit_code"),
    [
        ("warm", "SIGINT", 130),
        ("warm", "SIGTERM", 143),
        ("warm", "SIGHUP", 129),
        ("warm", "SIGKILL", -signal.SIGKILL),
        ("kernel", "SIGINT", 130),
        ("kernel", "SIGKILL", -signal.SIGKILL),
    ],
)
def test_a_stopped_build_leaves_nothing_running(workbench, notebook, engine, way, exit_code):
    """Neither its own processes nor what a cell has started, in whichever session; the staging folder goes too."""
    notebook(LEAVE + HANG)
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may have it ignored
    command = [COMMAND, "build", *AREA, "--engine", engine]
    build = subprocess.Popen(command, cwd=workbench, stdout=-1, stderr=-1, text=True, preexec_fn=heard)  # noqa: PLW1509 (no thread)
    wait_until(lambda: len(left()) == 2)
    started = psutil.Process(build.pid).children(recursive=True)

    build.send_signal(getattr(signal, way))
    _, said = build.communicate(timeout=60)
    _, alive = psutil.wait_procs([*started, *left()], timeout=30)

    assert build.returncode == exit_code
    assert alive == []
    assert "Traceback" not in said
    assert "KeyboardInterrupt" not in said
    if way != "SIGKILL":
        assert not (workbench / "outputs" / ".cjreport" / "staging").exists()
        [report] = json.loads((workbench / "outputs" / "build.json").read_text(encoding="utf-8"))["reports"]
        assert report["outcome"] == "not started"


@pytest.mark.parametrize("seconds", [0.3, 1, 2.5])
def test_a_build_stopped_while_it_loads_says_nothing(workbench, seconds):
    """Ctrl-C reaches every process of the terminal's group, those too that have only begun to load."""
    build = subprocess.Popen(
        [COMMAND, "build", *AREA], cwd=workbench, stdout=-1, stderr=-1, text=True, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=60)

    assert build.returncode == 130
    assert said == ""


@pytest.mark.parametrize("engine", ["warm", "kernel"])
def test_what_a_cell_leaves_running_is_ended_and_told(workbench, notebook, engine):
    """The report is made and warns; a kernel ends some of it itself, and does not say how it is talked to."""
    notebook(LEAVE)

    built = start_cjreport("build", *AREA, "--engine", engine, cwd=workbench)

    assert built.returncode == 0
    assert built.stderr.count("was still running, and was ended:") in ({3} if engine == "warm" else {1, 2, 3})
    assert "encryption" not in built.stderr
    assert left() == []


def test_its_time_limit_ends_what_a_cell_has_started(workbench, notebook):
    """A report that takes too long fails, and nothing of it goes on."""
    notebook(LEAVE + HANG)
    shorter = "from cjreport.build import batch\nbatch.TIME_LIMIT = 8\nfrom cjreport.cli import main\nmain()"

    built = subprocess.run(
        [sys.executable, "-c", shorter, "build", *AREA], cwd=workbench, capture_output=True, text=True, check=False
    )

    assert built.returncode == 1
    assert "took longer than 8 seconds" in built.stderr
    assert built.stderr.count("was still running, and was ended:") == 3
    assert left() == []
