"""A page of the site made of blocks, as a report is: methods, glossary, an indicator, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.present.site.links import ways_from
from cjreport.present.text.phrases import plain
from cjreport.publish.page.page import in_sections
from cjreport.publish.page.skeleton import SORT, render_in_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.blocks import Block
    from cjreport.present.site.links import Setting


def render_document(blocks: Sequence[Block], place: str, setting: Setting) -> str:
    """Render blocks, of which the first is a heading of level 1, as the page at a *place* on the shelf."""
    opening, sections = in_sections(blocks)
    return render_in_frame(
        "document.html.j2",
        styles=("sort.css", "site.css"),
        scripts=(SORT,) if any(_sorts(block) for block in blocks) else (),
        title=next(plain(block.runs).replace("\n", " ") for block in blocks if block.kind == "heading"),
        opening=opening,
        sections=sections,
        ways=ways_from(place, setting.leaves),
        country=setting.country,
        publisher=setting.publisher,
    )


def _sorts(block: Block) -> bool:
    return block.kind == "table" and block.sortable
