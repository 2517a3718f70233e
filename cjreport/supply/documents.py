"""Writes a new document for a person to fill in, and what was filled in as a form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cjreport.errors import InputError, Problem, PublishError, from_here
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.inputs.files.put_in_place import written_whole
from cjreport.inputs.periods import is_financial_year
from cjreport.supply.form.writing import write_form
from cjreport.supply.hints import head_of
from cjreport.supply.kinds import beginning_of
from cjreport.supply.yaml_writing import document_text, schema_line

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.documents.common import Document
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.supply.form.reading import FilledForm
    from cjreport.supply.known_before import KnownBefore
    from cjreport.supply.yaml_writing import Comments


def start(library: Library, place: Place, year: str, kind: DocumentKind[Any]) -> tuple[KnownBefore, Document]:
    """Give what is known of a place's new document that is of a year or starts in it, and what it begins with."""
    if not kind.spans_years:
        year = library.areas.country.check_period(year)
    elif not is_financial_year(year):
        mend = f"Write the {kind.name}'s first year as 2024-25."
        raise InputError(Problem(f'"{year}" is not a financial year', mend))
    beginning = beginning_of(kind)
    known = beginning.known(library, place, year)
    return known, beginning.starts(known, year)


def write_new(library: Library, place: Place, year: str, kind: DocumentKind[Any], *, force: bool = False) -> Path:
    """Write a new document with what is known filled in; raises InputError where there is one already."""
    file = kind.file(library.workbench, place, year)
    refuse_to_overwrite(file, force=force)
    known, document = start(library, place, year, kind)
    return _write(kind, known, document, file)


def write_new_form(  # noqa: PLR0913 (what a form is of, and where it goes)
    library: Library, place: Place, year: str, kind: DocumentKind[Any], to: Path | None = None, *, force: bool = False
) -> Path:
    """Write a document as a workbook to fill in, with what its file holds already, if there is one.

    Raises InputError where there is such a workbook already.
    """
    file = to or form_file(library, place, year, kind)
    if file.suffix.casefold() != ".xlsx":
        raise InputError(Problem("a form is an Excel workbook", "Give it a name that ends in .xlsx.", file))
    refuse_to_overwrite(file, force=force)
    known, document = start(library, place, year, kind)
    if (held := kind.file(library.workbench, place, year)).is_file():
        document = read_document(held, kind.model)
    try:
        return write_form(file, kind, document, known)
    except OSError as error:
        mend = f"Close {from_here(file)} where it is open, and try again."
        raise PublishError(Problem("the form cannot be written", mend, file)) from error


def write_imported(library: Library, filled: FilledForm, *, force: bool = False) -> Path:
    """Write a document that was filled in as a form; raises InputError where there is one already."""
    kind, year = filled.kind, filled.kind.year_of(filled.document)
    file = kind.file(library.workbench, filled.place, year)
    refuse_to_overwrite(file, force=force)
    return _write(kind, beginning_of(kind).known(library, filled.place, year), filled.document, file)


def form_file(library: Library, place: Place, year: str, kind: DocumentKind[Any]) -> Path:
    """Say where a form stands unless somebody chooses another place."""
    workbench = library.workbench
    return workbench.folder / "forms" / workbench.subfolder / kind.folder.format(period=year) / f"{place.slug}.xlsx"


def refuse_to_overwrite(file: Path, *, force: bool) -> None:
    """Raise InputError where a file is there already and is not to be replaced."""
    if file.exists() and not force:
        raise InputError(
            Problem("this file is there already; it was left as it is", "Add --force to replace it.", file)
        )


def _write(kind: DocumentKind[Any], known: KnownBefore, document: Document, file: Path) -> Path:
    workbench = known.library.workbench
    head = head_of(kind, document, schema_line(workbench, file, kind.name), workbench.subfolder)
    replace_whole(file, document, replace(beginning_of(kind).comments(known, document), head=head))
    return file


def replace_whole(file: Path, document: Document, comments: Comments) -> None:
    """Write a document whole or not at all: it takes its place only if, read back, it says the same."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with written_whole(file) as new:
            new.write_text(document_text(document, comments), encoding="utf-8", newline="\n")
            if read_document(new, type(document)) != document:
                raise AssertionError(f"what was written to {new} does not say what it should")
    except PermissionError as error:
        mend = f"Close {from_here(file)} where it is open, and try again."
        raise PublishError(Problem("the file cannot be written", mend, file)) from error
