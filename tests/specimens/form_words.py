"""What tests type into forms: words that spreadsheets, CSV readers and YAML are known to change."""

import datetime as dt
from dataclasses import dataclass

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.supply.fields import Kind
from cjreport.supply.form.layout import Questions

NASTY = [
    "=1+1",
    '=HYPERLINK("https://example.org")',
    "'twas",
    "''Twas twice",
    "-5",
    "- a list\n- of two",
    "+44",
    "@home",
    "1-2",
    "2024-25",
    "2025-09-30",
    "00123",
    "1E5",
    "TRUE",
    "yes",
    "null",
    "  leading and trailing  ",
    "two\nlines\n\nand a gap",
    "a\ttab",
    "Comhairle nan Eilean Siar: a’ Ghàidhlig, “làidir” ‘agus’ sàbhailte",
    "straight \"double\" and 'single'",
    "a – long — dash…",
    "emoji 😀 👩‍⚖️",
    "colon: and # hash",
    "{{ cjpf-1-commenced.value }}",
    "<b>&amp;</b>",
    "50% of £20 – ½",
    "no\xa0break",
    "line\u2028separator",
    "#N/A",
]
RIGHT = {Kind.YES_NO: "no", Kind.WHOLE: "12", Kind.NUMBER: "4.5", Kind.DAY: "30 September 2025"}
MEANT = {"no": False, "12": 12, "4.5": 4.5, "30 September 2025": dt.date(2025, 9, 30)}
NAMES = {"outcome": "1", "indicator": "cjpf-1-commenced", "partner": "police"}
FIXED = {
    ("Details", "area"): "Isles of Example",
    ("Details", "period"): "2024-25",
    ("Details", "starts"): "2024-25",
    ("Details", "ends"): "2028-29",
    ("Local outcomes", "outcome"): "L1",
    ("Local indicators", "outcome"): "L1",
    ("Milestones", "id"): "A1",
    ("Figures", "period"): "2024-25",
    ("Revisions", "period"): "2023-24",
}


def bare_library(home):
    """Read the registers of a workbench from which every return and plan has been taken away."""
    for file in (home / "params").glob("*/*.yaml"):
        file.unlink()
    return read_library(Workbench(home))


@dataclass(frozen=True)
class Typed:
    """A cell to type into, and what it should come to: in a sheet of questions, at a path of the document."""

    sheet: object
    row: int
    column: int
    field: object
    text: str
    meant: object
    free: bool = False


def cells_to_type(form, framework, offset=0):
    """List what is typed into every cell to fill in, in one row of each sheet of records."""
    for sheet in form.sheets:
        if isinstance(sheet, Questions):
            cells = [(row, question.path, question.column) for row, question in enumerate(sheet.asked(framework), 1)]
            places = [(row, len(sheet.headings), path, column) for row, path, column in cells]
        else:
            places = [
                (1, at + 1, column.field, column) for at, column in sheet.read.items() if not _named(sheet, column)
            ]
        for row, at, field, column in places:
            offset += 1
            yield Typed(sheet, sheet.header_row + row, at, field, *_words(sheet, field, column, offset))


def _named(sheet, column):
    """Whether a cell stands filled in already: the partners, the national indicators, the scored outcomes."""
    return column.field in sheet.keys and sheet.name in {"Partners", "Indicators", "Self-assessment"}


def _words(sheet, field, column, number):
    name = field if isinstance(field, str) else field[0]
    text = FIXED.get((sheet.name, name)) or NAMES.get(column.names) or RIGHT.get(column.kind)
    if text is None and column.choices:
        text = column.choices[0]
    if text is None and name == "id":
        text = "A1" if "Action" in column.heading else "an-id"
    free = text is None
    text = text or NASTY[number % len(NASTY)]
    if column.kind is Kind.LIST:
        text = text.replace("\n", " ").strip()
        return text, (text,), False
    return text, MEANT.get(text, text) if column.kind in RIGHT else text, free


LAST_YEAR = """\
area: Isles of Example
period: 2023-24
partnership: Isles Community Justice
contact: justice@isles.example
governance: |
  Reports to the board.
partners:
  integration_joint_board: {name: Isles Integration Board, part: It met us.}
outcomes:
  "1":
    action_taken: A stale account.
    achieved: partly
    assessment: A stale assessment.
    progress: Stale progress.
local_outcomes:
  L1: {title: Ferries run on time, indicators: {ferries: Ferries on time}, action_taken: Stale again.}
figures:
  - {id: ferries, title: Ferries on time, outcome: L1, period: 2023-24, count: 45, base: 120, unit: sailings,
     source: Harbour log}
  - {id: ferries, title: Ferries on time, outcome: L1, period: 2022-23, count: 40, base: 120, unit: sailings}
actions:
  A1: {status: In progress, progress: Stale too.}
self_assessment:
  summary: Stale summary.
  scores: {"1": {before: 2, now: 3.5}}
next_steps: Stale steps.
sign_off: {role: Chair, date: 2024-11-01}
published: 2024-12-01
"""
PLANNED = """\
area: Isles of Example
starts: 2023-24
ends: 2027-28
outcomes:
  "1":
    actions:
      A1: {what: "Refer people earlier: # by phone", owner: Council}
      A2: {what: Train staff}
"""
