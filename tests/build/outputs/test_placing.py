import itertools
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

import pytest
from killed_builds import CHANGES, Killed, kill_before

from cjreport.build.outputs import placing as shelf_module
from cjreport.build.outputs.exchange_folders import exchange
from cjreport.build.outputs.placing import Outputs
from cjreport.errors import PublishError

NAME = "2024-25/scottish-borders"
ENTER = """
import sys
from pathlib import Path
from cjreport.build.outputs.placing import Outputs
Outputs(Path(sys.argv[1])).__enter__()
"""
STAGE_AND_WAIT = """
import sys, time
from pathlib import Path
from cjreport.build.outputs.placing import Outputs
with Outputs(Path(sys.argv[1])) as shelf:
    shelf.stage("fife")
    print("staged", flush=True)
    time.sleep(60)
"""
FILES = ("index.html", "charts/one.svg")


def fill(folder, words):
    """Write a report of two files, one of them in a folder of its own."""
    (folder / "charts").mkdir()
    for file in FILES:
        (folder / file).write_text(words)


def publish(root, words, name=NAME):
    """Publish one report."""
    with Outputs(root) as shelf:
        staged = shelf.stage("scottish-borders")
        fill(staged, words)
        shelf.place(staged, name)


def published(root, name=NAME):
    """What is to be read: the words of every file."""
    return {(root / name / file).read_text() for file in FILES}


def hidden(root):
    """What a build has left that no reader should see, but for the shelf's lock and journal."""
    own = sorted(path.name for path in root.rglob(".cjreport/*") if path.name not in {"lock", "journal"})
    return own + sorted(path.name for path in root.rglob(".*") if path.name != ".cjreport")


def test_places_a_new_report(tmp_path):
    """A report that was not there is there, whole, and nothing else is."""
    publish(tmp_path / "outputs", "first")

    assert published(tmp_path / "outputs") == {"first"}
    assert hidden(tmp_path) == []


def test_replaces_an_old_report(tmp_path):
    """The new report takes the old one's place: no file that a build made of the old one stays."""
    with Outputs(tmp_path) as shelf:
        fill(staged := shelf.stage("old"), "old")
        (staged / "no-longer-made.csv").touch()
        (staged / "no-longer-made").mkdir()
        shelf.place(staged, NAME)
    publish(tmp_path, "new")

    assert published(tmp_path) == {"new"}
    assert sorted(path.name for path in (tmp_path / NAME).iterdir()) == ["charts", "index.html"]
    assert hidden(tmp_path) == []


def test_reports_beside_it_stay(tmp_path):
    """Placing one report touches no other."""
    publish(tmp_path, "fife", "2024-25/fife")
    publish(tmp_path, "borders")

    assert published(tmp_path, "2024-25/fife") == {"fife"}


def test_stage_is_empty_each_time(tmp_path):
    """A second attempt at a report does not find the first one's files."""
    with Outputs(tmp_path) as shelf:
        (shelf.stage("fife") / "half.html").touch()
        staged = shelf.stage("fife")

        assert list(staged.iterdir()) == []
        assert staged.stat().st_dev == tmp_path.stat().st_dev
    assert hidden(tmp_path) == []


def test_another_build_is_told_at_once(tmp_path):
    """Two builds cannot write in one folder, and the second does not wait."""
    with Outputs(tmp_path):
        other = subprocess.run([sys.executable, "-c", ENTER, tmp_path], check=False, capture_output=True, text=True)
        with pytest.raises(PublishError, match="another build"), Outputs(tmp_path):
            pass

    assert "PublishError" in other.stderr
    assert "another build is writing here" in other.stderr


def test_lock_is_free_again(tmp_path):
    """A build that failed does not keep the next one out."""
    with pytest.raises(ZeroDivisionError), Outputs(tmp_path):
        1 / 0  # noqa: B018 -- it fails
    publish(tmp_path, "next")

    assert published(tmp_path) == {"next"}


@pytest.mark.parametrize(
    "name", ["../escaped", "/escaped", "2024-25/../../escaped", "", ".", "2024-25/.hidden", ".cjreport"]
)
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    """Nothing outside the folder, and nothing of the shelf's own, can be written over."""
    with Outputs(tmp_path / "outputs") as shelf:
        staged = shelf.stage("fife")
        with pytest.raises(ValueError, match="not a name inside"):
            shelf.place(staged, name)
        with pytest.raises(ValueError, match="not a name inside"):
            shelf.stage(name)

    assert [path.name for path in tmp_path.iterdir()] == ["outputs"]


def test_a_link_that_leads_elsewhere_is_refused(tmp_path):
    """A period's folder that is a link out of the outputs is not followed."""
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "2024-25").symlink_to(tmp_path)
    with Outputs(tmp_path / "outputs") as shelf, pytest.raises(PublishError, match=r"2024-25: a link stands here"):
        shelf.place(shelf.stage("fife"), "2024-25/fife")


@pytest.fixture(params=["in one step", "one after the other"])
def way(request, monkeypatch):
    """The two ways in which a new folder takes the old one's place."""
    if request.param != "in one step":
        monkeypatch.setattr(shelf_module, "exchange", lambda *_: False)
    return request.param


@pytest.mark.parametrize("before", ["old", None])
def test_killed_at_any_step(tmp_path, monkeypatch, before, way):
    """Whichever step a kill comes before, the next build finds the old report or the new one, whole."""
    found, missing = [], 0
    for step in itertools.count():
        root = tmp_path / str(step)
        if before:
            publish(root, before)
            (root / NAME / "notes.txt").write_text("somebody's")
        with monkeypatch.context() as patch:
            kill_before(step, patch, CHANGES)
            with suppress(Killed):
                publish(root, "new")
                break
        missing += not (root / NAME).exists()
        with Outputs(root):
            found.append(published(root) if (root / NAME).exists() else None)

            assert hidden(root) == []
            assert not before or (root / NAME / "notes.txt").read_text() == "somebody's"
    changes = [key for key, _ in itertools.groupby(found)]

    assert changes == [{before} if before else None, {"new"}]
    assert not (before and missing and way == "in one step" and exchange(tmp_path, tmp_path))


def test_the_old_report_is_back_at_once_if_the_new_cannot_take_its_place(tmp_path, monkeypatch):
    """A failure that is not a kill needs no mending."""
    publish(tmp_path, "old")
    rename = os.rename
    monkeypatch.setattr(shelf_module, "exchange", lambda *_: False)
    with Outputs(tmp_path) as shelf:
        staged = shelf.stage("new")
        fill(staged, "new")
        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", lambda a, b: 1 / 0 if a == staged else rename(a, b))
            with pytest.raises(ZeroDivisionError):
                shelf.place(staged, NAME)

        assert published(tmp_path) == {"old"}
    assert hidden(tmp_path) == []


def test_an_open_file_is_told_as_such(tmp_path, monkeypatch):
    """Windows will not move a folder with an open file in it: the user can close it."""
    publish(tmp_path, "old")
    monkeypatch.setattr(shelf_module, "exchange", lambda *_: False)

    def refuse(*_):
        raise PermissionError

    with Outputs(tmp_path) as shelf:
        staged = shelf.stage("new")
        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", refuse)
            with pytest.raises(PublishError, match="Close the files"):
                shelf.place(staged, NAME)

    assert published(tmp_path) == {"old"}


def test_an_old_report_that_could_not_be_removed_is_not_in_the_way(tmp_path, monkeypatch, way):
    """The new one stands, the same build can place it again, and the next one removes what stayed."""
    publish(tmp_path, "old")
    with Outputs(tmp_path) as shelf:
        fill(staged := shelf.stage("new"), "new")
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "rmtree", lambda *_, **__: None)
            shelf.place(staged, NAME)
        assert published(tmp_path) == {"new"}
        fill(staged := shelf.stage("newer"), "newer")
        shelf.place(staged, NAME)

    assert published(tmp_path) == {"newer"}, way
    with Outputs(tmp_path):
        assert hidden(tmp_path) == []


def test_a_journal_cut_short_is_read_as_far_as_it_goes(tmp_path):
    """A line that a kill cut off is passed over, and what was made before is still known as ours."""
    publish(tmp_path, "old")
    with (tmp_path / ".cjreport" / "journal").open("a", encoding="utf-8") as journal:
        journal.write('{"name": "2024-25/fi')
    publish(tmp_path, "new")

    assert published(tmp_path) == {"new"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to be caught")
def test_a_build_that_is_told_to_end_leaves_things_in_order(tmp_path):
    """SIGTERM ends a build as shells expect it, and nothing that it had staged stays."""
    with subprocess.Popen([sys.executable, "-c", STAGE_AND_WAIT, tmp_path], stdout=subprocess.PIPE) as build:
        assert build.stdout.readline()
        assert hidden(tmp_path) == ["staging"]
        build.terminate()

        assert build.wait(30) == 128 + signal.SIGTERM
    assert hidden(tmp_path) == []
