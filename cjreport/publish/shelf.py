"""Puts a new report in the place of an old one, wholly or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout

from cjreport.errors import Problem, PublishError

if TYPE_CHECKING:
    from types import TracebackType

LOCK = ".lock"
STAGING = ".staging"


class Shelf:
    """The outputs folder, held by one build at a time; use as a context manager.

    A folder that is not empty cannot be replaced in one step. So the old one steps aside, under a name of its
    own, before the new one steps in; whoever enters next sees from the two names what a killed build left.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._lock = FileLock(self.folder / LOCK, timeout=0)

    def __enter__(self) -> Self:
        """Take the lock and mend what a killed build left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            mend = "Wait for it to end, or choose another folder."
            raise PublishError(Problem("another build is writing here", mend, self.folder)) from error
        self._mend()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no staging folder, and let the next build in."""
        try:
            shutil.rmtree(self.folder / STAGING, ignore_errors=True)
        finally:
            self._lock.release()

    def stage(self, name: str) -> Path:
        """Give an empty folder to make *name* in, on the same file system as its place."""
        staged = self._inside(self.folder / STAGING, name)
        if staged.exists():
            shutil.rmtree(staged)
        staged.mkdir(parents=True)
        return staged

    def place(self, staged: Path, name: str) -> Path:
        """Put *staged* in the place of *name*: "2024-25/scottish-borders", say."""
        target = self._inside(self.folder, name)
        aside = _aside(target)
        _settle(aside)
        _write_out(staged)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            if target.exists():
                target.rename(aside)
            staged.rename(target)
        except PermissionError as error:
            problem = Problem("the folder cannot be replaced", "Close the files of it that are open.", target)
            raise PublishError(problem) from error
        finally:
            _settle(aside)
        return target

    def write(self, name: str, text: str) -> None:
        """Put a file of its own on the shelf, wholly or not at all; its folder is there."""
        made = self.stage("file") / Path(name).name
        made.write_text(text, encoding="utf-8", newline="\n")
        _write_out(made.parent)
        made.replace(self._inside(self.folder, name))

    def _mend(self) -> None:
        for aside in sorted(self.folder.rglob(".*.old")):
            _settle(aside)
        with suppress(FileNotFoundError):
            shutil.rmtree(self.folder / STAGING)

    @staticmethod
    def _inside(folder: Path, name: str) -> Path:
        """Refuse a name that leads elsewhere, or is one of the shelf's own."""
        place = (folder / name).resolve()
        hidden = any(part.startswith(".") for part in Path(name).parts)
        if hidden or place == folder or not place.is_relative_to(folder):
            raise ValueError(f"not a name inside {folder}: {name}")
        return place


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _settle(aside: Path) -> None:
    """Put the old folder back if nothing has taken its place; otherwise remove it."""
    target = aside.with_name(aside.name.removeprefix(".").removesuffix(".old"))
    if not aside.exists():
        return
    if not target.exists():
        aside.rename(target)
        return
    _write_out_entries(target.parent)
    shutil.rmtree(aside)


def _write_out(folder: Path) -> None:
    """Have every file of *folder* on the disk before its name is."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        else:
            _write_out_entries(path)
    _write_out_entries(folder)


def _write_out_entries(folder: Path) -> None:
    """Have a folder's names on the disk; Windows cannot be asked to, and does so in time."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
