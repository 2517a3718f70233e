"""What is published: whatever stands in the outputs folder, of every kind, by its manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from cjreport.inputs.files.workbench import countries
from cjreport.inputs.item import ANNUAL, Item
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import is_financial_year
from cjreport.inputs.report_files import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from cjreport.inputs.registers.areas import Area, Country

INDICATORS = "indicators"
"""The folder of a country's pages about indicators."""


@dataclass(frozen=True)
class PublishedKind:
    """A kind of report as it stands among what is published, and as lists of what is published show it.

    *folder* holds its reports, beside those of the other kinds of a country: "{period}" is that of the period. A report
    is for the *years* that these words of its manifest name. *noun* is what one is called, *heading* heads the kind in
    a list; of a place there is one *by_period*, or one alone.
    """

    name: str
    heading: str
    noun: str = "report"
    folder: str = "{period}"
    years: tuple[str, ...] = ("period",)
    by_period: bool = True


class Manifest(BaseModel):
    """What a manifest.json says: of what kind and of what it is, what else is told of it, and its files' digests."""

    model_config = ConfigDict(frozen=True, extra="allow")

    area: str
    period: str
    country: str = ""
    kind: str = ANNUAL
    code: str = ""
    files: dict[str, str] = {}

    @classmethod
    def of(cls, item: Item, told: Mapping[str, object], files: Mapping[str, str]) -> Manifest:
        """Say of an *item* what is *told* of it, and the digests of its *files*."""
        whose = {"area": item.place, "period": item.period, "country": item.country, "kind": item.kind}
        return cls.model_validate({**whose, "code": item.code, "files": files, **told})

    @property
    def item(self) -> Item:
        """What it is of."""
        return Item(kind=self.kind, code=self.code, place=self.area, period=self.period, country=self.country)

    @property
    def told(self) -> Mapping[str, object]:
        """What is told of it beside what it is of."""
        return self.model_extra or {}

    @property
    def text(self) -> str:
        """The file's text: what it is of, what is told, and last the files."""
        said = self.model_dump(include={"area", "period", "country", "kind", "code"})
        return json.dumps({**said, **self.told, "files": self.files}, indent=2) + "\n"


@dataclass(frozen=True)
class PublishedItem:
    """A report that is published: of which kind, the name of its folder, and what its manifest says of it."""

    kind: PublishedKind
    slug: str
    manifest: Manifest = field(compare=False)

    @property
    def name(self) -> str:
        """The name of its area or partnership."""
        return self.manifest.area

    @property
    def period(self) -> str:
        """The period it is of."""
        return self.manifest.period

    @property
    def years(self) -> tuple[str, ...]:
        """The year it is for, or its first and last."""
        said = self.manifest.model_dump()
        return tuple(str(said[name]) for name in self.kind.years)

    @property
    def folder(self) -> str:
        """Where it stands in its country's folder."""
        return standing_in(self.kind.folder.format(period=self.period), self.slug)


@dataclass(frozen=True)
class PublishedCountry:
    """A country's areas, and what of it is published in *folder*, which is seen from the first page."""

    country: Country
    folder: str
    areas: tuple[Area, ...]
    items: tuple[PublishedItem, ...]
    indicators: bool = False


def standing_in(*folders: str) -> str:
    """Give the place of what stands in folders of the outputs, the country's first, which for Scotland has no name."""
    return "/".join(filter(None, folders))


def find_published(out: Path, folder: Path, kinds: Iterable[PublishedKind]) -> tuple[PublishedCountry, ...]:
    """List the countries of a workbench's *folder* that have anything under *out*, with all that stands there."""
    found, kinds = [], tuple(kinds)
    for workbench in countries(folder):
        if items := tuple(find_items(out, workbench.subfolder, kinds)):
            areas = read_library(workbench).areas
            indicators = (out / workbench.subfolder / INDICATORS / "index.html").is_file()
            found.append(PublishedCountry(areas.country, workbench.subfolder, areas.all, items, indicators))
    return tuple(found)


def find_items(out: Path, folder: str, kinds: Iterable[PublishedKind]) -> Iterator[PublishedItem]:
    """List what is published under *out* in *folder*, oldest first; what is hidden, staged, failed or broken is not."""
    known = {kind.name: kind for kind in kinds}
    for file in sorted((out / folder).glob(f"[!.]*/[!.]*/{MANIFEST}")):
        manifest = _read_manifest(file)
        if manifest and (kind := known.get(manifest.kind)) and _stands(kind, manifest, file.parent.parent.name):
            yield PublishedItem(kind, file.parent.name, manifest)


def _read_manifest(file: Path) -> Manifest | None:
    try:
        return Manifest.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None


def _stands(kind: PublishedKind, manifest: Manifest, folder: str) -> bool:
    """Tell whether a manifest names its years, and stands in the folder of its kind."""
    said = manifest.model_dump()
    named = all(is_financial_year(str(said.get(name))) for name in kind.years)
    return named and folder == kind.folder.format(period=manifest.period)
