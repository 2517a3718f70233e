"""What was checked: partners' scores, and what has changed since a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import label, on
from cjreport.measures.frame.revisions import Revised, revised
from cjreport.measures.rounding import in_full, rounded
from cjreport.present.blocks import Block, Column, Details, Heading, Prose, Table
from cjreport.present.figures import STATUS_MARKS, Figures
from cjreport.present.text.phrases import link, muted, runs_of
from cjreport.present.text.quotations import cell, prose_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cjreport.present.text_runs import Runs

    Now = Callable[[str, str], Mapping[str, object] | None]


def self_assessment_blocks(figures: Figures) -> Iterator[Block]:
    """Show partners' own scores of the outcomes, before and now."""
    given = figures.inputs.the_return.self_assessment
    if given is None:
        return
    outcomes = {outcome.id: outcome.title for outcome in figures.inputs.framework.outcomes}
    outcomes |= {key: local.title for key, local in figures.inputs.the_return.local_outcomes.items()}
    yield Heading(level=3, runs=runs_of("Partners' own scores"))
    yield from prose_blocks(figures, given.summary)
    rows = tuple(
        (
            runs_of(f"{key}. {outcomes.get(key, '')}"),
            runs_of(in_full(score.before)),
            runs_of(in_full(score.now)),
            runs_of(_moved(score.now - score.before)),
        )
        for key, score in given.scores.items()
    )
    heads = (
        ("Outcome", False),
        ("A year before", True),
        (f"End of {label(figures.inputs.period)}", True),
        ("Change", False),
    )
    notes = [f"Scale: {given.scale.rstrip('.')}."] if given.scale else ["The scale is not given."]
    source = (runs_of("Source: ", link(given.source)),) if given.source else ()
    yield Table(
        caption="Partners' own scores of the outcomes",
        columns=tuple(Column(name=name, figures=number) for name, number in heads),
        rows=rows,
        notes=(*(runs_of(note) for note in notes), *source),
        layout="records",
    )


def _moved(change: float) -> str:
    return "Unchanged" if change == 0 else f"{'Up' if change > 0 else 'Down'} by {in_full(abs(change))}"


def revision_blocks(figures: Figures, now: Now) -> Iterator[Block]:
    """Show which figures differ from what was released, then and now and why; of no release, nothing."""
    inputs = figures.inputs
    if not inputs.releases:
        return
    changes = [*revised(inputs.releases, now, inputs.the_return.figures)]
    yield Heading(level=3, runs=runs_of("What has changed since it was released"))
    if not changes:
        said = "Every figure that was released still stands as it was."
        yield Prose(runs=runs_of(said))
        return
    columns = tuple(Column(name=name) for name in ("Figure", "Period", "Then", "Now", "Why"))
    rows = tuple(_revision(figures, change) for change in changes)
    table = Table(caption="Figures revised since they were released", columns=columns, rows=rows, layout="records")
    few = 12
    yield table if len(rows) <= few else Details(summary=f"{len(rows)} figures have changed", blocks=(table,))


def _revision(figures: Figures, change: Revised) -> tuple[Runs, ...]:
    then, release = change.then, change.release
    known = figures.inputs.library.indicators.get(then.figure)
    titles = {figure.id: figure.title for figure in figures.inputs.the_return.figures}
    when = muted(f", in the report for {label(release.period)}, version {release.version}, {on(release.date)}")
    return (
        runs_of(known.title if known else titles.get(then.figure, then.figure)),
        runs_of(label(then.period)),
        runs_of(_figure_or_mark(then.value, then.status), when),
        runs_of(_figure_or_mark(change.now, change.status)),
        _why(figures, change),
    )


def _figure_or_mark(value: float | None, status: str) -> str:
    return in_full(rounded(value, 2)) if value is not None else STATUS_MARKS.get(status, "[x]")


def _why(figures: Figures, change: Revised) -> Runs:
    then = change.then
    for revision in figures.inputs.the_return.revisions:
        if (revision.figure, revision.period) == (then.figure, then.period):
            return cell(figures, revision.why)
    if change.now is None and change.status == Status.SUPPRESSED:
        return runs_of("Hidden now, so that nobody can be recognised")
    if then.status == Status.PROVISIONAL:
        return runs_of("It was provisional")
    return runs_of("Revised by its publisher") if change.status == Status.REVISED else runs_of(muted("Not said"))


def nothing_checked() -> tuple[Prose]:
    """Say that there was nothing to check: no return, and no earlier release."""
    said = "There is no return of the partnership's to check, and no version of this report has been released."
    return (Prose(runs=(muted(said),)),)
