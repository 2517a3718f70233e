"""Whether the pages of indicators are as they would be made: what they were made from, by its digest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

import cjreport
from cjreport.inputs.gather import files_behind
from cjreport.publish.ownership import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjreport.inputs.workbench import Workbench
    from cjreport.publish.leaves import Setting

PACKAGE = Path(cjreport.__file__).parent


class Keys(BaseModel):
    """What pages of indicators were made from: figures and the reports they lead to; the package and its settings."""

    model_config = ConfigDict(frozen=True)

    figures: str
    package: str


def keys_of(workbench: Workbench, reports: Mapping[str, str], setting: Setting) -> Keys:
    """Give the keys of the pages as they would be made now."""
    figures = [*_contents(files_behind(workbench)), json.dumps(reports, sort_keys=True).encode()]
    sources = sorted(file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix not in {".pyc", ".pyo"})
    return Keys(figures=_digest(figures), package=_digest([*_contents(sources), repr(setting).encode()]))


def kept_keys(folder: Path) -> Keys | None:
    """Give the keys of the pages that stand in a *folder*, None where there are none."""
    try:
        return Keys.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def keep_keys(folder: Path, keys: Keys) -> None:
    """Write the manifest of the pages that were made in a *folder*: last, as it holds their digests."""
    digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}
    manifest = {**keys.model_dump(), "files": digests}
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def _contents(files: Iterable[Path]) -> Iterable[bytes]:
    for file in files:
        yield file.name.encode()
        yield file.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
