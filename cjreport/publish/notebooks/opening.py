"""Which report a notebook opened, by what its cells carry; and opening it once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from cjreport.errors import Problem
from cjreport.inputs.item import Item
from cjreport.present.blocks import OPENED
from cjreport.reports.area import open_report
from cjreport.reports.plan import open_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from nbformat import NotebookNode

    from cjreport.reports.area import Report
    from cjreport.reports.plan import PlanReport

OPENS: dict[str, Callable[..., Report | PlanReport]] = {"area": open_report, "plan": open_plan}
"""What opens each kind of report."""


def open_item(item: Item, home: Path | None = None) -> Report | PlanReport:
    """Open what is named, in the workbench at *home* or where this is run; raises ReportError."""
    return OPENS[item.kind](item.place, period=item.period, country=item.country, home=home)


def items_opened(cells: Iterable[tuple[str, NotebookNode]]) -> dict[Item, str]:
    """List what cells opened or show a part of, each with the first cell that does; the cells come with their names."""
    opened: dict[Item, str] = {}
    for place, cell in cells:
        for output in cell.get("outputs", ()):
            if OPENED in output.get("data", {}) and (item := item_told(output.data[OPENED])):
                opened.setdefault(item, place)
    return opened


def none_or_several(opened: dict[Item, str]) -> Problem | None:
    """Tell a notebook that opens no report, or more than one."""
    if not opened:
        mend = "Open it in a cell: report = cjreport.open_report(area, period=period, country=country); then run all."
        return Problem("this notebook opens no report", mend, place="notebook")
    if len(opened) == 1:
        return None
    told = " and ".join(f"{item} ({place})" for item, place in opened.items())
    mend = 'Open one report in a notebook: report.beside("…") sets another area beside its own. Then run all cells.'
    return Problem(f"this notebook opens more than one report: {told}", mend, place=", ".join(opened.values()))


def item_told(told: object) -> Item | None:
    """Read what was opened; what another program wrote is nothing that was opened."""
    try:
        item = Item.model_validate(told)
    except ValidationError:
        return None
    return item if item.kind in OPENS else None
