"""Whose is each file of a report? Read back from the files themselves, before they are given for publishing."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pikepdf
from defusedxml.ElementTree import fromstring

from cjreport.errors import Problem, PublishError
from cjreport.inputs.item import Item
from cjreport.inputs.report_files import FIGURES_METADATA, NOTEBOOK, PAGE, PDF, REPORT_FILES, WORKBOOK
from cjreport.publish.notebooks.as_published import ITEM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

_META = re.compile(r'<meta name="cjreport:\w+" content="([^"]*)">')
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def check_identity(folder: Path, item: Item, files: Iterable[str] = REPORT_FILES) -> None:
    """Raise PublishError naming each of the *files* of the report in a *folder* that does not say it is of *item*."""
    told = {name: tuple(IDENTITY_IN[name](folder / name)) for name in files if name in IDENTITY_IN}
    wrong = {name: words for name, words in told.items() if words != item.keywords}
    if wrong:
        mend = "It is not published. Run the notebook by hand and see what it opens."
        raise PublishError(
            *(
                Problem(f"this file is of {', '.join(words) or 'nothing named'}, not of {item}", mend, place=name)
                for name, words in wrong.items()
            )
        )


def _identity_in_page(file: Path) -> Sequence[str]:
    head = file.read_text(encoding="utf-8").partition("<title>")[0]
    return [html.unescape(words) for words in _META.findall(head)]


def _identity_in_pdf(file: Path) -> Sequence[str]:
    with pikepdf.open(file) as pdf:
        return str(pdf.docinfo.get("/Keywords", "")).split(", ")


def _identity_in_workbook(file: Path) -> Sequence[str]:
    with ZipFile(file) as book:
        return str(fromstring(book.read("docProps/core.xml")).findtext(_KEYWORDS, "")).split("; ")


def _identity_in_notebook(file: Path) -> Sequence[str]:
    return Item.model_validate(_read(file)["metadata"][ITEM]).keywords


def _identity_in_metadata(file: Path) -> Sequence[str]:
    told: list[str] = _read(file)["dc:subject"]
    return told


def _identity_in_manifest(file: Path) -> Sequence[str]:
    told = _read(file)
    return [told[name] for name in ("kind", "code", "period", "country")]


def _read(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(file.read_bytes())
    return told


IDENTITY_IN: dict[str, Callable[[Path], Sequence[str]]] = {
    PAGE: _identity_in_page,
    PDF: _identity_in_pdf,
    NOTEBOOK: _identity_in_notebook,
    FIGURES_METADATA: _identity_in_metadata,
    WORKBOOK: _identity_in_workbook,
    "manifest.json": _identity_in_manifest,
}
"""How each file says what it is of; data.csv says so by its metadata."""
