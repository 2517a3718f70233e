"""The command that lists the areas."""

from __future__ import annotations

from rich.table import Table

from cjreport.cli.terminal import CountryName, out
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.library import read_library


def areas(country: CountryName = SCOTLAND) -> None:
    """List the areas, their codes and other names."""
    table = Table("Code", "Area", "Also called", "Former codes", "Partnership", box=None, pad_edge=False)
    for area in read_library(find_workbench(country)).areas.all:
        table.add_row(area.code, area.name, "; ".join(area.other_names), "; ".join(area.former_codes), area.partnership)
    out.print(table)
