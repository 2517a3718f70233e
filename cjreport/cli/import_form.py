"""The command that takes a form that was filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjreport.cli.terminal import CountryName, err, of_country, out
from cjreport.errors import from_here
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.library import read_library
from cjreport.supply.documents import write_imported
from cjreport.supply.form.reading import read_form
from cjreport.supply.hints import period_option


def import_form(
    form: Annotated[Path, typer.Argument(metavar="FORM.xlsx", help="A form that has been filled in.")],
    country: CountryName = SCOTLAND,
    force: Annotated[bool, typer.Option("--force", help="Replace the return or plan that is there.")] = False,
) -> None:
    """Make a return or plan of a form that has been filled in; every word is kept as it stands there."""
    library = read_library(find_workbench(country))
    filled = read_form(Path.cwd() / form, library)
    for note in filled.notes:
        err.print(str(note), style="yellow", markup=False)
    file = write_imported(library, filled, force=force)
    out.print(f"Written: {from_here(file)}", markup=False)
    period = period_option(filled.kind, filled.document)
    out.print(f'Then: cjreport check "{filled.place.name}"{period}{of_country(country)}', markup=False)
