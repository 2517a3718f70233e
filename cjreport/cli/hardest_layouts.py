"""The command that picks the reports that are hardest to lay out, and makes them."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from typing import Annotated

import typer
from rich.table import Table

from cjreport.build.batch import Failed, Options
from cjreport.build.hardest_layouts import awkward_reports, candidates
from cjreport.cli.build import make_reports
from cjreport.cli.progress import how_far
from cjreport.cli.terminal import DONE, FAILED, CountryName, in_letters, out
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gathered import gather_each
from cjreport.inputs.library import read_library
from cjreport.inputs.parameters import ReportParams
from cjreport.measures.frame.country import measures_of_country


def awkward(
    country: CountryName = SCOTLAND,
    build: Annotated[bool, typer.Option("--build", help="Make these reports.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Reports made at once; by default one a processor.")] = None,
    to: Annotated[
        Path | None, typer.Option("--out", callback=in_letters, help="The folder for reports; by default outputs.")
    ] = None,
) -> None:
    """Pick the reports that are likeliest to break a layout, and say why; with --build, make them to be looked at."""
    workbench = find_workbench(country)
    library = read_library(workbench)
    chosen = awkward_reports([*candidates(library, measures_of_country(library))])
    table = Table("Area", "Period", "Why", box=None, pad_edge=False)
    for each in chosen:
        table.add_row(each.area, each.period, "; ".join(each.why))
    out.print(table, markup=False)
    if build:
        reports = [ReportParams(area=each.area, period=each.period, country=country) for each in chosen]
        gathered = gather_each(workbench, reports)
        gathered.refuse_unsound()
        with how_far() as progress:
            outcomes = make_reports(gathered, to or workbench.folder / "outputs", progress, Options(jobs=jobs))
        raise typer.Exit(FAILED if any(isinstance(outcome, Failed) for outcome in outcomes) else DONE)
