"""A report as one HTML page that reaches for nothing outside itself."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.present.blocks import Block, Front, Heading
from cjreport.present.text.phrases import plain
from cjreport.publish.page.skeleton import render_in_frame

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Section:
    """A heading of level 2 and what stands under it, up to the next; *anchor* is its id on the page."""

    anchor: str
    heading: Heading
    blocks: tuple[Block, ...]


def render_page(blocks: Sequence[Block]) -> str:
    """Render a report's blocks as a page; the blocks hold one Front."""
    front = next(block for block in blocks if isinstance(block, Front))
    opening, sections = in_sections(blocks)
    return render_in_frame(
        "page.html.j2",
        styles=("sort.css",),
        scripts=("sort.js", "sections.js"),
        front=front,
        gaelic=front.gaelic,
        opening=opening,
        sections=sections,
    )


def in_sections(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
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
