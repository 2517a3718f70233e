"""Markdown as partnerships write it."""

import pytest

from cjreport.present.blocks import Bullets, Heading, Prose, Table, Text
from cjreport.present.markdown import read_markdown
from cjreport.present.phrases import plain


def test_words_keep_their_stress_and_links():
    """Strong, emphasis, code and links come through."""
    [prose] = read_markdown("One **two** *three* `four` [five](https://example.org).")

    assert [(run.text, run.style, run.href) for run in prose.runs] == [
        ("One ", "plain", ""),
        ("two", "strong", ""),
        (" ", "plain", ""),
        ("three", "emphasis", ""),
        (" ", "plain", ""),
        ("four", "code", ""),
        (" ", "plain", ""),
        ("five", "plain", "https://example.org"),
        (".", "plain", ""),
    ]


@pytest.mark.parametrize(
    "raw", ['<script>alert("1")</script>', "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "<b>bold</b>"]
)
def test_markup_in_words_is_text(raw):
    """Nothing an author types becomes code of the page."""
    [prose] = read_markdown(f"Before {raw} after")

    assert "".join(run.text for run in prose.runs) == f"Before {raw} after"


def test_a_dangerous_link_is_text():
    """A link that would run a script is not a link."""
    [prose] = read_markdown("[here](javascript:alert(1))")

    assert all(not run.href for run in prose.runs)


def test_lists_nest():
    """A list in a list stays one."""
    [bullets] = read_markdown("- one\n  1. first\n- two\n")

    assert isinstance(bullets, Bullets)
    assert isinstance(bullets.items[0][1], Bullets)
    assert bullets.items[0][1].ordered
    assert bullets.items[1] == (Prose(runs=(Text(text="two"),)),)


def test_headings_start_where_they_may():
    """An author's first-level heading does not become the report's title."""
    assert [b.level for b in read_markdown("# A\n\n## B\n\n##### C", lowest_level=2)] == [2, 2, 4]


def test_tables_are_tables():
    """Their first row heads the columns."""
    [table] = read_markdown("| a | b |\n|---|---|\n| 1 | **2** |\n")

    assert isinstance(table, Table)
    assert [column.name for column in table.columns] == ["a", "b"]
    assert table.rows[0][1] == (Text(text="2", style="strong"),)


def test_paragraphs_keep_their_order():
    """What is written first is read first."""
    assert [type(block) for block in read_markdown("One.\n\n## Two\n\nThree.")] == [Prose, Heading, Prose]


def test_a_link_over_two_lines_is_one_link():
    """Where an author's line breaks within it, a reader meets it once."""
    [prose] = read_markdown("[one\ntwo](https://example.org) and\nmore")

    assert [(run.text, run.href) for run in prose.runs] == [("one two", "https://example.org"), (" and more", "")]


@pytest.mark.parametrize(
    "url", ["https://www.gov.scot/", "http://x.example", "mailto:a@b.example", "#summary", "data.csv"]
)
def test_links_to_sites_mailboxes_and_what_is_here_are_links(url):
    """The words become a link."""
    (block,) = read_markdown(f"[words]({url})")

    assert block.runs == (Text(text="words", href=url),)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html;base64,AAAA",
        "data:image/png;base64,AAAA",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/etc/passwd",
        "tel:123",
    ],
)
def test_other_links_stay_as_they_were_typed(url):
    """Nothing leads where a reader would not expect it to."""
    (block,) = read_markdown(f"[words]({url})")

    assert plain(block.runs) == f"[words]({url})"
    assert not any(run.href for run in block.runs)
