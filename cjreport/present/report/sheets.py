"""A report's figures as the few tables that a reader wants in a workbook: numbers as numbers, a mark where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import ends, is_financial_year, year_before
from cjreport.inputs.registers.frameworks import IN_WORDS
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.comparing.charted_changes import is_within_usual
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.trend import Trend
from cjreport.present.figures import STATUS_MARKS, Figures
from cjreport.present.parts.sheets import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    STATES,
    Cell,
    Sheet,
    number_or_mark,
    sources_sheet,
    status_in_words,
)
from cjreport.present.report.summary import summary_indicators
from cjreport.present.text.comparison_words import (
    AS_USUAL,
    BESIDE_COUNTRY,
    BESIDE_GROUP,
    CHANGE,
    MORE_THAN_USUAL,
    NOT_COMPARED,
)
from cjreport.present.text.phrases import capital
from cjreport.present.text.place_names import MEDIAN_OF_SIMILAR
from cjreport.present.text.position_words import standing
from cjreport.present.text.trend_words import NO_WAY, trend_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjreport.inputs.registers.frameworks import Indicator

YEARS = 10
"""So many years stand side by side; data.csv has them all."""
LAST = 12
"""So many of an indicator's other periods are listed; data.csv has them all."""
SUMMARY_WIDTHS = {"Indicator": 44, "Unit": 20, "Beside": 30, "Among": 30, "Trend": 26, "Size": 18}


def report_sheets(figures: Figures) -> tuple[Sheet, ...]:
    """Give the tables of an annual report: summary, national indicators, figures over time, stated ones, sources."""
    made = _summary(figures), national(figures), *_over_time(figures), _stated(figures), sources_sheet(figures)
    return tuple(sheet for sheet in made if not sheet.table.empty)


def _summary(figures: Figures) -> Sheet:
    """Set out the summary's indicators as the report's first table does, its words in columns of their own."""
    area, country = figures.inputs.area.name, figures.inputs.library.areas.country.name
    group = not figures.inputs.area.members
    rows = []
    for indicator in summary_indicators(figures):
        own = Address(indicator.id, figures.inputs.area.code, figures.period_shown(indicator.id))
        rows.append(
            {"Indicator": indicator.title, "Unit": indicator.unit, "Period": own.period}
            | _with_bounds(figures, own)
            | ({MEDIAN_OF_SIMILAR: _median(figures, own)} if group else {})
            | {country: number_or_mark(figures, own._replace(area=figures.inputs.library.areas.country.code))}
            | {f"Beside {country}": _beside_country(figures, own)}
            | ({"Beside similar councils": _beside_group(figures, own)} if group else {})
            | _change(figures, own)
            | {"Among councils": _among(figures, own), "Trend": _trend(figures, own)}
            | {"Status": status_in_words(figures, own)}
        )
    title = f"Summary: {area} beside {'similar councils and ' if group else ''}{country}"
    table = pd.DataFrame(rows)
    widths = tuple(SUMMARY_WIDTHS.get(name.split()[0], 14) for name in table.columns)
    return Sheet("Summary", title, table, widths, ("rounding", "interval", "comparison"))


def _with_bounds(figures: Figures, own: Address) -> dict[str, Cell]:
    """Give a figure of the report's area with the ends of its interval."""
    fields = {figures.inputs.area.name: "value", "Lower": "lower", "Upper": "upper"}
    return {name: number_or_mark(figures, own, field) for name, field in fields.items()}


def _beside_country(figures: Figures, own: Address) -> str:
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    word = "" if row is None else str(row["comparison"])
    return BESIDE_COUNTRY.get(word, NOT_COMPARED).format(country=figures.inputs.library.areas.country.name)


def _beside_group(figures: Figures, own: Address) -> str:
    row = figures.at(own._replace(comparator=Comparator.FAMILY_GROUP))
    words = BESIDE_GROUP.get(str(row["comparison"]), "") if row else ""
    return capital(words) if words else NOT_COMPARED


def _change(figures: Figures, own: Address) -> dict[str, Cell]:
    beside = own._replace(comparator=Comparator.YEAR_BEFORE)
    row = figures.at(beside)
    if row is None or pd.isna(row["difference"]):
        return {"Change in a year": NOT_AVAILABLE, "Size of change": NOT_COMPARED}
    size = capital(AS_USUAL if is_within_usual(row) else CHANGE.get(str(row["comparison"]), MORE_THAN_USUAL))
    return {"Change in a year": number_or_mark(figures, beside, "difference"), "Size of change": size}


def _median(figures: Figures, own: Address) -> Cell:
    beside = own._replace(comparator=Comparator.FAMILY_GROUP)
    middle = figures.rounded(beside, "comparator_value")
    return NOT_AVAILABLE if middle is None else number_or_mark(figures, beside, "comparator_value")


def _among(figures: Figures, own: Address) -> str:
    return capital("; ".join(standing(figures.at(own)))) or NOT_COMPARED


def _trend(figures: Figures, own: Address) -> str:
    row = figures.at(own)
    return capital(trend_words(row) or NO_WAY[row["trend"] if row else Trend.NOT_ASSESSED])


def national(figures: Figures) -> Sheet:
    """List every national indicator of the report's framework: its latest figure, or what would bring one."""
    framework, country = figures.inputs.framework, figures.inputs.library.areas.country
    rows = []
    for outcome in framework.outcomes:
        for indicator in outcome.indicators:
            told = figures.latest_reported(indicator.id)
            own = Address(
                indicator.id, figures.inputs.area.code, told or figures.latest(indicator.id, country.code) or ""
            )
            rows.append(
                {
                    "Outcome": outcome.id,
                    "Indicator": indicator.title,
                    "Unit": indicator.unit,
                    "Counted": indicator.geography,
                }
                | {"Period": own.period or NOT_AVAILABLE}
                | _with_bounds(figures, own)
                | {"A year before": number_or_mark(figures, own._replace(period=_before(own.period)))}
                | {country.name: number_or_mark(figures, own._replace(area=country.code))}
                | {"Status": status_in_words(figures, own), "If there is none": _why_none(indicator, told)}
            )
    title = f"National indicators: {framework.title}"
    return Sheet("National", title, pd.DataFrame(rows), (9, 40, 22, 26, 12, *[14] * 6, 44), ("rounding", "interval"))


def _before(period: str) -> str:
    return year_before(period) if period else ""


def _why_none(indicator: Indicator, told: str | None) -> str:
    if told:
        return NOT_APPLICABLE
    if indicator.kind in IN_WORDS:
        return "Partners answer in words, in their return."
    return indicator.brought_by or "Not known"


class YearsHeld(NamedTuple):
    """A context indicator with its theme's title, and the periods for which the report's area has a figure of it."""

    theme: str
    indicator: Indicator
    periods: list[str]


def _over_time(figures: Figures) -> Iterator[Sheet]:
    """Set out the context indicators over financial years side by side, and their other periods one below another."""
    own = figures.measures
    own = own[
        (own["area_code"] == figures.inputs.area.code) & (own["comparator"] == Comparator.NONE) & own["value"].notna()
    ]
    periods: dict[str, list[str]] = {}
    for name, period in zip(own["indicator"], own["period"], strict=True):
        periods.setdefault(name, []).append(str(period))
    context = figures.inputs.library.context
    titles = {theme.id: theme.title for theme in context.themes}
    known = [YearsHeld(titles.get(each.theme or "", ""), each, periods.get(each.id, [])) for each in context.indicators]
    yield _by_year(figures, known)
    yield _by_other_period(figures, known)


def _by_year(figures: Figures, known: Sequence[YearsHeld]) -> Sheet:
    own = figures.inputs.area.code
    years = sorted({period for each in known for period in each.periods if is_financial_year(period)})[-YEARS:]
    rows: list[dict[str, Cell]] = []
    for theme, indicator, periods in known:
        for name, cell in _places(figures, indicator) if set(years) & {*periods} else ():
            values: dict[str, Cell] = {year: cell(figures, Address(indicator.id, own, year)) for year in years}
            if any(not isinstance(value, str) for value in values.values()):
                rows.append(
                    {"Theme": theme, "Measure": indicator.title, "Unit": indicator.unit, "Place": name, **values}
                )
    title = f"Figures by financial year: {figures.inputs.area.name}, similar councils and the country"
    return Sheet("By year", title, pd.DataFrame(rows), (20, 40, 24, 20, *[11] * YEARS), ("rounding",))


def _places(figures: Figures, indicator: Indicator) -> Iterator[tuple[str, Callable[[Figures, Address], Cell]]]:
    """Name an indicator's places, each with what writes its figure beside the area's; of a part, the area alone."""
    yield figures.inputs.area.name, number_or_mark
    if not indicator.part_of:
        yield MEDIAN_OF_SIMILAR, _median
        yield figures.inputs.library.areas.country.name, _of_country


def _of_country(figures: Figures, own: Address) -> Cell:
    return number_or_mark(figures, own._replace(area=figures.inputs.library.areas.country.code))


def _by_other_period(figures: Figures, known: Sequence[YearsHeld]) -> Sheet:
    country = figures.inputs.library.areas.country
    rows: list[dict[str, Cell]] = []
    for theme, indicator, periods in known:
        for period in sorted((each for each in periods if not is_financial_year(each)), key=ends)[-LAST:]:
            own = Address(indicator.id, figures.inputs.area.code, period)
            rows.append(
                {"Theme": theme, "Measure": indicator.title, "Unit": indicator.unit, "Period": period}
                | _with_bounds(figures, own)
                | {MEDIAN_OF_SIMILAR: _median(figures, own)}
                | {country.name: number_or_mark(figures, own._replace(area=country.code))}
            )
    title = "Figures for quarters, days and spans of years, the latest of each measure"
    return Sheet("Other periods", title, pd.DataFrame(rows), (20, 44, 24, 18, *[14] * 5), ("rounding", "interval"))


def _stated(figures: Figures) -> Sheet:
    """List the figures that partners state themselves."""
    rows = [
        {
            "Figure": figure.title,
            "Outcome": figure.outcome or NOT_APPLICABLE,
            "Period": figure.period,
            "Count": _given(figure.count, figure.status),
            "Out of": _given(figure.base, figure.status),
            "Value": _given(figure.value, figure.status),
            "Unit": figure.unit or NOT_AVAILABLE,
            "Status": STATES.get(figure.status, figure.status.capitalize()),
            "Source": figure.source or "Not given",
        }
        for figure in figures.inputs.the_return.figures
    ]
    widths = (44, 10, 12, 12, 12, 12, 18, 14, 44)
    return Sheet("Stated", "Figures that partners state themselves", pd.DataFrame(rows), widths, ("stated",))


def _given(number: float | None, status: str) -> Cell:
    """Give what is stated, or the mark of what is not: withheld, or no part of the figure."""
    if number is not None:
        return number
    return STATUS_MARKS[Status.SUPPRESSED if status == Status.SUPPRESSED else Status.NOT_APPLICABLE]
