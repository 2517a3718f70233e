"""A report, or a page of the site, as one HTML page that reaches for nothing outside itself."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjreport.present.blocks import Front, Heading
from cjreport.present.site.links import links_from
from cjreport.present.text.phrases import plain
from cjreport.publish.page.skeleton import SORT, render_in_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.areas import Country
    from cjreport.present.site.blocks import SiteBlock
    from cjreport.present.site.links import Setting

FIND, SECTIONS = "find.js", "sections.js"
"""The scripts by which areas are found by part of a name, and by which a section's heading leads to itself."""


@dataclass(frozen=True)
class Section:
    """A heading of level 2 and what stands under it, up to the next; *anchor* is its id on the page."""

    anchor: str
    heading: Heading
    blocks: tuple[SiteBlock, ...]


def render_page(blocks: Sequence[SiteBlock]) -> str:
    """Render a report's blocks as a page; the blocks hold one Front."""
    front = next(block for block in blocks if isinstance(block, Front))
    return _rendered(
        blocks,
        styles=("sort.css",),
        scripts=(SORT, SECTIONS),
        front=front,
        gaelic=front.gaelic,
        title=f"{front.title}: {front.subtitle.lower()}{_example(is_one=front.example)}",
        what="report",
        country=front.country,
        example=front.example,
        links=(),
        publisher=None,
        has_contents=True,
    )


def render_site_page(blocks: Sequence[SiteBlock], place: str, setting: Setting) -> str:
    """Render blocks, of which the first is a heading of level 1, as the page at a *place* of the site."""
    finds = any(block.kind == "finder" for block in blocks)
    country = setting.country
    return _rendered(
        blocks,
        styles=("sort.css", "site.css"),
        scripts=(FIND, SORT) if finds else (SORT,) if any(map(_sorts, blocks)) else (),
        front=None,
        title=_heading(blocks) + ("" if finds else _where(country)),
        what="reports" if finds else "page",
        country=country.name if country else "",
        example=bool(country and country.example),
        links=links_from(place, setting.pages),
        publisher=setting.publisher,
        has_contents=not finds,
    )


def _heading(blocks: Sequence[SiteBlock]) -> str:
    return next(plain(block.runs).replace("\n", " ") for block in blocks if block.kind == "heading")


def _where(country: Country | None) -> str:
    """Say after a page's own words what it is about, and whose."""
    return (
        f": community justice in {country.name}{_example(is_one=country.example)}" if country else ": community justice"
    )


def _rendered(blocks: Sequence[SiteBlock], **given: Any) -> str:  # noqa: ANN401 (what a template is given)
    opening, sections = in_sections(blocks)
    return render_in_frame("page.html.j2", opening=opening, sections=sections, **given)


def _example(*, is_one: bool) -> str:
    return " (example)" if is_one else ""


def _sorts(block: SiteBlock) -> bool:
    return block.kind == "table" and block.sortable


def in_sections(blocks: Sequence[SiteBlock]) -> tuple[tuple[SiteBlock, ...], tuple[Section, ...]]:
    """Part blocks into those before the first heading of level 2, and the sections that such headings open."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]  # noqa: PLR2004
    ends = [*starts[1:], len(blocks)][: len(starts)]
    sections: list[Section] = []
    for start, end in zip(starts, ends, strict=True):
        if isinstance(heading := blocks[start], Heading):
            anchor = _anchor(heading, {section.anchor for section in sections})
            sections.append(Section(anchor, heading, tuple(blocks[start + 1 : end])))
    return tuple(blocks[: starts[0] if starts else len(blocks)]), tuple(sections)


def _anchor(heading: Heading, taken: set[str]) -> str:
    """Make an id of a heading's words, numbered where another section has it."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(heading.runs).casefold()).strip("-") or "section"
    numbered = (f"{words}-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([words], numbered) if name not in taken)
