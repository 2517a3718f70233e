"""What the sheets of every workbook are made of: numbers as numbers, a mark where none is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.figures.statuses import Status
from cjreport.present.figures import STATUS_MARKS, Figures
from cjreport.present.parts.sources import used_sources

if TYPE_CHECKING:
    from cjreport.measures.frame.lookup import Address

Cell = float | int | str
NOT_AVAILABLE, NOT_APPLICABLE = STATUS_MARKS[Status.NOT_AVAILABLE], STATUS_MARKS[Status.NOT_APPLICABLE]
STATES = {
    "ok": "Settled",
    Status.SUPPRESSED: "Withheld",
    Status.NOT_AVAILABLE: "Not available",
    Status.NOT_APPLICABLE: "Does not apply",
}
NOTES = {
    "rounding": "Figures are rounded as the report shows them. The file data.csv, beside this one, has them in full.",
    "interval": (
        "Lower and upper are the ends of the 95% interval: the range within which the underlying level probably lies, "
        "given that counts vary by chance. Figures for which only a rate or percentage is published have none."
    ),
    "comparison": (
        "Higher or lower than the country: the 95% interval leaves out its figure. Than similar councils: outside the "
        "range of councils like them. A change is more than usual where it is larger than such figures often show. "
        "None of it says why figures differ."
    ),
    "stated": "As partners state them in their return: not calculated here, and not compared with other areas.",
    "states": "As the latest annual return says that speaks of the action, or else the plan.",
}


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook: its tab, what it shows, which of NOTES belong to it, and how wide its columns are."""

    name: str
    title: str
    table: pd.DataFrame
    widths: tuple[int, ...]
    notes: tuple[str, ...] = ()


def number_or_mark(figures: Figures, address: Address, field: str = "value") -> Cell:
    """Give a figure as a number, rounded as it is shown, or the mark of why there is none."""
    row, number = figures.at(address), figures.rounded(address, field)
    if row is None:
        return NOT_AVAILABLE
    if number is None:
        has_value = field != "value" and not pd.isna(row["value"])
        return NOT_APPLICABLE if has_value else STATUS_MARKS.get(str(row["status"]), NOT_AVAILABLE)
    return float(number) if number % 1 else int(number)


def status_in_words(figures: Figures, address: Address) -> str:
    """Say whether a figure is settled, or why there is none."""
    row = figures.at(address)
    status = Status.NOT_AVAILABLE if row is None else str(row["status"])
    return STATES.get(status, status.capitalize())


def sources_sheet(figures: Figures) -> Sheet:
    """List the publications behind the figures, each with its licence."""
    rows = [
        {
            "Publication": source.title,
            "Publisher": source.publisher,
            "Edition": source.edition,
            "Licence": source.licence,
            "Address": source.url or NOT_AVAILABLE,
        }
        for source in used_sources(figures)
    ]
    return Sheet("Sources", "Publications that the figures come from", pd.DataFrame(rows), (60, 30, 36, 32, 60))
