"""The blocks a report is made of: frozen values with one meaning and three renderings.

A block knows what it says, never how it looks: HTML, JupyterLab and PDF each render the same tree.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from cjreport.inputs.documents.markdown.links import Link
from cjreport.inputs.item import Item
from cjreport.present.allowed_drawings import Drawing, check_picture
from cjreport.present.text_runs import Name, Runs, Spine, Value, Words, seen

MIME = "application/vnd.cjreport.blocks+json"
"""What a notebook carries a report's blocks as."""
OPENED = "application/vnd.cjreport.opened+json"
"""What a notebook carries the Item as that it opened."""
DEEPEST = 12
"""So many blocks may lie within each other, each within the one before."""


class Heading(Value):
    """A heading; the report's title is the only one of level 1."""

    kind: Literal["heading"] = "heading"
    level: Literal[1, 2, 3, 4]
    runs: Runs

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        seen("".join(run.words if isinstance(run, Spine) else getattr(run, "text", "") for run in self.runs))
        return self


class Prose(Value):
    """One paragraph."""

    kind: Literal["prose"] = "prose"
    runs: Runs


class Nest(Value):
    """A block that has others within it, which lie no deeper than a PDF can have them."""

    @model_validator(mode="after")
    def _is_no_deeper(self) -> Self:
        if _depth(self) > DEEPEST:
            raise ValueError("blocks lie deeper in each other than a PDF can have them")
        return self


def _depth(block: Value) -> int:
    match block:
        case Bullets():
            return 1 + max((_depth(each) for item in block.items for each in item), default=0)
        case Callout() | Details():
            return 1 + max(map(_depth, block.blocks), default=0)
        case Account():
            return 1 + max((_depth(each) for _, blocks in block.parts for each in blocks), default=0)
    return 0


class Bullets(Nest):
    """A list; each item is a tuple of blocks. The first of an *ordered* one has the number *start*."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: Annotated[int, Field(ge=0, le=999_999_999)] = 1


class MainPoints(Value):
    """The main points: a few sentences, each a line of its own."""

    # notebooks carry it by this name, which the check's findings have here
    kind: Literal["findings"] = "findings"
    items: tuple[Runs, ...]


class Column(Value):
    """A column's heading, whether it holds figures, and whether a sortable table can be sorted by it."""

    name: Words
    figures: bool = False
    sorts: bool = True


class Table(Value):
    """A table: its first column heads each row.

    On a phone, rows of words (*layout* "records") and of the summary become cards; plain tables of figures scroll. A
    *sortable* one is sorted by its headings on a page that has the script for it.
    """

    kind: Literal["table"] = "table"
    caption: Words
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: tuple[tuple[Runs, ...], ...]
    notes: tuple[Runs, ...] = ()
    layout: Literal["plain", "records", "summary"] = "plain"
    sortable: bool = False

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a table has rows that are not as long as its heads")
        return self


class Figure(Value):
    """A chart: the finding as its title, the measure as its subtitle, two drawings, and the figures behind it.

    *wide* and *narrow* are SVG documents of one chart, for a page and for a phone. *rows* are the first and last of
    each run of rows of data.csv that holds its figures, the row of heads being row 1 (RFC 7111). *note* says below the
    drawings how to read them.
    """

    kind: Literal["figure"] = "figure"
    name: Annotated[str, Field(pattern=r"^[\w-]+$")]
    title: Runs
    subtitle: Words
    wide: Drawing
    narrow: Drawing
    alt: Words
    table: Table | None = None
    rows: tuple[tuple[int, int], ...] = ()
    note: Words = ""


class Picture(Value):
    """An image that an analyst added: base64 data of *media_type* image/png or image/svg+xml."""

    kind: Literal["picture"] = "picture"
    media_type: Literal["image/png", "image/svg+xml"]
    data: str
    alt: Words
    title: Words = ""

    @model_validator(mode="after")
    def _is_what_it_says(self) -> Self:
        """Refuse a picture that is none, or that would do more than show itself."""
        check_picture(self.data, self.media_type)
        return self


class Callout(Nest):
    """What must be known before reading on."""

    kind: Literal["callout"] = "callout"
    title: Words
    blocks: tuple[Block, ...]


class Details(Nest):
    """What a reader may open: shown folded on a page; on paper in full or, where *on_paper* is false, by name alone."""

    kind: Literal["details"] = "details"
    summary: Name
    blocks: tuple[Block, ...]
    on_paper: bool = True


class Account(Nest):
    """One outcome in the partnership's words: what was done, whether it is achieved, what progress was made."""

    kind: Literal["account"] = "account"
    parts: tuple[tuple[Name, tuple[Block, ...]], ...]


class Fact(Value):
    """A term and what it is, in a report's front matter."""

    term: Words
    runs: Runs


class Front(Value):
    """Who, where, when and under which framework: the report's title and the facts below it.

    *item* is what the report is of, *period* the years it is for, as they are shown; *gaelic* are the names that are
    Gaelic wherever they stand in the report.
    """

    kind: Literal["front"] = "front"
    item: Item
    period: Words
    title: Name
    subtitle: Words
    country: Words
    example: bool
    facts: tuple[Fact, ...]
    downloads: tuple[tuple[Words, Link], ...]
    gaelic: tuple[Name, ...] = ()


Block = Annotated[
    Front | Heading | Prose | Bullets | MainPoints | Table | Figure | Picture | Callout | Details | Account,
    Field(discriminator="kind"),
]

for _model in (Bullets, Callout, Details, Account):
    _model.model_rebuild()

BLOCKS: TypeAdapter[tuple[Block, ...]] = TypeAdapter(tuple[Block, ...])
"""Reads and writes a report's blocks as plain data: ``BLOCKS.dump_python(blocks, mode="json")``."""
