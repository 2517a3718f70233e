"""What a disk refuses is told: what, where and how to mend it; what was published stays whole."""

import ctypes
import errno
import os
import resource
import shutil
import sys
from pathlib import Path

import pytest
from builds import run_cjreport
from xlsxwriter.exceptions import FileCreateError

from cjreport.build import batch
from cjreport.build.outputs.placing import Outputs
from cjreport.build.release.freezing import Releases
from cjreport.build.run.attempts import Lost
from cjreport.build.run.jobs import make
from cjreport.errors import StorageError
from cjreport.inputs.files.put_in_place import SPENT, WORDS, refusals_told
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.item import Item
from cjreport.publish.task import Task
from cjreport.reports.kinds import AREA

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="file systems are mounted and filled as Linux does")


def publish(root, words, size=1):
    """Publish a report of some size."""
    with Outputs(root) as shelf:
        staged = shelf.stage("fife")
        with refusals_told(staged):
            (staged / "index.html").write_text(words)
            (staged / "data.csv").write_bytes(b"x" * size)
        shelf.place(staged, "2024-25/fife")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 300 kB."""
    libc, disk = ctypes.CDLL(None, use_errno=True), tmp_path / "disk"
    disk.mkdir()
    if libc.mount(b"tmpfs", os.fsencode(disk), b"tmpfs", 0, b"size=300k"):
        pytest.skip("nothing can be mounted here")
    yield disk
    libc.umount2(os.fsencode(disk), 2)


def test_a_full_disk_is_told_and_the_old_report_stays(small_disk):
    """Nothing half made is left, and once there is room the same build goes well."""
    publish(small_disk, "old")

    with pytest.raises(StorageError, match=r"the disk is full\n    Make room on it"):
        publish(small_disk, "new", 10**6)

    assert (small_disk / "2024-25/fife/index.html").read_text() == "old"
    assert {path.name for path in (small_disk / ".cjreport").iterdir()} == {"lock", "journal"}
    publish(small_disk, "new", 10**4)
    assert (small_disk / "2024-25/fife/index.html").read_text() == "new"


def test_a_disk_that_is_full_from_the_first_is_told(small_disk):
    """Not even the lock can be written."""
    (small_disk / "others").write_bytes(b"x" * 4096 * 73)

    with pytest.raises(StorageError, match="the disk is full"):
        publish(small_disk, "new")
    assert (small_disk / "others").stat().st_size == 4096 * 73


def test_a_disk_that_can_only_be_read_is_told(small_disk):
    """And what stands on it stays."""
    publish(small_disk, "old")
    ctypes.CDLL(None).mount(b"", os.fsencode(small_disk), b"", 0x21, b"")  # MS_REMOUNT | MS_RDONLY

    with pytest.raises(StorageError, match="can be read but not written to"):
        publish(small_disk, "new")
    assert (small_disk / "2024-25/fife/index.html").read_text() == "old"


def test_a_file_that_would_be_too_large_is_told(tmp_path):
    """A limit that an account has is a limit of the disk to whoever builds."""
    publish(tmp_path, "old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10**4, hard))
    try:
        with pytest.raises(StorageError, match="larger than is allowed"):
            publish(tmp_path, "new", 10**5)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "2024-25/fife/index.html").read_text() == "old"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_disk_that_fills_while_a_report_is_written_stops_the_build(tmp_path, monkeypatch, code):
    """It is told in words, and as what would befall every other report too."""

    def fill(_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("cjreport.publish.document.make_report", fill)
    item = Item(kind="area", code="S12000047", place="Fife", period="2024-25")
    task = Task(AREA, item, Workbench(tmp_path), "2024-25/fife", tmp_path)
    with pytest.raises(StorageError) as told:
        make(task)
    assert told.value.problems[0].what == WORDS[code][0]

    lost = Lost(str(told.value), told.value, "the trace")
    with Outputs(tmp_path) as shelf, pytest.raises(StorageError):
        batch._outcome(Releases(shelf, task.workbench, {}), task, lost)  # noqa: SLF001 (no build is made for it)


@pytest.mark.slow
def test_a_build_onto_a_full_disk_is_told(workbench, small_disk):
    """In two lines with exit code 2, with nothing half made; the workbench's own disk has room."""
    built = run_cjreport("build", "Example's Glen", "-p", "2024-25", "--out", small_disk, cwd=workbench)

    assert built.returncode == 2
    assert "the disk is full" in built.stderr
    assert "Traceback" not in built.stderr
    assert {path.name for path in small_disk.iterdir()} == {".cjreport"}
    assert {path.name for path in (small_disk / ".cjreport").iterdir()} == {"lock", "journal"}


def a_file(tmp_path):
    (tmp_path / "file").write_text("mine")
    return tmp_path / "file"


def below_a_file(tmp_path):
    return a_file(tmp_path) / "outputs"


def a_loop(tmp_path):
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    return tmp_path / "one"


def below_a_loop(tmp_path):
    return a_loop(tmp_path) / "outputs"


def too_long(tmp_path):
    return tmp_path / ("long" * 100)


def too_deep(tmp_path):
    return tmp_path.joinpath(*["a" * 200] * 30)


def a_device(tmp_path):
    return Path(os.devnull) if tmp_path else None


def where_nothing_can_be(tmp_path):
    return Path("/proc/reports") if tmp_path else None


@pytest.mark.parametrize(
    "folder", [a_file, below_a_file, a_loop, below_a_loop, too_long, too_deep, a_device, where_nothing_can_be]
)
def test_what_can_be_no_folder_is_told(tmp_path, folder):
    """With where it is and what to do, and whatever stands there is as it was."""
    with pytest.raises(StorageError, match=r": [^\n]+\n    \w") as told:
        publish(folder(tmp_path), "new")

    assert "--out" in told.value.problems[0].mend
    assert not (tmp_path / "file").exists() or (tmp_path / "file").read_text() == "mine"


def test_a_lock_that_may_not_be_written_is_told(tmp_path, monkeypatch):
    """As where another account has made the folder."""
    publish(tmp_path, "old")

    def refuse(self):
        raise PermissionError(errno.EACCES, "Permission denied", self.lock_file)

    monkeypatch.setattr("filelock.FileLock._acquire", refuse)
    with pytest.raises(StorageError, match=r"lock: this may not be written to\n    Have its permissions changed"):
        publish(tmp_path, "new")


def test_refusals_are_told_in_words(tmp_path):
    """Each with a mend of its own that names the option, also where a library has wrapped it."""
    for code, (what, mend) in WORDS.items():
        with pytest.raises(StorageError) as told, refusals_told(tmp_path):
            raise OSError(code, os.strerror(code))
        assert (told.value.problems[0].what, told.value.problems[0].mend) == (what, mend)
        assert "--out" in mend
    with pytest.raises(StorageError, match="the disk is full"), refusals_told(tmp_path):
        raise FileCreateError(OSError(errno.ENOSPC, "No space left on device"))


@pytest.mark.parametrize("fault", [KeyError("a"), FileNotFoundError(errno.ENOENT, "gone"), ValueError(OSError())])
def test_what_is_no_refusal_of_a_disk_keeps_its_trace(tmp_path, fault):
    """A fault of ours while a report is written is not put down to the disk."""
    with pytest.raises(type(fault)), refusals_told(tmp_path, only=SPENT):
        raise fault


def test_a_report_is_whole_where_folders_have_no_second_names(tmp_path, monkeypatch):
    """What others put into a report is copied where it cannot be linked."""
    publish(tmp_path, "old")
    (tmp_path / "2024-25/fife/notes.txt").write_text("mine")

    def refuse(*_, **__):
        raise NotImplementedError

    monkeypatch.setattr(os, "link", refuse)
    publish(tmp_path, "new")

    assert (tmp_path / "2024-25/fife/notes.txt").read_text() == "mine"
    assert shutil.disk_usage(tmp_path).free
