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

    from cjreport.inputs.published import Shelved
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
class Leaf:
    """A page: its name where others lead to it, and its place on the shelf."""

    title: str
    place: str


@dataclass(frozen=True)
class Setting:
    """What all pages of a site share: the pages there are, the country named at their head, who publishes them."""

    leaves: tuple[Leaf, ...] = ()
    country: Country | None = None
    publisher: Publisher | None = None


@dataclass(frozen=True)
class Way:
    """A link from one page to another, or to itself."""

    title: str
    href: str
    here: bool


def setting_of(countries: Sequence[Shelved], folder: Path, publisher: Publisher | None) -> Setting:
    """Give what all pages share, of countries in their order and the workbench's *folder*."""
    methods = has_methods(folder)
    return Setting(leaves_of(countries, methods=methods), countries[0].country if countries else None, publisher)


def has_methods(folder: Path) -> bool:
    """Tell whether a workbench's *folder* holds what a page of methods is made of."""
    return all((folder / file).is_file() for file in METHODS_WRITTEN)


def leaves_of(countries: Sequence[Shelved], *, methods: bool) -> tuple[Leaf, ...]:
    """List the pages of a site; *methods* tells whether there is one about them."""
    with_indicators = [shelved for shelved in countries if shelved.indicators]
    named = len(with_indicators) > 1
    return (
        Leaf("All reports", FIRST),
        *(
            Leaf(f"Indicators, {each.country.name}" if named else "Indicators", indicators_of(each.folder))
            for each in with_indicators
        ),
        *([Leaf("Methods", METHODS)] if methods else []),
        Leaf("Glossary", GLOSSARY),
        Leaf("What is new", NEWS),
        Leaf("Accessibility", ACCESSIBILITY),
    )


def indicators_of(folder: str) -> str:
    """Give the place of the list of a country's indicators, by the country's folder."""
    return standing_in(folder, INDICATORS, FIRST)


def ways_from(place: str, leaves: Sequence[Leaf]) -> tuple[Way, ...]:
    """Give the links from a page at *place* to the pages of the site."""
    return tuple(Way(leaf.title, way(place, leaf.place), leaf.place == place) for leaf in leaves)


def way(place: str, target: str) -> str:
    """Give the address of a page as seen from another."""
    return quote(relpath(target, dirname(place) or "."))
