"""A build that is killed leaves every report wholly old or wholly new, nothing running, and the next build works."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from conftest import run_cjreport

pytestmark = pytest.mark.slow

AREA = ("Example's Glen", "-p", "2024-25")


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("seconds", [2, 6, 7, 8])
def test_a_killed_build_mixes_nothing(workbench, rewrite, seconds):
    """Wherever the kill falls, the published folder is the old one or the new one."""
    folder = workbench / "outputs" / "2024-25" / "examples-glen"
    assert run_cjreport("build", *AREA, cwd=workbench).returncode == 0
    old = contents(folder)
    rewrite(
        workbench / "params" / "2024-25" / "examples-glen.yaml",
        "outcomes: {}",
        'outcomes: {"1": {action_taken: "A new hall was opened."}}',
    )

    build = subprocess.Popen(
        [Path(sys.executable).with_name("cjreport"), "build", *AREA], cwd=workbench, stdout=subprocess.DEVNULL
    )
    time.sleep(seconds)
    started = psutil.Process(build.pid).children(recursive=True) if build.poll() is None else []
    build.send_signal(signal.SIGKILL)
    build.wait()
    after = contents(folder)
    _, alive = psutil.wait_procs(started, timeout=30)

    assert alive == []
    again = run_cjreport("build", *AREA, cwd=workbench)
    new = contents(folder)
    assert again.returncode == 0, again.stderr
    assert b"A new hall was opened." in new["index.html"]
    assert after in (old, new)
    assert [path.name for path in (workbench / "outputs").iterdir() if path.name.startswith(".")] == [".lock"]
