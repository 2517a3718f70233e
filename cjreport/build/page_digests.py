"""Whether the pages of indicators are as they would be made: what they were made from, by its digest."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

import cjreport
from cjreport.inputs.files.digests import digest_of
from cjreport.inputs.library import files_behind
from cjreport.inputs.report_files import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.reports.kind import Site

PACKAGE = Path(cjreport.__file__).parent
KEPT = Path(".cjreport", "keys")
"""Where a workbench keeps the keys of what was made from it. They are not for publication: figures as supplied are in
them, and whoever has a digest finds the small counts behind it by trying."""


class Keys(BaseModel):
    """What pages of indicators were made from: figures and the reports they lead to; the package and its settings."""

    model_config = ConfigDict(frozen=True)

    figures: str
    package: str


class KeptKeys(Keys):
    """The keys of pages that were put in an outputs folder, and the digest of the manifest that these pages have."""

    pages: str


def keys_of(site: Site) -> Keys:
    """Give the keys of the pages as they would be made now."""
    figures = [*_contents(files_behind(site.own)), json.dumps(site.latest_reports, sort_keys=True).encode()]
    sources = sorted(file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix not in {".pyc", ".pyo"})
    return Keys(figures=_digest(figures), package=_digest([*_contents(sources), repr(site.setting).encode()]))


def kept_keys(workbench: Workbench, folder: Path) -> Keys | None:
    """Give the keys of the pages that stand in a *folder*, None where there are none or nothing is known of them."""
    try:
        kept = KeptKeys.model_validate_json(_kept(workbench, folder).read_bytes())
        pages = digest_of(folder / MANIFEST)
    except (OSError, ValidationError):
        return None
    return Keys(figures=kept.figures, package=kept.package) if kept.pages == pages else None


def write_manifest(folder: Path) -> None:
    """Write the manifest of the pages that were made in a *folder*: last, as it holds their digests."""
    files = {file.name: digest_of(file) for file in sorted(folder.iterdir()) if file.name != MANIFEST}
    text = json.dumps({"files": files}, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def keep_keys(workbench: Workbench, folder: Path, keys: Keys) -> None:
    """Keep the keys of the pages that now stand in a *folder*; without, they are made again each time."""
    kept = KeptKeys(**keys.model_dump(), pages=digest_of(folder / MANIFEST))
    with suppress(OSError):
        file = _kept(workbench, folder)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(kept.model_dump_json(indent=2) + "\n", encoding="utf-8", newline="\n")


def _kept(workbench: Workbench, folder: Path) -> Path:
    """Say where the keys of the pages in a *folder* are kept: one file for each folder that was ever built in."""
    return workbench.folder / KEPT / f"{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}.json"


def _contents(files: Iterable[Path]) -> Iterable[bytes]:
    for file in files:
        yield file.name.encode()
        yield file.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        # Each by its digest: else the end of one part could pass for the beginning of the next.
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
