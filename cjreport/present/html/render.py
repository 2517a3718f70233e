"""Blocks as HTML."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from cjreport.characters import is_right_to_left, pieces
from cjreport.present.html.addresses import SharedAddress, beyond, in_common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2.runtime import Context

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
    found.filters["breakable"] = breakable
    found.filters |= {"in_common": in_common, "beyond": beyond, "in_languages": in_languages}
    found.globals["Shared"] = SharedAddress
    # held to what our own are made of by the block that carries it, and without ids to clash
    found.filters["drawing"] = Markup
    return found


@pass_context
def in_languages(context: Context, text: str) -> list[tuple[str, str]]:
    """Cut a text into English and the Gaelic names that a page is given as *gaelic*, each with its language."""
    names = context.get("gaelic") or ()
    if not any(name in text for name in names):
        return [(text, "")]
    parts = re.split(rf"\b({'|'.join(map(re.escape, names))})\b", text)
    return [(part, "gd" if place % 2 else "") for place, part in enumerate(parts) if part]


def breakable(text: str) -> str:
    """Let long words break, and keep what is written from right to left from turning its surroundings round.

    A break that is offered (<wbr>) is no character: what is copied from the page is what was written.
    """
    parts = pieces(text)
    broken = Markup("<wbr>").join(parts) if len(parts) > 1 else text
    return Markup("<bdi>{}</bdi>").format(broken) if is_right_to_left(text) else broken


def render_blocks(blocks: Sequence[Block]) -> str:
    """Render blocks as a fragment of HTML for a notebook, their style with them."""
    macros = environment().get_template("blocks.html.j2").module
    style = "".join(file.read_text(encoding="utf-8") for file in (STYLE, HERE / "notebook.css"))
    return f'<style>{style}</style>\n<div class="cjreport in-notebook">{macros.blocks(blocks)}</div>'  # type: ignore[attr-defined]
