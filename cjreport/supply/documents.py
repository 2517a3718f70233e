"""Writes a new return or plan for a person to fill in, and what was filled in as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cjreport.errors import InputError, Problem, PublishError, from_here
from cjreport.inputs.documents.plans import Plan, plan_file
from cjreport.inputs.documents.returns import AreaReturn, return_file
from cjreport.inputs.files.models import read_document
from cjreport.inputs.files.put_in_place import written_whole
from cjreport.inputs.periods import is_financial_year
from cjreport.supply.form.writing import write_form
from cjreport.supply.hints import head_of, told_of_plan, told_of_return
from cjreport.supply.known import known_of_plan, known_of_return, starting_plan, starting_return
from cjreport.supply.yaml_writing import Beside, document_text, schema_line

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.gather import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.supply.known import Known

DocumentKind = Literal["return", "plan"]
PLANS = "plans"


def start(library: Library, place: Place, period: str, kind: DocumentKind) -> tuple[Known, AreaReturn | Plan]:
    """Give what is known of a place's new document: a return for a period, or a plan that starts in it."""
    if kind == "return":
        known = known_of_return(library, place, period)
        return known, starting_return(known, period)
    if not is_financial_year(period):
        raise InputError(Problem(f'"{period}" is not a financial year', "Write the plan's first year as 2024-25."))
    known = known_of_plan(library, place, period)
    return known, starting_plan(known, period)


def write_new(library: Library, place: Place, period: str, kind: DocumentKind, *, force: bool = False) -> Path:
    """Write a new document with what is known filled in; raises InputError where there is one already."""
    file = file_of(library, place, period, kind)
    refuse_to_overwrite(file, force=force)
    known, words = start(library, place, period, kind)
    return _write(library, known, words, file)


def write_new_form(  # noqa: PLR0913 (what a form is of, and where it goes)
    library: Library, place: Place, period: str, kind: DocumentKind, to: Path | None = None, *, force: bool = False
) -> Path:
    """Write a document as a workbook to fill in, with what its file holds already, if there is one.

    Raises InputError where there is such a workbook already.
    """
    file = to or form_file(library, place, period, kind)
    if file.suffix.casefold() != ".xlsx":
        raise InputError(Problem("a form is an Excel workbook", "Give it a name that ends in .xlsx.", file))
    refuse_to_overwrite(file, force=force)
    known, words = start(library, place, period, kind)
    if (held := file_of(library, place, period, kind)).is_file():
        words = read_document(held, type(words))
    try:
        return write_form(file, words, known)
    except OSError as error:
        mend = f"Close {from_here(file)} where it is open, and try again."
        raise PublishError(Problem("the form cannot be written", mend, file)) from error


def write_imported(library: Library, place: Place, words: AreaReturn | Plan, *, force: bool = False) -> Path:
    """Write a document that was filled in as a form; raises InputError where there is one already."""
    kind: DocumentKind = "return" if isinstance(words, AreaReturn) else "plan"
    period = words.period if isinstance(words, AreaReturn) else words.starts
    file = file_of(library, place, period, kind)
    refuse_to_overwrite(file, force=force)
    known = known_of_return(library, place, period) if kind == "return" else known_of_plan(library, place, period)
    return _write(library, known, words, file)


def file_of(library: Library, place: Place, period: str, kind: DocumentKind) -> Path:
    """Say where a document stands."""
    return plan_file(library.workbench, place) if kind == "plan" else return_file(library.workbench, place, period)


def form_file(library: Library, place: Place, period: str, kind: DocumentKind) -> Path:
    """Say where a form stands unless somebody chooses another place."""
    workbench = library.workbench
    folder = PLANS if kind == "plan" else period
    return workbench.folder / "forms" / workbench.shelf / folder / f"{place.slug}.xlsx"


def refuse_to_overwrite(file: Path, *, force: bool) -> None:
    """Raise InputError where a file is there already and is not to be replaced."""
    if file.exists() and not force:
        raise InputError(
            Problem("this file is there already; it was left as it is", "Add --force to replace it.", file)
        )


def _write(library: Library, known: Known, words: AreaReturn | Plan, file: Path) -> Path:
    workbench = library.workbench
    if isinstance(words, AreaReturn):
        head = head_of(words, schema_line(workbench, file, "return"), workbench.shelf)
        told = told_of_return(known, words, head)
    else:
        head = head_of(words, schema_line(workbench, file, "plan"), workbench.shelf)
        told = told_of_plan(known, head)
    replace_whole(file, words, told)
    return file


def replace_whole(file: Path, words: AreaReturn | Plan, told: Beside) -> None:
    """Write a document whole or not at all: it takes its place only if, read back, it says the same."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with written_whole(file) as new:
            new.write_text(document_text(words, told), encoding="utf-8", newline="\n")
            if read_document(new, type(words)) != words:
                raise AssertionError(f"what was written to {new} does not say what it should")
    except PermissionError as error:
        mend = f"Close {from_here(file)} where it is open, and try again."
        raise PublishError(Problem("the file cannot be written", mend, file)) from error
