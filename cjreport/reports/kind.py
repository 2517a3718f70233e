"""A kind of report or page: all that a build, the site and the commands know of what they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Protocol, cast

from cjreport.inputs.files.workbench import SCOTLAND
from cjreport.inputs.published import PublishedKind, standing_in
from cjreport.inputs.report_files import NOTEBOOK, REPORT_FILES
from cjreport.present.site.links import latest_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    import pandas as pd

    from cjreport.assurance.findings import Finding
    from cjreport.errors import Problem, ReportError
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.gathered import Gathered
    from cjreport.inputs.item import Item
    from cjreport.inputs.library import Library
    from cjreport.inputs.published import PublishedCountry
    from cjreport.present.blocks import Block
    from cjreport.present.figures import Figures
    from cjreport.present.indicator.listing import Coverage
    from cjreport.present.notebook.display import Passage
    from cjreport.present.parts.citing import About
    from cjreport.present.parts.sheets import Sheet
    from cjreport.present.report.about import VersionShown
    from cjreport.present.site.blocks import SiteBlock
    from cjreport.present.site.links import Setting
    from cjreport.present.site.news import News


class Opened(Protocol):
    """What is opened of an item, whatever its kind."""

    @property
    def item(self) -> Item:
        """What it is of."""

    @property
    def measures(self) -> pd.DataFrame:
        """Every figure it may show; of a page of words none."""

    @property
    def told(self) -> Mapping[str, object]:
        """What is told of it, beside what it is of: in the manifest of a report, in the lists that lead to a page."""


class OpenedReport(Opened, Protocol):
    """What is opened of a report: what its notebook may use, and what its files are written from."""

    @property
    def about(self) -> About:
        """What it is, for whoever cites it or takes its figures away."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables of its workbook."""

    @property
    def figures(self) -> Figures | None:
        """The figures that words in its notebook may quote."""

    def front(self) -> Passage:
        """Title, facts, and what must be known before reading."""


class Releasable(OpenedReport, Protocol):
    """What is opened of an item that has versions: what a version would freeze, and what stands in its way."""

    @property
    def figures(self) -> Figures:
        """What it is made from."""

    @property
    def unfit_words(self) -> Iterable[Problem]:
        """What there is in its words, or is not, that they may not be released as somebody's own."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the check found in its words."""

    @property
    def version(self) -> VersionShown:
        """Which release it is, if it is one, and which came before."""

    @property
    def digest(self) -> str:
        """Stands for the words and figures that it shows."""

    @property
    def shown_figures(self) -> tuple[dict[str, str], ...]:
        """Its own figures as it shows them."""


class ComposedReport(OpenedReport, Protocol):
    """What is opened of a report that has no notebook: it says itself what it shows."""

    def blocks(self) -> tuple[Block, ...]:
        """All that it shows, its front first."""


class OpenedPage(Opened, Protocol):
    """What is opened of a page of the site."""

    def blocks(self) -> tuple[SiteBlock, ...]:
        """All that it shows, a heading first; nothing where there is no such page."""


@dataclass(frozen=True)
class Due:
    """What is to be made of a kind: items, and those whose own inputs are not sound, each with what is wrong."""

    items: tuple[Item, ...] = ()
    failing: tuple[tuple[Item, ReportError], ...] = ()

    def __len__(self) -> int:
        """Count all of them."""
        return len(self.items) + len(self.failing)


@dataclass(frozen=True)
class Site:
    """What pages of the site are opened beside: what is published of which kinds, and what is new.

    *own* is the workbench whose figures are built; its pages of indicators stand in the folder *published*, if they are
    there. *held* is what is held of the indicators whose pages were made anew, by their countries' folders.
    """

    own: Workbench
    kinds: tuple[PublishedKind, ...]
    countries: tuple[PublishedCountry, ...]
    setting: Setting
    news: News
    published: Path
    held: Mapping[str, tuple[Coverage, ...]]

    @property
    def own_country(self) -> PublishedCountry | None:
        """What is published of the country whose figures are built."""
        return next((each for each in self.countries if each.folder == self.own.subfolder), None)

    @property
    def latest_reports(self) -> dict[str, str]:
        """Give the addresses of its areas' latest reports, as its pages of indicators see them."""
        return latest_reports(self.own_country, self.kinds[0]) if self.own_country else {}


@dataclass(frozen=True, kw_only=True)
class ReportKind(PublishedKind):
    """A kind of report: which are *due* of what was gathered, what *opens* one, and of which *files* it consists.

    *opens* names a module and in it what opens an area's report for a period, as open_report does: what calculates and
    draws is loaded where a report is opened, not where one is ordered. Without a *notebook* of the workbench, what is
    opened is a ComposedReport, and there is no notebook among its files. *label* is how a report is named among others,
    *title* how it is titled, "…" at its end standing for whatever follows; one that is *released* has versions.
    """

    due: Callable[[Gathered], Due]
    opens: str
    label: str
    title: str = "{place}, {period}"
    files: tuple[str, ...] = REPORT_FILES
    notebook: Path | None = None
    released: bool = False

    def __post_init__(self) -> None:
        if self.notebook is None:
            object.__setattr__(self, "files", tuple(name for name in self.files if name != NOTEBOOK))

    def open(self, item: Item, home: Path | None = None) -> OpenedReport:
        """Open an item, in the workbench at *home* or where this is run; raises ReportError with every problem."""
        opens = resolve_name(self.opens)
        return cast("OpenedReport", opens(item.place, period=item.period, country=item.country, home=home))

    def named(self, place: str, period: str) -> str:
        """Name a report as people do."""
        return self.label.format(place=place, period=period)

    def may_be_titled(self, item: Item, title: str) -> bool:
        """Whether a report of an item may bear a title, as far as the item tells."""
        begins, goes_on, _ = self.title.format(place=item.place, period=item.period).partition("…")
        return title.startswith(begins) if goes_on else title == begins

    def place_of(self, item: Item, library: Library) -> str:
        """Give the place of an item in the outputs folder."""
        folder = self.folder.format(period=item.period)
        return standing_in(library.workbench.subfolder, folder, library.areas.find(item.place).slug)


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """A kind of page of the site: which are *due* beside what is published, what *opens* one, and its *files*.

    The files are named after the item; the first is the page, a second the table of its measures. They stand in a
    *folder* of the country that the item is of.
    """

    name: str
    due: Callable[[Site], tuple[Item, ...]]
    opens: str
    files: tuple[str, ...]
    folder: str = ""

    def open(self, item: Item, site: Site) -> OpenedPage:
        """Open a page; raises ReportError."""
        return cast("OpenedPage", resolve_name(self.opens)(item, site))

    def setting_of(self, item: Item, site: Site) -> Setting:
        """Give what all pages share; one that stands in its country's folder has that country named at its head."""
        own = [each.country for each in site.countries if self.folder and each.folder == _subfolder(item)]
        return replace(site.setting, country=own[0]) if own else site.setting

    def names(self, item: Item) -> tuple[str, ...]:
        """Give the names of a page's files."""
        return tuple(name.format(code=item.code) for name in self.files)

    def place_of(self, item: Item) -> str:
        """Give the place of a page in the outputs folder."""
        return standing_in(_subfolder(item), self.folder, self.names(item)[0])


def _subfolder(item: Item) -> str:
    return "" if item.country == SCOTLAND else item.country
