"""An indicator's page: every area of the country at one time, the country over time, and what is measured."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.comparison import DIFFERENT, NOT_ASSESSED, Comparison
from cjreport.present.blocks import Block, Callout, Column, Figure, Heading, MainPoints, Prose, Table
from cjreport.present.indicator.definition import counted, definition_block
from cjreport.present.parts.comparison import change_cell
from cjreport.present.pictures.funnel import funnel_figure
from cjreport.present.pictures.map import map_figure
from cjreport.present.pictures.over_time import POINTS_FOR_CHART
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.text.comparison_words import (
    BESIDE_COUNTRY,
    COUNTED,
    FEW,
    NO_CLEAR_CHANGE,
    TONES,
    UNLIKE_OTHERS,
    UNUSUAL,
)
from cjreport.present.text.phrases import capital, explained, listed, muted, runs_of, when
from cjreport.present.text.position_words import standing
from cjreport.present.text_runs import Mark, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.inputs.registers.areas import Area
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.frame.lookup import Row
    from cjreport.present.figures import Figures

NAMED = 4
"""Up to so many areas are named in a sentence; more are counted."""
UP, DOWN, UNCHANGED = "up by more than usual", "down by more than usual", "no change at all"
CHANGES = (UP, DOWN, NO_CLEAR_CHANGE, UNCHANGED, FEW)
"""The classes of change, each counted by itself, in this order."""


def indicator_blocks(figures: Figures, indicator: Indicator, reports: Mapping[str, str]) -> Iterator[Block]:
    """Show an indicator for every area; *figures* are the country's, *reports* the addresses of areas' reports by code.

    An indicator that is known for the country alone is shown for the country alone.
    """
    period = figures.latest_of_areas(indicator.id)
    shown = period or figures.latest(indicator.id) or ""
    yield Heading(level=1, runs=runs_of(indicator.title))
    yield Prose(runs=runs_of(_lead(figures, indicator, shown, of_areas=bool(period))))
    yield Heading(level=2, runs=runs_of("In brief"))
    yield MainPoints(items=tuple(_main_points(figures, indicator, shown)))
    if period:
        yield Heading(level=2, runs=runs_of("Every area"))
        yield areas_table(figures, indicator, period, reports)
        yield from _areas_drawn(figures, indicator)
    if figures.own_rows(indicator.id)["value"].notna().sum() >= POINTS_FOR_CHART:
        yield Heading(level=2, runs=runs_of(f"{_country(figures)} over time"))
        yield _standing_alone(trend_figure(figures, indicator.id))
    yield Heading(level=2, runs=runs_of("What is measured"))
    yield definition_block(figures, indicator)


def _areas_drawn(figures: Figures, indicator: Indicator) -> Iterator[Block]:
    """Draw the areas on the map and, where their counts are known, by size."""
    yield Heading(level=2, runs=runs_of("On the map"))
    yield _standing_alone(map_figure(figures, indicator.id))
    by_size = funnel_figure(figures, indicator.id)
    if by_size.kind == "figure":
        yield Heading(level=2, runs=runs_of("By size"))
        yield _standing_alone(by_size)


def _standing_alone(drawn: Figure | Callout) -> Figure | Callout:
    """Leave out where a report's download has a chart's figures: this page's has them all."""
    return drawn.model_copy(update={"rows": ()}) if drawn.kind == "figure" else drawn


def _lead(figures: Figures, indicator: Indicator, period: str, *, of_areas: bool) -> str:
    """Say what is counted, and for whom and when the latest figures are; *of_areas* if council areas have them."""
    what, country = counted(indicator), _country(figures)
    start = f"{what[:1].upper()}{what[1:]}, {when(indicator, period)}: the latest figures here"
    if of_areas:
        return f"{start} for the council areas of {country}."
    return f"{start}. They are of {country} as a whole; none is held for council areas."


def _country(figures: Figures) -> str:
    return figures.inputs.library.areas.country.name


def _main_points(figures: Figures, indicator: Indicator, period: str) -> Iterator[Runs]:
    """Say the country's level, how areas lie beside it, which are unusual, how they changed, and what is not known."""
    own = Address(indicator.id, figures.inputs.area.code, period)
    if figures.number(own).kind == "number":
        unit = "" if indicator.kind == "proportion" else f" {indicator.unit}"
        yield runs_of(Text(text=f"{_country(figures)} as a whole: ", style="strong"), figures.number(own), f"{unit}.")
    areas = figures.inputs.library.areas.all if figures.latest_of_areas(indicator.id) else ()
    beside = Counter(_word(figures, own._replace(area=area.code)) for area in areas)
    yield from _either_side(figures, beside)
    yield from _unusual(figures, indicator, period)
    yield from _changed(figures, [own._replace(area=area.code, comparator=Comparator.YEAR_BEFORE) for area in areas])
    if names := [area.name for area in areas if figures.number(own._replace(area=area.code)).kind != "number"]:
        yield runs_of(
            Text(text="Not known: ", style="strong"),
            f"{_names_or_count(names)} {_have(names)} no figure {when(indicator, period)}.",
        )


def _word(figures: Figures, own: Address) -> str:
    row = figures.at(own._replace(comparator=Comparator.COUNTRY))
    return NOT_ASSESSED if row is None else str(row["comparison"])


def _either_side(figures: Figures, words: Counter[str]) -> Iterator[Runs]:
    """Count the areas that lie to either side of the country, or cannot be told from it."""
    assessed = words.total() - words[NOT_ASSESSED]
    if not assessed:
        return
    told = [f"{words[word]} {said}" for word, said in COUNTED.items() if words[word]]
    of = f"of the {_areas(assessed)}{' that can be compared' if words[NOT_ASSESSED] else ''}, "
    yield runs_of(Text(text=f"Compared with {_country(figures)}: ", style="strong"), f"{of}{listed(told)}.")


def _areas(number: int) -> str:
    return f"{number} area{'' if number == 1 else 's'}"


def _unusual(figures: Figures, indicator: Indicator, period: str) -> Iterator[Runs]:
    """Name the areas that are unusual for their size."""
    areas = figures.inputs.library.areas
    rows = [(area.name, figures.at(Address(indicator.id, area.code, period))) for area in areas.all]
    for unusual in UNUSUAL:
        if names := [name for name, row in rows if row and row["unusual"] == unusual]:
            lead = Text(text=f"{capital(unusual)} for their size: ", style="strong")
            yield runs_of(lead, f"{listed(sorted(names))}.")


def _changed(figures: Figures, addresses: Sequence[Address]) -> Iterator[Runs]:
    """Count the areas whose figure rose, fell, or did neither clearly, each class by itself; and name the unlike."""
    found = {at.area: row for at in addresses if (row := figures.at(at)) and row["comparison"] != NOT_ASSESSED}
    counts = Counter(_class_of_change(row) for row in found.values())
    told = [f"{said} in {counts[said]}" for said in CHANGES if counts[said]]
    if told:
        of = f"of the {_areas(len(found))}, "
        yield runs_of(Text(text="Since the year before: ", style="strong"), f"{of}{listed(told)}.")
    unlike = [area for area, row in found.items() if row["comparison"] in DIFFERENT and row["unusual"] in UNUSUAL]
    if names := sorted(area.name for area in figures.inputs.library.areas.all if area.code in unlike):
        yield runs_of(Text(text=f"Changed {UNLIKE_OTHERS}: ", style="strong"), f"{listed(names)}.")


def _class_of_change(row: Row) -> str:
    """Say to which of CHANGES a change belongs; one that is too few to tell is nothing else."""
    if row["comparison"] == Comparison.TOO_FEW:
        return FEW
    if row["comparison"] in DIFFERENT:
        return UP if row["difference"] > 0 else DOWN
    return NO_CLEAR_CHANGE if row["difference"] else UNCHANGED


def _names_or_count(names: Sequence[str]) -> str:
    return listed(sorted(names)) if len(names) <= NAMED else _areas(len(names))


def _have(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"


def areas_table(figures: Figures, indicator: Indicator, period: str, reports: Mapping[str, str]) -> Table:
    """Set out every area's figure in the order of the alphabet, the country's last; empty columns are left out."""
    areas = sorted(figures.inputs.library.areas.all, key=lambda area: area.name)
    own = Address(indicator.id, figures.inputs.area.code, period)
    rows = [_row(figures, indicator, own._replace(area=area.code), _linked(area, reports)) for area in areas]
    rows.append(_row(figures, indicator, own, (Text(text=_country(figures), style="strong"),)))
    heads = (
        Column(name="Area"),
        Column(name=_figure_head(indicator), figures=True),
        Column(name="95% interval", figures=True, sorts=False),
        Column(name="Count", figures=True),
        Column(name=f"Compared with {_country(figures)}"),
        Column(name="Change since a year before"),
    )
    told = [n for n, _ in enumerate(heads) if n < 2 or any(row[n] for row in rows)]  # noqa: PLR2004 (name and figure)
    kept = tuple(tuple(row[n] for n in told) for row in rows)
    return Table(
        caption=f"{indicator.title}, {when(indicator, period)}, in the order of the alphabet",
        columns=tuple(heads[n] for n in told),
        rows=kept,
        notes=explained(kept),
        layout="records",
        sortable=True,
    )


def _figure_head(indicator: Indicator) -> str:
    return {"proportion": "Share", "count": "Number", "rate": "Rate"}.get(indicator.kind, "Figure")


def _linked(area: Area, reports: Mapping[str, str]) -> Runs:
    lang = "gd" if area.gaelic_name == area.name else ""
    return (Text(text=area.name, href=reports.get(area.code, ""), lang=lang),)


def _row(figures: Figures, indicator: Indicator, own: Address, name: Runs) -> tuple[Runs, ...]:
    row, is_country = figures.at(own), own.area == figures.inputs.area.code
    lower, upper = figures.number(own, "lower"), figures.number(own, "upper")
    counted_apart = indicator.kind in {"rate", "proportion"} and row is not None and not pd.isna(row["numerator"])
    return (
        name,
        figures.marked(own, strong=True),
        runs_of(lower, "\u00a0to\u00a0", upper) if lower.kind == "number" else (),
        runs_of(figures.number(own, "numerator")) if counted_apart else (),
        () if is_country else _comparison(figures, own),
        () if is_country else _change(figures, own),
    )


def _comparison(figures: Figures, own: Address) -> Runs:
    word = _word(figures, own)
    row = figures.at(own)
    if word == NOT_ASSESSED or row is None:
        return ()
    mark = Mark(tone=TONES.get(word, "unknown"), text=BESIDE_COUNTRY[word].format(country=_country(figures)))
    told = "".join(f"; {words}" for words in standing(row))
    return (mark, muted(told)) if told else (mark,)


def _change(figures: Figures, own: Address) -> Runs:
    row = figures.at(own._replace(comparator=Comparator.YEAR_BEFORE))
    return () if row is None or pd.isna(row["difference"]) else change_cell(figures, own)
