"""What on a shelf is ours: what its journal says or, made before there was one, what shows itself as ours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from cjreport.errors import Problem
from cjreport.publish.journal import Made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cjreport.publish.journal import Journal

MANIFEST = "manifest.json"
MARKS = {".html": b'<body class="cjreport">', ".json": b'"figures": '}
"""What every file of a kind has that was made before there was a journal."""


class _Files(BaseModel):
    files: dict[str, str]


class Ownership:
    """What of a *folder* is ours, by its *journal*."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder, self._journal = folder, journal

    def made(self, name: str) -> Made | None:
        """Give what was made of a name, None if what stands there was not made by a build."""
        return self._journal.of(name) or _made_before(self._folder / name, name)

    def foreign(self, names: Iterable[str]) -> Iterator[Problem]:
        """Tell what stands in the way of names, and no build has made."""
        for name in names:
            if (what := self._foreign(name)) is not None:
                words = "a link stands here" if what.is_symlink() else "something stands here that no build made"
                yield Problem(words, "Move it away, or choose another folder with --out.", what)

    def _foreign(self, name: str) -> Path | None:
        """Give what is in a name's way: a folder above it that is none, or what is there itself."""
        place = self._folder / name
        above = [folder for folder in reversed(place.parents) if folder.is_relative_to(self._folder)]
        for folder in above[1:]:
            if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
                return folder
        if not os.path.lexists(place) or (_is_folder(place) and not any(place.iterdir())):
            return None
        made = self.made(name)
        ours = made is not None and not place.is_symlink() and _is_folder(place) == (made.inside is not None)
        return None if ours else place


def _is_folder(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink()


def _made_before(place: Path, name: str) -> Made | None:
    """Recognise a report or indicators' pages by their manifest, a page or news by their marks."""
    if _is_folder(place):
        try:
            files = _Files.model_validate_json((place / MANIFEST).read_bytes()).files
        except (OSError, ValidationError):
            return None
        return Made(name=name, inside=frozenset({*files, MANIFEST})) if "index.html" in files else None
    mark = MARKS.get(place.suffix)
    return Made(name=name) if mark and place.is_file() and mark in place.read_bytes() else None
