"""The command that writes a document to be filled in."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from typing import Annotated

import typer

from cjreport.cli.terminal import CountryName, in_letters, of_country, out
from cjreport.errors import Problem, UnknownNameError, from_here
from cjreport.inputs.documents.kinds import KINDS, RETURN
from cjreport.inputs.files.checked_yaml import nearest
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import as_written
from cjreport.supply.documents import write_new, write_new_form


def _known_kind(name: str) -> str:
    if name not in KINDS:
        raise UnknownNameError(Problem(f'no kind of document is called "{name}"', nearest(name, [*KINDS])))
    return name


def new_document(  # noqa: PLR0913, PLR0917 (a command's options)
    area: Annotated[str, typer.Argument(help="A name or code, of an area or a joint partnership.")],
    period: Annotated[
        str | None,
        typer.Option("--period", "-p", help="The year of the return, or the plan's first; by default the latest."),
    ] = None,
    kind: Annotated[
        str, typer.Option(metavar=f"<{'|'.join(KINDS)}>", help="What to write.", callback=_known_kind)
    ] = RETURN.name,
    form: Annotated[bool, typer.Option("--form", help="Write a workbook, for Excel or LibreOffice.")] = False,
    to: Annotated[
        Path | None, typer.Option("--out", callback=in_letters, help="Where the form goes; by default forms/.")
    ] = None,
    country: CountryName = SCOTLAND,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write a return or plan to be filled in, with everything in it that is known already."""
    library = read_library(find_workbench(country))
    place = library.areas.find(area)
    period = as_written(period or library.areas.country.last_period)
    if to and not form:
        raise UnknownNameError(Problem("--out is for a form; a YAML file has its place under params", "Add --form."))
    if form:
        file = write_new_form(library, place, period, KINDS[kind], to and to.resolve(), force=force)
        then = f'cjreport import "{from_here(file)}"'
    else:
        file = write_new(library, place, period, KINDS[kind], force=force)
        then = f'cjreport check "{place.name}" --period {period}'
    out.print(f"Written: {from_here(file)}", markup=False)
    if (years := KINDS[kind].usual_years) > 1:
        what = f"The {kind} is taken to run for {years} years"
        out.print(f"{what}; change {KINDS[kind].year} and {KINDS[kind].last_year} if it does not.")
    out.print(f"Fill it in, then: {then}{of_country(country)}", markup=False)
