"""What stands first in a report: who, where, when and under which framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import ends, in_words, label, on, with_years, year_before
from cjreport.inputs.registers.areas import Area
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Block, Callout, Fact, Front, Prose
from cjreport.present.parts.downloads import DOWNLOADS
from cjreport.present.parts.rurality import RURALITY
from cjreport.present.report.about import SUBTITLE, WITHOUT_WORDS, VersionShown
from cjreport.present.text.phrases import capital, link, listed, lowered, mailbox, runs_of
from cjreport.present.text_runs import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from cjreport.assurance.findings import Finding
    from cjreport.inputs.gather import Inputs
    from cjreport.present.figures import Figures

NAMED = 3
"""So many indicators are named that have figures of a status; of more, how many there are."""
STATUS_WORDS: dict[str, str] = {
    Status.PROVISIONAL: "are provisional [p]",
    Status.ESTIMATED: "are estimates [e]",
    Status.REVISED: "were revised [r]",
}


def front_blocks(figures: Figures, version: VersionShown, findings: Sequence[Finding]) -> Iterator[Block]:
    """Give the title and its facts, then what must be known before reading."""
    area, country = figures.inputs.area, figures.inputs.library.areas.country
    yield Front(
        item=figures.inputs.item("area"),
        period=figures.inputs.period,
        title=f"{area.name}, {label(figures.inputs.period)}",
        subtitle=SUBTITLE if figures.inputs.the_return.outcomes else WITHOUT_WORDS,
        country=country.name,
        example=country.example,
        facts=(*_facts(figures), *_release_facts(figures, version)),
        downloads=DOWNLOADS,
        gaelic=figures.inputs.library.areas.gaelic_names,
    )
    if warnings := [*_warnings(figures), *_open_errors(figures, findings)]:
        yield Callout(title="Before you read", blocks=tuple(Prose(runs=runs_of(warning)) for warning in warnings))


def _facts(figures: Figures) -> Iterator[Fact]:
    inputs = figures.inputs
    yield Fact(term="Period", runs=runs_of(in_words(inputs.period)))
    yield Fact(term="Framework", runs=runs_of(f"{inputs.framework.title}, {inputs.framework.published[:4]}"))
    if partnership := inputs.the_return.partnership or inputs.area.partnership:
        yield Fact(
            term="Partnership",
            runs=runs_of(partnership, *_shared_with(inputs)),
        )
    if isinstance(inputs.area, Area):
        yield Fact(term="Kind of area", runs=runs_of(RURALITY[inputs.area.rurality]))
    if inputs.area.gaelic_name and inputs.area.gaelic_name != inputs.area.name:
        yield Fact(term="Gaelic name", runs=(Text(text=inputs.area.gaelic_name, lang="gd"),))
    codes = [area.code for area in inputs.area.members] or [inputs.area.code]
    yield Fact(term="Area code" if len(codes) == 1 else "Area codes", runs=runs_of(listed(codes)))
    if population := figures.latest("population_all_ages"):
        number = figures.number(Address("population_all_ages", inputs.area.code, population))
        yield Fact(term="Population", runs=runs_of(number, f", {label(population)}"))
    if inputs.the_return.contact:
        yield Fact(term="Contact", runs=mailbox(inputs.the_return.contact))


def _release_facts(figures: Figures, version: VersionShown) -> Iterator[Fact]:
    """Say who signed the report and which version it is, where a partnership supplied its words."""
    words = figures.inputs.the_return
    if words.is_empty or words.compiled_from:
        return
    if words.sign_off.role and words.sign_off.date:
        yield Fact(term="Signed", runs=runs_of(f"{words.sign_off.role}, {on(words.sign_off.date)}"))
    if words.published:
        where = link(words.published_at.strip())
        yield Fact(term="Published by the partnership", runs=runs_of(on(words.published), ", " if where else "", where))
    yield Fact(term="This version", runs=runs_of(capital(version.words)))


def _open_errors(figures: Figures, findings: Sequence[Finding]) -> Iterator[str]:
    if figures.inputs.the_return.compiled_from:
        return
    if errors := sum(finding.is_open for finding in findings):
        things = f"{errors} things" if errors > 1 else "one thing"
        yield f"This is a draft. The check found {things} to mend before it can be released; see Checks and changes."


def _shared_with(inputs: Inputs) -> tuple[str, ...]:
    if inputs.area.members:
        return (f": {listed([area.name for area in inputs.area.members])}",)
    others = [area.name for area in inputs.library.areas.all if area.partnership == inputs.area.partnership != ""]
    others = [name for name in others if name != inputs.area.name]
    return (f", with {listed(others)}",) if others else ()


def _warnings(figures: Figures) -> Iterator[str]:
    country = figures.inputs.library.areas.country
    if country.example:
        yield f"This is an example. {country.name} and its areas are fictional, and so is every figure and statement."
    given = figures.inputs.the_return
    if given.is_empty:
        yield "This was made from published figures alone. It is not the partnership's own annual report."
    elif given.compiled_from:
        yield f"This is not the partnership's own report. Besides published figures it holds {given.compiled_from}."
    if words := _joint_return(figures.inputs):
        yield words
    yield from _disturbed(figures)
    own = figures.measures[figures.measures["area_code"] == figures.inputs.area.code]
    for status, words in STATUS_WORDS.items():
        names = own.loc[own["status"] == status, "indicator"].unique().tolist()
        # a national indicator and a context indicator may be fed by one series, which is told once
        titles = [*{each.fed_by: lowered(each.title) for each in map(figures.indicator, reversed(names))}.values()]
        if len(titles) > NAMED:
            yield f"Some figures of {len(titles)} measures {words}."
        elif titles:
            yield f"Some figures {words}: {listed(titles[::-1])}."
    yield from carried_forward(own)


def carried_forward(own: pd.DataFrame) -> Iterator[str]:
    """Say which rates of an area's measures rest on an older population, in the order in which their periods end."""
    carried = own[own["base_carried_from"].notna() & (own["comparator"] == Comparator.NONE)]
    for year, rows in carried.astype({"base_carried_from": int}).groupby("base_carried_from"):
        when = listed([label(period) for period in sorted(map(str, rows["period"].unique()), key=ends)])
        base = with_years(f"population of mid-{year}")
        yield f"Rates worked out here for {when} use the {base}, the latest that this report has."


def _joint_return(inputs: Inputs) -> str:
    """Say that an area's account is its partnership's, written for all its areas together."""
    if inputs.the_return.area == inputs.area.name:
        return ""
    giver = inputs.the_return.area
    return f"{giver} gave one account for all its areas. It is shown here, beside this area's own figures."


def _disturbed(figures: Figures) -> Iterator[str]:
    """Warn where the report's period, or the year before it, was out of the ordinary for one of its indicators."""
    years = {figures.inputs.period, year_before(figures.inputs.period)}
    cares = [indicator.care for indicator in figures.inputs.library.context.indicators if indicator.care]
    yield from dict.fromkeys(care.words for care in cares if years & {*care.periods})
