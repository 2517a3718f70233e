"""Who publishes the site, and whom readers may ask: known only if the publisher says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjreport.inputs.files.checked_yaml import Record, read_document

if TYPE_CHECKING:
    from pathlib import Path


class Publisher(Record):
    """Who publishes the site, and an address of theirs: an email address or a web address."""

    publisher: str = Field(min_length=1)
    contact: str = Field(min_length=1)


def read_publisher(folder: Path) -> Publisher | None:
    """Read params/site.yaml of a workbench's *folder*, None where there is none; raises InputError."""
    file = folder / "params" / "site.yaml"
    return read_document(file, Publisher) if file.is_file() else None
