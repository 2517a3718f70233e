"""The whole notebook of a run is kept for its analyst, and never where it would be published."""

import os
import stat

import pytest

from cjreport.build import batch
from cjreport.build.outputs.kept_notebooks import keep_run, run_file
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each

ANNUAL, PLAN, ELSEWHERE = "2024-25/isles-of-example", "plans/isles-of-example", "example/2024-25/isles-of-example"


@pytest.fixture
def ran(tmp_path):
    """A notebook as it was run."""
    file = tmp_path / "private" / "0.ipynb"
    file.parent.mkdir()
    file.write_text("as it was run", encoding="utf-8")
    return file


@pytest.mark.parametrize("name", [ANNUAL, PLAN, ELSEWHERE])
def test_it_is_moved_to_its_place(tmp_path, ran, name):
    """Whatever its kind and country, it is moved to a place of its own under runs."""
    kept, problems = keep_run(ran, Workbench(tmp_path), name)

    assert kept == tmp_path / "runs" / f"{name}.ipynb" == run_file(Workbench(tmp_path), name)
    assert kept.read_text(encoding="utf-8") == "as it was run"
    assert problems == ()
    assert not ran.exists()
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


@pytest.mark.skipif(os.name == "nt", reason="here files have no modes")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_its_owner_alone_may_read_it(tmp_path, ran, mask):
    """Whatever files are made like by default here, and whatever the notebook was made like."""
    ran.chmod(0o666)
    before = os.umask(mask)
    try:
        kept, _ = keep_run(ran, Workbench(tmp_path), ELSEWHERE)
    finally:
        os.umask(before)

    folders = [folder for folder in kept.parents if folder.is_relative_to(tmp_path / "runs")]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(folders) == 3
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_the_last_run_is_kept(tmp_path, ran):
    """A later run takes the place of an earlier one."""
    keep_run(ran, Workbench(tmp_path), ANNUAL)
    ran.write_text("once more", encoding="utf-8")

    kept, _ = keep_run(ran, Workbench(tmp_path), ANNUAL)

    assert kept.read_text(encoding="utf-8") == "once more"


def test_where_nothing_ran_the_last_run_stays(tmp_path, ran):
    """A process that dies leaves no notebook, and costs none."""
    kept, _ = keep_run(ran, Workbench(tmp_path), ANNUAL)

    assert keep_run(ran, Workbench(tmp_path), ANNUAL) == (None, ())
    assert kept.is_file()


@pytest.mark.parametrize("where", ["runs", "runs/2024-25"])
def test_what_cannot_be_kept_is_told_and_not_published(tmp_path, ran, where):
    """A file in the place of a folder, say: the report goes on, its whole notebook does not go with it."""
    (tmp_path / where).parent.mkdir(exist_ok=True)
    (tmp_path / where).write_text("in the way", encoding="utf-8")

    kept, [problem] = keep_run(ran, Workbench(tmp_path), ANNUAL)

    assert kept is None
    assert "could not be kept" in problem.what
    assert not ran.exists()


def test_a_full_disk_is_told_and_leaves_no_half(tmp_path, ran, monkeypatch):
    """What was begun is taken away again, and the last run stays."""
    kept, _ = keep_run(ran, Workbench(tmp_path), ANNUAL)
    ran.write_text("once more", encoding="utf-8")

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", refuse)
    none, [problem] = keep_run(ran, Workbench(tmp_path), ANNUAL)

    assert none is None
    assert "No space left on device" in problem.what
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]
    assert kept.read_text(encoding="utf-8") == "as it was run"


def test_a_build_has_it_written_where_its_owner_alone_may_read(workbench, monkeypatch):
    """From the first cell on, and for each report in a file of its own: a build may be killed at any time."""
    out, wanted = workbench / "outputs", choose_reports(Workbench(workbench), ["Example City", "Long Example"], [])
    gathered, tasks = gather_each(Workbench(workbench), wanted), []

    def stop(_make, given, *_):
        tasks.extend(given)
        assert os.name == "nt" or {stat.S_IMODE(task.ran.parent.stat().st_mode) for task in tasks} == {0o700}
        raise InterruptedError

    monkeypatch.setattr(batch, "run_each", stop)
    with pytest.raises(InterruptedError):
        [*batch.build_reports(gathered, out)]

    assert len({task.ran for task in tasks}) == len(tasks) > 1
    assert not any(task.ran.is_relative_to(out) or task.ran.parent.exists() for task in tasks)
