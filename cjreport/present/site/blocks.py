"""Blocks of the page that leads to every report: what no report is made of."""

from __future__ import annotations

from typing import Literal

from cjreport.inputs.documents.markdown.links import Link
from cjreport.present.blocks import Block
from cjreport.present.text_runs import Runs, Value, Words


class Finder(Value):
    """A field by which a reader finds rows and tiles by part of a name; *what* says what is found."""

    kind: Literal["finder"] = "finder"
    what: Words


class NamedLink(Value):
    """A link of a few letters in a row: whoever hears the page hears, between *text* and *rest*, of which area it is.

    *before* and *after* stand around the area's name.
    """

    href: Link
    text: Words = ""
    before: Words = ""
    after: Words = ""
    rest: Words = ""


class Cell(Value):
    """What a row has in a column: a few words, or links; several of them are sorted by their number."""

    text: Words = ""
    links: tuple[NamedLink, ...] = ()
    several: bool = False


class ListColumn(Value):
    """A column's heading, whether a list is sorted by it, and whether a phone shows it beside each cell."""

    name: Words
    sorts: bool = True
    beside: bool = False


class ListedPlace(Value):
    """An area or partnership: every name it is found by, where its own leads, and a cell for each column."""

    name: Words
    gaelic_name: Words = ""
    found_by: Words = ""
    href: Link = ""
    cells: tuple[Cell, ...] = ()


class PlaceList(Value):
    """Areas or partnerships, a row each, with what is published of them; the first column, *head*, has their names."""

    caption: Words
    head: Words
    columns: tuple[ListColumn, ...]
    rows: tuple[ListedPlace, ...]


class Tile(Value):
    """An area on the map: a short label, and its place from the left and the top."""

    label: Words
    row: int
    column: int
    area: ListedPlace


class CountrySection(Value):
    """A country: its areas as tiles of a map, a few paragraphs beside it, and the lists of what is published.

    *number* counts the countries of the page.
    """

    kind: Literal["country"] = "country"
    number: int
    country: Words
    example: bool
    tiles: tuple[Tile, ...]
    beside: tuple[Runs, ...]
    lists: tuple[PlaceList, ...]


SiteBlock = Block | Finder | CountrySection
"""What the page that leads to every report is made of."""
