"""Is a released version as it was written? Its digest, which stands in each of its rows, is held against them."""

from __future__ import annotations

import hashlib
import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cjreport.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    Lines = Mapping[int, Mapping[str, str]]
    """Rows by their line in a file."""

SEALED = re.compile(r"(?P<shown>[^-]*)-(?P<version>[0-9a-f]{32})-(?P<row>[0-9a-f]{8})")
MEND = "Put the file back as it was released: nothing in it is ever changed, and a correction is a new version."


class Seal(NamedTuple):
    """A cell *digest*: of what a report showed, of its version with all before it, and of its row."""

    shown: str
    version: str = ""
    row: str = ""


def read_seal(digest: str) -> Seal:
    """Take a cell *digest* apart; a version of before there were seals has that of what was shown alone."""
    found = SEALED.fullmatch(digest)
    return Seal(**found.groupdict()) if found else Seal(digest)


def sealed(rows: Iterable[Mapping[str, str]], before: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Seal the *rows* of a version, whose digest is of what was shown, over those of the versions *before* it."""
    rows = list(rows)
    version = _version_digest([*before, *rows])
    return [{**row, "digest": f"{row['digest']}-{version}-{_row_digest(row)}"} for row in rows]


def broken_seals(file: Path, rows: Lines) -> Iterator[Problem]:
    """Tell the first version of a *file* that is not as it was released, with its line where that can be known."""
    before: list[Mapping[str, str]] = []
    for number, (version, group) in enumerate(groupby(rows.items(), key=lambda item: item[1]["version"]), 1):
        lines = dict(group)
        first = next(iter(lines))
        if version != str(number):
            what = f"version {version} stands where version {number} should"
            yield Problem(f"{what}: what was released has been removed or moved", MEND, file, first)
            return
        before += lines.values()
        if problem := _broken(file, version, lines, before):
            yield problem
            return


def _broken(file: Path, version: str, lines: Lines, so_far: list[Mapping[str, str]]) -> Problem | None:
    """Tell what is wrong with a version, whose rows are the last of those *so far*."""
    seals = {line: read_seal(row["digest"]) for line, row in lines.items()}
    if not any(seal.version for seal in seals.values()):
        return _uneven(file, version, lines)
    changed = [line for line, seal in seals.items() if seal.row != _row_digest(lines[line])]
    if changed:
        others = f", and so are {len(changed) - 1} more of its rows" if len(changed) > 1 else ""
        return Problem(f"this row of version {version} is not as it was released{others}", MEND, file, changed[0])
    if {seal.version for seal in seals.values()} != {_version_digest(so_far)}:
        what = f"version {version} is not as it was released: rows were removed, added or moved"
        return Problem(what, MEND, file, next(iter(lines)))
    return None


def _uneven(file: Path, version: str, lines: Lines) -> Problem | None:
    """Tell the first row of a version without a seal that has another date, reason or digest than its first row."""
    first, *others = lines.items()
    for line, row in others:
        for column in ("date", "reason", "digest"):
            if row[column] != first[1][column]:
                return Problem(f"this row of version {version} is not as it was released", MEND, file, line, column)
    return None


def _row_digest(row: Mapping[str, str]) -> str:
    return hashlib.sha256(_text(row)).hexdigest()[:8]


def _version_digest(rows: Iterable[Mapping[str, str]]) -> str:
    return hashlib.sha256(b"\x1e".join(map(_text, rows))).hexdigest()[:32]


def _text(row: Mapping[str, str]) -> bytes:
    """Give a row's words, however a program that saved them anew has set their spaces, lines and columns."""
    shown = {**row, "digest": read_seal(row["digest"]).shown}
    return "\x1f".join(f"{name}={' '.join(cell.split())}" for name, cell in sorted(shown.items())).encode()
