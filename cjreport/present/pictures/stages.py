"""Counts through the stages of a process in one period: assessed, commenced, completed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.measures.frame.lookup import Address
from cjreport.measures.frame.stages import StageShare, shares_of_stage_before
from cjreport.measures.rounding import written
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.blocks import Callout, Column, Figure, Prose, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.stages import Stage, draw_stages
from cjreport.present.figures import STATUS_MARKS, Figures
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.shared import missing
from cjreport.present.text.phrases import (
    MARK_WORDS,
    capital,
    explained,
    in_period,
    listed,
    lowered,
    muted,
    plain,
    runs_of,
)
from cjreport.present.text_runs import Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.blocks import Block
    from cjreport.present.text_runs import Run, Runs

NOT_A_RATE = (
    "A case may begin in one year and end in the next, so the stages are not of the same cases, and their ratio is no "
    "completion rate."
)
NO_SHARE = {"too few": "too few for a ratio", "counted elsewhere": "no ratio, as counted differently"}
WHY_NO_SHARE = {
    "too few": f"There is no ratio to fewer than {SMALL_BASE} cases.",
    "counted elsewhere": (
        "There is no ratio for a stage that is counted differently: the council that assesses a person, for instance, "
        "need not be the one that supervises the case."
    ),
}


@dataclass(frozen=True)
class Step:
    """A stage's count, or the mark of why there is none, and its share of the stage before, here and in the country."""

    indicator: Indicator
    count: Run
    unsettled: str
    share: StageShare
    in_country: StageShare

    @property
    def number(self) -> Number | None:
        """The count, where it is shown."""
        return self.count if isinstance(self.count, Number) else None

    @property
    def share_in_words(self) -> str:
        """How the count compares with the stage before, or why it does not."""
        return (
            f"{number} for every 100 at the stage before"
            if (number := _in_a_hundred(self.share))
            else NO_SHARE.get(self.share.why, "")
        )

    @property
    def instead(self) -> str:
        """Why there is no count, in words."""
        return "" if self.number else MARK_WORDS[plain((self.count,))]


def known_stages(figures: Figures) -> tuple[tuple[str, ...], ...]:
    """List the framework's indicators that are stages of a process, in order, as the policy on disclosure ties them."""
    fed = {indicator.fed_by: indicator.id for indicator in figures.inputs.framework.indicators}
    runs = (tuple(fed[series] for series in run if series in fed) for run in figures.inputs.library.policy.stages)
    return tuple(run for run in runs if len(run) > 1)


def stages_blocks(figures: Figures, names: Sequence[str] = ()) -> tuple[Block, ...]:
    """Show the stages named, or those of each process that the framework counts, with what is not held said once."""
    if names:
        return (stages_figure(figures, *names),)
    runs = known_stages(figures)
    if not runs:
        return (Prose(runs=runs_of(muted("No national indicator of this framework is counted in stages."))),)
    held = [run for run in runs if any(map(figures.latest_reported, run))]
    lacking = [lowered(figures.indicator(name).title) for run in runs if run not in held for name in run]
    words = (
        f"No counts through stages are available for {figures.inputs.area.in_sentence}: {listed(lacking)}."
        if lacking
        else ""
    )
    return (*(stages_figure(figures, *run) for run in held), *([Prose(runs=runs_of(muted(words)))] if lacking else []))


def stages_figure(figures: Figures, *names: str) -> Figure | Callout:
    """Show how many cases there were at each stage in the latest period of any; *names* are in the stages' order."""
    period = max(filter(None, map(figures.latest_reported, names)), default=None)
    steps = _steps(figures, names, period) if period else []
    if period is None or all(step.instead == MARK_WORDS["[x]"] for step in steps):
        return missing(figures, figures.indicator(names[0]))
    if not any(step.number for step in steps):
        return _not_drawn(figures, steps, period)
    title, country = runs_of(_title(steps, period)), figures.inputs.library.areas.country.name
    draw = partial(draw_stages, [_stage(step, country) for step in steps])
    return Figure(
        name=f"{names[0]}-stages",
        title=title,
        subtitle=_subtitle(figures, steps, period),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_in_words(figures, steps, title, period),
        table=_table(figures, steps, period),
        rows=download_rows(figures, *names),
    )


def _steps(figures: Figures, names: Sequence[str], period: str) -> list[Step]:
    place, country = figures.inputs.area.code, figures.inputs.library.areas.country.code
    here, there = ([Address(name, code, period) for name in names] for code in (place, country))
    elsewhere = _shares(figures, there) if place != country else (StageShare(),) * len(names)
    return [
        Step(figures.indicator(at.indicator), _count(figures, at), _unsettled(figures, at), *shares)
        for at, *shares in zip(here, _shares(figures, here), elsewhere, strict=True)
    ]


def _shares(figures: Figures, stages: Sequence[Address]) -> tuple[StageShare, ...]:
    counts = [(figures.indicator(at.indicator), _count(figures, at)) for at in stages]
    return shares_of_stage_before([(i, run.value if isinstance(run, Number) else None) for i, run in counts])


def _count(figures: Figures, at: Address) -> Run:
    """Write how many cases a figure counts: a share's are its numerator."""
    return figures.number(at, "value" if figures.indicator(at.indicator).kind == "count" else "numerator")


def _unsettled(figures: Figures, at: Address) -> str:
    """Give the mark of a count that is shown but not settled."""
    row = figures.at(at)
    return STATUS_MARKS.get(row["status"], "") if row and isinstance(_count(figures, at), Number) else ""


def _in_a_hundred(share: StageShare) -> str:
    return "" if share.percent is None else written(share.percent)


def _stage(step: Step, country: str) -> Stage:
    there = (
        f"; {country} {_in_a_hundred(step.in_country)}"
        if _in_a_hundred(step.share) and _in_a_hundred(step.in_country)
        else ""
    )
    mark = f" {step.unsettled}" if step.unsettled else ""
    return Stage(step.indicator.title, step.number, mark, f"{step.share_in_words}{there}", step.instead.capitalize())


def _title(steps: Sequence[Step], period: str) -> str:
    """Say how many there were at each stage, and of how many that cannot be said."""
    counted = [_counted(step.indicator, step.number) for step in steps if step.number]
    silent = len(steps) - len(counted)
    told = f"{listed(counted)} {in_period(period)}{f'; {silent} of {len(steps)} stages not shown' if silent else ''}"
    return capital(told)


def _counted(indicator: Indicator, number: Number) -> str:
    """Count what an indicator's title names, in the grammar of none, one and many."""
    title = lowered(indicator.title)
    if number.value == 1:
        nouns = {*indicator.noun.split(), *indicator.unit.split()}
        plural = next((word for word in title.split() if word in nouns and word.endswith("s")), "")
        return f"1 {title.replace(plural, plural[:-1], 1)}"
    return f"{number.text if number.value else 'no'} {title}"


def _subtitle(figures: Figures, steps: Sequence[Step], period: str) -> str:
    marks = " ".join(f"{mark} {words}." for mark, words in MARK_WORDS.items() if mark in {s.unsettled for s in steps})
    what = f"Cases at each stage, {figures.inputs.area.name}, {label(period)}."
    return " ".join(filter(None, (what, NOT_A_RATE, marks)))


def _not_drawn(figures: Figures, steps: Sequence[Step], period: str) -> Callout:
    """Say why no stage's count can be shown."""
    told = "; ".join(f"{lowered(step.indicator.title)}: {step.instead}" for step in steps)
    words = f"No stage's count is shown for {figures.inputs.area.in_sentence} {in_period(period)}. {capital(told)}."
    return Callout(title=f"{steps[0].indicator.title}: not shown", blocks=(Prose(runs=runs_of(words)),))


def _in_words(figures: Figures, steps: Sequence[Step], title: Runs, period: str) -> str:
    words = [(lowered(step.indicator.title), step.share_in_words or step.instead) for step in steps]
    told = "; ".join(f"{title}: {said}" for title, said in words if said)
    return (
        f"Bar chart of cases at {len(steps)} stages, {figures.inputs.area.name}, {in_period(period)}. {plain(title)}. "
        f"{f'{capital(told)}. ' if told else ''}{NOT_A_RATE}"
    )


def _table(figures: Figures, steps: Sequence[Step], period: str) -> Table:
    country = figures.inputs.library.areas.country
    elsewhere = any(_in_a_hundred(step.in_country) for step in steps)
    heads = (
        figures.inputs.area.name,
        "For every 100 at the stage before",
        *([f"{country.name}, for every 100"] if elsewhere else []),
    )

    def row(step: Step) -> tuple[Runs, ...]:
        shares = (step.share, step.in_country) if elsewhere else (step.share,)
        mark = (muted(f" {step.unsettled}"),) if step.unsettled else ()
        return (
            runs_of(step.indicator.title),
            runs_of(step.count, mark),
            *(runs_of(_in_a_hundred(share) or "no ratio") for share in shares),
        )

    rows = tuple(row(step) for step in steps)
    reasons = dict.fromkeys(WHY_NO_SHARE[step.share.why] for step in steps if step.share.why in WHY_NO_SHARE)
    return Table(
        caption=f"{steps[0].indicator.title} and the stages after, {label(period)}",
        columns=(Column(name="Stage"), *(Column(name=head, figures=True) for head in heads)),
        rows=rows,
        notes=(*map(runs_of, reasons), *explained(rows)),
    )
