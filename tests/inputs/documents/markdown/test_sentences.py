"""The sentences that the check reads: the words that the page shows, no others, each with how it was typed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.assurance.claims.text.plain_words import plain
from cjreport.inputs.documents.markdown.sentences import sentences_of
from cjreport.present.blocks import Bullets, Heading, Prose
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text.phrases import plain as words_of

TEXTS = [
    "It **rose** in *March* by 2.5 points. _Then_ it fell.",
    "Crime [fell](https://a.example/b_c) by half. [It](https://a.example/x_y) *rose*.",
    "A link to [a page](page.html) that is none, and ![a picture](a.png).",
    "- One fell.\n- Two **rose**.\n  - Within two it rose.\n\n1. First it fell.\n2. Then it rose.",
    "- 5 % fewer crimes were recorded.",
    "2023. A year of change. It fell.",
    "5*3 of them, 10%*£5 and C:\\_a stayed. It fell.",
    "\\*Not stressed\\* it fell. \\- Nor a point.",
    "# Crime fell\nIt rose.\n### And then\nIt fell ##",
    "Not underlined\n===\nIt fell.\n---\nIt rose.",
    "Set in:\n\n    it fell.\n\nIt rose.",
    "The figure is `it fell` in code. It rose.",
    "See <https://a.example/c_d> first. It fell & rose &amp; fell.",
    "One line\nand the next fell.  \nIt rose.",
    "~~~\nNever closed, it fell.",
    "In 2023-24 it fell. In mid-2023 it rose.",
    "```\nIn code it fell.\n```\nIt rose.",
    "| a | b |\n|---|---|\n| it | rose |\n\nIt fell.",
    "| a | b |\n|---|---|\n| it | rose | too |\n\nIt fell.",
    "One | two | three rose.",
    "**It fell. It rose.** It fell.",
    '[It](https://a.example "a title") fell.',
]


def on_page(blocks):
    """The words of each heading and paragraph that a page shows; tables and code are no prose."""
    for block in blocks:
        if isinstance(block, Bullets):
            for item in block.items:
                yield from on_page(item)
        elif isinstance(block, Heading) or (isinstance(block, Prose) and [run.style for run in block.runs] != ["code"]):
            yield words_of(block.runs)


def squeezed(words):
    return "".join(words.split())


@pytest.mark.parametrize("text", TEXTS)
def test_page_and_check_read_the_same_words(text):
    """What is stress, link, code, point, heading or table for one is so for the other."""
    shown = squeezed("".join(on_page(read_markdown(text))))

    assert squeezed("".join(sentence.words for sentence in sentences_of(text))) == shown


@given(st.text("Ab. *_`[]()|#-+1\n\\>", max_size=60))
def test_page_and_check_read_the_same_words_of_any_marks(text):
    """Whatever marks are typed, but for lines that others said, and braces and sentences that are too long."""
    shown = squeezed("".join(on_page(read_markdown(text))))
    read = squeezed("".join(sentence.words for sentence in sentences_of(text)))

    assert read == shown or ">" in text


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_is_found_in_its_text_as_it_was_typed(text):
    """Its lines stand in the text, and hold its words."""
    for sentence in sentences_of(text):
        lines = [line.strip() for line in sentence.typed.split("\n")]
        assert all(line in text for line in lines)
        assert len(squeezed(sentence.typed)) >= len(squeezed(sentence.words))


def test_sentences_end_where_they_end():
    """Abbreviations and decimals end no sentence; marks and links are read through, and kept in what was typed."""
    text = "It rose, e.g. In March, by 2.5 points. *Then* it fell.\n\n- One\n- Two [here](https://a.example)"

    assert [*sentences_of(text)] == [
        ("It rose, e.g. In March, by 2.5 points.", "It rose, e.g. In March, by 2.5 points."),
        ("Then it fell.", "*Then* it fell."),
        ("One", "One"),
        ("Two here", "Two [here](https://a.example)"),
    ]


def test_a_sentence_may_begin_with_a_figure_that_is_quoted():
    """The braces stand for a number; in code they stand for nothing."""
    text = "Crime fell. {{ recorded_crime.value }} were recorded. `{{ recorded_crime.value }}` is typed so."

    assert [sentence.words for sentence in sentences_of(text)] == [
        "Crime fell.",
        "{{ recorded_crime.value }} were recorded. { { recorded_crime.value }} is typed so.",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("> 500 crimes were recorded.", ["> 500 crimes were recorded."]),
        ("One | two | three rose.", ["One | two | three rose."]),
        ("```\nNever closed.", ["``` Never closed."]),
        ("~~~\nNever closed.", ["~~~ Never closed."]),
        ("2023. a year of change", ["2023. a year of change"]),
        ("> They said so.\n\nIt rose.", ["It rose."]),
        ("> They said so.\nIt rose.", ["It rose."]),
        ("| a | b |\n|---|---|\n| it | rose |\n\nIt fell.", ["It fell."]),
        ("```\nx = 1\n```\nIt rose.", ["It rose."]),
    ],
)
def test_no_words_are_lost_that_the_report_shows_as_prose(text, read):
    """What only begins like a table, like code, like a list or like a quotation is read with the rest."""
    assert [" ".join(sentence.words.split()) for sentence in sentences_of(text)] == read


@pytest.mark.parametrize("piece", ["|", "~~~", "`", "*", "[", "![a", "[a](", "“", "<!--", "x@", "- ", "a|b\n", "```\n"])
def test_sentences_of_hostile_repetition_are_read_in_time(piece):
    """Each pattern is linear: tens of thousands of marks take less than seconds."""
    started = time.process_time()
    for sentence in sentences_of(piece * (30_000 // len(piece))):
        plain(sentence.words)

    assert time.process_time() - started < 10
