"""Freezes a version once its report stands, and ends what a killed build had begun; what stands is never changed."""

from __future__ import annotations

import csv
import io
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from cjreport.build.outputs.placing import Outputs
from cjreport.errors import InputError, Problem, PublishError
from cjreport.inputs.figures.last_versions import gone, heads_file, with_head
from cjreport.inputs.figures.released import Released
from cjreport.inputs.figures.seals import broken_seals, read_seal
from cjreport.inputs.files.digests import digest_of
from cjreport.inputs.files.put_in_place import refusals_told, remove_half_written, written_whole
from cjreport.inputs.files.tables import read_rows
from cjreport.inputs.report_files import MANIFEST

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.item import Item
    from cjreport.publish.task import Task

LOCK = ".releasing"
UNFINISHED = "unfinished"
TO_COME = "to-come"


@dataclass(frozen=True)
class Asked:
    """A release that is asked for: its date, and why there is a new version of what was released before."""

    date: dt.date
    reason: str = ""


@dataclass(frozen=True)
class Version:
    """A version to be frozen: its number, its released file, and its rows, sealed."""

    number: int
    file: Path
    rows: Sequence[Mapping[str, str]]


class Unfinished(BaseModel):
    """A version that is frozen as soon as the *report* that shows it stands, which its manifest's digest tells."""

    model_config = ConfigDict(frozen=True)

    number: int
    file: Path
    rows: tuple[dict[str, str], ...]
    report: str
    manifest: str


class Releases:
    """The versions that a build is to freeze, by their reports; use as a context manager, whose end freezes them.

    All are frozen together, those alone whose reports stand: so every report of a build is made from the same releases.
    """

    def __init__(self, outputs: Outputs, workbench: Workbench, versions: Mapping[Item, Version]) -> None:
        self.outputs, self.workbench, self._versions = outputs, workbench, versions
        self._notes: list[Path] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Freeze the versions whose reports stand."""
        for note in self._notes:
            if broken := [*_finish(self.outputs, note, self.workbench)]:
                raise PublishError(*broken)

    def to_come(self, item: Item, name: str) -> Path | None:
        """Give a folder with the released file of an item as it will be, None where there is no new version."""
        if (version := self._versions.get(item)) is None:
            return None
        folder = self.outputs.stage(f"{TO_COME}/{name}")
        file = folder / version.file.relative_to(self.workbench.folder)
        with refusals_told(folder):
            replace_file(file, with_rows(version.file, version.rows))
        return folder

    def place(self, task: Task) -> tuple[Path, Version | None]:
        """Put a report in its place, with a note of the version that it shows, if it is a new one."""
        version = self._versions.get(task.item)
        if version is not None:
            self._note(task, version)
        return self.outputs.place(task.folder, task.name), version

    def _note(self, task: Task, version: Version) -> None:
        """Write down what is to be frozen if the report stands, before it does: a kill may fall between the two."""
        unfinished = Unfinished(
            number=version.number,
            file=version.file,
            rows=tuple(map(dict, version.rows)),
            report=task.name,
            manifest=digest_of(task.folder / MANIFEST),
        )
        note = self.outputs.own / UNFINISHED / f"{quote(task.name, safe='')}.json"
        with refusals_told(note):
            replace_file(note, unfinished.model_dump_json().encode())
        self._notes.append(note)


@contextmanager
def releasing(workbench: Workbench) -> Iterator[None]:
    """Let one build at a time add to a workbench's released figures; raises PublishError where another does."""
    lock = FileLock(workbench.folder / LOCK, timeout=0)
    with refusals_told(workbench.folder / LOCK):
        try:
            lock.acquire()
        except Timeout as error:
            problem = Problem("another build is releasing from this workbench", "Wait for it to end.", workbench.folder)
            raise PublishError(problem) from error
    try:
        yield
    finally:
        lock.release()


def finish_releases(out: Path, workbench: Workbench) -> None:
    """Freeze the versions whose reports stand in *out* though a build was killed before it had frozen them.

    Raises PublishError with every note of one that cannot be read: it stays, and the others are frozen.
    """
    if any(Outputs(out).own.glob(f"{UNFINISHED}/*")):
        with Outputs(out) as outputs, releasing(workbench):
            for begun in outputs.own.glob(f"{UNFINISHED}/.*.new"):
                begun.unlink()  # the report of a note that a kill has cut short was not put in its place
            notes = sorted(outputs.own.glob(f"{UNFINISHED}/*"))
            broken = [problem for note in notes for problem in _finish(outputs, note, workbench)]
        if broken:
            raise PublishError(*broken)


def _finish(outputs: Outputs, note: Path, workbench: Workbench) -> Iterator[Problem]:
    """Freeze a noted version if the report that shows it stands, and take the note away.

    It stays for later where it is of another workbench, or the released file has first to be mended; so does one that
    cannot be read, which is told.
    """
    try:
        noted = Unfinished.model_validate_json(note.read_bytes())
    except ValidationError:
        what = "a version was to be frozen, and this note of it cannot be read"
        yield Problem(what, "Put it back as it was; or take it away, and release the report anew.", note)
        return
    manifest = outputs.folder / noted.report / MANIFEST
    if not noted.file.is_relative_to(workbench.folder):
        return
    if manifest.is_file() and digest_of(manifest) == noted.manifest:
        try:
            _freeze(noted)
        except InputError:
            return
    note.unlink()


def _freeze(version: Unfinished) -> None:
    """Add a version to its file, unless it or another of its number stands there, and then note it as the last one.

    A kill may fall between: then the head, which the rows are there for, is noted the next time.
    """
    with refusals_told(version.file):
        standing = standing_rows(version.file)
        seals = _seals(version.file, standing)
        if problems := [*gone(version.file, seals)]:
            raise InputError(*problems)
        if version.number == len(seals) + 1:
            remove_half_written(version.file)
            replace_file(version.file, with_rows(version.file, version.rows))
        remove_half_written(heads_file(version.file))
        note_head(version.file)


def note_head(file: Path) -> None:
    """Note the last version that stands in a released file, so that it is known of if its rows go."""
    if rows := standing_rows(file):
        replace_file(heads_file(file), with_head(file, rows).encode())


def _seals(file: Path, rows: Sequence[Mapping[str, str]]) -> dict[int, str]:
    """Give the seal of each version that stands; raises InputError where one is not as it was released."""
    if problems := [*broken_seals(file, dict(enumerate(rows, 2)))]:
        raise InputError(*problems)
    return {int(row["version"]): read_seal(row["digest"]).version for row in rows}


def standing_rows(file: Path) -> list[dict[str, str]]:
    """Give the rows of a released file as they stand, none where there is no file."""
    return [*read_rows(file, Released.model_fields).values()] if file.is_file() else []


def with_rows(file: Path, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Give a table's bytes with *rows* after what stands there, which stays as it is, in its columns and line ends."""
    before = file.read_bytes() if file.is_file() else b""
    heads = [head.strip() for head in next(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline="")), [])]
    ends = re.search(rb"\r\n|\n|\r", before)
    end = ends[0].decode() if ends else "\n"
    text = io.StringIO()
    table = csv.DictWriter(text, heads or list(Released.model_fields), lineterminator=end)
    if not heads:
        table.writeheader()
    elif not before.endswith((b"\n", b"\r")):
        text.write(end)
    table.writerows(rows)
    return before + text.getvalue().encode()


def replace_file(file: Path, content: bytes) -> None:
    """Write a file wholly or not at all, in the mode that it has."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(file) as made:
        made.write_bytes(content)
        if file.exists():
            shutil.copymode(file, made)
