"""The last version of each released file, noted beside them all: so a version is known of whose rows are gone."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from cjreport.errors import InputError, Problem
from cjreport.inputs.figures.seals import MEND, read_seal
from cjreport.inputs.files.checked_yaml import Record
from cjreport.inputs.files.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


class Head(Record):
    """The last version of a place's report for a period, and the seal of it with all before it."""

    place: str
    period: str
    version: int = Field(ge=1)
    seal: str


def heads_file(released: Path) -> Path:
    """Say where the heads stand, of which one is that of a *released* file."""
    return released.parent.parent / "heads.csv"


def head_of(released: Path) -> Head | None:
    """Give the head of a released file, None where none was noted; raises InputError with every problem."""
    return _heads(heads_file(released)).get(_key(released))


def gone(released: Path, seals: Mapping[int, str]) -> Iterator[Problem]:
    """Tell what a head has and a released file has not, which holds versions of these *seals*.

    Later versions than the head's are those whose release a kill has cut short. Raises InputError as head_of does.
    """
    if (head := head_of(released)) is None:
        return
    if head.version not in seals:
        what = f"version {head.version} was released and its rows are gone"
        yield Problem(f"{what}, as {heads_file(released).name} tells", MEND, released)
    elif seals[head.version] != head.seal:
        what = f"version {head.version} is not the one that was released"
        yield Problem(f"{what}, as {heads_file(released).name} tells", MEND, released)


def with_head(released: Path, rows: Sequence[Mapping[str, str]]) -> str:
    """Give the text of the heads once that of a released file is the last version among its *rows*."""
    last = rows[-1]
    place, period = _key(released)
    head = Head(place=place, period=period, version=int(last["version"]), seal=read_seal(last["digest"]).version)
    heads = _heads(heads_file(released)) | {(place, period): head}
    text = io.StringIO()
    table = csv.DictWriter(text, list(Head.model_fields), lineterminator="\n")
    table.writeheader()
    table.writerows(heads[key].model_dump() for key in sorted(heads, key=lambda key: key[::-1]))
    return text.getvalue()


def _key(released: Path) -> tuple[str, str]:
    return released.stem, released.parent.name


def _heads(file: Path) -> dict[tuple[str, str], Head]:
    return _read(file, file.stat().st_mtime_ns, file.stat().st_size) if file.is_file() else {}


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int, _size: int) -> dict[tuple[str, str], Head]:
    heads: list[Head] = []
    problems: list[Problem] = []
    for line, row in read_rows(file, Head.model_fields).items():
        try:
            heads.append(Head.model_validate(row))
        except ValidationError as error:
            problems += [Problem(e["msg"], MEND, file, line, str(e["loc"][0])) for e in error.errors()]
    if problems:
        raise InputError(*problems)
    return {(head.place, head.period): head for head in heads}
