"""What data.csv holds, for programs and for people: its metadata after the W3C's vocabulary for tabular data.

Tennison, J. and Kellogg, G. (editors), Metadata Vocabulary for Tabular Data, W3C Recommendation, 2015.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from cjreport.inputs.periods import ends, year_before
from cjreport.measures.frame.calculate import KEY
from cjreport.present.figures import STATUS_MARKS
from cjreport.present.text.phrases import MARK_WORDS, address

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.registers.sources import Source
    from cjreport.present.parts.citing import About

LICENCES = {
    "Open Government Licence v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
}
STATUSES = ("ok", *STATUS_MARKS)


class Described(NamedTuple):
    """A column: its name for people, what it holds, what its texts look like or that it holds numbers, must it be."""

    title: str
    about: str
    form: str = ""
    required: bool = False


def _one_of(*words: str) -> str:
    return "|".join(words)


NUMBER = "number"
COMPARATORS = ("none", "country", "family_group", "year_before", "target")
COLUMNS = {
    "country": Described("Country", "The country; of an example, that it is fictional.", ".+", required=True),
    "indicator": Described(
        "Indicator", "The id of the measure, which METHODS.md defines.", "[a-z0-9][a-z0-9_-]*", required=True
    ),
    "area_code": Described(
        "Area code",
        "The code of the area, region or country (GSS code for Scotland), or family_group for the areas like the "
        "report's taken together.",
        r"[\w-]+",
        required=True,
    ),
    "area": Described("Area", "The name of the area, or whose family group it is.", ".+", required=True),
    "period": Described(
        "Period",
        "A financial year such as 2024-25 (1 April to 31 March), a quarter of one (2024-25 Q1), a span (2018 to 2022), "
        "a day, or the middle of a year (mid-2023).",
        ".+",
        required=True,
    ),
    "comparator": Described(
        "Comparator",
        "What the figure is set beside: none (the figure alone), country, family_group, year_before or target.",
        _one_of(*COMPARATORS),
        required=True,
    ),
    "numerator": Described("Count", "The count, or the part of a whole.", NUMBER),
    "denominator": Described("Base", "What the count is set against: people, cases.", NUMBER),
    "value": Described("Value", "The figure in its unit.", NUMBER),
    "lower": Described("Lower", "The lower end of the value's interval.", NUMBER),
    "upper": Described("Upper", "The upper end of the value's interval.", NUMBER),
    "confidence": Described("Confidence", "The interval's confidence: 0.95 is 95%.", NUMBER),
    "method": Described("Method", "How value and interval were worked out, or as published."),
    "unit": Described("Unit", "The unit of value, lower, upper and the differences."),
    "comparator_value": Described("Comparator's value", "The figure that value is set beside.", NUMBER),
    "difference": Described("Difference", "Value less the comparator's value.", NUMBER),
    "difference_lower": Described("Difference, lower", "The lower end of the difference's 95% interval.", NUMBER),
    "difference_upper": Described("Difference, upper", "The upper end of the difference's 95% interval.", NUMBER),
    "comparison": Described(
        "Comparison",
        "Higher or lower if beyond chance; else not different, too few or not assessed. Of a target: meets, misses.",
    ),
    "unusual": Described(
        "Unusual among areas", "Whether an area's figure is further from the level of all areas than areas usually are."
    ),
    "trend": Described("Trend", "Where the last five years lead, beyond chance, and which way is better if either is."),
    "variation": Described("Variation", "Of quarters: whether the latest lies within the usual variation."),
    "usual_mean": Described("Usual mean", "Of quarters charted: the mean of the quarters charted.", NUMBER),
    "usual_lower": Described("Usual, lower", "The lower end of the usual variation of those quarters.", NUMBER),
    "usual_upper": Described("Usual, upper", "The upper end of the usual variation of those quarters.", NUMBER),
    "status": Described(
        "Status",
        "ok, or: "
        + "; ".join(f"{status} {mark}, {MARK_WORDS[mark]}" for status, mark in STATUS_MARKS.items())
        + ". The mark in brackets is the shorthand that the report and data.xlsx show.",
        _one_of(*STATUSES),
        required=True,
    ),
    "note": Described("Note", "What to know of the figure: a base carried forward, areas pooled."),
    "source": Described("Source", "The ids of the publications it comes from, with a semicolon between them."),
}
"""Every column of data.csv, in any order."""


def csv_metadata(about: About, measures: pd.DataFrame) -> dict[str, Any]:
    """Describe the data.csv that holds *measures*."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "data.csv",
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
    told = COLUMNS[name]
    datatype: Any = (
        NUMBER if told.form == NUMBER else {"base": "string", **({"format": told.form} if told.form else {})}
    )
    return {
        "name": name,
        "titles": {"en": [name]},
        "dc:title": told.title,
        "dc:description": told.about,
        "datatype": datatype,
        "null": [""],
        "required": told.required,
    }
