"""What in the outputs folder is ours: what its journal says or, where it has none, what shows itself as ours."""

from __future__ import annotations

import hashlib
import json
import os
import re
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from cjreport.build.outputs.build_json import RECORD, BuildRecord
from cjreport.build.outputs.journal import Made
from cjreport.errors import Problem
from cjreport.inputs.report_files import MANIFEST, PAGE
from cjreport.present.site.news import News
from cjreport.reports.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from cjreport.build.outputs.journal import Journal

HEAD_OF_A_PAGE = re.compile(
    rb'\s*<!doctype html>\s*<html lang="en-GB">\s*<head>\s*<meta charset="utf-8">\s*'
    rb"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none';"
    rb'[^<>]*>.*</style>\s*</head>\s*<body class="cjreport">\s*<a class="skip" href="#main">',
    re.DOTALL,
)
"""How every page begins that was made before there was a journal: as frame.html.j2 has it."""
RECORDS: dict[str, type[BaseModel]] = {"news.json": News, RECORD: BuildRecord}
"""What else stands in the outputs folder beside reports, by its name."""


class _Manifest(BaseModel):
    """What a manifest says that shows whose it is: pages of indicators have files alone."""

    model_config = ConfigDict(strict=True)

    files: dict[str, str]
    area: str = ""
    period: str = ""

    def is_of(self, name: str) -> bool:
        """Whether it is the manifest of what bears a name: a report's says of which period, a plan's of which area."""
        above, own = name.split("/")[-2:] if "/" in name else ("", name)
        return own == "indicators" if not self.area else _letters(own) == _letters(self.area) and self._stands_in(above)

    def _stands_in(self, folder: str) -> bool:
        return folder in {kind.folder.format(period=self.period) for kind in KINDS.values()}


def _letters(name: str) -> str:
    """Give what an area's name and its folder's have in common."""
    # A name may have "&" where its folder has "and".
    return re.sub(r"and|[^a-z0-9]", "", name.casefold())


class Ownership:
    """What of a *folder* is ours, by its *journal*."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder, self._journal = folder, journal

    def made(self, name: str) -> Made | None:
        """Give what was made of a name, None if what stands there was not made by a build."""
        return self._journal.of(name) or _made_before(self._folder / name, name)

    def foreign(self, names: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
        """Tell what stands in the way of names, each with the files it is to hold, and no build has made."""
        yield from (in_the_way(each) for name, files in names.items() for each in self._in_the_way(name, files))

    def _in_the_way(self, name: str, files: Iterable[str]) -> Iterator[Path]:
        """Give what is in a name's way, or in that of the *files* of the report that it is to bear."""
        if (what := self._foreign(name)) is not None:
            yield what
        elif is_folder(self._folder / name):
            yield from self.in_the_way_within(name, files)

    def in_the_way_within(self, name: str, files: Iterable[str]) -> Iterator[Path]:
        """Give what stands where *files* of a report are to be, and no build has made."""
        place, made = self._folder / name, self.made(name)
        inside = (made and made.inside) or frozenset()
        yield from (place / file for file in files if file not in inside and os.path.lexists(place / file))

    def _foreign(self, name: str) -> Path | None:
        """Give what is in a name's way: a folder above it that is none, or what is there itself."""
        place = self._folder / name
        above = [folder for folder in reversed(place.parents) if folder.is_relative_to(self._folder)]
        for folder in above[1:]:
            if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
                return folder
        if not os.path.lexists(place) or (is_folder(place) and not any(place.iterdir())):
            return None
        made = self.made(name)
        ours = made is not None and not place.is_symlink() and is_folder(place) == (made.inside is not None)
        return None if ours else place


def in_the_way(what: Path) -> Problem:
    """Tell what stands in the way."""
    words = "a link stands here" if what.is_symlink() else "something stands here that no build made"
    return Problem(words, "Move it away, or choose another folder with --out.", what)


def is_folder(place: Path) -> bool:
    """Whether a place is a folder itself, and no link to one."""
    return place.is_dir() and not place.is_symlink()


def _made_before(place: Path, name: str) -> Made | None:
    """Recognise a report or indicators' pages by their manifest, a page or a record by its shape."""
    if is_folder(place):
        inside = _by_manifest(place, name)
        return Made(name=name, inside=inside) if PAGE in inside else None
    if place.is_symlink() or not place.is_file():
        return None
    is_page = place.suffix == ".html" and HEAD_OF_A_PAGE.match(place.read_bytes())
    return Made(name=name) if is_page or _is_record(place) else None


def _by_manifest(place: Path, name: str) -> frozenset[str]:
    """Give those files of a folder that are, byte for byte, what its manifest says was made."""
    try:
        manifest = _Manifest.model_validate_json((place / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return frozenset()
    files = {file for file, digest in manifest.files.items() if _digest(place, file) == digest}
    return frozenset({*files, MANIFEST}) if manifest.is_of(name) else frozenset()


def _digest(place: Path, file: str) -> str:
    """Give the digest of a file that lies in a folder itself, and not where a link leads."""
    path = place / file
    is_own = path.parent == place and path.is_file() and not path.is_symlink()
    return hashlib.sha256(path.read_bytes()).hexdigest() if is_own else ""


def _is_record(file: Path) -> bool:
    """Whether a file is what a build writes under its name: all of that, and nothing besides."""
    if (model := RECORDS.get(file.name)) is None:
        return False
    try:
        read = json.loads(file.read_bytes())
        return bool(json.loads(model.model_validate(read).model_dump_json()) == read)
    except ValueError:
        return False
