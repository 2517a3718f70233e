"""The log of disclosure control as a workbook that a person reads and signs; it is not for publication."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import gptables
import pandas as pd
from xlsxwriter.exceptions import FileCreateError

from cjreport.errors import InputError, Problem, PublishError, from_here
from cjreport.inputs.files.owner_only import place_for_owner
from cjreport.inputs.files.put_in_place import written_whole
from cjreport.inputs.workbooks.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TO_SIGN = ("Checked by (role, not name)", "Date", "Decision: publish, or hide more", "Reason")
BLANK = "To be filled in"
ONE_TABLE = "This worksheet contains one table."
TEXT_ALONE = {"strings_to_formulas": False, "strings_to_urls": False}
PURPOSE = (
    "Every count that is hidden before anything is shown, why, and what somebody who knows all that is shown, and the "
    "policy, could take it for."
)


def check_place(file: Path, *, force: bool = False) -> None:
    """Raise InputError where no log can be written, or where a file stands that is no log, or one that is filled in."""
    try:
        problems = [*_unfit(file, force=force)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(Problem(f"no file can be called this: {reason}", "Choose another name.")) from error
    if problems:
        raise InputError(problems[0])


def _unfit(file: Path, *, force: bool) -> Iterator[Problem]:
    if file.is_dir():
        yield Problem("this is a folder", f"Name the workbook: {from_here(file / 'disclosure.xlsx')}.", file)
    if file.suffix.casefold() != ".xlsx":
        yield Problem("the log is an Excel workbook", "Give it a name that ends in .xlsx.", file)
    for above in file.parents:
        if above.exists() and not above.is_dir():
            yield Problem(f"{from_here(above)} is a file, not a folder", "Choose another place.", file)
    if file.exists() and not force and not _is_blank_log(file):
        what = "this file is there already, and is no log that nobody has filled in; it was left as it is"
        yield Problem(what, "Choose another name, or add --force to replace it.", file)


def _is_blank_log(file: Path) -> bool:
    """Whether a file is a log as it was written: nothing is lost if it is written anew."""
    try:
        sheet = read_workbook(file).sheets["Sign"]
    except (InputError, KeyError):
        return False
    answers = {sheet.at(row, 1).shown: sheet.at(row, 2).shown for row in sheet.rows}
    return all(answers.get(each) == BLANK for each in TO_SIGN)


def place_control_log(file: Path, log: pd.DataFrame, whose: str) -> None:
    """Write a log whole or not at all; raises PublishError where it cannot be written."""
    try:
        with written_whole(file) as new:
            write_control_log(new, log, whose)
    except (OSError, FileCreateError) as error:
        cause = error if isinstance(error, OSError) else error.args[0]
        mend = "Close it where it is open, or choose a place with --out where you may write and there is room."
        what = f"the log cannot be written: {getattr(cause, 'strerror', None) or cause}"
        raise PublishError(Problem(what, mend, file)) from error


def write_control_log(file: Path, log: pd.DataFrame, whose: str) -> None:
    """Write a log of present.control_log as an accessible workbook: cover, contents, the log, and a sheet to sign.

    Its owner alone may read it.
    """
    place_for_owner(file)
    cover = gptables.Cover(
        title=f"Disclosure control log: {whose}",
        intro=[
            PURPOSE,
            "Look for counts that local knowledge would give away all the same, and fill in the sheet Sign.",
        ],
        about=["Not for publication. No hidden count is in it.", "Methods: METHODS.md, Disclosure control."],
    )
    sheets = {
        "Log": _sheet(log, "control_log", "Hidden counts", "All hidden counts of the reports named on the cover"),
        "Sign": _sheet(
            pd.DataFrame({"What": TO_SIGN, "Answer": BLANK}), "sign_off", "Sign-off", "By the person who answers for it"
        ),
    }
    with warnings.catch_warnings(action="ignore"):  # gptables warns that there is no sheet of notes; none is needed
        gptables.write_workbook(str(file), sheets, cover=cover, workbook_options=TEXT_ALONE)


def _sheet(table: pd.DataFrame, name: str, title: str, subtitle: str) -> gptables.GPTable:
    return gptables.GPTable(
        table, table_name=name, title=title, subtitles=[subtitle], instructions=ONE_TABLE, index_columns={}
    )
