"""Commands that make reports, and check what they are made from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cjreport.assurance.findings import counted, grouped, told
from cjreport.build.batch import Failed, Published, build_reports, count_reports, warm_up_for
from cjreport.build.release.freezing import Asked
from cjreport.cli.progress import HowFar, how_far, in_words
from cjreport.cli.questions import remind_of_questions, tell_questions
from cjreport.cli.terminal import (
    DONE,
    FAILED,
    REFUSED,
    AreaNames,
    CountryName,
    Periods,
    app,
    err,
    in_letters,
    out,
    protected,
)
from cjreport.errors import Problem, ReportError, UnknownNameError, from_here
from cjreport.inputs.choosing import choose_reports, gather_each
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.assurance.findings import Finding
    from cjreport.build.build_record import ReportRecord
    from cjreport.inputs.choosing import Gathered
    from cjreport.inputs.figures.released import Release
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.parameters import ReportParams


@app.command()
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
        protected(gathered.library)
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
    from cjreport.build.release.contents import unfit_reports  # noqa: PLC0415 (what calculates is loaded where it is used)

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


@app.command()
def check(
    areas: AreaNames = None,
    period: Periods = None,
    country: CountryName = SCOTLAND,
    every: Annotated[bool, typer.Option("--all", help="Tell every finding, also where many are alike.")] = False,
) -> None:
    """Tell every problem in every input, and what the check finds in returns and plans under the Act."""
    workbench = find_workbench(country)
    gathered = gather_each(workbench, choose_reports(workbench, areas or [], period or []))
    if not gathered.sound:
        gathered.refuse_unsound()
    everything = [inputs for _, inputs in gathered.sound]
    protected(everything[0].library)
    tell_questions(everything[0].library, every=every)
    open_errors = 0
    for inputs, findings in _checked(everything):
        name = f"{inputs.area.name}, {inputs.period}"
        if inputs.words.is_empty:
            out.print(f"{name}: inputs sound; no return supplied yet.")
        elif inputs.words.area != inputs.area.name:
            out.print(f"{name}: inputs sound; its words are those of {inputs.words.area}.")
        else:
            out.print(f"{name}: inputs sound; {counted(findings)}.")
        _tell_unheld(name, [release for release in inputs.releases if release.period == inputs.period])
        open_errors += _tell_findings(findings, every=every)
    for plan, findings in _checked_plans(everything):
        out.print(f"{plan.area.name}, plan: {counted(findings)}.")
        open_errors += _tell_findings(findings, every=every)
    if open_errors:
        out.print(
            f"{open_errors} errors to mend before a release. Questions can be answered, under answers in the file."
        )
    gathered.refuse_unsound()
    raise typer.Exit(REFUSED if open_errors else DONE)


def _tell_unheld(name: str, releases: Sequence[Release]) -> None:
    """Tell of the versions of a report those of which no change or removal could be told."""
    for release in releases:
        if not release.sealed:
            out.print(f"{name}: version {release.version} has no digest, so no change of it can be told.")
    if releases and not releases[-1].noted:
        what = f"version {releases[-1].version} does not stand in heads.csv, so its removal could not be told"
        out.print(f"{name}: {what}; the next release puts it there.")


def _checked(everything: Sequence[Inputs]) -> Iterator[tuple[Inputs, tuple[Finding, ...]]]:
    """Check the returns that are supplied; what calculates is loaded only if there are any."""
    for inputs in everything:
        if inputs.words.is_empty:
            yield inputs, ()
        else:
            from cjreport.assurance.check import check_return  # noqa: PLC0415 (see above)
            from cjreport.measures.disclosure.gate import under_control  # noqa: PLC0415
            from cjreport.reports.area import evidence_of  # noqa: PLC0415

            yield inputs, check_return(inputs, under_control(inputs), evidence_of(inputs.library))


def _checked_plans(everything: Sequence[Inputs]) -> Iterator[tuple[Inputs, tuple[Finding, ...]]]:
    """Check each plan once, whichever periods it is asked for."""
    plans = {inputs.plan_lines.file: inputs for inputs in everything if inputs.plan_lines}
    for inputs in plans.values():
        from cjreport.assurance.check import check_plan  # noqa: PLC0415 (see above)
        from cjreport.reports.area import evidence_of  # noqa: PLC0415

        if inputs.plan and inputs.plan.area == inputs.area.name:
            yield inputs, check_plan(inputs, evidence_of(inputs.library))


def _tell_findings(findings: Sequence[Finding], *, every: bool) -> int:
    """Print findings, those alike together unless *every* is asked for, and say how many open errors there are."""
    groups = [(finding,) for finding in findings] if every else grouped(findings)
    for group in groups:
        out.print(told(group), style="red" if group[0].is_open else None, markup=False)
    if len(groups) < len(findings):
        out.print("With --all every finding is told in full.")
    return sum(finding.is_open for finding in findings)
