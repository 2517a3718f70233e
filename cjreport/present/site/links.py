"""The pages that are no reports, and how they lead to one another."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from cjreport.inputs.published import INDICATORS, standing_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjreport.inputs.published import PublishedCountry, PublishedKind
    from cjreport.inputs.registers.areas import Country
    from cjreport.inputs.registers.publisher import Publisher

FIRST = "index.html"
METHODS = "methods.html"
METHODS_WRITTEN = ("docs/methods.md", "docs/rules.md")
"""What the page of methods is made of, where a workbench has it."""
GLOSSARY = "glossary.html"
NEWS = "news.html"
ACCESSIBILITY = "accessibility.html"


@dataclass(frozen=True)
class SitePage:
    """A page: its name where others lead to it, and its place in the outputs folder."""

    title: str
    place: str


@dataclass(frozen=True)
class Setting:
    """What all pages of a site share: the pages there are, the country named at their head, who publishes them."""

    pages: tuple[SitePage, ...] = ()
    country: Country | None = None
    publisher: Publisher | None = None


@dataclass(frozen=True)
class PageLink:
    """A link from one page to another, or to itself."""

    title: str
    href: str
    here: bool


def setting_of(countries: Sequence[PublishedCountry], folder: Path, publisher: Publisher | None) -> Setting:
    """Give what all pages share, of countries in their order and the workbench's *folder*."""
    methods = has_methods(folder)
    return Setting(pages_of(countries, methods=methods), countries[0].country if countries else None, publisher)


def has_methods(folder: Path) -> bool:
    """Tell whether a workbench's *folder* holds what a page of methods is made of."""
    return all((folder / file).is_file() for file in METHODS_WRITTEN)


def pages_of(countries: Sequence[PublishedCountry], *, methods: bool) -> tuple[SitePage, ...]:
    """List the pages of a site; *methods* tells whether there is one about them."""
    with_indicators = [each for each in countries if each.indicators]
    named = len(with_indicators) > 1
    return (
        SitePage("All reports", FIRST),
        *(
            SitePage(f"Indicators, {each.country.name}" if named else "Indicators", indicators_of(each.folder))
            for each in with_indicators
        ),
        *([SitePage("Methods", METHODS)] if methods else []),
        SitePage("Glossary", GLOSSARY),
        SitePage("What is new", NEWS),
        SitePage("Accessibility", ACCESSIBILITY),
    )


def indicators_of(folder: str) -> str:
    """Give the place of the list of a country's indicators, by the country's folder."""
    return standing_in(folder, INDICATORS, FIRST)


def links_from(place: str, pages: Sequence[SitePage]) -> tuple[PageLink, ...]:
    """Give the links from a page at *place* to the pages of the site."""
    return tuple(PageLink(page.title, address_from(place, page.place), page.place == place) for page in pages)


def address_from(place: str, target: str) -> str:
    """Give the address of a page as seen from another."""
    return quote(relpath(target, dirname(place) or "."))


def latest_reports(published: PublishedCountry, kind: PublishedKind) -> dict[str, str]:
    """Give the address of each area's latest report of a *kind*, by the area's code, as pages of indicators see it."""
    reports = sorted((item for item in published.items if item.kind == kind), key=lambda item: item.period)
    places = {item.slug: standing_in(published.folder, item.folder, FIRST) for item in reports}
    here = indicators_of(published.folder)
    return {area.code: address_from(here, places[area.slug]) for area in published.areas if area.slug in places}
