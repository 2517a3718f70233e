"""What a block may be: nothing that page and PDF cannot both show."""

import pytest
from made_notebooks import front, prose
from pydantic import ValidationError

from cjreport.present.blocks import DEEPEST, Account, Bullets, Callout, Column, Details, Front, Heading, Table
from cjreport.present.text.in_lines import in_lines
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text.phrases import plain
from cjreport.present.text_runs import Direction, Text
from cjreport.publish.page.page import render_page
from cjreport.publish.pdf.typeset import render_pdf

WORDS = (prose("words"),)
NESTS = {
    Bullets: lambda inner: Bullets(items=((inner,),)),
    Callout: lambda inner: Callout(title="Known", blocks=(inner,)),
    Details: lambda inner: Details(summary="More", blocks=(inner,)),
    Account: lambda inner: Account(parts=(("Done", (inner,)),)),
}


def nested(nest, times):
    inner = WORDS[0]
    for _ in range(times):
        inner = nest(inner)
    return inner


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (Table, {"caption": "c", "columns": (), "rows": ()}),
        (Table, {"caption": "c", "columns": (), "rows": ((), ())}),
        (Heading, {"level": 2, "runs": ()}),
        (Heading, {"level": 2, "runs": (Text(text=" \u200b"),)}),
        (Heading, {"level": 2, "runs": (Direction(way="up"),)}),
        (Details, {"summary": "", "blocks": WORDS}),
        (Details, {"summary": "\x00", "blocks": WORDS}),
        (Account, {"parts": ((" ", WORDS),)}),
        (Bullets, {"items": (WORDS,), "ordered": True, "start": -5}),
        (Bullets, {"items": (WORDS,), "ordered": True, "start": 10**9}),
        (Bullets, {"items": (WORDS,), "ordered": True, "start": 10**30}),
        (Front, dict(front()) | {"gaelic": ("",)}),
        (Front, dict(front()) | {"gaelic": ("Na h-Eileanan Siar", "\ud83d")}),
        (Front, dict(front()) | {"title": ""}),
    ],
)
def test_a_block_that_a_pdf_cannot_have_is_none(kind, parts):
    """Names and headings without words, tables without columns, numbers that no list begins with."""
    with pytest.raises(ValidationError):
        kind(**parts)


@pytest.mark.parametrize("nest", NESTS.values(), ids=[kind.__name__ for kind in NESTS])
def test_blocks_lie_in_each_other_as_deep_as_a_pdf_can_have_them(nest):
    """The deepest is typeset; one more is no block."""
    assert render_pdf((front(), nested(nest, DEEPEST))).startswith(b"%PDF")
    with pytest.raises(ValidationError, match="deeper"):
        nested(nest, DEEPEST + 1)


@pytest.mark.parametrize("mark", ["-", "1.", "*"])
def test_lists_that_a_cell_nests_deeper_keep_their_words(mark):
    """What lies deeper than lists go stands as paragraphs; it fits in a report's own boxes, and no word is lost."""
    depth = 19
    text = "\n".join(f"{' ' * 3 * place}{mark} word{place}" for place in range(depth))
    blocks = read_markdown(text)
    page = render_page((front(), Callout(title="t", blocks=blocks)))

    assert [place for place in range(depth) if f"word{place}" not in " ".join(map(plain, in_lines(blocks)))] == []
    assert all(f"word{place}" in page for place in range(depth))


def test_a_table_with_a_column_alone_is_one():
    """It has heads and no rows."""
    assert Table(caption="", columns=(Column(name=""),), rows=())
