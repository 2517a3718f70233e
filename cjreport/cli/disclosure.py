"""The command that prints the log of disclosure control."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from typing import Annotated

import typer
from rich.table import Table

from cjreport.cli.terminal import AreaNames, CountryName, in_letters, out
from cjreport.errors import Problem, UnknownNameError, from_here
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import protected_figures
from cjreport.present.disclosure_log import control_log
from cjreport.publish.downloads.disclosure_log import check_place, place_control_log


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
    if every == bool(areas):
        raise UnknownNameError(Problem("it is not said whose hidden counts are meant", "Name areas, or give --all."))
    library = read_library(find_workbench(country))
    places = [library.areas.find(name) for name in areas or []]
    file = to or library.workbench.folder / "disclosure" / f"{country}.xlsx"
    check_place(file, force=force)
    log = control_log(protected_figures(library).log, library, places)
    if log.empty:
        out.print("No count is hidden here.")
        return
    table = Table(*log.columns, box=None, pad_edge=False)
    for row in log.itertuples(index=False):
        table.add_row(*row)
    out.print(table)
    place_control_log(file, log, "; ".join(place.name for place in places) or library.areas.country.name)
    out.print(f"{len(log)} hidden counts. To be read and signed, not published: {from_here(file)}", markup=False)
