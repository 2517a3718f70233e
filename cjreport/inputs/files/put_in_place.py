"""What a disk refuses, told in words, and files that are on it before their names are."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from cjreport.errors import Problem, StorageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ELSEWHERE = "choose another place with --out."
WORDS = {
    errno.ENOSPC: ("the disk is full", f"Make room on it, or {ELSEWHERE}"),
    errno.EDQUOT: ("your share of the disk is full", f"Make room, or {ELSEWHERE}"),
    errno.EFBIG: ("a file would be larger than is allowed here", f"Have the limit raised, or {ELSEWHERE}"),
    errno.EROFS: ("this disk can be read but not written to", ELSEWHERE.capitalize()),
    errno.EACCES: ("this may not be written to", f"Have its permissions changed, or {ELSEWHERE}"),
    errno.EPERM: ("this may not be written to", f"Have its permissions changed, or {ELSEWHERE}"),
    errno.EIO: ("the disk does not answer", f"Have it looked at, or {ELSEWHERE}"),
    errno.EXDEV: ("a folder inside it lies on another disk", f"Keep the whole folder on one disk, or {ELSEWHERE}"),
    errno.ENOTDIR: ("a file stands where a folder is wanted", f"Move it away, or {ELSEWHERE}"),
    errno.EEXIST: ("a file stands where a folder is wanted", f"Move it away, or {ELSEWHERE}"),
    errno.EISDIR: ("a folder stands where a file is wanted", f"Move it away, or {ELSEWHERE}"),
    errno.ELOOP: ("this link leads nowhere", f"Remove it, or {ELSEWHERE}"),
    errno.ENAMETOOLONG: ("this path is too long", "Choose a folder with a shorter one, with --out."),
    errno.ENOENT: ("no folder can be made here", ELSEWHERE.capitalize()),
    errno.EINVAL: ("no file or folder can be called this", ELSEWHERE.capitalize()),
}
"""What an operating system's refusal means, and how to mend it."""
SPENT = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.ENAMETOOLONG})
"""What can be wrong with a disk while a report is being written, and is never a fault of ours."""


@contextmanager
def refusals_told(place: Path, only: Collection[int] | None = None) -> Iterator[None]:
    """Tell what is refused at a *place* as what can be mended, by default whatever it is: raises StorageError."""
    try:
        yield
    except Exception as error:
        refused = _refused(error)
        if refused is None or (only is not None and refused.errno not in only):
            raise
        raise StorageError(_problem(refused, place)) from error


def _refused(error: Exception) -> OSError | None:
    """Give the operating system's refusal, also where a library has wrapped it."""
    wrapped = error.args[0] if error.args else None
    return next((each for each in (error, wrapped) if isinstance(each, OSError)), None)


def _problem(refused: OSError, place: Path) -> Problem:
    at = Path(os.fsdecode(refused.filename)) if isinstance(refused.filename, (str, bytes)) else place
    leads_nowhere = refused.errno == errno.EEXIST and at.is_symlink()
    code = errno.ELOOP if leads_nowhere else refused.errno or 0
    what, mend = WORDS.get(code, (f"this cannot be used: {refused.strerror or refused}", ELSEWHERE.capitalize()))
    return Problem(what, mend, at)


def write_out(folder: Path) -> None:
    """Have every file of *folder* on the disk before its name is."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            write_out_file(path)
        else:
            write_out_names(path)
    write_out_names(folder)


def write_out_file(file: Path) -> None:
    """Have a file's words on the disk."""
    handle = os.open(file, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_out_names(folder: Path) -> None:
    """Have a folder's names on the disk; Windows cannot be asked to, and does so in time."""
    if os.name != "nt":
        write_out_file(folder)


@contextmanager
def written_whole(file: Path) -> Iterator[Path]:
    """Give a name beside a *file* to write to; what stands there at the end takes the file's place, or nothing does.

    The name is nobody else's, also where another process writes the same file.
    """
    made = file.with_name(f".{file.name}.{uuid4().hex}.new")
    try:
        yield made
        write_out_file(made)
        os.replace(made, file)  # noqa: PTH105 (where tests end a build before any step)
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)
    write_out_names(file.parent)


def remove_half_written(file: Path) -> None:
    """Remove what a killed process had begun to write for a *file*, which nobody else is writing now."""
    for made in file.parent.glob(f".{file.name}.{'[0-9a-f]' * 32}.new"):
        made.unlink()
