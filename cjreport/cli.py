"""What can a person ask for?"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from cjreport.assurance.findings import counted
from cjreport.errors import Problem, ReportError, UnknownNameError, from_here
from cjreport.inputs.choosing import choose_reports, gather_all, of_kind
from cjreport.inputs.gather import read_library
from cjreport.inputs.returns import AreaReturn
from cjreport.inputs.workbench import SCOTLAND, find_workbench
from cjreport.publish.batch import Failed, Published, build_reports, warm_up_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.assurance.findings import Finding
    from cjreport.inputs.gather import Inputs, Library
    from cjreport.inputs.parameters import ReportParams
    from cjreport.measures.disclosure import Protected
    from cjreport.publish.release import Frozen

DONE, FAILED, REFUSED = 0, 1, 2

app = typer.Typer(
    help="Annual community justice performance reports for council areas.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
# written to a file or another command, lines are not folded to fit a screen
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 1000)
err = Console(stderr=True, highlight=False, soft_wrap=True)

AreaNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="[AREA]...", help="Names or codes, of areas or a joint partnership; by default every area."),
]
Periods = Annotated[
    list[str] | None,
    typer.Option(
        "--period", "-p", help="A financial year, 2024-25, which may be given again, or all; by default the latest."
    ),
]
CountryName = Annotated[str, typer.Option("--country", metavar="scotland|example", help="Whose areas.")]


def main() -> None:
    """Run a command; what a user can mend is told without a traceback, with exit code 2."""
    try:
        app()
    except ReportError as error:
        err.print(str(error), style="red", markup=False)
        sys.exit(REFUSED)


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
    """Make reports as pages and PDFs, and the page that finds them, index.html."""
    workbench = find_workbench(country)
    warm_up_for(workbench)
    reports = choose_reports(workbench, areas or [], period or [])
    chosen = list(zip(reports, gather_all(workbench, reports), strict=True))
    protected(chosen[0][1].library)
    frozen = _freeze(reports, reason) if release else {}
    failed, made = 0, 0
    for each in ("area", "plan") if kind == "all" else (kind,):
        wanted = of_kind(each, chosen)
        for outcome in build_reports(wanted, to or workbench.folder / "outputs", jobs=jobs, engine=engine, kind=each):
            _tell(outcome)
            if isinstance(outcome, Failed):
                failed += 1
                if outcome.report in frozen:
                    frozen[outcome.report].take_back()
        made += len(wanted)
    out.print(f"{made - failed} of {made} reports made.")
    raise typer.Exit(FAILED if failed else DONE)


def _freeze(reports: Sequence[ReportParams], reason: str) -> dict[ReportParams, Frozen]:
    """Freeze every report or, where one must not be released, none."""
    from cjreport.publish.release import freeze_all  # noqa: PLC0415 (what calculates is loaded where it is used)

    return freeze_all(reports, dt.datetime.now(tz=dt.UTC).astimezone().date(), reason)


def protected(library: Library) -> Protected:
    """Put a country's figures under disclosure control: nothing is made of what would give somebody away."""
    from cjreport.assurance.control import protected_figures  # noqa: PLC0415 (what calculates is loaded where it is used)

    return protected_figures(library)


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
def check(areas: AreaNames = None, period: Periods = None, country: CountryName = SCOTLAND) -> None:
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
        open_errors += _tell_findings(findings)
    for plan, findings in _checked_plans(everything):
        out.print(f"{plan.area.name}, plan: {counted(findings)}.")
        open_errors += _tell_findings(findings)
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


def _tell_findings(findings: Sequence[Finding]) -> int:
    """Print findings, the open errors in red, and say how many of those there are."""
    for finding in findings:
        out.print(str(finding.problem), style="red" if finding.is_open else None, markup=False)
    return sum(finding.is_open for finding in findings)


@app.command("new")
def new_document(  # noqa: PLR0913, PLR0917 (a command's options)
    area: Annotated[str, typer.Argument(help="A name or code, of an area or a joint partnership.")],
    period: Annotated[
        str | None,
        typer.Option("--period", "-p", help="The year of the return, or the plan's first; by default the latest."),
    ] = None,
    kind: Annotated[Literal["return", "plan"], typer.Option(help="What to write.")] = "return",
    form: Annotated[bool, typer.Option("--form", help="Write a workbook, for Excel or LibreOffice.")] = False,
    to: Annotated[Path | None, typer.Option("--out", help="Where the form goes; by default forms/.")] = None,
    country: CountryName = SCOTLAND,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write a return or plan to be filled in, with everything in it that is known already."""
    from cjreport.publish.new_document import write_new, write_new_form  # noqa: PLC0415 (only where it is used)

    library = read_library(find_workbench(country))
    place = library.areas.find(area)
    period = period or library.areas.country.last_period
    if to and not form:
        raise UnknownNameError(Problem("--out is for a form; a YAML file has its place under params", "Add --form."))
    if form:
        file = write_new_form(library, place, period, kind, to and to.resolve(), force=force)
        then = f'cjreport import "{from_here(file)}"'
    else:
        file = write_new(library, place, period, kind, force=force)
        then = f'cjreport check "{place.name}" --period {period}'
    out.print(f"Written: {from_here(file)}", markup=False)
    if kind == "plan":
        out.print("It is taken to be for five years: correct starts and ends.")
    out.print(f"Fill it in, then: {then}{_of_country(country)}", markup=False)


@app.command("import")
def import_form(
    form: Annotated[Path, typer.Argument(metavar="FORM.xlsx", help="A form that has been filled in.")],
    country: CountryName = SCOTLAND,
    force: Annotated[bool, typer.Option("--force", help="Replace the return or plan that is there.")] = False,
) -> None:
    """Make a return or plan of a form that has been filled in; every word is kept as it stands there."""
    from cjreport.inputs.form_reading import read_form  # noqa: PLC0415 (only where it is used)
    from cjreport.publish.new_document import write_imported  # noqa: PLC0415

    library = read_library(find_workbench(country))
    filled = read_form(form.resolve(), library)
    file = write_imported(library, filled.place, filled.words, force=force)
    for note in filled.notes:
        err.print(str(note), style="yellow", markup=False)
    out.print(f"Written: {from_here(file)}", markup=False)
    period = f" --period {filled.words.period}" if isinstance(filled.words, AreaReturn) else ""
    out.print(f'Then: cjreport check "{filled.place.name}"{period}{_of_country(country)}', markup=False)


def _of_country(country: str) -> str:
    return "" if country == SCOTLAND else f" --country {country}"


@app.command("areas")
def list_areas(country: CountryName = SCOTLAND) -> None:
    """List the areas, their codes and other names."""
    table = Table("Code", "Area", "Also called", "Former codes", "Partnership", box=None, pad_edge=False)
    for area in read_library(find_workbench(country)).areas.all:
        table.add_row(area.code, area.name, "; ".join(area.other_names), "; ".join(area.former_codes), area.partnership)
    out.print(table)


@app.command()
def disclosure(
    areas: AreaNames = None,
    every: Annotated[bool, typer.Option("--all", help="The counts of every area.")] = False,
    country: CountryName = SCOTLAND,
    to: Annotated[
        Path | None, typer.Option("--out", help="The workbook to sign; by default disclosure/<country>.xlsx.")
    ] = None,
) -> None:
    """Print the log of disclosure control, and write it as a workbook for a person to sign; not for publication."""
    from cjreport.present.control_log import control_log  # noqa: PLC0415 (what reads figures is loaded where it is used)
    from cjreport.publish.control_log import write_control_log  # noqa: PLC0415

    if every == bool(areas):
        raise UnknownNameError(Problem("it is not said whose hidden counts are meant", "Name areas, or give --all."))
    library = read_library(find_workbench(country))
    places = [library.areas.find(name) for name in areas or []]
    log = control_log(protected(library).log, library, places)
    if log.empty:
        out.print("No count is hidden here.")
        return
    table = Table(*log.columns, box=None, pad_edge=False)
    for row in log.itertuples(index=False):
        table.add_row(*row)
    out.print(table)
    file = to or library.workbench.folder / "disclosure" / f"{country}.xlsx"
    write_control_log(file, log, "; ".join(place.name for place in places) or library.areas.country.name)
    out.print(f"{len(log)} hidden counts. To be read and signed, not published: {from_here(file)}", markup=False)


@app.command()
def measures(
    area: Annotated[str, typer.Argument(help="A name or code.")],
    period: Annotated[str, typer.Option("--period", "-p", help="A financial year, such as 2024-25.")],
    country: CountryName = SCOTLAND,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="How to write them.")] = "table",
) -> None:
    """Print every figure that a report may show, with its interval, comparison, status and source."""
    from cjreport.report import measures_of  # noqa: PLC0415 (what draws is loaded where it is used)

    library = read_library(find_workbench(country))
    found = library.areas.find(area)
    frame = measures_of(library, found, library.areas.country.check_period(period))
    if form == "csv":
        frame.to_csv(sys.stdout, index=False)
    elif form == "json":
        typer.echo(frame.to_json(orient="records", double_precision=15))
    else:
        own = frame[(frame["area_code"] == found.code) & (frame["value"].notna())]
        columns = ["indicator", "period", "comparator", "value", "lower", "upper", "comparison", "status"]
        latest = own[own["period"] == own.groupby("indicator")["period"].transform("max")]
        typer.echo(latest[columns].to_string(index=False, na_rep="", float_format="{:,.1f}".format))
