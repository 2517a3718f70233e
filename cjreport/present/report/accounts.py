"""One outcome in the partnership's own words, and a table of the figures that partners state for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.duties.of_returns import indicators_used, missing_from_account
from cjreport.assurance.figures.prior_year import differ, stated_before
from cjreport.inputs.periods import label
from cjreport.measures.rounding import figure_in_short
from cjreport.present.blocks import Account, Block, Bullets, Column, Prose, Table
from cjreport.present.figures import STATUS_MARKS, Figures
from cjreport.present.parts.gaps import not_supplied
from cjreport.present.parts.stated_figures import decimals_of, stated_cell
from cjreport.present.text.phrases import MARK_WORDS, link, listed, muted, runs_of
from cjreport.present.text.quotations import prose_blocks
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.documents.returns import OutcomeAccount

ACHIEVED = {"yes": "Achieved.", "partly": "Partly achieved.", "no": "Not achieved."}


def account_of(figures: Figures, outcome: str, account: OutcomeAccount) -> Account:
    """Set out what was done and with whom, whether the outcome is achieved, how that is known, what progress was made.

    What the Act asks for and is not supplied says so.
    """
    lacking = {found.rule for found in missing_from_account(outcome, (), account)}
    verdict = f"**{ACHIEVED[account.achieved]}**\n\n" if account.achieved else ""

    def said(rule: str, text: str) -> tuple[Block, ...]:
        return not_supplied(rule) if rule in lacking and not text.strip() else prose_blocks(figures, text)

    wanted = account.progress.strip() or "progress" in lacking
    parts = (
        ("What was done", said("action-taken", account.action_taken)),
        ("Is it achieved?", said("achieved", verdict + account.assessment)),
        ("What progress was made", said("progress", account.progress) if wanted else ()),
        ("How that is known", prose_blocks(figures, account.evidence)),
        ("Who took part", _listed(figures, account.took_part)),
        ("Indicators not used, and why", _not_used(figures, account)),
    )
    return Account(parts=tuple((title, blocks) for title, blocks in parts if blocks))


def _listed(figures: Figures, who: tuple[str, ...]) -> tuple[Block, ...]:
    """Name those who took part: statutory partners by the names that the return gives them."""
    partners = {partner.id: partner for partner in figures.inputs.library.duties.partners}
    named = figures.inputs.the_return.partners
    names = [
        (named[each].name if each in named else "")
        or partners[each].called_in(figures.inputs.area)
        or partners[each].title
        if each in partners
        else each
        for each in who
    ]
    return (Prose(runs=runs_of(f"{listed(names)}.")),) if names else ()


def _not_used(figures: Figures, account: OutcomeAccount) -> tuple[Block, ...]:
    """Name the indicators that an account does not use, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    used = indicators_used(account)
    unused = {name: why for name, why in account.indicators_not_used.items() if why.strip() and name not in used}
    for name, why in unused.items():
        known = figures.inputs.library.indicators.get(name)
        reasons.setdefault(why.strip(), []).append(known.title if known else name)
    items = tuple(
        (Prose(runs=runs_of(Text(text="; ".join(titles), style="strong"))), *prose_blocks(figures, why))
        for why, titles in reasons.items()
    )
    return (Bullets(items=items),) if items else ()


def stated_tables(figures: Figures, outcome: str) -> tuple[Table, ...]:
    """Set out the figures that partners state for an outcome, or for none, beside those of earlier years they give."""
    stated = [figure for figure in figures.inputs.the_return.figures if figure.outcome == outcome]
    if not stated:
        return ()
    periods = sorted({figure.period for figure in stated}, reverse=True)
    by_id: dict[str, dict[str, StatedFigure]] = {}
    for figure in stated:
        by_id.setdefault(figure.id, {})[figure.period] = figure
    whose = (
        f"outcome {outcome}"
        if outcome and outcome not in figures.inputs.the_return.local_outcomes
        else "local outcome " + outcome
    )
    rows = tuple(_stated_row(series, periods) for series in by_id.values())
    return (
        Table(
            caption=f"Figures that partners state for {whose}" if outcome else "Further figures that partners state",
            columns=(
                Column(name="Figure"),
                *(Column(name=label(period), figures=True) for period in periods),
                Column(name="Source"),
            ),
            rows=rows,
            notes=tuple(_stated_notes(figures, stated)),
            layout="records",
        ),
    )


def _stated_row(series: dict[str, StatedFigure], periods: list[str]) -> tuple[Runs, ...]:
    newest, decimals = series[max(series)], max(map(decimals_of, series.values()))
    unit = "" if newest.unit == "%" or newest.unit.casefold() in newest.title.casefold() else f", {newest.unit}"
    return (
        runs_of(newest.title, muted(unit)),
        *(stated_cell(series.get(period), decimals) for period in periods),
        _sources(series),
    )


def _sources(series: dict[str, StatedFigure]) -> Runs:
    sources = list(dict.fromkeys(figure.source for figure in series.values() if figure.source))
    runs = [part for source in sources for part in (runs_of("; "), link(source))][1:]
    return runs_of(*runs) if runs else runs_of(muted("Not given"))


def _stated_notes(figures: Figures, stated: list[StatedFigure]) -> Iterator[Runs]:
    whose = (
        "As published, in the source named"
        if figures.inputs.the_return.compiled_from
        else "Stated by partners in their return"
    )
    yield runs_of(f"{whose}; not calculated here, and not compared with other areas.")
    for figure in stated:
        if (then := stated_before(figures.inputs, figure)) and differ(figure, then.figure):
            when = f"in the return for {label(then.period)}"
            yield runs_of(f"{figure.title}, {label(figure.period)}: {figure_in_short(then.figure)} {when}.")
    marks = {STATUS_MARKS[figure.status] for figure in stated if figure.status in STATUS_MARKS}
    if len({figure.id for figure in stated}) * len({figure.period for figure in stated}) > len(stated):
        marks.add("[x]")
    if marks:
        yield runs_of(" ".join(f"{mark} {MARK_WORDS[mark]}." for mark in sorted(marks)))
