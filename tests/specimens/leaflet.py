"""A kind of report as somebody may add it: a leaflet of two sentences about an area, and the row that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gather import Inputs, gather
from cjreport.inputs.report_files import MANIFEST
from cjreport.present.blocks import Block, Front, Prose
from cjreport.present.notebook.display import Passage
from cjreport.present.parts.citing import About
from cjreport.present.text.phrases import runs_of
from cjreport.reports.kind import Due, ReportKind

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.item import Item


@dataclass(frozen=True)
class Leaflet:
    """What a leaflet says, of an area for a period."""

    inputs: Inputs
    figures: None = None
    sheets: tuple = ()

    @property
    def item(self) -> Item:
        return self.inputs.item("leaflet")

    @property
    def about(self) -> About:
        country, name, period = self.inputs.library.areas.country, self.inputs.area.name, self.inputs.period
        return About(f"{name}: a leaflet", "", name, period, "", "", country, (), self.item)

    @property
    def measures(self) -> pd.DataFrame:
        return pd.DataFrame()

    @property
    def told(self) -> dict[str, object]:
        return {"sentences": 2}

    def front(self) -> Passage:
        country = self.inputs.library.areas.country
        return Passage(
            (
                Front(
                    item=self.item,
                    period=self.inputs.period,
                    title=f"{self.inputs.area.name}, {self.inputs.period}",
                    subtitle="A leaflet",
                    country=country.name,
                    example=country.example,
                    facts=(),
                    downloads=(("PDF", "report.pdf"),),
                ),
            ),
            self.item,
        )

    def blocks(self) -> tuple[Block, ...]:
        name = self.inputs.area.name
        return (*self.front().blocks, Prose(runs=runs_of(f"{name} is an area.", " This leaflet is about it.")))


def open_leaflet(area: str, period: str, *, country: str = SCOTLAND, home: Path | None = None) -> Leaflet:
    """Open the leaflet of an area for a period."""
    return Leaflet(gather(find_workbench(country, home), area, period))


def leaflets(gathered) -> Due:
    """One for each area whose inputs are sound."""
    return Due(tuple(inputs.item("leaflet") for _, inputs in gathered.sound))


LEAFLET = ReportKind(
    name="leaflet",
    heading="Leaflet",
    noun="leaflet",
    folder="leaflets",
    by_period=False,
    due=leaflets,
    opens="leaflet:open_leaflet",
    label="{place}, leaflet",
    files=("index.html", "report.pdf", MANIFEST),
)
