"""The pages that lead to reports and explain them, as they are opened beside what is published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.glossary import read_glossary
from cjreport.present.indicator.listing import list_blocks
from cjreport.present.site.explanations import accessibility_blocks, glossary_blocks, methods_blocks, news_blocks
from cjreport.present.site.index import index_blocks
from cjreport.present.site.links import METHODS_WRITTEN, indicators_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjreport.inputs.item import Item
    from cjreport.present.site.blocks import SiteBlock
    from cjreport.reports.kind import Site


@dataclass(frozen=True)
class Page:
    """A page: what it is of and what it shows; *measures* are the figures it gives to take away."""

    item: Item
    shown: tuple[SiteBlock, ...]
    measures: pd.DataFrame = field(default_factory=pd.DataFrame)
    told: Mapping[str, object] = field(default_factory=dict)

    def blocks(self) -> tuple[SiteBlock, ...]:
        """Give all that it shows."""
        return self.shown


def open_index(item: Item, site: Site) -> Page:
    """Open the page that leads to every report."""
    return _page(item, index_blocks(site.countries, site.kinds))


def open_glossary(item: Item, site: Site) -> Page:
    """Open the glossary."""
    return _page(item, glossary_blocks(read_glossary(Workbench(site.own.folder))))


def open_news(item: Item, site: Site) -> Page:
    """Open the page of what is new."""
    return _page(item, news_blocks(site.news))


def open_accessibility(item: Item, site: Site) -> Page:
    """Open the statement on accessibility."""
    return _page(item, accessibility_blocks(site.setting.publisher))


def open_methods(item: Item, site: Site) -> Page:
    """Open the page of methods."""
    indicators = next((indicators_of(each.folder) for each in site.countries if each.indicators), "")
    methods, rules = ((site.own.folder / file).read_text(encoding="utf-8") for file in METHODS_WRITTEN)
    return _page(item, methods_blocks(methods, rules, indicators))


def open_list(item: Item, site: Site) -> Page:
    """Open the list of a country's indicators."""
    workbench = Workbench(site.own.folder, item.country)
    return _page(item, list_blocks(read_library(workbench), site.held[workbench.subfolder]))


def _page(item: Item, blocks: Iterable[SiteBlock]) -> Page:
    return Page(item, tuple(blocks))
