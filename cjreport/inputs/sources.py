"""Where figures come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cjreport.errors import InputError, Problem
from cjreport.inputs.documents import Record, read_document

if TYPE_CHECKING:
    from cjreport.inputs.workbench import Workbench


class Source(Record):
    """A publication that figures were taken from, its licence and its traps, or what a partnership counted itself.

    The *standing* of figures is official where their publisher has decided what may be known of small counts, local
    where nobody has yet.
    """

    id: str
    title: str
    publisher: str
    url: str | None
    edition: str
    published: str | None
    next_due: str | None
    licence: str
    standing: Literal["official", "local"]
    notes: tuple[str, ...]
    via: str | None


class Sources(Record):
    """The register data/sources.yaml."""

    sources: tuple[Source, ...]


def read_sources(workbench: Workbench) -> dict[str, Source]:
    """Read a country's sources.yaml, each source by its id; raises InputError, also where an id stands twice."""
    file = workbench.data / "sources.yaml"
    sources = read_document(file, Sources).sources
    ids = [source.id for source in sources]
    if twice := sorted({each for each in ids if ids.count(each) > 1}):
        raise InputError(Problem(f"sources with the same id: {', '.join(twice)}", "Give each its own id.", file))
    return {source.id: source for source in sources}
