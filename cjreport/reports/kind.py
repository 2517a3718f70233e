"""A kind of report: all that a build, the site and the commands know of what they make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Protocol, cast

from cjreport.inputs.published import MANIFEST, PublishedKind, standing_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from cjreport.assurance.findings import Finding
    from cjreport.errors import ReportError
    from cjreport.inputs.choosing import Gathered
    from cjreport.inputs.gather import Library
    from cjreport.inputs.item import Item
    from cjreport.present.blocks import Block
    from cjreport.present.display import Passage
    from cjreport.present.figures import Figures
    from cjreport.present.parts.citing import About
    from cjreport.present.report.front import Version
    from cjreport.present.report.sheets import Sheet

FILES = ("index.html", "report.pdf", "report.ipynb", "data.csv", "data.csv-metadata.json", "data.xlsx", MANIFEST)
"""What the folder of a report holds that is made from a notebook."""


class Opened(Protocol):
    """What is opened of an item: what its notebook may use, and what its files are written from."""

    @property
    def item(self) -> Item:
        """What it is of."""

    @property
    def about(self) -> About:
        """What it is, for whoever cites it or takes its figures away."""

    @property
    def measures(self) -> pd.DataFrame:
        """Every figure it may show."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables of its workbook."""

    @property
    def told(self) -> Mapping[str, object]:
        """What its manifest tells, beside what it is of."""

    @property
    def figures(self) -> Figures | None:
        """The figures that words in its notebook may quote."""

    def front(self) -> Passage:
        """Title, facts, and what must be known before reading."""


class Releasable(Opened, Protocol):
    """What is opened of an item that has versions: what a version would freeze, and what stands in its way."""

    @property
    def figures(self) -> Figures:
        """What it is made from."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the check found in its words."""

    @property
    def version(self) -> Version:
        """Which release it is, if it is one, and which came before."""

    @property
    def digest(self) -> str:
        """Stands for the words and figures that it shows."""

    @property
    def shown_figures(self) -> tuple[dict[str, str], ...]:
        """Its own figures as it shows them."""


class Composed(Opened, Protocol):
    """What is opened of an item that needs no notebook: it says itself what it shows."""

    def blocks(self) -> tuple[Block, ...]:
        """All that it shows, its front first."""


@dataclass(frozen=True)
class Due:
    """What is to be made of a kind: items, and those whose own inputs are not sound, each with what is wrong."""

    items: tuple[Item, ...] = ()
    failing: tuple[tuple[Item, ReportError], ...] = ()

    def __len__(self) -> int:
        """Count all of them."""
        return len(self.items) + len(self.failing)


@dataclass(frozen=True, kw_only=True)
class Kind(PublishedKind):
    """A kind of report: which are *due* of what was gathered, what *opens* one, and of which *files* it consists.

    *opens* names a module and in it what opens an area's report for a period, as open_report does: what calculates and
    draws is loaded where a report is opened, not where one is ordered. Without a *notebook* of the workbench, what is
    opened is Composed. *label* is how a report is named among others; one that is *released* has versions.
    """

    due: Callable[[Gathered], Due]
    opens: str
    label: str
    files: tuple[str, ...] = FILES
    notebook: Path | None = None
    released: bool = False

    def open(self, item: Item, home: Path | None = None) -> Opened:
        """Open an item, in the workbench at *home* or where this is run; raises ReportError with every problem."""
        opens = resolve_name(self.opens)
        return cast("Opened", opens(item.place, period=item.period, country=item.country, home=home))

    def named(self, place: str, period: str) -> str:
        """Name a report as people do."""
        return self.label.format(place=place, period=period)

    def place_of(self, item: Item, library: Library) -> str:
        """Give the place of an item in the outputs folder."""
        folder = self.folder.format(period=item.period)
        return standing_in(library.workbench.shelf, folder, library.areas.find(item.place).slug)
