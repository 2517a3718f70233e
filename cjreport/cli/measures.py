"""The command that prints the measures of an area."""

from __future__ import annotations

import sys
from functools import partial
from typing import Annotated, Literal

import typer

from cjreport.cli.terminal import CountryName  # noqa: TC001 (typer reads the annotations)
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.library import read_library
from cjreport.measures.frame.columns import shown_columns
from cjreport.measures.rounding import written
from cjreport.publish.downloads.formulas import frame_as_words
from cjreport.reports.opening import measures_of


def measures(
    area: Annotated[str, typer.Argument(help="A name or code.")],
    period: Annotated[str, typer.Option("--period", "-p", help="A financial year, such as 2024-25.")],
    country: CountryName = SCOTLAND,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="How to write them.")] = "table",
) -> None:
    """Print every figure that a report may show, with its interval, comparison, status and source."""
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
