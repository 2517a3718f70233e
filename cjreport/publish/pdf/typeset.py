"""A report's blocks as a PDF: one Typst template, tagged for PDF/UA-1, the same bytes each time."""

from __future__ import annotations

import base64
import binascii
import json
import re
import warnings
from bisect import bisect_left
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pikepdf
import typst
from pikepdf import Name

from cjreport.errors import Problem, PublishError
from cjreport.present.blocks import BLOCKS, Account, Bullets, Callout, Details, Figure, Front, Heading, Picture, Table
from cjreport.present.text_runs import Spine
from cjreport.publish.pdf.typefaces import compiler, with_faces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.present.blocks import Block
    from cjreport.present.text_runs import Runs

TEMPLATE = Path(__file__).with_name("report.typ")
REFUSALS = (
    (
        "missing alt text",
        "a chart or picture has no words for readers who cannot see it",
        "Give it alternative text that says what it shows.",
    ),
    (
        r"skipped from heading level (\d) to (\d)",
        r"a heading of level \2 stands under one of level \1",
        "Use the next level down: none may be left out.",
    ),
    (
        "first heading must be of level 1|missing document title",
        "the report has no title",
        "Begin it with a heading of level 1.",
    ),
    (
        "failed to (decode|parse)|padding|base64",
        "a chart or picture cannot be read",
        "Save it again as PNG or SVG.",
    ),
)
"""What Typst says, what is wrong in a reader's words, and how to mend it."""


def render_pdf(blocks: tuple[Block, ...]) -> bytes:
    """Typeset *blocks*; what Typst refuses becomes a problem with its place."""
    try:
        return _finished(_typeset(blocks))
    except (typst.TypstError, binascii.Error) as error:
        raise PublishError(_problem(blocks, error)) from error


def _typeset(blocks: tuple[Block, ...]) -> bytes:
    told = with_faces(BLOCKS.dump_python(blocks, mode="json"))
    keywords = next((block.item.keywords for block in blocks if isinstance(block, Front)), ())
    report = json.dumps({"blocks": told, "pictures": _pictures(blocks), "keywords": keywords})
    pdf, cautions = compiler().compile_with_warnings(
        TEMPLATE.read_bytes(), format="pdf", sys_inputs={"report": report}, pdf_standards="ua-1"
    )
    for caution in cautions:
        warnings.warn(str(caution), stacklevel=3)
    return cast("bytes", pdf)


def _pictures(blocks: tuple[Block, ...]) -> dict[str, list[int]]:
    """Each picture's bytes by its base64, which Typst cannot read."""
    return {each.data: list(base64.b64decode(each.data)) for each in _all(blocks) if isinstance(each, Picture)}


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, with the blocks inside it, in reading order."""
    for block in blocks:
        yield block
        for inner in _inside(block):
            yield from _all(inner)


def _inside(block: Block) -> tuple[tuple[Block, ...], ...]:
    match block:
        case Bullets():
            return block.items
        case Callout() | Details():
            return (block.blocks,)
        case Account():
            return tuple(blocks for _, blocks in block.parts)
    return ()


def _finished(pdf: bytes) -> bytes:
    """Mend what Typst's Python package cannot: row headings, and items without a mark; and pack the file."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        for body in _elements(root, Name.TBody):
            _head_rows([*_elements(body, Name.TR)])
        for item in _elements(root, Name.LI):
            # an empty label would be read as an item's mark
            item.K = pikepdf.Array([part for part in item.K if part.get(Name.K, ()) or Name.Lbl != part.S])
        # Without a deterministic id each PDF would have another, by the clock.
        document.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _head_rows(rows: list[pikepdf.Object]) -> None:
    """Make each row's first cell its heading, unless a reader would then hear more headings than cells.

    Explicit lists of a cell's headings give way to scopes: these are plain tables, and scopes say it all.
    """
    for cell in (cell for row in rows for cell in row.K):
        del cell.A[0].Headers
    columns = len(rows[0].K) if rows else 0
    if columns + len(rows) <= len(rows) * (columns - 1):
        for row in rows:
            row.K[0].S = Name.TH
            row.K[0].A[0].Scope = Name.Row


def _elements(element: pikepdf.Object, kind: Name) -> Iterator[pikepdf.Object]:
    """Give the structure elements of a kind within another, in reading order."""
    for child in element.get(Name.K, ()):
        if isinstance(child, pikepdf.Dictionary) and Name.S in child:
            if kind == child.S:
                yield child
            yield from _elements(child, kind)


def _problem(blocks: tuple[Block, ...], error: Exception) -> Problem:
    """Say in a reader's words what was refused, and where."""
    place = _place(blocks[: _first_refused(blocks)])
    for pattern, what, mend in REFUSALS:
        if found := re.search(pattern, str(error)):
            return Problem(found.expand(what), mend, place=place)
    return Problem(f"the PDF could not be typeset: {error}", place=place)


def _first_refused(blocks: tuple[Block, ...]) -> int:
    """Count the blocks it takes to be refused: Typst names no place in the data, so parts are tried."""
    # Halving: what refuses some blocks refuses more of them too, so a dozen trials find it among thousands.
    return 1 + bisect_left(range(1, len(blocks)), True, key=lambda count: _refused(blocks[:count]))


def _refused(blocks: tuple[Block, ...]) -> bool:
    try:
        _typeset(blocks)
    except (typst.TypstError, binascii.Error):
        return True
    return False


def _place(blocks: tuple[Block, ...]) -> str:
    """Name the last of *blocks*, and the heading it stands under."""
    headings = [_words(block.runs) for block in blocks if isinstance(block, Heading)]
    under = [f"under the heading “{headings[-1]}”"] if headings else []
    return ", ".join([*under, *_name(blocks[-1])]) if blocks else ""


def _name(block: Block) -> list[str]:
    match block:
        case Figure():
            return [f"chart “{_words(block.title)}”"]
        case Table():
            return [f"table “{block.caption}”"]
        case Picture() | Callout():
            return [f"{block.kind} “{block.title}”"]
        case Details():
            return [f"details “{block.summary}”"]
    return []


def _words(runs: Runs) -> str:
    return "".join(run.words if isinstance(run, Spine) else getattr(run, "text", "") for run in runs)
