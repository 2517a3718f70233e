"""Markdown as partnerships write it."""

import re
from itertools import chain, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjreport.present.blocks import Bullets, Heading, Prose, Table
from cjreport.present.html.render import render_blocks
from cjreport.present.text.in_lines import in_lines
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text.phrases import plain
from cjreport.present.text_runs import Text
from cjreport.publish.notebooks.heading_levels import without_gaps
from cjreport.publish.pdf.typeset import render_pdf


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
    """Where an author's line breaks within it, a reader meets it once, and the line stays broken."""
    [prose] = read_markdown("[one\ntwo](https://example.org) and\nmore")

    assert [(run.text, run.href) for run in prose.runs] == [("one\ntwo", "https://example.org"), (" and\nmore", "")]


@pytest.mark.parametrize(
    "url",
    ["https://www.gov.scot/", "http://x.example", "mailto:a@b.example", "#summary", "data.csv", "data.csv#row=2-5"],
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
        "2024",
        "2023a",
        "confidential",
        "p.12",
        "note",
        "see_below.html",
        "data.csv.exe",
        "../data.csv",
        "**12**",
        "<note>",
        "http://",
        "#",
    ],
)
def test_other_links_stay_as_they_were_typed(url):
    """Nothing leads where a reader would not expect it to."""
    (block,) = read_markdown(f"[words]({url})")

    assert plain(block.runs) == f"[words]({url})".replace("**", "")
    assert not any(run.href for run in block.runs)


def words_of(text):
    """The lines that a text comes to, wherever there are only lines."""
    return [plain(line) for line in in_lines(read_markdown(text))]


@pytest.mark.parametrize(
    "typed",
    [
        "2023. A year of change began with this sentence.",
        "12. of March was a Tuesday",
        "1. January was the day",
        "01. Housing\n02. Work",
        "1)",
        "[c]: confidential",
        "[1]: see below",
        "A note.[^1]\n[^1]: Not a footnote",
        "5*3 and 2*4 and 2*3*4 and 5 * 3 * 2",
        "snake_case_words and __ and ____",
        "#hashtag and C# and # 5",
        "+44 131 555 0100",
        "- 5 %",
        "+ £5",
        "- .5 points",
        "- ½ day",
        "- ~5",
        "- 5 %\n- 6 %",
        "- £5\n- £6\n- (7)",
        "+ 1.5\n+ 2",
        "1. a\n\n\n1. b",
        "> 5 people",
        "> a quotation\n> in two lines",
        "Words\n---\nmore words",
        "Words\n===",
        "***",
        "- - -",
        "___",
        "C:\\new and \\\\server\\share and 100\\% and a line\\\nthat ends",
        "R&amp;D &copy; &#65; &nbsp;",
        "<angle> words <b>and</b> <!-- none -->",
        "~~gone~~ and $x^2$ and H~2~O",
        '![pic](x.png) and ![](y.svg "title")',
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
        "one | two | three",
        "~~~\nnever closed",
        "```\nnever closed\n\n# nor a heading",
        "##",
        "# \u200b",
        "[words]() and [] and [ ]",
        "\u2014 a dash\n\u2022 a dot",
    ],
)
def test_what_markdown_would_take_for_marks_stays_as_it_was_typed(typed):
    """Numbers, signs, references, rules, underlines, entities, pictures: what we cannot carry is words."""
    shown = "\n".join(words_of(typed))

    assert shown.split() == typed.replace("# nor", "nor").replace("\u200b", "").split()


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1. a\n2. b\n\nMore.\n\n3. c\n4. d", [[1, 2], [3, 4]]),
        ("3) a\n4) b\n5) c", [[3, 4, 5]]),
        ("1. a\n2. b\n\n2023. A year", [[1, 2]]),
        ("1. a\n1. b\n1. c", [[1, 2, 3]]),
        ("1. a\n2. b\n5. c\n6. d", [[1, 2], [5, 6]]),
        ("0. a\n1. b", [[0, 1]]),
    ],
)
def test_a_list_has_the_numbers_that_were_typed(typed, numbers):
    """It goes on where it went on, and numbers that do not run on begin another."""
    lists = [block for block in read_markdown(typed) if isinstance(block, Bullets)]

    assert [[*range(each.start, each.start + len(each.items))] for each in lists] == numbers
    assert all(each.ordered for each in lists)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("- 5 %\n- none", ["- 5 %", "• none"]),
        ("- one\n- -6 %\n- two", ["• one", "- -6 %", "• two"]),
        ("* 5 people\n* 6 homes", ["• 5 people", "• 6 homes"]),
        ("- a\n- b", ["• a", "• b"]),
    ],
)
def test_a_mark_that_may_be_a_sign_stands_before_its_number(typed, lines):
    """Whatever the other points of its list are; others are points."""
    assert [line.replace("\u2011", "-") for line in words_of(typed)] == lines


@pytest.mark.parametrize("after", ["following line", "- a point", "Note: 1 of 2\nand more", "## Head"])
@pytest.mark.parametrize("table", ["|a|b|\n|-|-|\n|1|2|", "a | b\n--|--\n1 | 2", "|a|\n|-|"])
def test_a_line_without_a_stroke_ends_a_table(table, after):
    """What follows is no row of it."""
    read, *others = read_markdown(f"{table}\n{after}")

    assert isinstance(read, Table)
    assert len(read.rows) == ("1" in table)
    assert others == [*read_markdown(after)]


def test_a_list_of_numbers_that_do_not_run_on_is_words():
    """Each as it was typed."""
    assert words_of("1. a\n3. b\n5. c") == ["1. a", "3. b", "5. c"]
    assert words_of("2023. a\n2023. b") == ["2023. a", "2023. b"]


@pytest.mark.parametrize(
    "typed",
    [
        "    This paragraph is set in,\nand goes on with **bold** words.",
        "\tA tab before it\n\t**bold** words",
        "What we did\nOpened a **bold** drop-in\n12 Example Street",
        "        deep\n  less\n            **bold** deeper",
    ],
)
def test_lines_stay_broken_and_what_is_set_in_is_no_code(typed):
    """Paragraphs that people set in, and addresses, are paragraphs: their lines as typed, their stress in effect."""
    [prose] = read_markdown(typed)

    assert plain(prose.runs).replace("**", "") == "\n".join(
        line.strip() for line in typed.replace("**", "").split("\n")
    )
    assert {run.style for run in prose.runs} == {"plain", "strong"}


@pytest.mark.parametrize("typed", ["- one\n  two", "| a |\n|---|\n| one |\n\none\ntwo", "`one\ntwo`", "**one\ntwo**"])
def test_broken_lines_are_broken_on_the_page(typed):
    """In lists, paragraphs, stress and code."""
    assert "one<br>two" in render_blocks(read_markdown(typed))


def test_the_packages_own_texts_flow():
    """A text that is broken for those who edit it is not broken on the page."""
    prose, formula, bullets = read_markdown("one\ntwo\n\n    x\n    y\n\n- three\n  four\n- five", flowing=True)

    assert plain(prose.runs) == "one two"
    assert plain(bullets.items[0][0].runs) == "three four"
    assert [(run.text, run.style) for run in formula.runs] == [("x\ny", "code")]


@pytest.mark.parametrize(
    "typed",
    [
        "(*) p<0.05, (*) p<0.01, (**) and (*/*) [*] {*}",
        "(2)*(3)*(4) and (a+b)*(c+d)*(e+f)",
        "10%*£5*£6 and 5+*3+*2 and 50%_50%_50%",
        "'*' and '*' and \"_\" and \"_\" and 5'*6'*7'",
        "http://x.example/*a* and https://x.example/_a_/ and https://x.example/(*b*)?c='_d_'",
        "x**a + y**b and src/**/a/**/b",
        "C:\\_archive\\.git and C:\\#temp and \\\\server\\_share\\_a",
        "\\( x \\) and \\[ y \\] and a\\|b and C:\\a\\*.csv and D:\\*.txt",
    ],
)
def test_marks_that_stress_no_word_and_backslashes_before_them_stay(typed):
    """Beside brackets, quotes and signs, in sums, footnotes' signs, addresses and paths."""
    [prose] = read_markdown(typed)

    assert plain(prose.runs) == typed
    assert {run.style for run in prose.runs} == {"plain"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\\*a b\\* (\\_c\\_)", "*a b* (_c_)"),
        ("\\*\\*a\\*\\*", "**a**"),
        ("1\\. a", "1. a"),
        ("\\# a", "# a"),
        ("\\- a", "- a"),
        ("\\[c\\](https://a.example)", "[c](https://a.example)"),
        ("\\`a\\`", "`a`"),
    ],
)
def test_a_backslash_makes_words_of_what_would_do_something(typed, shown):
    """It is gone then, and the mark stands."""
    assert words_of(typed) == [shown]


@pytest.mark.parametrize(
    ("typed", "stressed"),
    [
        ("**Note:** text", "Note:"),
        ("(*see below*)", "see below"),
        ('"*title*"', "title"),
        ("*title*'s", "title"),
        ("_stress_,", "stress"),
        ("**£5 million** or", "£5 million"),
        ("**-5 %**", "-5 %"),
        ("un**believ**able", "believ"),
        ("pre-**trial**", "trial"),
        ("**Aim**—what", "Aim"),
        ("**Reoffending**[1]", "Reoffending"),
        ("**✓ Done**", "✓ Done"),
        ("*See https://a.example/b.*", "See https://a.example/b."),
        ("**[w](https://a.example/)**", "w"),
        ("**_x_**", "x"),
        ("**CPO**s", "CPO"),
        ("a *b* c", "b"),
        ("(*b*)", "b"),
        ("**14** people", "14"),
        ("*2*3", None),
        ("x**2**y", None),
    ],
)
def test_stars_stress_words_and_letters(typed, stressed):
    """But no digits beside digits."""
    [prose] = read_markdown(typed)

    assert [run.text for run in prose.runs if run.style != "plain"] == ([stressed] if stressed else [])


def test_a_link_keeps_what_it_has():
    """Its title behind it; where its words are missing, what it leads to."""
    assert words_of('[a](https://b.example "its title") [](https://c.example)') == ["a (its title) https://c.example"]


def test_a_heading_keeps_marks_that_do_not_close_it():
    """C#, and a number sign at the end."""
    assert [plain(block.runs) for block in read_markdown("## C#\n\n## Priority #\n\n## Closed ##")] == [
        "C#",
        "Priority #",
        "Closed",
    ]


@pytest.mark.parametrize("typed", ["##", "## ", "## \u00a0", "## \u200b", "#\n#", "###### ######"])
def test_a_heading_without_words_is_words(typed):
    """No page gets an empty heading."""
    assert not any(isinstance(block, Heading) for block in read_markdown(typed))


@pytest.mark.parametrize(
    "typed", ["##\n\nWords", "### ![](picture.png)", "## 😀", "## &nbsp;", "#### deep\n\n## high\n\n#### deep again"]
)
def test_no_heading_breaks_the_pdf(typed):
    """Empty ones, pictures and emoji alone, levels left out: the PDF is made, and none is left out in it."""
    blocks = tuple(without_gaps(read_markdown(f"# Title\n\n{typed}")))
    levels = [block.level for block in blocks if isinstance(block, Heading)]

    assert render_pdf(blocks).startswith(b"%PDF")
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize(
    "piece",
    [
        "/*",
        "*_",
        "((*",
        "h://a*",
        "\\[",
        "\\_a ",
        "[",
        "![a",
        "`",
        "*a ",
        "~~~ a\nx\n",
        "- ",
        "> ",
        "| ",
        "1. a\n",
        "<a",
        "&",
        "\\*",
        "# #\n",
    ],
)
def test_hostile_repetition_is_read_in_time(piece):
    """Tens of thousands of marks take seconds, not minutes, and none is too deep."""
    assert read_markdown(piece * (20_000 // len(piece)))


MARKS = [
    "*",
    "**",
    "_",
    "`",
    "```",
    "~~~",
    "# ",
    "## ",
    "- ",
    "+ ",
    "* ",
    "2. ",
    "2023. ",
    "3) ",
    "> ",
    "| ",
    "|",
    "|---|---|",
]
MARKS += [
    "---",
    "===",
    "[",
    "](",
    ")",
    "](https://a.example)",
    "![",
    "[c]: ",
    "<",
    ">",
    "&amp;",
    "\\",
    "$",
    "~~",
    "{{",
    "}}",
    "    ",
    "\t",
    "  ",
]
PIECES = st.one_of(
    st.sampled_from(MARKS), st.sampled_from(["Housing", "5", "12,5 %", "é", "😀", "a_b", "x"]), st.just("\n")
)
GRAMMAR = st.lists(st.one_of(PIECES, st.just(" ")), max_size=24).map("".join)
A_MARK = re.compile(r"[*_`#+\-|:\\\[\]()<>~•.]|https://a\.example")
"""What may take effect and so be gone, or stand for a point of a list."""


def held(text):
    """The letters of a text that no mark is made of."""
    return "".join(A_MARK.sub("", text).split()).replace("\u2011", "-")


def all_words(typed):
    return held("".join(chain.from_iterable(words_of(typed))))


def in_order(wanted, shown):
    """Whether letters stand in a text in their order."""
    rest = iter(shown)
    return all(letter in rest for letter in wanted)


@given(GRAMMAR)
def test_every_letter_that_is_typed_is_shown(typed):
    """In its order, whatever marks stand around it; marks that take effect alone are gone."""
    shown = all_words(typed)

    assert in_order(held(typed), shown), (typed, shown)


@pytest.mark.slow
@settings(max_examples=3000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(GRAMMAR, max_size=6).map("\n".join))
def test_every_letter_that_is_typed_is_shown_in_long_texts(typed):
    """Paragraphs, lists, tables and code of many lines."""
    assert in_order(held(typed), all_words(typed)), typed


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(GRAMMAR, max_size=6).map("\n".join))
def test_every_text_becomes_a_page_and_a_pdf(typed):
    """No text breaks either, and no heading is empty."""
    blocks = tuple(without_gaps(read_markdown(f"# Title\n\n{typed}")))

    assert not re.search(r"<h\d>\s*</h", render_blocks(blocks))
    assert render_pdf(blocks).startswith(b"%PDF")
