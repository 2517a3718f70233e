"""A theme's context indicators: what is held for the area, for a region it lies in, or for the country alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import ends, label, year_before
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.comparison import Comparison
from cjreport.present.blocks import Block, Column, Details, Figure, Prose, Table
from cjreport.present.figures import STATUS_MARKS, Figures
from cjreport.present.parts.indicator_table import titled
from cjreport.present.pictures.change import change_figure
from cjreport.present.pictures.control_chart import control_figure, is_charted
from cjreport.present.pictures.over_time import POINTS_FOR_CHART
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.sentences.expected import expected
from cjreport.present.text.comparison_words import TARGET
from cjreport.present.text.phrases import explained, listed, lowered, muted, runs_of
from cjreport.present.text.place_names import place_in_sentence, place_name
from cjreport.present.text.register_words import fitting
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.registers.frameworks import Indicator

YEARS_UNTIL_OLD = 5
"""A figure older than this, at the end of the report's period, is shown folded."""


BY_ITSELF = " The figure is taken as it is: the number of people behind it is not published."


class LatestFigure(NamedTuple):
    """An indicator, and where its latest figure stands: the area's, a region's or the country's."""

    indicator: Indicator
    at: Address


def theme_blocks(figures: Figures, theme: str) -> Iterator[Block]:
    """Show a theme's indicators that the summary leaves out, the old ones and the parts of others folded."""
    context = figures.inputs.library.context
    title = next(t.title for t in context.themes if t.id == theme)
    elsewhere = _shown_elsewhere(figures)
    indicators = [each for each in context.of_theme(theme) if not each.part_of and each.fed_by not in elsewhere]
    held = [each for indicator in indicators for each in latest_figures(figures, indicator)]
    old = [each for each in held if is_old(figures, each.at.period)]
    yield from _tables(figures, title, [each for each in held if each not in old])
    if parts := [each for each in context.of_theme(theme) if each.part_of and figures.latest(each.id)]:
        yield Details(summary=f"{title} by kind", blocks=(_parts(figures, f"{title} by kind", parts),), on_paper=False)
    if old:
        words = f"{title}: figures more than five years old"
        yield Details(summary=words, blocks=tuple(_tables(figures, title, old, "older figures")), on_paper=False)
    if names := [lowered(indicator.title) for indicator in indicators if _held_elsewhere(figures, indicator)]:
        words = f"Published for most areas but not for {figures.inputs.area.in_sentence}: {listed(names)}."
        yield Prose(runs=(muted(words),))
    if names := [lowered(indicator.title) for indicator in indicators if figures.is_withheld(indicator.id)]:
        words = f"Withheld for {figures.inputs.area.in_sentence}, so that nobody can be recognised: {listed(names)}."
        yield Prose(runs=(muted(words),))


def theme_opening(figures: Figures, theme: str) -> Iterator[Block]:
    """Say what a theme is about, and draw each of its headline indicators that the area has enough figures of."""
    context = figures.inputs.library.context
    about = next(t.about for t in context.themes if t.id == theme)
    if words := fitting(figures.inputs.library.areas.country, about):
        yield Prose(runs=(muted(words),))
    for indicator in context.of_theme(theme):
        if indicator.headline and len(figures.periods(indicator.id)) >= POINTS_FOR_CHART:
            yield from _drawn(figures, indicator)
    shares = [i.id for i in context.of_theme(theme) if i.kind == "proportion" and not (i.part_of or i.headline)]
    yield from _changes(figures, shares)


def _drawn(figures: Figures, indicator: Indicator) -> Iterator[Block]:
    """Draw an indicator over time, over several years where one is of too few cases, and say what is to be expected."""
    told = over_enough_years(figures, indicator)
    picture = control_figure if is_charted(figures, told.id) else trend_figure
    yield picture(figures, told.id)
    if words := expected(figures, indicator.id):
        yield Prose(runs=words)


def _changes(figures: Figures, names: Sequence[str]) -> Iterator[Block]:
    """Set a theme's shares beside those of a year before, where there are several to draw."""
    picture = change_figure(figures, names) if names else None
    if isinstance(picture, Figure) and picture.table and len(picture.table.rows) > 1:
        yield picture


def _shown_elsewhere(figures: Figures) -> set[str]:
    """Give the series of which the summary or a national indicator shows a figure that is the area's own."""
    in_summary = {each.fed_by for each in headlines(figures) if figures.is_current(each.id)}
    return in_summary | {each.fed_by for each in figures.inputs.framework.indicators}


def headlines(figures: Figures) -> list[Indicator]:
    """List the headline indicators that are recent, and known for so many areas that each can be expected to have them.

    Where one year is of too few cases, the line over several years is listed in its place.
    """
    return [
        over_enough_years(figures, each)
        for each in figures.inputs.library.context.indicators
        if each.headline and not is_old(figures, figures.period_shown(each.id)) and widely_held(figures, each)
    ]


def over_enough_years(figures: Figures, indicator: Indicator) -> Indicator:
    """Give the line over several years, where an indicator has one and one year of it is of too few cases."""
    over, own = indicator.over_years, Address(indicator.id, figures.inputs.area.code, "", Comparator.COUNTRY)
    beside = figures.at(own._replace(period=figures.latest(indicator.id) or ""))
    few = beside is not None and beside["comparison"] == Comparison.TOO_FEW
    return figures.indicator(over) if over and few and figures.is_current(over) else indicator


def widely_held(figures: Figures, indicator: Indicator) -> bool:
    """Whether most areas have a figure of the indicator."""
    areas = figures.inputs.library.areas.all
    rows = figures.rows(indicator.id).dropna(subset=["value"])
    return 2 * rows["area_code"].isin([area.code for area in areas]).sum() > len(areas)


def _held_elsewhere(figures: Figures, indicator: Indicator) -> bool:
    known = figures.latest(indicator.id) or figures.is_withheld(indicator.id)
    return indicator.reach == "areas" and not known and widely_held(figures, indicator)


def latest_figures(figures: Figures, indicator: Indicator) -> list[LatestFigure]:
    """Give an indicator's latest figure for the area, and those of a region and of the country that are later."""
    areas = figures.inputs.library.areas
    own = [
        Address(indicator.id, figures.inputs.area.code, period) for period in [figures.latest(indicator.id)] if period
    ]
    codes = [region.code for region in areas.regions_of(figures.inputs.area)]
    regions = [Address(indicator.id, code, period) for code in codes if (period := figures.latest(indicator.id, code))]
    latest = figures.latest(indicator.id, areas.country.code)
    held: list[Address] = []
    for at in (
        *own,
        *sorted(regions, key=lambda at: ends(at.period))[-1:],
        *([Address(indicator.id, areas.country.code, latest)] if latest else []),
    ):
        if not held or ends(at.period) > max(ends(nearer.period) for nearer in held):
            held.append(at)
    return [LatestFigure(indicator, at) for at in held]


def is_old(figures: Figures, period: str) -> bool:
    """Whether a period ended more than YEARS_UNTIL_OLD years before the report's did."""
    end = ends(figures.inputs.period)
    return ends(period) < end.replace(year=end.year - YEARS_UNTIL_OLD)


def _tables(
    figures: Figures, title: str, held: Sequence[LatestFigure], which: str = "further figures"
) -> Iterator[Table]:
    """Set out figures in a table for each place that they are for: the area, a region, the country."""
    places = dict.fromkeys(each.at.area for each in held)
    country = figures.inputs.library.areas.country.code
    for code in sorted(places, key=lambda code: (code == country, code != figures.inputs.area.code)):
        whole = " as a whole" if code == country else ""
        caption = f"{title}: {which} for {place_in_sentence(figures, code)}{whole}"
        yield _table_of(figures, caption, [each for each in held if each.at.area == code])


def _table_of(figures: Figures, caption: str, held: Sequence[LatestFigure]) -> Table:
    country = figures.inputs.library.areas.country
    beside = held[0].at.area != country.code

    def row(indicator: Indicator, at: Address) -> tuple[Runs, ...]:
        there = (figures.marked(at._replace(area=country.code)),) if beside else ()
        before = figures.marked(at._replace(period=year_before(at.period)))
        return (titled(indicator), runs_of(label(at.period)), figures.marked(at, strong=True), before, *there)

    rows = tuple(row(*each) for each in held)
    names = [
        place_name(figures, held[0].at.area),
        "A year before",
        *([country.name] if beside else []),
    ]
    columns = (Column(name="Measure"), Column(name="Period"), *(Column(name=name, figures=True) for name in names))
    return telling(caption, columns, rows, targets=tuple(_targets(figures, held)))


def _targets(figures: Figures, held: Sequence[LatestFigure]) -> Iterator[str]:
    for indicator, at in held:
        if words := target_words(figures, indicator, at):
            uncounted = pd.isna((figures.at(at) or {}).get("lower"))
            yield f"{indicator.title}: {lowered(words)}{BY_ITSELF if uncounted else ''}"


def target_words(figures: Figures, indicator: Indicator, at: Address) -> str:
    """Say what has been set for an indicator, and whether the figure shown meets it; without a target, nothing."""
    row = figures.at(at._replace(comparator=Comparator.TARGET))
    if row is None or indicator.target is None:
        return ""
    return f"{indicator.target.words}; {TARGET[row['comparison']]}."


def telling(
    caption: str, columns: tuple[Column, ...], rows: tuple[tuple[Runs, ...], ...], targets: tuple[str, ...] = ()
) -> Table:
    """Make a table of the columns that tell anything: words, or at least one figure; *targets* are told below."""
    told = [n for n, column in enumerate(columns) if not column.figures or any(_is_figure(row[n]) for row in rows)]
    kept = tuple(tuple(row[n] for n in told) for row in rows)
    return Table(
        caption=caption,
        columns=tuple(columns[n] for n in told),
        rows=kept,
        notes=(*(runs_of(words) for words in targets), *explained(kept)),
        layout="records",
    )


def _is_figure(cell: Runs) -> bool:
    return any(run.kind == "number" for run in cell)


def _parts(figures: Figures, caption: str, parts: Sequence[Indicator]) -> Table:
    """Set out the parts of indicators below the indicator they are part of."""
    wholes = dict.fromkeys(part.part_of for part in parts if part.part_of)
    ordered = [
        indicator
        for whole in wholes
        for indicator in (figures.indicator(whole), *(p for p in parts if p.part_of == whole))
    ]
    names = ("Kind", False), ("Period", False), ("Number", True), ("A year before", True), ("Rate or share", True)
    country = figures.inputs.library.areas.country.name
    columns = (*(Column(name=name, figures=number) for name, number in names), Column(name=country, figures=True))
    rows = tuple(_part(figures, indicator) for indicator in ordered if figures.latest(indicator.id))
    return telling(caption, columns, rows)


def _part(figures: Figures, indicator: Indicator) -> tuple[Runs, ...]:
    at = Address(indicator.id, figures.inputs.area.code, figures.latest(indicator.id) or "")
    before = at._replace(period=year_before(at.period))
    there = at._replace(area=figures.inputs.library.areas.country.code)
    does_not_apply = runs_of(muted(STATUS_MARKS[Status.NOT_APPLICABLE]))
    rated = indicator.kind != "count"
    rate = (muted(f", rate {indicator.unit}"),) if indicator.kind == "rate" else ()
    return (
        runs_of(f"of which {lowered(indicator.title)}")
        if indicator.part_of
        else (Text(text=indicator.title, style="strong"), *rate),
        runs_of(label(at.period)),
        runs_of(figures.number(at, "numerator")),
        runs_of(figures.number(before, "numerator")),
        figures.marked(at) if rated else does_not_apply,
        figures.marked(there) if rated else does_not_apply,
    )
