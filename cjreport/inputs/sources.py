"""Where figures come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents import Record, read_document

if TYPE_CHECKING:
    from pathlib import Path


class Source(Record):
    """A publication that figures were taken from, its licence and its traps."""

    id: str
    title: str
    publisher: str
    url: str | None
    edition: str
    published: str | None
    next_due: str | None
    licence: str
    notes: tuple[str, ...]
    via: str | None


class Sources(Record):
    """The register data/sources.yaml."""

    sources: tuple[Source, ...]


def read_sources(home: Path) -> dict[str, Source]:
    """Read data/sources.yaml, each source by its id; raises InputError."""
    return {s.id: s for s in read_document(home / "data" / "sources.yaml", Sources).sources}
