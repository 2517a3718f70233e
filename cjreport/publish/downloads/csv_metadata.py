"""What data.csv holds, for programs and for people: its metadata after the W3C's vocabulary for tabular data.

Tennison, J. and Kellogg, G. (editors), Metadata Vocabulary for Tabular Data, W3C Recommendation, 2015.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from cjreport.inputs.periods import ends, year_before
from cjreport.inputs.report_files import FIGURES
from cjreport.measures.frame.columns import COLUMNS, KEY, NUMBER
from cjreport.present.figures import STATUS_MARKS
from cjreport.present.text.phrases import MARK_WORDS, address

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.registers.sources import Source
    from cjreport.present.parts.citing import About

LICENCES = {
    "Open Government Licence v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
}
MARKED = "; ".join(f"{status} {mark}, {MARK_WORDS[mark]}" for status, mark in STATUS_MARKS.items())
STATUS = f"ok, or: {MARKED}. The mark in brackets is the shorthand that the report and data.xlsx show."


def csv_metadata(about: About, measures: pd.DataFrame) -> dict[str, Any]:
    """Describe the data.csv that holds *measures*."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": FIGURES,
        "dc:title": f"Figures behind {about.title}",
        "dc:description": (
            "Every figure the report may show, a row each: alone, or set beside another. An empty cell has no figure; "
            "status says why. A text that a spreadsheet would take for a formula begins with an apostrophe."
        ),
        "dc:creator": about.author or "cjreport",
        "dc:publisher": about.author or "cjreport",
        "dc:language": "en-GB",
        "dc:license": _licences(about.sources),
        "dc:rights": " ".join(about.reuse),
        "dc:bibliographicCitation": about.citation,
        "dc:subject": list(about.item.keywords),
        "dc:spatial": about.place,
        "dc:temporal": _days([str(period) for period in measures["period"].unique()]),
        "dc:source": [_source(source) for source in about.sources],
        "tableSchema": {"columns": [_column(name) for name in measures.columns], "primaryKey": KEY},
    }


def _licences(sources: tuple[Source, ...]) -> list[Any]:
    """List each licence once: those that have an address by it."""
    named = dict.fromkeys(source.licence for source in sources)
    return [{"@id": LICENCES[name]} if name in LICENCES else name for name in named]


def _source(source: Source) -> dict[str, Any]:
    """Describe a publication; the column source names it by its id."""
    told = {
        "dc:identifier": source.id,
        "dc:title": source.title,
        "dc:publisher": source.publisher,
        "dc:hasVersion": source.edition,
        "dc:license": source.licence,
    }
    return told | ({"dc:relation": {"@id": source.url}} if address(source.url or "") else {})


def _days(periods: list[str]) -> str:
    """Give the first and the last day of *periods*: a year begins the day after the one before it ends."""
    first, last = min(periods, key=ends), max(periods, key=ends)
    return f"{ends(year_before(first)) + dt.timedelta(days=1)}/{ends(last)}"


def _column(name: str) -> dict[str, Any]:
    column = COLUMNS[name]
    form = {"format": column.form} if column.form else {}
    return {
        "name": name,
        "titles": {"en": [name]},
        "dc:title": column.title,
        "dc:description": STATUS if name == "status" else column.meaning,
        "datatype": "number" if column.type == NUMBER else {"base": "string", **form},
        "null": [""],
        "required": column.required,
    }
