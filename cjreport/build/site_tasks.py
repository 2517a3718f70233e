"""The pages that are no reports, as the process that orders them and the one that makes them both know them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.published import Shelved
    from cjreport.inputs.registers.publisher import Publisher
    from cjreport.present.site.links import Setting
    from cjreport.present.site.news import FigureChange, News


@dataclass(frozen=True)
class LinesTask:
    """Lines to make pages of: in which empty folder, where on the shelf, beside what is published there now.

    *reports* are the addresses of areas' latest reports as seen from the pages, by the areas' codes.
    """

    workbench: Workbench
    lines: tuple[str, ...]
    folder: Path
    place: str
    published: Path
    reports: Mapping[str, str]
    setting: Setting


@dataclass(frozen=True)
class Told:
    """What is held of a line: for how many areas in which period, for the country until when, and what has changed."""

    line: str
    areas: int = 0
    period: str = ""
    country_period: str = ""
    change: FigureChange | None = None

    @property
    def has_page(self) -> bool:
        """Whether there is a figure to show."""
        return bool(self.areas or self.country_period)


@dataclass(frozen=True)
class SiteTask:
    """What leads to reports, and explains them: for which countries, what changed, and what is held of which lines.

    *told* are those of the countries whose pages of indicators were made anew, by the countries' folders.
    """

    folder: Path
    countries: tuple[Shelved, ...]
    news: News
    publisher: Publisher | None = None
    told: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)


def make_lines(task: LinesTask) -> tuple[Told, ...]:
    """Make the pages of indicators where all that they take is loaded: in a worker."""
    from cjreport.reports.indicator import make_pages  # noqa: PLC0415 (see above)

    return make_pages(task)


def make_site(task: SiteTask) -> dict[str, str]:
    """Make the pages that lead to reports and explain them, by their places, where all that they take is loaded."""
    from cjreport.reports.pages import make_leaves  # noqa: PLC0415 (see above)

    return make_leaves(task)
