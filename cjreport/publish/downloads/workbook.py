"""A report's tables as an accessible workbook: cover, contents, notes, and a table to a sheet."""

from __future__ import annotations

import datetime as dt
import math
import re
import warnings
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import gptables
import pandas as pd
from gptables.core.gptable import FormatList

from cjreport.inputs.periods import ends
from cjreport.present.parts.sheets import NOTES
from cjreport.present.text.phrases import MARK_WORDS
from cjreport.publish.downloads.formulas import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjreport.present.parts.citing import About
    from cjreport.present.parts.sheets import Sheet

ONE_TABLE = "This worksheet contains one table."
AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
ABOVE = 2
"""So many rows stand above a table: its title, and how to read it."""
COVER, NOTE = 85, 110
"""How many letters wide the cover and the notes are."""
LETTER, LINE, HIGHEST = 1.05, 16, 409
"""How wide a letter is, how high a line and the highest row, as Excel counts."""
A4 = 9
"""XlsxWriter's number for the size of paper."""
MOST = 32_000
"""So many characters of a text stand in a cell: Excel takes no more than 32,767."""
_MARKUP = re.compile(r"\$\$|\]\(|\A[^A-Za-z0-9]*\Z")
"""What gptables would read as a note or a link, or refuse."""


def write_workbook(file: Path, about: About, facts: Sequence[str], contact: str, sheets: Sequence[Sheet]) -> None:
    """Write a report's *sheets* as a workbook that says whose it is: *facts*, and a *contact* by role."""
    told = (f"Cite it as: {about.citation}", *about.reuse, *_marks())
    whom = contact or "None is given."
    cover = gptables.Cover(
        title=_words(about.title),
        intro=[_cell(fact) for fact in facts],
        about=[_cell(words) for words in told],
        contact=[_cell(whom)],
        width=COVER,
    )
    notes = _notes(sheets)
    with warnings.catch_warnings(action="ignore"):  # gptables warns of what it does not need
        book = gptables.produce_workbook(
            str(file),
            {sheet.name: _table(sheet) for sheet in sheets},
            theme=_theme(),
            cover=cover,
            notes_table=None if notes.empty else notes,
            auto_width=False,
            workbook_options=AS_TYPED,
        )
    lines = [[text] for text in (about.title, "", *facts, "", *told, "", whom)]
    laid_out = [
        ("Cover", lines, (COVER,)),
        ("Contents", [], (20, 90)),
        ("Notes", notes.to_numpy().tolist(), (14, NOTE)),
    ]
    laid_out += [
        (sheet.name, [[*sheet.table.columns], *sheet.table.to_numpy().tolist()], sheet.widths) for sheet in sheets
    ]
    for name, rows, widths in laid_out:
        if page := book.get_worksheet_by_name(name):
            _lay_out(page, 0 if name == "Cover" else ABOVE + (name == "Notes"), rows, widths)
    book.set_properties(_properties(about))
    book.close()


def _theme() -> Any:  # noqa: ANN401 (gptables publishes no types)
    """Give gptables' looks, with every cell's words at its top: a row is as high as its longest."""
    theme = deepcopy(gptables.gptheme)
    theme.update_data_format({"valign": "top"})
    theme.update_cover_text_format({"valign": "top"})
    return theme


def _notes(sheets: Sequence[Sheet]) -> pd.DataFrame:
    """Gather the notes that sheets refer to, in the order of their numbers."""
    used = list(dict.fromkeys(note for sheet in sheets for note in sheet.notes))
    return pd.DataFrame({"Note": used, "Text": [NOTES[note] for note in used]})


def _lay_out(page: Any, first: int, rows: Sequence[Sequence[object]], widths: Sequence[int]) -> None:  # noqa: ANN401
    """Make columns as wide as told and rows as high as their words need: not every program does so by itself."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for number, row in enumerate(rows, start=first):
        lines = max(_lines(str(cell), width) for cell, width in zip(row, widths, strict=False))
        if lines > 1:
            page.set_row(number, min(LINE * lines, HIGHEST))


def _lines(text: str, width: int) -> int:
    """Say how many lines of a *width* a text takes, with those that were broken in it."""
    return sum(max(1, math.ceil(len(line) * LETTER / width)) for line in text.split("\n"))


def _table(sheet: Sheet) -> Any:  # noqa: ANN401 (gptables publishes no types)
    table = sheet.table.rename(columns=_words).map(_cell)
    told = f"{ONE_TABLE} {''.join(f'$${note}$$' for note in sheet.notes)}".strip()
    return gptables.GPTable(
        table,
        table_name=re.sub(r"\W", "_", sheet.name.lower()),
        title=_words(sheet.title),
        instructions=told,
        index_columns={},
    )


def _words(text: str) -> str:
    """Write a text as words: nothing that steers, nothing that runs, no more than a cell can hold."""
    words = plain_words(text)
    return words if len(words) <= MOST else f"{words[:MOST]} […]"


def _cell(value: Any) -> Any:  # noqa: ANN401 (a number, a text, or a text that gptables is not to read)
    """Write a value as gptables takes it: numbers stay numbers, and a text is read by nobody."""
    if not isinstance(value, str):
        return value
    words = _words(value)
    return FormatList([{}, words]) if _MARKUP.search(words) else words


def _marks() -> list[str]:
    return [f"{mark} means {meaning}." for mark, meaning in MARK_WORDS.items()]


def _properties(about: About) -> dict[str, str | dt.datetime]:
    """Say what the workbook is; its date is that of its years, so that the same inputs give the same bytes."""
    day = ends(about.years)
    return {
        "title": _words(about.title),
        "keywords": "; ".join(about.item.keywords),
        "subject": f"Community justice in {about.country.name}",
        "created": dt.datetime.combine(day, dt.time()),
    }
