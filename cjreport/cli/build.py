"""The command that makes reports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cjreport.build.batch import DEFAULT, Failed, Options, Published, build_reports, count_reports, ready
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
from cjreport.errors import Problem, UnknownNameError, from_here
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.measures.disclosure.gate import protected_figures
from cjreport.reports.kinds import AREA, KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.gathered import Gathered

ALL = "all"
"""Stands for every kind of report."""
NAMES = (*KINDS, ALL)
_KINDS_TOLD = ", ".join(f"{kind.noun}s" for kind in KINDS.values()).capitalize()


def _known(kind: str) -> str:
    """Give the name of a kind of report, or refuse it."""
    if kind not in NAMES:
        raise typer.BadParameter(f"{kind!r} is not one of {', '.join(map(repr, NAMES))}.")
    return kind


def build(  # noqa: PLR0913, PLR0917 (a command's options)
    areas: AreaNames = None,
    period: Periods = None,
    country: CountryName = SCOTLAND,
    kind: Annotated[
        str,
        typer.Option(callback=_known, metavar=f"[{'|'.join(NAMES)}]", help=f"{_KINDS_TOLD}, or all."),
    ] = AREA.name,
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
    kinds = tuple(KINDS.values()) if kind == ALL else (KINDS[kind],)
    if release and (without := [each for each in kinds if not each.released]):
        what = f"a {without[0].noun} is not released: --release is for annual reports"
        raise UnknownNameError(Problem(what, "Leave --kind out."))
    asked = Asked(dt.datetime.now(tz=dt.UTC).astimezone().date(), reason) if release else None
    options = Options(kinds, jobs, engine, asked)
    with how_far() as progress:
        progress.begin("Reading and checking inputs")
        workbench = find_workbench(country)
        gathered = ready(workbench, areas or [], period or [], options)
        if all_or_none or not gathered.sound:
            gathered.refuse_unsound()
        protected_figures(gathered.library)
        remind_of_questions(gathered.library)
        folder = to or workbench.folder / "outputs"
        outcomes = make_reports(gathered, folder, progress, options)
    if release:
        _tell_released([outcome for outcome in outcomes if isinstance(outcome, Published)])
    failed = any(isinstance(outcome, Failed) for outcome in outcomes)
    raise typer.Exit(FAILED if failed or gathered.strays else DONE)


def make_reports(
    gathered: Gathered, folder: Path, progress: HowFar, options: Options = DEFAULT
) -> list[Published | Failed]:
    """Make reports, telling of each as it ends, and last how many were made, in what time, and which were not."""
    began, outcomes = monotonic(), list[Published | Failed]()
    for stray in gathered.strays:
        err.print(str(stray), style="red", markup=False)
    progress.begin("Making reports", count_reports(gathered, options.kinds))
    for outcome in build_reports(gathered, folder, options):
        _tell(outcome, progress.advance())
        outcomes.append(outcome)
        if len(outcomes) == progress.total:
            progress.begin("Bringing the site up to date")
    _tell_end(outcomes, monotonic() - began)
    return outcomes


def _tell_end(outcomes: Sequence[Published | Failed], seconds: float) -> None:
    failed = [each for each in outcomes if isinstance(each, Failed)]
    told = [f"{each.name}: {each.reason.splitlines()[0]}" for each in failed]
    between = " " if len(told) == 1 else "\n    "
    last = f" Failed:{between}{between.join(told)}" if told else ""
    out.print(
        f"{len(outcomes) - len(failed)} of {len(outcomes)} reports made in {in_words(seconds)}.{last}", markup=False
    )


def _tell_released(outcomes: Sequence[Published]) -> None:
    for outcome in outcomes:
        if version := outcome.version:
            out.print(f"{outcome.name}: released as version {version.number}, {from_here(version.file)}", markup=False)
    if as_before := sum(outcome.version is None for outcome in outcomes):
        out.print(f"{as_before} as released before: nothing in them has changed.")


def _tell(outcome: Published | Failed, which: str) -> None:
    name = outcome.name
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
