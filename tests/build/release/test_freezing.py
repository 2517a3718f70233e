"""A version is frozen once its report stands, and neither a refusal nor a kill leaves the two at odds."""

import itertools
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from killed_builds import NAMING, Killed, kill_before

from cjreport.build.outputs import placing as shelf_module
from cjreport.build.outputs.placing import Outputs
from cjreport.build.release.freezing import (
    Releases,
    Version,
    finish_releases,
    releasing,
    replace_file,
    standing_rows,
    with_rows,
)
from cjreport.errors import InputError, PublishError
from cjreport.inputs.figures.released import read_releases
from cjreport.inputs.figures.seals import broken_seals, sealed
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.item import Item
from cjreport.publish.task import Task
from cjreport.reports.kinds import AREA

FIFE = Item(kind="area", code="S12000047", place="Fife", period="2024-25")
NAME = "2024-25/fife"
ROW = {"kind": "measure", "figure": "bail", "period": "2024-25", "count": "45", "base": "", "value": "45"} | {
    "unit": "people",
    "status": "ok",
}


def version(home, number):
    """A version to be frozen, after those that stand."""
    file = home / "data" / "released" / "2024-25" / "fife.csv"
    same = {"version": f"{number}", "date": "2025-12-10", "reason": f"Reason {number}", "digest": "0a1b"}
    return Version(number, file, sealed([same | ROW, same | ROW | {"figure": "bail-ended"}], standing_rows(file)))


def release(home, number, *, fails=False, killed=False):
    """Build a report that shows a version, and freeze it."""
    workbench, out = Workbench(home), home / "outputs"
    finish_releases(out, workbench)
    with releasing(workbench), Outputs(out) as shelf, Releases(shelf, workbench, {FIFE: version(home, number)}) as all_:
        task = Task(AREA, FIFE, workbench, NAME, shelf.stage(NAME), to_come=all_.to_come(FIFE, NAME))
        (task.folder / "index.html").write_text(f"version {number}")
        (task.folder / "manifest.json").write_text(json.dumps({"files": {"index.html": f"{number}"}}))
        if not fails:
            all_.place(task)
        if killed:
            os._exit(9)


def stand(home):
    """Give the versions that the report and the released file have, and hold the file to its digests."""
    page, file = home / "outputs" / NAME / "index.html", version(home, 1).file
    rows = standing_rows(file)
    assert not [*broken_seals(file, dict(enumerate(rows)))]
    shown = int(page.read_text().split()[1]) if page.is_file() else 0
    return shown, len({row["version"] for row in rows})


@pytest.fixture
def home(tmp_path):
    """A workbench as far as releases need it."""
    (tmp_path / "home" / "data").mkdir(parents=True)
    return tmp_path / "home"


def test_a_version_stands_once_its_report_does(home):
    """One after another, and nothing else is left."""
    release(home, 1)
    release(home, 2)

    assert stand(home) == (2, 2)
    names = {path.name for path in (home / "data").rglob("*")}
    assert names == {"released", "heads.csv", "2024-25", "fife.csv"}
    assert not [*(home / "outputs" / ".cjreport").glob("unfinished/*")]


def test_a_report_that_failed_has_no_version(home):
    """The file is as it was, or not there."""
    release(home, 1, fails=True)
    assert not (home / "data" / "released").exists()

    release(home, 1)
    release(home, 2, fails=True)
    assert stand(home) == (1, 1)


def test_the_report_is_made_from_the_file_as_it_will_be(home):
    """It has the versions that stand and the one to come, and is no part of the workbench."""
    release(home, 1)
    workbench = Workbench(home)
    with Outputs(home / "outputs") as shelf, Releases(shelf, workbench, {FIFE: version(home, 2)}) as releases:
        folder = releases.to_come(FIFE, NAME)

        assert {row["version"] for row in standing_rows(folder / "data/released/2024-25/fife.csv")} == {"1", "2"}
        assert releases.to_come(FIFE.model_copy(update={"place": "Angus"}), "2024-25/angus") is None
    assert not folder.exists()
    assert stand(home) == (1, 1)


def test_one_build_releases_at_a_time(home):
    """Whichever folder another writes its reports into."""
    with releasing(Workbench(home)), pytest.raises(PublishError, match="another build is releasing"):
        release(home, 1)

    assert not (home / "data" / "released").exists()


@pytest.mark.parametrize("one_step", [True, False])
def test_killed_at_any_step(home, monkeypatch, one_step):
    """Whichever step a kill comes before, after the next build's mending report and released file agree."""
    if not one_step:
        monkeypatch.setattr(shelf_module, "exchange", lambda *_: False)
    release(home, 1)
    found = []
    for step in itertools.count():
        root = home.with_name(f"{home.name}-{step}")
        shutil.copytree(home, root)
        with monkeypatch.context() as patch:
            kill_before(step, patch, NAMING)
            with suppress(Killed):
                release(root, 2)
                break
        at_once = stand(root)
        finish_releases(root / "outputs", Workbench(root))
        with Outputs(root / "outputs"):
            found.append(stand(root))

        assert at_once in {(1, 1), (2, 1), (2, 2), (0, 1)}
    assert [key for key, _ in itertools.groupby(found)] == [(1, 1), (2, 2)]


def test_a_note_that_cannot_be_read_stays_and_is_told(home):
    """A version may have been lost with it; what a kill has left half written tells of no report that stands."""
    release(home, 1)
    unfinished = home / "outputs" / ".cjreport" / "unfinished"
    (unfinished / "cut.json").write_text('{"number": 2, "fi')

    (unfinished / f".other.json.{'0' * 32}.new").write_text("{")

    with pytest.raises(PublishError, match="a version was to be frozen") as told:
        finish_releases(home / "outputs", Workbench(home))

    assert [problem.file for problem in told.value.problems] == [unfinished / "cut.json"]
    assert [*unfinished.iterdir()] == [unfinished / "cut.json"]
    assert stand(home) == (1, 1)


def read(home):
    """Read Fife's releases as a report does."""
    return read_releases(Workbench(home), SimpleNamespace(slug="fife"), "2024-25")


def cut_last(file):
    """Take the rows of the last version out of a file."""
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[:-2]))


def sealed_anew(file):
    """Put other rows, which are sealed as ours are, in the place of the last version's."""
    rows = standing_rows(file)
    other = [row | {"count": "1", "digest": "0a1b"} for row in rows[-2:]]
    cut_last(file)
    file.write_bytes(with_rows(file, sealed(other, rows[:-2])))


@pytest.mark.parametrize("versions", [1, 2, 3])
@pytest.mark.parametrize("spoil", [cut_last, sealed_anew, lambda file: file.unlink()], ids=["cut", "sealed", "whole"])
def test_rows_of_the_last_version_that_go_are_told(home, spoil, versions):
    """Cut, put in others' place or deleted with their file: with file and version, and none is released again."""
    for number in range(1, versions + 1):
        release(home, number)
    file = version(home, 1).file
    assert [(each.version, each.noted) for each in read(home)] == [(n, True) for n in range(1, versions + 1)]
    if spoil is cut_last and versions == 1:
        file.unlink()
    else:
        spoil(file)
    before = file.read_bytes() if file.is_file() else None

    with pytest.raises(InputError, match=rf"fife\.csv: version {versions} .*as heads\.csv tells"):
        read(home)
    release(home, versions)

    assert (file.read_bytes() if file.is_file() else None) == before


@pytest.mark.parametrize("left", ["none", "one before"])
def test_a_head_that_a_kill_left_out_is_noted_with_the_next_release(home, left):
    """Until then versions are read, the one without a head as such."""
    release(home, 1)
    heads = home / "data" / "released" / "heads.csv"
    before = heads.read_bytes()
    release(home, 2)
    heads.unlink() if left == "none" else heads.write_bytes(before)

    assert [each.noted for each in read(home)] == [left != "none", False]
    release(home, 3)
    assert [each.noted for each in read(home)] == [True, True, True]


@pytest.mark.parametrize(
    ("old", "new"), [(",1,", ",one,"), ("place,", "placed,"), ("fife,2024-25,1,", "fife,1,")], ids=["", "head", "cells"]
)
def test_heads_that_cannot_be_read_are_told(home, old, new):
    """With their own file."""
    release(home, 1)
    heads = home / "data" / "released" / "heads.csv"
    heads.write_text(heads.read_text().replace(old, new))

    with pytest.raises(InputError, match=r"heads\.csv, line \d"):
        read(home)


def test_heads_of_other_reports_stay(home):
    """One line a file, by period and place."""
    release(home, 1)
    heads = home / "data" / "released" / "heads.csv"
    heads.write_text(heads.read_text() + "angus,2024-25,4,0a1b\n")

    release(home, 2)

    assert [line.split(",")[:3] for line in heads.read_text().splitlines()] == [
        ["place", "period", "version"],
        ["angus", "2024-25", "4"],
        ["fife", "2024-25", "2"],
    ]


@settings(max_examples=30)
@given(st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans(), st.integers(1, 3))
def test_bytes_that_stand_are_never_written_anew(tmp_path_factory, end, last, mark, count):
    """Whatever line ends an editor left, with or without the last, a version more is read and all before it stays."""
    file = tmp_path_factory.mktemp("released") / "fife.csv"
    same = {"date": "2025-12-10", "reason": "Why, then", "digest": "0a1b"}
    rows = []
    for number in range(1, count + 1):
        rows += sealed([same | ROW | {"version": f"{number}"}] * 2, rows)
    text = with_rows(file, rows).decode().replace("\n", end)
    before = ("\ufeff" if mark else "") + (text if last else text.removesuffix(end))
    file.write_bytes(before.encode())

    replace_file(file, with_rows(file, sealed([same | ROW | {"version": f"{count + 1}"}], rows)))

    assert file.read_bytes().startswith(before.encode())
    assert file.read_bytes().decode().endswith(end)
    assert [row["version"] for row in standing_rows(file)] == [*(row["version"] for row in rows), f"{count + 1}"]
    assert not [*broken_seals(file, dict(enumerate(standing_rows(file))))]


def test_what_a_kill_left_half_written_is_removed(home):
    """By its name, which is like no other's; a file that somebody else keeps there stays."""
    release(home, 1)
    folder = version(home, 1).file.parent
    (folder / f".fife.csv.{'0f' * 16}.new").touch()
    for name in (".fife.csv.mine.new", ".fife.csv.new", f".angus.csv.{'0f' * 16}.new"):
        (folder / name).write_text("mine")

    release(home, 2)

    assert stand(home) == (2, 2)
    assert {path.name for path in folder.iterdir()} == {
        "fife.csv",
        ".fife.csv.mine.new",
        ".fife.csv.new",
        f".angus.csv.{'0f' * 16}.new",
    }


def test_columns_in_another_order_take_a_version_more(tmp_path):
    """New rows stand in the file's own columns."""
    file = tmp_path / "fife.csv"
    rows = sealed([{"version": "1", "date": "2025-12-10", "reason": "", "digest": "0a1b"} | ROW], [])
    heads = [*rows[0]][::-1]
    file.write_text(",".join(heads) + "\n" + ",".join(rows[0][head] for head in heads) + "\n", encoding="utf-8")

    file.write_bytes(with_rows(file, sealed([rows[0] | {"version": "2", "digest": "0a1b"}], rows)))

    assert not [*broken_seals(file, dict(enumerate(standing_rows(file))))]


def test_two_that_write_one_file_do_not_meet(tmp_path):
    """Each writes under a name of its own, one of them is read in the end, and nothing else is left."""
    file = tmp_path / "released" / "fife.csv"
    words = [f"{number}".encode() * 10**5 for number in range(4)]

    with ThreadPoolExecutor(4) as writers:
        [*writers.map(lambda each: replace_file(file, each), words * 5)]

    assert file.read_bytes() in words
    assert [*file.parent.iterdir()] == [file]
