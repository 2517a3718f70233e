"""The summary: a row for each indicator beside the family group and the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.periods import label
from cjreport.measures.combining.places import FAMILY_GROUP, Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.comparison import DIFFERENT, Comparison
from cjreport.measures.statistics.distance import Part, spread_of
from cjreport.present.blocks import Column, Table
from cjreport.present.parts.comparison import change_cell
from cjreport.present.report.themes import headlines
from cjreport.present.text.comparison_words import (
    AS_USUAL,
    BESIDE_COUNTRY,
    BESIDE_GROUP,
    CHANGE_NOT_ASSESSED,
    ERROR_RATE,
    FEW,
    FOR_ITS_SIZE,
    MEANT,
    MORE_THAN_USUAL,
    NO_CLEAR_CHANGE,
    NOT_COMPARED,
    TONES,
    TOO_FEW_TO_TELL,
    UNLIKE_OTHERS,
)
from cjreport.present.text.phrases import capital, explained, listed, muted, plain, runs_of, when
from cjreport.present.text.place_names import MEDIAN_OF_SIMILAR, SIMILAR
from cjreport.present.text.position_words import position
from cjreport.present.text.trend_words import trend_words
from cjreport.present.text_runs import Mark, Runs, Spine, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures

TERMS = {
    "for a council of its size": (
        "Unusually high or low: further from the figures of councils of its size than councils usually are. "
        f"{ERROR_RATE}"
    ),
    **{term: MEANT[term] for term in (NO_CLEAR_CHANGE, MORE_THAN_USUAL, UNLIKE_OTHERS)},
    "ing over five years": "Over five years: up or down on the whole, whichever one of the years is left out.",
    AS_USUAL: "No clear change among its quarters: they vary so much that this one does not stand out in their chart.",
    TOO_FEW_TO_TELL: MEANT[FEW],
    NOT_COMPARED: "Not compared: no interval, or nothing like it to compare with.",
    CHANGE_NOT_ASSESSED: MEANT[CHANGE_NOT_ASSESSED],
}
EARLIER_YEARS = (
    "Higher or lower than in earlier years: the last three years together compared with those three. The unusual years "
    "between are left out."
)
RANGE = (
    "Higher or lower than similar councils: outside the range in which 19 of 20 further councils like them would be "
    "expected."
)
ALIKE = {
    "people": "by the Local Government Benchmarking Framework's groups for services to people",
    "other": "about as urban or rural",
}
"""What makes the areas of a family group alike, by its kind; the groups are the Improvement Service's."""


NOT_RANKED = "Not ranked"
PLACE = {
    Part.LOWEST: "Among the lowest quarter of areas",
    Part.MIDDLE: "In the middle half of areas",
    Part.HIGHEST: "Among the highest quarter of areas",
}
"""What is said of where a figure lies among those of areas, where they are too few for ranks, or it is of several."""


def summary_table(figures: Figures) -> Table:
    """Set out the summary's indicators, a row each, beside the median of similar councils and the country."""
    area, country = figures.inputs.area, figures.inputs.library.areas.country.name
    indicators = [each for each in summary_indicators(figures) if figures.latest(each.id) or not area.members]
    group = () if area.members else (Column(name=MEDIAN_OF_SIMILAR, figures=True),)
    rows = tuple(_row(figures, indicator) for indicator in indicators)
    return Table(
        caption=f"{capital(area.in_sentence)} beside {'' if area.members else 'similar councils and '}{country}",
        columns=(
            Column(name="Indicator"),
            Column(name=area.name, figures=True),
            *group,
            Column(name=country, figures=True),
            Column(name="All areas, lowest to highest", sorts=False),
            Column(name="Comparison"),
            Column(name="Since a year before"),
        ),
        rows=rows,
        notes=_notes(figures, indicators, rows),
        layout="summary",
        sortable=True,
    )


def summary_indicators(figures: Figures) -> list[Indicator]:
    """List the indicators of the summary: national indicators, then headline indicators, that are a rate or a share.

    Most areas having a figure, a headline indicator has its row where this one has none; old figures are left to
    the themes. Where one year is of too few cases, the line over several years stands in its place.
    """
    national = [i for i in figures.inputs.framework.indicators if figures.latest(i.id)]
    shown = {i.fed_by for i in national}
    headline = [each for each in headlines(figures) if each.fed_by not in shown]
    return [indicator for indicator in (*national, *headline) if indicator.kind in {"rate", "proportion", "ratio"}]


def members_table(figures: Figures) -> Table:
    """Set a partnership's areas side by side, for the same period as its own figure."""
    areas, country = figures.inputs.area.members, figures.inputs.library.areas.country
    own = figures.inputs.area

    def row(indicator: Indicator) -> tuple[Runs, ...]:
        period = figures.period_shown(indicator.id)
        codes = [*(area.code for area in areas), own.code, country.code]
        values = [figures.marked(Address(indicator.id, code, period), strong=code == own.code) for code in codes]
        return (indicator_cell(indicator, period), *values)

    rows = tuple(row(indicator) for indicator in summary_indicators(figures))
    names = [*(area.name for area in areas), "Together", country.name]
    return Table(
        caption=f"The areas of {own.name}, each and together",
        columns=(Column(name="Indicator"), *(Column(name=name, figures=True) for name in names)),
        rows=rows,
        notes=explained(rows),
        layout="records",
    )


def indicator_cell(indicator: Indicator, period: str) -> Runs:
    """Name an indicator with its unit and period."""
    told = indicator.kind == "proportion" or indicator.unit.casefold() in indicator.title.casefold()
    unit = when(indicator, period) if told else f"{indicator.unit}, {label(period)}"
    return (Text(text=f"{indicator.title} "), muted(unit))


def _row(figures: Figures, indicator: Indicator) -> tuple[Runs, ...]:
    period = figures.period_shown(indicator.id)
    own = Address(indicator.id, figures.inputs.area.code, period)
    country = own._replace(area=figures.inputs.library.areas.country.code)
    group = () if figures.inputs.area.members else (figures.marked_median(own),)
    return (
        indicator_cell(indicator, period),
        figures.marked(own, strong=True),
        *group,
        figures.marked(country),
        _spine(figures, own),
        _comparison(figures, own),
        change_cell(figures, own),
    )


def _partial_group(figures: Figures, indicator: Indicator) -> str:
    """Say how many of an area's similar councils have a figure of an indicator, where that is not all."""
    row = figures.at(Address(indicator.id, FAMILY_GROUP, figures.period_shown(indicator.id)))
    if row is None or pd.isna(row["areas_pooled"]) or row["areas_pooled"] == row["areas_in_pool"]:
        return ""
    some, every = int(row["areas_pooled"]), int(row["areas_in_pool"])
    return f"{indicator.title}: {some} of the {every} similar councils {'has' if some == 1 else 'have'} a figure."


def _spine(figures: Figures, own: Address) -> Runs:
    rows = figures.rows(own.indicator)
    areas = rows["area_code"].isin([area.code for area in figures.inputs.library.areas.all])
    spread = spread_of(rows.loc[areas & (rows["period"] == own.period), "value"])
    row = figures.at(own)
    if row is None or spread is None or pd.isna(row["value"]):
        return runs_of(muted("[x]"))
    tone = TONES.get(_word(figures, own), "unknown")
    ranked = capital(position(row)) or (PLACE[spread.part_of(float(row["value"]))] if tone != "unknown" else NOT_RANKED)
    country = _country_value(figures, own)
    return (Spine(**spread._asdict(), country=country, area=row["value"], tone=tone, words=ranked),)


def _country_value(figures: Figures, own: Address) -> float | None:
    row = figures.at(own._replace(area=figures.inputs.library.areas.country.code))
    return None if row is None else float(row["value"])


def _word(figures: Figures, own: Address) -> str:
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    return Comparison.NOT_ASSESSED if row is None else str(row["comparison"])


def _comparison(figures: Figures, own: Address) -> Runs:
    """Say how the area lies beside the country and similar councils, at once where that is alike; and if unusual."""
    word = _word(figures, own)
    beside_group = figures.at(own._replace(comparator=Comparator.FAMILY_GROUP))
    group = str(beside_group["comparison"]) if beside_group and word != Comparison.TOO_FEW else ""
    alike = " and similar councils" if group == word and word in DIFFERENT else ""
    text = BESIDE_COUNTRY.get(word, NOT_COMPARED).format(country=figures.inputs.library.areas.country.name)
    row = figures.at(own)
    unusual = FOR_ITS_SIZE.get(row["unusual"], "") if row else ""
    more = "".join(f"; {words}" for words in (unusual, "" if alike else BESIDE_GROUP.get(group, "")) if words)
    mark = Mark(tone=TONES.get(word, "unknown"), text=f"{text}{alike}")
    return (mark, muted(more)) if more else (mark,)


def _earlier_years(figures: Figures, indicator: Indicator) -> bool:
    """Whether an indicator's trend is told beside earlier years."""
    row = figures.at(Address(indicator.id, figures.inputs.area.code, figures.period_shown(indicator.id)))
    return row is not None and bool(row["earlier_years"]) and bool(trend_words(row))


def _groups(figures: Figures, indicators: list[Indicator]) -> Iterator[str]:
    """Name the areas of each family group that is shown, what makes them alike, and what their figure is."""
    area, areas = figures.inputs.area, figures.inputs.library.areas
    for kind in sorted({indicator.family_group for indicator in indicators}):
        if names := sorted(each.name for each in areas.family_group(area, kind)):
            median = " The figure shown is their median, the middle one." if len(names) > 1 else ""
            yield f"{SIMILAR}, {ALIKE[kind]}: {listed(names)}.{median}"


def _notes(figures: Figures, indicators: list[Indicator], rows: tuple[tuple[Runs, ...], ...]) -> tuple[Runs, ...]:
    country = figures.inputs.library.areas.country.name
    marks = (
        f"Light band: all areas. Dark band: the middle half. Upright line: {country}. Diamond: the area, "
        "where it differs, which is neither good nor bad in itself. Open circle: no clear difference. Square: "
        "not compared."
    )
    latest = f"Each row says which period it is of: the latest available up to {label(figures.inputs.period)}."
    shown = " ".join(plain(cell) for row in rows for cell in row)
    told = [words for term, words in TERMS.items() if term.casefold() in shown.casefold()]
    beside = any("similar councils" in plain(cell) for row in rows for cell in row)
    earlier = any(_earlier_years(figures, indicator) for indicator in indicators)
    return (
        runs_of(marks),
        *([runs_of(RANGE)] if beside else []),
        *([runs_of(" ".join(told))] if told else []),
        *([runs_of(EARLIER_YEARS)] if earlier else []),
        *(runs_of(words) for words in _groups(figures, indicators)),
        *(runs_of(words) for indicator in indicators if (words := _partial_group(figures, indicator))),
        runs_of(latest, *(runs_of(" ", marks) for marks in explained(rows))),
    )
