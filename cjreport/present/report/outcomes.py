"""The outcomes: the partnership's own words where it gave them, and what is not held said once, compactly."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.inputs.registers.frameworks import IN_WORDS
from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Block, Bullets, Callout, Column, Details, Heading, Prose, Table
from cjreport.present.parts.indicator_table import held_table
from cjreport.present.pictures.stages import known_stages, stages_figure
from cjreport.present.report.accounts import account_of, stated_tables
from cjreport.present.text.phrases import lowered, muted, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.registers.frameworks import Indicator, Outcome
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs


def outcome_blocks(figures: Figures) -> Iterator[Block]:
    """Show each outcome that the partnership spoke of or that has a figure, then what is not held."""
    words, outcomes = figures.inputs.the_return, figures.inputs.framework.outcomes
    silent = [outcome for outcome in outcomes if words.account(outcome.id).is_empty]
    if silent:
        yield from _silence(figures, silent)
    for outcome in outcomes:
        held = [i for i in outcome.indicators if figures.latest_reported(i.id)]
        stated = stated_tables(figures, outcome.id)
        if outcome not in silent or held or stated:
            yield Heading(level=3, runs=runs_of(f"Outcome {outcome.id}. {outcome.title}"))
        if outcome not in silent:
            yield account_of(figures, outcome.id, words.account(outcome.id))
        if held:
            yield held_table(figures, held, f"National indicators of outcome {outcome.id}")
            runs = [run for run in known_stages(figures) if {*run} & {i.id for i in held}]
            yield from (stages_figure(figures, *run) for run in runs)
        yield from stated
    for key, local in words.local_outcomes.items():
        yield Heading(level=3, runs=runs_of(f"Local outcome {key}. {local.title}"))
        yield account_of(figures, key, local)
        yield from stated_tables(figures, key)
    yield from stated_tables(figures, "")
    yield from _gaps(figures)


def _silence(figures: Figures, silent: list[Outcome]) -> Iterator[Block]:
    """Say that the account of some outcomes, or of all, is lacking, and which outcomes those are."""
    every = len(silent) == len(figures.inputs.framework.outcomes)
    compiled = figures.inputs.the_return.compiled_from
    said = (
        f"This holds no more than {compiled}. What partners did and judged may stand in their own report."
        if compiled
        else f"Their account for {label(figures.inputs.period)} is not part of this report."
        if every
        else "Their account of the outcomes named below is not part of this report."
    )
    asked = (
        "The Act asks partners three things of each outcome: what was done, whether it is achieved and, if not, what "
        f"progress was made (section 23(2)). {said}"
    )
    title = "The partnership's own account is not here" if every else "Part of the partnership's account is not here"
    yield Callout(title=title, blocks=(Prose(runs=runs_of(asked)),))
    named = Bullets(items=tuple((Prose(runs=runs_of(f"Outcome {o.id}. {o.title}")),) for o in silent))
    which = f"all {len(silent)} outcomes" if every else f"{len(silent)} outcomes" if len(silent) > 1 else "one outcome"
    yield Details(summary=f"Without an account: {which}", blocks=(named,))


def _gaps(figures: Figures) -> Iterator[Block]:
    """Say which national indicators have no figure, and which are not figures at all."""
    indicators = figures.inputs.framework.indicators
    if all(i.kind not in IN_WORDS and figures.latest_reported(i.id) for i in indicators):
        return
    yield Heading(level=3, runs=runs_of("Indicators without a figure"))
    if not_held := [i for i in indicators if i.kind not in IN_WORDS and not figures.latest_reported(i.id)]:
        yield _not_held(figures, not_held)
    if in_words := [i for i in indicators if i.kind in IN_WORDS]:
        said = "Partners answer these national indicators in words, in their return:"
        yield Prose(runs=(muted(said),))
        yield Bullets(items=tuple((Prose(runs=(muted(i.title),)),) for i in in_words))


def _not_held(figures: Figures, indicators: list[Indicator]) -> Table:
    """Group indicators that one publication would bring, so that the gap is said in a few lines."""
    outcome_of = {i.id: o for o in figures.inputs.framework.outcomes for i in o.indicators}
    groups = groupby(indicators, key=lambda i: (outcome_of[i.id].id, i.publisher, i.due))
    country = figures.inputs.library.areas.country.name
    rows = tuple(_gap(figures, outcome_of[batch[0].id], batch) for batch in (list(group) for _, group in groups))
    return Table(
        caption=f"National indicators with no figure for {figures.inputs.area.in_sentence}",
        columns=tuple(Column(name=n) for n in ("Indicator", "Published by", "When", country, "What it needs")),
        rows=rows,
        notes=(runs_of("Indicators are named in short words of ours. ", figures.inputs.framework.note),),
        layout="records",
    )


def _of_what(indicator: Indicator) -> str:
    if indicator.kind == "proportion":
        return f"of {indicator.noun} {indicator.predicate}"
    return indicator.phrase if indicator.kind == "count" else indicator.unit


def _gap(figures: Figures, outcome: Outcome, indicators: list[Indicator]) -> tuple[Runs, ...]:
    code = figures.inputs.library.areas.country.code
    titles = "; ".join(lowered(i.title) if n else i.title for n, i in enumerate(indicators))
    known: list[str | Runs] = []
    for indicator in indicators:
        rows = figures.rows(indicator.id, code).dropna(subset=["value"])
        if not rows.empty:
            period = str(rows["period"].iloc[-1])
            number = figures.number(Address(indicator.id, code, period))
            known += ["; " if known else "", runs_of(number, f" {_of_what(indicator)}, {label(period)}")]
    return (
        runs_of(f"{outcome.id}. {titles}"),
        runs_of(indicators[0].publisher),
        runs_of(indicators[0].due or "Not known"),
        runs_of(*known) if known else runs_of(muted("[x]")),
        runs_of("; ".join(dict.fromkeys(i.brought_by for i in indicators if i.brought_by)) or "Not known"),
    )
