"""The list of a country's indicators: which have a page, which are known for the country alone, or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.inputs.registers.frameworks import IN_WORDS
from cjreport.present.blocks import Block, Column, Heading, Prose, Table
from cjreport.present.indicator.definition import counted
from cjreport.present.text.phrases import muted, runs_of
from cjreport.present.text.register_words import fitting
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.frameworks import Framework, Indicator


@dataclass(frozen=True)
class Coverage:
    """What is held of an indicator: for how many areas in which period, and for the country until when."""

    indicator: str
    areas: int = 0
    period: str = ""
    country_period: str = ""

    @property
    def has_page(self) -> bool:
        """Whether there is a figure to show."""
        return bool(self.areas or self.country_period)


def list_blocks(library: Library, coverages: Sequence[Coverage]) -> Iterator[Block]:
    """List the national indicators, those of the framework in force first, then the further ones by theme."""
    held = {each.indicator: each for each in coverages}
    of_areas = sum(each.areas > 0 for each in coverages)
    alone = sum(each.has_page for each in coverages) - of_areas
    country = library.areas.country.name
    yield Heading(level=1, runs=runs_of(f"Indicators, {country}"))
    words = (
        f"{of_areas} measures have figures for the council areas of {country}. Each has a page with every area in a "
        "table, on the map and by size, the country over time, and what is measured. "
        f"{alone} more are known for {country} as a whole. The lists say what would bring the others."
    )
    yield Prose(runs=runs_of(words))
    for framework in sorted(library.frameworks, key=lambda each: each.first_period, reverse=True):
        yield from _national(library, framework, held)
    for theme in library.context.themes:
        yield Heading(level=2, runs=runs_of(theme.title))
        indicators = [each for each in library.context.of_theme(theme.id) if not each.part_of]
        rows = [
            (_title_with_link(indicator, held), runs_of(_counted(indicator)), _held(library, held[indicator.id]))
            for indicator in indicators
        ]
        yield _table(f"{theme.title}: what is held", ("Measure", "What is counted", "Held"), rows)


def _national(library: Library, framework: Framework, held: Mapping[str, Coverage]) -> Iterator[Block]:
    last = f" to {label(framework.last_period)}" if framework.last_period else " on"
    yield Heading(level=2, runs=runs_of(f"National indicators, {framework.published[:4]}"))
    yield Prose(runs=runs_of(f"{framework.title}, for reports from {label(framework.first_period)}{last}."))
    rows = [
        (
            _title_with_link(indicator, held),
            runs_of(f"{outcome.id}. {outcome.short}"),
            *_national_cells(library, indicator, held[indicator.id]),
        )
        for outcome in framework.outcomes
        for indicator in outcome.indicators
    ]
    heads = ("Indicator", "Outcome", "What is counted", "Held", "Would bring the rest")
    kept = len(heads) if any(row[-1] for row in rows) else len(heads) - 1
    yield _table(
        f"Indicators of the framework of {framework.published[:4]}", heads[:kept], [row[:kept] for row in rows]
    )


def _national_cells(library: Library, indicator: Indicator, held: Coverage) -> tuple[Runs, ...]:
    """Say of a national indicator what is counted, what is held, and what would bring figures that are not."""
    if indicator.kind in IN_WORDS:
        return runs_of(_counted(indicator)), runs_of("What each report says"), ()
    brought = fitting(library.areas.country, indicator.brought_by)
    return runs_of(_counted(indicator)), _held(library, held), runs_of(brought) if brought and not held.areas else ()


def _counted(indicator: Indicator) -> str:
    words = counted(indicator)
    return f"{words[:1].upper()}{words[1:]}"


def _title_with_link(indicator: Indicator, held: Mapping[str, Coverage]) -> Runs:
    return (Text(text=indicator.title, href=f"{indicator.id}.html" if held[indicator.id].has_page else ""),)


def _held(library: Library, held: Coverage) -> Runs:
    """Say for whom the latest figures are held."""
    if held.areas:
        return runs_of(f"{held.areas} area{'' if held.areas == 1 else 's'}, {label(held.period)}")
    if held.country_period:
        return runs_of(f"{library.areas.country.name} alone, {label(held.country_period)}")
    return (muted("No figure"),)


def _table(caption: str, heads: Sequence[str], rows: Sequence[tuple[Runs, ...]]) -> Table:
    columns = tuple(Column(name=head) for head in heads)
    return Table(caption=caption, columns=columns, rows=tuple(rows), layout="records", sortable=True)
