"""Commands that make reports, and check what they are made from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cjreport.assurance.findings import counted, grouped, told
from cjreport.cli.terminal import DONE, FAILED, REFUSED, AreaNames, CountryName, Periods, app, err, out, protected
from cjreport.errors import Problem, UnknownNameError, from_here
from cjreport.inputs.choosing import choose_reports, gather_all
from cjreport.inputs.workbench import SCOTLAND, find_workbench
from cjreport.publish.batch import Failed, Published, build_reports, warm_up_for
from cjreport.publish.releasing import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.assurance.findings import Finding
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
    to: Annotated[Path | None, typer.Option("--out", help="The folder for reports; by default outputs.")] = None,
    engine: Annotated[
        Literal["warm", "kernel"], typer.Option(help="Run notebooks here, or each in a kernel.")
    ] = "warm",
) -> None:
    """Make reports as pages and PDFs, and the site that leads to them, from index.html on."""
    workbench = find_workbench(country)
    warm_up_for(workbench)
    reports = choose_reports(workbench, areas or [], period or [])
    chosen = list(zip(reports, gather_all(workbench, reports), strict=True))
    protected(chosen[0][1].library)
    if release and kind != "area":
        raise UnknownNameError(Problem("a plan is not released: --release is for annual reports", "Leave --kind out."))
    asked = Asked(dt.datetime.now(tz=dt.UTC).astimezone().date(), reason) if release else None
    folder = to or workbench.folder / "outputs"
    outcomes = make_reports(chosen, folder, jobs=jobs, engine=engine, kind=kind, release=asked)
    if release:
        _tell_released([outcome for outcome in outcomes if isinstance(outcome, Published)])
    raise typer.Exit(FAILED if any(isinstance(outcome, Failed) for outcome in outcomes) else DONE)


def make_reports(  # noqa: PLR0913 (a build's options)
    chosen: Sequence[tuple[ReportParams, Inputs]],
    folder: Path,
    *,
    jobs: int | None = None,
    engine: str = "warm",
    kind: str = "area",
    release: Asked | None = None,
) -> list[Published | Failed]:
    """Make reports, telling of each as it ends, and last how many were made."""
    outcomes = []
    for outcome in build_reports(chosen, folder, jobs=jobs, engine=engine, kind=kind, release=release):
        _tell(outcome)
        outcomes.append(outcome)
    made = sum(isinstance(outcome, Published) for outcome in outcomes)
    out.print(f"{made} of {len(outcomes)} reports made.")
    return outcomes


def _tell_released(outcomes: Sequence[Published]) -> None:
    for outcome in outcomes:
        if version := outcome.version:
            name = f"{outcome.report.area}, {outcome.report.period}"
            out.print(f"{name}: released as version {version.number}, {from_here(version.file)}", markup=False)
    if as_before := sum(outcome.version is None for outcome in outcomes):
        out.print(f"{as_before} as released before: nothing in them has changed.")


def _tell(outcome: Published | Failed) -> None:
    name = f"{outcome.report.area}, {outcome.report.period}"
    if isinstance(outcome, Published):
        out.print(f"{name}: {from_here(outcome.folder / 'index.html')}", markup=False)
        for left_out in outcome.left_out:
            err.print(f"{name}: {left_out}", style="yellow", markup=False)
        return
    err.print(f"{name} failed: {outcome.reason}", style="red", markup=False)
    if outcome.trace:
        err.print(outcome.trace, markup=False)
    if outcome.notebook:
        err.print(f"    The notebook as far as it ran: {from_here(outcome.notebook)}", markup=False)


@app.command()
def check(
    areas: AreaNames = None,
    period: Periods = None,
    country: CountryName = SCOTLAND,
    every: Annotated[bool, typer.Option("--all", help="Tell every finding, also where many are alike.")] = False,
) -> None:
    """Tell every problem in every input, and what the check finds in returns and plans under the Act."""
    workbench = find_workbench(country)
    everything = gather_all(workbench, choose_reports(workbench, areas or [], period or []))
    protected(everything[0].library)
    open_errors = 0
    for inputs, findings in _checked(everything):
        name = f"{inputs.area.name}, {inputs.period}"
        if inputs.words.is_empty:
            out.print(f"{name}: inputs sound; no return supplied yet.")
        elif inputs.words.area != inputs.area.name:
            out.print(f"{name}: inputs sound; its words are those of {inputs.words.area}.")
        else:
            out.print(f"{name}: inputs sound; {counted(findings)}.")
        for release in inputs.releases:
            if release.period == inputs.period and not release.sealed:
                out.print(f"{name}: version {release.version} has no digest, so no change of it can be told.")
        open_errors += _tell_findings(findings, every=every)
    for plan, findings in _checked_plans(everything):
        out.print(f"{plan.area.name}, plan: {counted(findings)}.")
        open_errors += _tell_findings(findings, every=every)
    if open_errors:
        out.print(
            f"{open_errors} errors to mend before a release. Questions can be answered, under answers in the file."
        )
    raise typer.Exit(REFUSED if open_errors else DONE)


def _checked(everything: Sequence[Inputs]) -> Iterator[tuple[Inputs, tuple[Finding, ...]]]:
    """Check the returns that are supplied; what calculates is loaded only if there are any."""
    for inputs in everything:
        if inputs.words.is_empty:
            yield inputs, ()
        else:
            from cjreport.assurance.check import check_return  # noqa: PLC0415 (see above)
            from cjreport.report import evidence_of  # noqa: PLC0415

            yield inputs, check_return(inputs, evidence_of(inputs.library))


def _checked_plans(everything: Sequence[Inputs]) -> Iterator[tuple[Inputs, tuple[Finding, ...]]]:
    """Check each plan once, whichever periods it is asked for."""
    plans = {inputs.plan_lines.file: inputs for inputs in everything if inputs.plan_lines}
    for inputs in plans.values():
        from cjreport.assurance.check import check_plan  # noqa: PLC0415 (see above)
        from cjreport.report import evidence_of  # noqa: PLC0415

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
