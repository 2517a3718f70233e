"""The one place where tests give commands and build reports.

A command is given in this process, where everything is loaded already; a test starts one of its own only where a
process is the point: how it is called, what a terminal does to it, how it is stopped.
"""

import os
import signal
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from filelock import FileLock

from cjreport.build import batch
from cjreport.cli import main
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gathered import gather_each

COMMAND = Path(sys.executable).with_name("cjreport")


def start_cjreport(*words, cwd):
    """Run the command in a process of its own, as a person would, and give what it said and its exit code."""
    return subprocess.run([COMMAND, *words], cwd=cwd, capture_output=True, text=True, check=False)


def run_cjreport(*words, cwd):
    """Give the command in this process, and give what it said and its exit code."""
    said, told = StringIO(), StringIO()
    handled = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGHUP)}
    try:
        with (
            patch.object(sys, "argv", ["cjreport", *map(str, words)]),
            patch.object(sys, "excepthook", sys.excepthook),
            patch.dict(os.environ),
            chdir(cwd),
            redirect_stdout(said),
            redirect_stderr(told),
        ):
            main()
    except SystemExit as ended:
        return subprocess.CompletedProcess(words, ended.code or 0, said.getvalue(), told.getvalue())
    finally:
        for name, handler in handled.items():
            signal.signal(name, handler)
    raise AssertionError("a command ends with an exit code")


def gather_all(workbench, reports):
    """Gather the inputs of every report, each of which is to be sound; every problem of every one is told."""
    gathered = gather_each(workbench, reports)
    gathered.refuse_unsound()
    return [inputs for _, inputs in gathered.sound]


def build(home, *areas, out, periods=("2024-25",), country=SCOTLAND, **options):
    """Build reports of a workbench's areas, every one of which is to come about, and give the folder they stand in."""
    with patch.dict(os.environ):
        outcomes = batch.build(find_workbench(country, home), areas, periods, out, batch.Options(**options))

    assert outcomes
    assert [outcome.reason for outcome in outcomes if isinstance(outcome, batch.Failed)] == []
    return out


def made_once(tmp_path_factory, name, make):
    """Have a folder filled by the first worker that asks for it, and give it to all workers of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, made = shared / name, shared / f"{name} is made"
    with FileLock(shared / f"{name}.lock"):
        if not made.exists():
            make(folder)
            made.touch()
    return folder
