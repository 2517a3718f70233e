"""Letters that the PDF's typefaces have, and the names of those they lack."""

import warnings
from io import BytesIO

import pytest
from pypdf import PdfReader

from cjreport.inputs.item import Item
from cjreport.present.blocks import Front, Heading, Prose
from cjreport.present.text_runs import Text
from cjreport.publish.pdf.typefaces import spelled_out, words
from cjreport.publish.pdf.typeset import render_pdf


@pytest.mark.parametrize(
    ("typed", "set_in_type"),
    [
        ("Comhairle nan Eilean Siar: a’ Ghàidhlig – “làidir”", None),
        ("→ ✓ ≥ ‑ é ŵ ж Ω", None),
        ("y̆ and ṩ, a\u0300", None),
        ("hello 😀!", "hello [grinning face]!"),
        ("👩‍⚖️", "[woman, scales]"),
        ("👍🏽", "[thumbs up sign, emoji modifier fitzpatrick type-4]"),
        ("a\u20dd", "[latin small letter a, combining enclosing circle]"),
        ("中", "[cjk unified ideograph-4e2d]"),
        ("\ue000", "[U+E000]"),
        ("zero\u200bwidth\u200dand\ufeffmark", None),
        ("", None),
    ],
)
def test_what_no_face_has_is_named(typed, set_in_type):
    """Letters that can be shown stay; of others a reader gets the name, in brackets."""
    assert words(typed) == (typed if set_in_type is None else set_in_type)


def test_right_to_left_words_keep_to_themselves():
    """They are set apart, so that numbers beside them stay where they were."""
    assert words("העד") == "\u2068העד\u2069"


def test_a_long_word_may_break_and_an_ordinary_one_not():
    """Every ten letters, never before an accent."""
    assert words("extraordinarily") == "extraordinarily"
    assert words("a" * 45) == "\u200b".join(["a" * 10] * 4 + ["a" * 5])
    assert "\u200b\u0301" not in words("e\u0301" * 50)


def test_an_emoji_no_longer_costs_a_report_its_pdf():
    """The PDF says its name; the letters so named are told to whoever builds."""
    front = Front(
        item=Item(kind="area", code="a", place="A", period="p"),
        period="p",
        title="T",
        subtitle="s",
        country="C",
        example=False,
        facts=(),
        downloads=(),
    )
    blocks = (
        front,
        Heading(level=2, runs=(Text(text="Well 😀 done"),)),
        Prose(runs=(Text(text="a😀", style="strong"), Text(text="中", style="code"))),
    )
    with warnings.catch_warnings(action="error"):
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(render_pdf(blocks))).pages)

    assert "Well [grinning face] done" in text
    assert "a[grinning face]" in text
    assert spelled_out(blocks) == ["中", "😀"]
