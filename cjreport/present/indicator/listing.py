"""The list of a country's indicators and lines: which have a page, which are known for the country alone, or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.present.blocks import Block, Column, Heading, Prose, Runs, Table, Text
from cjreport.present.indicator.definition import counted
from cjreport.present.text.phrases import say
from cjreport.present.text.register_words import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.frameworks import Framework, Indicator


@dataclass(frozen=True)
class Held:
    """What is held of an indicator: for how many areas in which period, and for the country until when."""

    indicator: str
    areas: int = 0
    period: str = ""
    country_period: str = ""

    @property
    def has_page(self) -> bool:
        """Whether there is a figure to show."""
        return bool(self.areas or self.country_period)


IN_WORDS = ("narrative", "checklist")


def list_blocks(library: Library, told: Sequence[Held]) -> Iterator[Block]:
    """List the national indicators, those of the framework in force first, then the further lines by theme."""
    held = {each.indicator: each for each in told}
    of_areas = sum(each.areas > 0 for each in told)
    alone = sum(each.has_page for each in told) - of_areas
    country = library.areas.country.name
    yield Heading(level=1, runs=say(f"Indicators, {country}"))
    words = (
        f"{of_areas} measures have figures for the council areas of {country}. Each has a page with every area in a "
        "table, on the map and by size, the country over time, and what is measured. "
        f"{alone} more are known for {country} as a whole. The lists say what would bring the others."
    )
    yield Prose(runs=say(words))
    for framework in sorted(library.frameworks, key=lambda each: each.first_period, reverse=True):
        yield from _national(library, framework, held)
    for theme in library.context.themes:
        yield Heading(level=2, runs=say(theme.title))
        lines = [line for line in library.context.of_theme(theme.id) if not line.part_of]
        rows = [(_named(line, held), say(_counted(line)), _held(library, held[line.id])) for line in lines]
        yield _table(f"{theme.title}: what is held", ("Measure", "What is counted", "Held"), rows)


def _national(library: Library, framework: Framework, held: Mapping[str, Held]) -> Iterator[Block]:
    last = f" to {label(framework.last_period)}" if framework.last_period else " on"
    yield Heading(level=2, runs=say(f"National indicators, {framework.published[:4]}"))
    yield Prose(runs=say(f"{framework.title}, for reports from {label(framework.first_period)}{last}."))
    rows = [
        (_named(line, held), say(f"{outcome.id}. {outcome.short}"), *_of(library, line, held[line.id]))
        for outcome in framework.outcomes
        for line in outcome.indicators
    ]
    heads = ("Indicator", "Outcome", "What is counted", "Held", "Would bring the rest")
    kept = len(heads) if any(row[-1] for row in rows) else len(heads) - 1
    yield _table(
        f"Indicators of the framework of {framework.published[:4]}", heads[:kept], [row[:kept] for row in rows]
    )


def _of(library: Library, line: Indicator, told: Held) -> tuple[Runs, ...]:
    """Say of a national indicator what is counted, what is held, and what would bring figures that are not."""
    if line.kind in IN_WORDS:
        return say(_counted(line)), say("What each report says"), ()
    brought = fitting(library.areas.country, line.brought_by)
    return say(_counted(line)), _held(library, told), say(brought) if brought and not told.areas else ()


def _counted(line: Indicator) -> str:
    words = counted(line)
    return f"{words[:1].upper()}{words[1:]}"


def _named(line: Indicator, held: Mapping[str, Held]) -> Runs:
    return (Text(text=line.title, href=f"{line.id}.html" if held[line.id].has_page else ""),)


def _held(library: Library, told: Held) -> Runs:
    """Say for whom the latest figures are held."""
    if told.areas:
        return say(f"{told.areas} area{'' if told.areas == 1 else 's'}, {label(told.period)}")
    if told.country_period:
        return say(f"{library.areas.country.name} alone, {label(told.country_period)}")
    return (Text(text="No figure", style="muted"),)


def _table(caption: str, heads: Sequence[str], rows: Sequence[tuple[Runs, ...]]) -> Table:
    columns = tuple(Column(name=head) for head in heads)
    return Table(caption=caption, columns=columns, rows=tuple(rows), layout="records", sortable=True)
