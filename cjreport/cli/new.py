"""Commands that write returns and plans to be filled in, and take filled forms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cjreport.cli.terminal import CountryName, app, err, in_letters, out
from cjreport.errors import Problem, UnknownNameError, from_here
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gather import read_library
from cjreport.inputs.periods import as_written


@app.command("new")
def new_document(  # noqa: PLR0913, PLR0917 (a command's options)
    area: Annotated[str, typer.Argument(help="A name or code, of an area or a joint partnership.")],
    period: Annotated[
        str | None,
        typer.Option("--period", "-p", help="The year of the return, or the plan's first; by default the latest."),
    ] = None,
    kind: Annotated[Literal["return", "plan"], typer.Option(help="What to write.")] = "return",
    form: Annotated[bool, typer.Option("--form", help="Write a workbook, for Excel or LibreOffice.")] = False,
    to: Annotated[
        Path | None, typer.Option("--out", callback=in_letters, help="Where the form goes; by default forms/.")
    ] = None,
    country: CountryName = SCOTLAND,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write a return or plan to be filled in, with everything in it that is known already."""
    from cjreport.supply.documents import write_new, write_new_form  # noqa: PLC0415 (only where it is used)

    library = read_library(find_workbench(country))
    place = library.areas.find(area)
    period = as_written(period or library.areas.country.last_period)
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
        out.print("The plan is taken to run for five years; change starts and ends if it does not.")
    out.print(f"Fill it in, then: {then}{_of_country(country)}", markup=False)


@app.command("import")
def import_form(
    form: Annotated[Path, typer.Argument(metavar="FORM.xlsx", help="A form that has been filled in.")],
    country: CountryName = SCOTLAND,
    force: Annotated[bool, typer.Option("--force", help="Replace the return or plan that is there.")] = False,
) -> None:
    """Make a return or plan of a form that has been filled in; every word is kept as it stands there."""
    from cjreport.supply.documents import write_imported  # noqa: PLC0415
    from cjreport.supply.form.reading import read_form  # noqa: PLC0415 (only where it is used)

    library = read_library(find_workbench(country))
    filled = read_form(Path.cwd() / form, library)
    for note in filled.notes:
        err.print(str(note), style="yellow", markup=False)
    file = write_imported(library, filled.place, filled.words, force=force)
    out.print(f"Written: {from_here(file)}", markup=False)
    period = f" --period {filled.words.period}" if isinstance(filled.words, AreaReturn) else ""
    out.print(f'Then: cjreport check "{filled.place.name}"{period}{_of_country(country)}', markup=False)


def _of_country(country: str) -> str:
    return "" if country == SCOTLAND else f" --country {country}"
