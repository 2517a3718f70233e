"""Which report a notebook opened, by what its cells carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from cjreport.errors import Problem
from cjreport.inputs.item import Item
from cjreport.present.blocks import OPENED

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from nbformat import NotebookNode


def items_opened(cells: Iterable[tuple[str, NotebookNode]], kinds: Container[str]) -> dict[Item, str]:
    """List what cells opened or show a part of, each with the first cell that does; the cells come with their names."""
    opened: dict[Item, str] = {}
    for place, cell in cells:
        for output in cell.get("outputs", ()):
            if OPENED in output.get("data", {}) and (item := item_told(output.data[OPENED], kinds)):
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


def item_told(told: object, kinds: Container[str]) -> Item | None:
    """Read what was opened, of one of the *kinds*; what another program wrote is nothing that was opened."""
    try:
        item = Item.model_validate(told)
    except ValidationError:
        return None
    return item if item.kind in kinds else None
