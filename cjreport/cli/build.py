"""The command that makes reports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cjreport.build.batch import Failed, Published, build_reports, count_reports, warm_up_for
from cjreport.build.release.freezing import Asked
from cjreport.cli.progress import HowFar, how_far, in_words
from cjreport.cli.questions import remind_of_questions
from cjreport.cli.terminal import (
    DONE,
    FAILED,
    AreaNames,
    CountryName,
    Periods,
    err,
    in_letters,
    out,
)
from cjreport.errors import Problem, ReportError, UnknownNameError, from_here
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gathered import gather_each
from cjreport.measures.disclosure.gate import protected_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.build.build_record import ReportRecord
    from cjreport.inputs.gathered import Gathered
    from cjreport.inputs.parameters import ReportParams


def build(  # noqa: PLR0913, PLR0917 (a command's options)
    areas: AreaNames = None,
    period: Periods = None,
    country: CountryName = SCOTLAND,
    kind: Annotated[Literal["area", "plan", "all"], typer.Option(help="Annual reports, plans, or both.")] = "area",
    release: Annotated[
        bool, typer.Option("--release", help="Freeze what the reports show as a version, in data/released.")
    ] = False,
    reason: Annotated[str, typer.Option(help="Why there is a new version of what was released before.")] = "",
    jobs: Annotated[int | None, typer.Option(min=1, help="Reports made at once; by default one a processor.")] = None,
    to: Annotated[
        Path | None, typer.Option("--out", callback=in_letters, help="The folder for reports; by default outputs.")
    ] = None,
    engine: Annotated[
        Literal["warm", "kernel"], typer.Option(help="Run notebooks here, or each in a kernel.")
    ] = "warm",
    all_or_none: Annotated[
        bool, typer.Option("--all-or-none", help="Make nothing where the inputs of any report are not sound.")
    ] = False,
) -> None:
    """Make reports as pages and PDFs, and the site that leads to them, from index.html on."""
    if release and kind != "area":
        raise UnknownNameError(Problem("a plan is not released: --release is for annual reports", "Leave --kind out."))
    asked = Asked(dt.datetime.now(tz=dt.UTC).astimezone().date(), reason) if release else None
    with how_far() as progress:
        progress.begin("Reading and checking inputs")
        workbench = find_workbench(country)
        warm_up_for(workbench)
        reports = choose_reports(workbench, areas or [], period or [])
        gathered = gather_each(workbench, reports)
        if asked:
            gathered = gathered.without(_unfit(gathered, asked))
        if all_or_none or not gathered.sound:
            gathered.refuse_unsound()
        protected_figures(gathered.library)
        remind_of_questions(gathered.library)
        folder = to or workbench.folder / "outputs"
        outcomes = make_reports(gathered, folder, progress, jobs=jobs, engine=engine, kind=kind, release=asked)
    if release:
        _tell_released([outcome for outcome in outcomes if isinstance(outcome, Published)])
    failed = any(isinstance(outcome, Failed) for outcome in outcomes)
    raise typer.Exit(FAILED if failed or gathered.strays else DONE)


def make_reports(  # noqa: PLR0913 (a build's options)
    gathered: Gathered,
    folder: Path,
    progress: HowFar,
    *,
    jobs: int | None = None,
    engine: str = "warm",
    kind: str = "area",
    release: Asked | None = None,
) -> list[Published | Failed]:
    """Make reports, telling of each as it ends, and last how many were made, in what time, and which were not."""
    began, outcomes = monotonic(), list[Published | Failed]()
    for stray in gathered.strays:
        err.print(str(stray), style="red", markup=False)
    progress.begin("Making reports", count_reports(gathered, kind))
    for outcome in build_reports(gathered, folder, jobs=jobs, engine=engine, kind=kind, release=release):
        _tell(outcome, progress.advance())
        outcomes.append(outcome)
        if len(outcomes) == progress.total:
            progress.begin("Bringing the site up to date")
    _tell_end(outcomes, monotonic() - began)
    return outcomes


def _tell_end(outcomes: Sequence[Published | Failed], seconds: float) -> None:
    failed = [each for each in outcomes if isinstance(each, Failed)]
    told = [f"{named(each.record)}: {each.reason.splitlines()[0]}" for each in failed]
    between = " " if len(told) == 1 else "\n    "
    last = f" Failed:{between}{between.join(told)}" if told else ""
    out.print(
        f"{len(outcomes) - len(failed)} of {len(outcomes)} reports made in {in_words(seconds)}.{last}", markup=False
    )


def _unfit(gathered: Gathered, asked: Asked) -> dict[ReportParams, ReportError]:
    """Find the reports that must not be released: each is then a failure of its own."""
    from cjreport.build.release.contents import unfit_reports  # noqa: PLC0415 (only a release opens reports here)

    return unfit_reports([report for report, _ in gathered.sound], asked.date, asked.reason)


def _tell_released(outcomes: Sequence[Published]) -> None:
    for outcome in outcomes:
        if version := outcome.version:
            name = f"{outcome.report.area}, {outcome.report.period}"
            out.print(f"{name}: released as version {version.number}, {from_here(version.file)}", markup=False)
    if as_before := sum(outcome.version is None for outcome in outcomes):
        out.print(f"{as_before} as released before: nothing in them has changed.")


def named(record: ReportRecord) -> str:
    """Name a report as people do."""
    return f"{record.area}, plan" if record.kind == "plan" else f"{record.area}, {record.period}"


def _tell(outcome: Published | Failed, which: str) -> None:
    name = named(outcome.record)
    if isinstance(outcome, Published):
        out.print(f"{which}: {name}: {from_here(outcome.folder / 'index.html')}", markup=False)
        also = outcome.left_out
    else:
        err.print(f"{which}: {name} failed: {outcome.reason}", style="red", markup=False)
        if outcome.trace:
            err.print(outcome.trace, markup=False)
        if outcome.notebook:
            err.print(f"    The notebook as far as it ran: {from_here(outcome.notebook)}", markup=False)
        also = outcome.also
    for each in also:
        err.print(f"{name}: {each}", style="yellow", markup=False)
