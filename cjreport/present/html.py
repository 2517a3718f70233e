"""Blocks as HTML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cjreport.present.svg import with_own_ids

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
    # our own drawings, made by present.svg: markup by construction
    found.filters["own_ids"] = lambda svg, prefix: Markup(with_own_ids(svg, prefix))  # noqa: S704
    return found


def render_blocks(blocks: Sequence[Block]) -> str:
    """Render blocks as a fragment of HTML for a notebook, their style with them."""
    macros = environment().get_template("blocks.html.j2").module
    style = "".join(file.read_text(encoding="utf-8") for file in (STYLE, HERE / "notebook.css"))
    return f'<style>{style}</style>\n<div class="cjreport in-notebook">{macros.blocks(blocks)}</div>'  # type: ignore[attr-defined]
