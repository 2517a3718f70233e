"""Blocks as HTML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.blocks import Block

HERE = Path(__file__).parent
STYLE = HERE / "blocks.css"


@cache
def environment(*folders: Path) -> Environment:
    """Give the templates' environment, which also finds templates in *folders*; autoescape is on."""
    found = Environment(
        loader=FileSystemLoader([HERE, *folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # our own drawings, written by the templates of present.charts: markup by construction, and without ids to clash
    found.filters["drawing"] = Markup
    return found


def render_blocks(blocks: Sequence[Block]) -> str:
    """Render blocks as a fragment of HTML for a notebook, their style with them."""
    macros = environment().get_template("blocks.html.j2").module
    style = "".join(file.read_text(encoding="utf-8") for file in (STYLE, HERE / "notebook.css"))
    return f'<style>{style}</style>\n<div class="cjreport in-notebook">{macros.blocks(blocks)}</div>'  # type: ignore[attr-defined]
