"""Commands that print what is held: areas, measures, the log of disclosure control."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from typing import Annotated, Literal

import typer
from rich.table import Table

from cjreport.cli.terminal import AreaNames, CountryName, app, in_letters, out, protected
from cjreport.errors import Problem, UnknownNameError, from_here
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gather import read_library
from cjreport.measures.rounding import written


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
        Path | None,
        typer.Option("--out", callback=in_letters, help="The workbook to sign; by default disclosure/<country>.xlsx."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there, also a log filled in.")] = False,
) -> None:
    """Print the log of disclosure control, and write it as a workbook for a person to sign; not for publication."""
    from cjreport.present.control_log import control_log  # noqa: PLC0415 (what reads figures is loaded where it is used)
    from cjreport.publish.downloads.control_log import check_place, place_control_log  # noqa: PLC0415

    if every == bool(areas):
        raise UnknownNameError(Problem("it is not said whose hidden counts are meant", "Name areas, or give --all."))
    library = read_library(find_workbench(country))
    places = [library.areas.find(name) for name in areas or []]
    file = to or library.workbench.folder / "disclosure" / f"{country}.xlsx"
    check_place(file, force=force)
    log = control_log(protected(library).log, library, places)
    if log.empty:
        out.print("No count is hidden here.")
        return
    table = Table(*log.columns, box=None, pad_edge=False)
    for row in log.itertuples(index=False):
        table.add_row(*row)
    out.print(table)
    place_control_log(file, log, "; ".join(place.name for place in places) or library.areas.country.name)
    out.print(f"{len(log)} hidden counts. To be read and signed, not published: {from_here(file)}", markup=False)


@app.command()
def measures(
    area: Annotated[str, typer.Argument(help="A name or code.")],
    period: Annotated[str, typer.Option("--period", "-p", help="A financial year, such as 2024-25.")],
    country: CountryName = SCOTLAND,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="How to write them.")] = "table",
) -> None:
    """Print every figure that a report may show, with its interval, comparison, status and source."""
    from cjreport.measures.frame.columns import shown_columns  # noqa: PLC0415 (what reads figures is loaded where it is used)
    from cjreport.publish.downloads.formulas import frame_as_words  # noqa: PLC0415 (what draws is loaded where it is used)
    from cjreport.reports.area import measures_of  # noqa: PLC0415

    library = read_library(find_workbench(country))
    found = library.areas.find(area)
    frame = shown_columns(measures_of(library, found, library.areas.country.check_period(period)))
    if form == "csv":
        frame_as_words(frame).to_csv(sys.stdout, index=False)
    elif form == "json":
        typer.echo(frame.to_json(orient="records", double_precision=15))
    else:
        own = frame[(frame["area_code"] == found.code) & (frame["value"].notna())]
        columns = ["indicator", "period", "comparator", "value", "lower", "upper", "comparison", "status"]
        latest = own[own["period"] == own.groupby("indicator")["period"].transform("max")]
        typer.echo(latest[columns].to_string(index=False, na_rep="", float_format=partial(written, places=1)))
