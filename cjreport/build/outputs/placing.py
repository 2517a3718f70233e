"""Puts a new report in the place of an old one, wholly or not at all, and touches nothing that no build made."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from filelock import FileLock, Timeout

from cjreport.build.outputs.exchange_folders import exchange
from cjreport.build.outputs.journal import Journal, Made
from cjreport.build.outputs.ownership import Ownership, in_the_way, is_folder
from cjreport.build.outputs.sigterm import gentle_end
from cjreport.errors import Problem, PublishError
from cjreport.inputs.files.put_in_place import refusals_told, write_out, write_out_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from types import TracebackType

OWN = ".cjreport"
"""The folder in the outputs folder where it keeps lock and journal, makes what is new and puts aside what is old."""
LOCK, JOURNAL, STAGING, ASIDE = "lock", "journal", "staging", "aside"


class Outputs:
    """The outputs folder, held by one build at a time; use as a context manager.

    A new report and the old one change places in one step where the system can do that. Elsewhere the old one steps
    aside before the new one steps in, and whoever enters next puts back what a killed build has left aside.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.realpath(folder))
        self.own = self.folder / OWN
        self._lock = FileLock(self.own / LOCK, timeout=0)
        self._held = ExitStack()
        with refusals_told(self.folder):
            self._journal = Journal(self.own / JOURNAL)

    def __enter__(self) -> Self:
        """Take the lock and mend what a killed build left; raises PublishError where that cannot be."""
        with refusals_told(self.folder):
            self._refuse_own_of_others()
            self.own.mkdir(parents=True, exist_ok=True)
            self._take_lock()
            with ExitStack() as held:
                # Last in, first out: signals are held back to the end, and the lock is given back when all is tidy.
                held.callback(self._lock.release)
                held.callback(self._tidy)
                held.enter_context(gentle_end())
                self._journal = Journal(self.own / JOURNAL)
                self._mend()
                self._held = held.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no staging folder, and let the next build in."""
        self._held.close()

    def refuse_foreign(self, names: Mapping[str, Iterable[str]]) -> None:
        """Raise PublishError with everything in the way of *names* that no build has made; touches nothing.

        Each comes with the files that it is to hold; one that is a file itself, with none.
        """
        with refusals_told(self.folder):
            self._refuse_own_of_others()
            if problems := [*Ownership(self.folder, self._journal).foreign(names)]:
                raise PublishError(*problems)

    def stage(self, name: str) -> Path:
        """Give an empty folder to make *name* in, on the same file system as its place."""
        staged = self._place_of(name, self.own / STAGING)
        with refusals_told(staged):
            if staged.exists():
                shutil.rmtree(staged)
            staged.mkdir(parents=True)
        return staged

    def place(self, staged: Path, name: str) -> Path:
        """Put *staged* in the place of *name*, "2024-25/scottish-borders" say; what others put into the old one stays.

        Raises PublishError where something stands there that no build has made, or the disk refuses.
        """
        target = self._place_of(name, self.folder)
        with refusals_told(target):
            self.refuse_foreign({name: ()})
            inside = _inside(staged)
            # On the disk, in the journal, in its place: killed at any step, a build leaves nothing unknown.
            before = self._ours_before(name, staged, inside)
            write_out(staged)
            if target.exists():
                _keep_foreign(target, staged, before.inside or () if before else ())
                shutil.copymode(target, staged)
            self._journal.note(Made(name=name, inside=inside | (before.inside or set()) if before else inside))
            target.parent.mkdir(parents=True, exist_ok=True)
            self._put(staged, target, name)
        return target

    def write(self, name: str, text: str) -> None:
        """Put a file of its own in the folder, wholly or not at all; raises PublishError as place() does."""
        made, target = self.stage("file") / PurePath(name).name, self._place_of(name, self.folder)
        with refusals_told(target):
            self.refuse_foreign({name: ()})
            made.write_text(text, encoding="utf-8", newline="\n")
            write_out(made.parent)
            self._journal.note(Made(name=name))
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(made, target)  # noqa: PTH105 (where tests end a build before any step)
            write_out_names(target.parent)

    def _ours_before(self, name: str, staged: Path, inside: Collection[str]) -> Made | None:
        """Give what was made of a name; raises PublishError where what others put there is in the way of a new file."""
        owned = Ownership(self.folder, self._journal)
        both = {file for file in inside if all(map(is_folder, (staged / file, self.folder / name / file)))}
        if problems := [*map(in_the_way, owned.in_the_way_within(name, sorted({*inside} - both)))]:
            raise PublishError(*problems)
        return owned.made(name)

    def _take_lock(self) -> None:
        try:
            self._lock.acquire()
        except Timeout as error:
            mend = "Wait for it to end, or choose another folder."
            raise PublishError(Problem("another build is writing here", mend, self.folder)) from error

    def _put(self, staged: Path, target: Path, name: str) -> None:
        try:
            if not target.exists():
                staged.rename(target)
            elif not exchange(staged, target):
                self._step_in(staged, target, self._aside(name))
        except PermissionError as error:
            problem = Problem("the folder cannot be replaced", "Close the files of it that are open.", target)
            raise PublishError(problem) from error
        write_out_names(target.parent)
        for old in (staged, self._aside(name)):
            with suppress(OSError):
                _remove(old)  # whatever stays is removed by who enters next

    @staticmethod
    def _step_in(staged: Path, target: Path, aside: Path) -> None:
        """Put the old folder aside and the new one in; if that fails, the old one is back."""
        aside.parent.mkdir(parents=True, exist_ok=True)
        if aside.exists():
            _remove(aside)
        target.rename(aside)
        try:
            staged.rename(target)
        except BaseException:
            aside.rename(target)
            raise

    def _mend(self) -> None:
        """Put back what a killed build had put aside and nothing has replaced, and remove what else it left of ours."""
        for name in self._journal.names:
            aside = self._aside(name)
            if aside.exists() and not (self.folder / name).exists():
                aside.rename(self.folder / name)
        for left in (self.own / ASIDE, self.own / STAGING):
            if left.exists():
                _remove(left)
        self._journal.begin(lambda name: (self.folder / name).exists())

    def _aside(self, name: str) -> Path:
        return self.own / ASIDE / quote(name, safe="")

    def _tidy(self) -> None:
        """Remove what was staged; an old folder that could not be removed, or put back, is for who enters next."""
        with suppress(OSError):
            _remove(self.own / STAGING)
        with suppress(OSError):
            (self.own / ASIDE).rmdir()

    def _refuse_own_of_others(self) -> None:
        """Refuse a folder of OWN's name that somebody else has made, and an outputs folder within another."""
        if (other := self._around()) is not None:
            what = f"this folder lies inside another for reports, {other}"
            raise PublishError(Problem(what, "Choose that one, or one outside it, with --out.", self.folder))
        if not os.path.lexists(self.own):
            return
        foreign = self.own.is_symlink() or not self.own.is_dir()
        if not foreign and not Journal.begins(self.own / JOURNAL):
            foreign = bool({path.name for path in self.own.iterdir()} - {LOCK, f"{JOURNAL}.new"})
        if foreign:
            mend = "Move it away, or choose another folder with --out."
            raise PublishError(Problem("something stands here that no build made", mend, self.own))

    def _around(self) -> Path | None:
        """Give the outputs folder that this one would lie in, whose builds would take it for their own."""
        for folder in (self.folder, *self.folder.parents):
            if folder.name.casefold() == OWN:
                return folder.parent
            if folder != self.folder and _begins(folder / OWN / JOURNAL):
                return folder
        return None

    @staticmethod
    def _place_of(name: str, folder: Path) -> Path:
        """Refuse a name that leads elsewhere, or is OWN."""
        parts = PurePath(name).parts
        if not parts or PurePath(name).is_absolute() or any(part.startswith(".") for part in parts):
            raise ValueError(f"not a name inside {folder}: {name}")
        return folder / name


def _begins(journal: Path) -> bool:
    """Whether a journal of ours stands here, as far as it may be read."""
    try:
        return Journal.begins(journal)
    except OSError:
        return False


def _inside(folder: Path) -> frozenset[str]:
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def _keep_foreign(old: Path, new: Path, ours: Collection[str]) -> None:
    """Have in the *new* folder too what somebody else has put into the *old* one."""
    folders = []
    for path in _below(old):
        kept = new / path.relative_to(old)
        if path.relative_to(old).as_posix() in ours or os.path.lexists(kept):
            continue
        kept.parent.mkdir(parents=True, exist_ok=True)
        if is_folder(path):
            kept.mkdir(mode=0o700)
            folders.append((path, kept))
        else:
            _link(path, kept)
        write_out_names(kept.parent)
    # Last, and the innermost first: a folder that is closed to writing could not be filled.
    for path, kept in reversed(folders):
        shutil.copystat(path, kept)
        write_out_names(kept)


def _below(folder: Path) -> Iterator[Path]:
    """Give all that lies below a folder, what holds it first; raises OSError where one of them may not be read."""
    for path in sorted(folder.iterdir()):
        yield path
        if is_folder(path):
            yield from _below(path)


def _remove(folder: Path) -> None:
    """Remove a folder, also where somebody has closed one of those in it."""
    for path, folders, _ in os.walk(folder):
        for closed in (Path(path, name) for name in folders):
            if is_folder(closed):
                closed.chmod(0o700)
    shutil.rmtree(folder)


def _link(path: Path, to: Path) -> None:
    """Give a file a second name or, where there can be none, make a copy."""
    try:
        os.link(path, to, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, to, follow_symlinks=False)
