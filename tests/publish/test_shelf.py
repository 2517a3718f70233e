import itertools
import os
import shutil
import subprocess
import sys
from contextlib import suppress

import pytest

from cjreport.errors import PublishError
from cjreport.publish.shelf import Shelf

NAME = "2024-25/scottish-borders"
ENTER = """
import sys
from pathlib import Path
from cjreport.publish.shelf import Shelf
Shelf(Path(sys.argv[1])).__enter__()
"""
FILES = ("index.html", "charts/one.svg")


class Killed(BaseException):
    """The build ends here, as by a kill: nothing that follows is done."""


def fill(folder, words):
    """Write a report of two files, one of them in a folder of its own."""
    (folder / "charts").mkdir()
    for file in FILES:
        (folder / file).write_text(words)


def publish(root, words, name=NAME):
    """Publish one report."""
    with Shelf(root) as shelf:
        staged = shelf.stage("scottish-borders")
        fill(staged, words)
        shelf.place(staged, name)


def published(root, name=NAME):
    """What is to be read: the words of every file."""
    return {(root / name / file).read_text() for file in FILES}


def hidden(root):
    """What a build has left that no reader should see, but for the lock."""
    return sorted(path.name for path in root.rglob(".*") if path.name != ".lock")


def test_places_a_new_report(tmp_path):
    """A report that was not there is there, whole, and nothing else is."""
    publish(tmp_path / "outputs", "first")

    assert published(tmp_path / "outputs") == {"first"}
    assert hidden(tmp_path) == []


def test_replaces_an_old_report(tmp_path):
    """The new report takes the old one's place: no file of the old one stays."""
    publish(tmp_path, "old")
    (tmp_path / NAME / "left-over.txt").touch()
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
    with Shelf(tmp_path) as shelf:
        (shelf.stage("fife") / "half.html").touch()
        staged = shelf.stage("fife")

        assert list(staged.iterdir()) == []
        assert staged.stat().st_dev == tmp_path.stat().st_dev
    assert hidden(tmp_path) == []


def test_another_build_is_told_at_once(tmp_path):
    """Two builds cannot write in one folder, and the second does not wait."""
    with Shelf(tmp_path):
        other = subprocess.run([sys.executable, "-c", ENTER, tmp_path], check=False, capture_output=True, text=True)
        with pytest.raises(PublishError, match="another build"), Shelf(tmp_path):
            pass

    assert "PublishError" in other.stderr
    assert "another build is writing here" in other.stderr


def test_lock_is_free_again(tmp_path):
    """A build that failed does not keep the next one out."""
    with pytest.raises(ZeroDivisionError), Shelf(tmp_path):
        1 / 0  # noqa: B018 -- it fails
    publish(tmp_path, "next")

    assert published(tmp_path) == {"next"}


@pytest.mark.parametrize(
    "name", ["../escaped", "/escaped", "2024-25/../../escaped", "", ".", "2024-25/.hidden", ".staging"]
)
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    """Nothing outside the folder, and nothing of the shelf's own, can be written over."""
    with Shelf(tmp_path / "outputs") as shelf:
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
    with Shelf(tmp_path / "outputs") as shelf, pytest.raises(ValueError, match="not a name inside"):
        shelf.place(shelf.stage("fife"), "2024-25/fife")


def kill_before(step, patch):
    """Let a build make *step* changes to the disk, and none after that."""
    steps = itertools.count()

    def until_killed(function):
        def do(*args, **options):
            if next(steps) >= step:
                raise Killed
            return function(*args, **options)

        return do

    for module, name in [(os, "rename"), (os, "fsync"), (os, "rmdir"), (os, "unlink"), (shutil, "rmtree")]:
        patch.setattr(module, name, until_killed(getattr(module, name)))


@pytest.mark.parametrize("before", ["old", None])
def test_killed_at_any_step(tmp_path, monkeypatch, before):
    """Whichever step a kill comes before, the next build finds the old report or the new one, whole."""
    found = []
    for step in itertools.count():
        root = tmp_path / str(step)
        if before:
            publish(root, before)
        with monkeypatch.context() as patch:
            kill_before(step, patch)
            with suppress(Killed):
                publish(root, "new")
                break
        with Shelf(root):
            found.append(published(root) if (root / NAME).exists() else None)

            assert hidden(root) == []
    changes = [key for key, _ in itertools.groupby(found)]

    assert changes == [{before} if before else None, {"new"}]


def test_the_old_report_is_back_at_once_if_the_new_cannot_take_its_place(tmp_path, monkeypatch):
    """A failure that is not a kill needs no mending."""
    publish(tmp_path, "old")
    rename = os.rename
    with Shelf(tmp_path) as shelf:
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

    def refuse(*_):
        raise PermissionError

    with Shelf(tmp_path) as shelf:
        staged = shelf.stage("new")
        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", refuse)
            with pytest.raises(PublishError, match="Close the files"):
                shelf.place(staged, NAME)

    assert published(tmp_path) == {"old"}


def test_an_old_report_that_could_not_be_removed_is_not_in_the_way(tmp_path, monkeypatch):
    """The same build can place a report again after its old one stayed aside."""

    def refuse(*_, **__):
        raise OSError("busy")

    publish(tmp_path, "old")
    with Shelf(tmp_path) as shelf:
        fill(staged := shelf.stage("new"), "new")
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "rmtree", refuse)
            with pytest.raises(OSError, match="busy"):
                shelf.place(staged, NAME)
        fill(staged := shelf.stage("newer"), "newer")
        shelf.place(staged, NAME)

    assert published(tmp_path) == {"newer"}
    assert hidden(tmp_path) == []
