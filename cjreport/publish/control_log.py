"""The log of disclosure control as a workbook that a person reads and signs; it is not for publication."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import gptables
import pandas as pd

from cjreport.inputs.owner_only import place_for_owner

if TYPE_CHECKING:
    from pathlib import Path

TO_SIGN = ("Checked by (role, not name)", "Date", "Decision: publish, or hide more", "Reason")
BLANK = "To be filled in"
ONE_TABLE = "This worksheet contains one table."
TEXT_ALONE = {"strings_to_formulas": False, "strings_to_urls": False}
PURPOSE = (
    "Every count that is hidden before anything is shown, why, and what somebody who knows all that is shown, and the "
    "policy, could take it for."
)


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
