"""The pages that lead to reports and explain them, made together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjreport.inputs.files.workbench import SCOTLAND, Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.glossary import read_glossary
from cjreport.present.indicator.listing import list_blocks
from cjreport.present.site.explanations import accessibility_blocks, glossary_blocks, methods_blocks, news_blocks
from cjreport.present.site.index import in_order, render_site
from cjreport.present.site.links import (
    ACCESSIBILITY,
    FIRST,
    GLOSSARY,
    METHODS,
    METHODS_WRITTEN,
    NEWS,
    has_methods,
    indicators_of,
    setting_of,
)
from cjreport.publish.page.document import render_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjreport.build.site_tasks import SiteTask
    from cjreport.inputs.published import Shelved
    from cjreport.present.blocks import Block
    from cjreport.present.site.links import Setting


def make_leaves(task: SiteTask) -> dict[str, str]:
    """Make the pages that lead to reports and explain them, by their places on the shelf."""
    countries = in_order(task.countries)
    setting = setting_of(countries, task.folder, task.publisher)
    pages = {place: render_document(tuple(blocks), place, setting) for place, blocks in _explained(task, countries)}
    return {FIRST: render_site(countries, setting), **pages, **dict(_lists(task, countries, setting))}


def _explained(task: SiteTask, countries: Sequence[Shelved]) -> Iterator[tuple[str, Iterable[Block]]]:
    yield GLOSSARY, glossary_blocks(read_glossary(Workbench(task.folder)))
    yield NEWS, news_blocks(task.news)
    yield ACCESSIBILITY, accessibility_blocks(task.publisher)
    if has_methods(task.folder):
        indicators = next((indicators_of(each.folder) for each in countries if each.indicators), "")
        methods, rules = ((task.folder / file).read_text(encoding="utf-8") for file in METHODS_WRITTEN)
        yield METHODS, methods_blocks(methods, rules, indicators)


def _lists(task: SiteTask, countries: Sequence[Shelved], setting: Setting) -> Iterator[tuple[str, str]]:
    """Make the list of indicators of each country whose pages of indicators were made anew."""
    for shelved in countries:
        if told := task.told.get(shelved.folder):
            library = read_library(Workbench(task.folder, shelved.folder or SCOTLAND))
            place, own = indicators_of(shelved.folder), replace(setting, country=shelved.country)
            yield place, render_document(tuple(list_blocks(library, told)), place, own)
