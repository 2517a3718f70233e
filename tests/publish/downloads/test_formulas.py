"""Words that a spreadsheet would run, made words again."""

import io
import re

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjreport.characters import without_unseen
from cjreport.inputs.files.apostrophes import as_typed, as_words
from cjreport.publish.downloads.formulas import frame_as_words

OWASP = [
    "=1+1",
    '=HYPERLINK("https://example.org","Click")',
    "+1+1",
    "-1+1|cmd",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\ttab",
    "\rreturn",
    "\nline",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    '=1+2";=1+2',
    "=1+2'\" ;,=1+2",
    "  =1+1",
    "'=1+1",
    '"=1+1',
    "-2+3+cmd|' /C calc'!A0",
    "+44 131 496 0000",
    "-- a dash\n- and another",
]
"""What runs, after OWASP's page on CSV injection and the payloads it names."""
HARMLESS = [
    "-3.3",
    "+4",
    "-1,200",
    "-5%",
    "-",
    "--",
    "−3.3",
    "–",
    "1-2",
    "2024-25",
    "a = b",
    "it's",
    "",
    "e-mail",
    "[x]",
]
AWKWARD = st.text("=+-@'\" \t\r\n;,|1a", max_size=12) | st.text(max_size=30)


def runs(cell):
    """Whether a spreadsheet would run a cell: what begins it, quotes and spaces set aside, and is no number."""
    bare = cell.strip(" \"'\t\r\n")
    return bare[:1] in {*"=+-@＝＋－＠"} and not re.fullmatch(r"[+-]?[\d.,]*\d%?|-+", bare)


@pytest.mark.parametrize("text", OWASP)
def test_what_would_run_becomes_words(text):
    """It begins with an apostrophe, and the text behind it is whole."""
    assert as_words(text).startswith("'")
    assert as_typed(as_words(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_cannot_run_is_left_alone(text):
    """Numbers in words, dashes, a minus of typesetters and signs within a text."""
    assert as_words(text) == text


@given(AWKWARD)
@example("a;=1+1")
@example("'-3.3")
def test_nothing_runs_whatever_the_separator_and_nothing_is_lost(text):
    """No part between separators begins a formula without its apostrophe; taken away again, the text is as typed."""
    words = as_words(text)

    for part in re.split(r"[;,\t\r\n|]", words):
        assert not runs(part) or part.startswith("'"), part
    assert as_typed(words) == text


@given(st.lists(st.tuples(AWKWARD, st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=5))
def test_what_pandas_reads_back_is_what_was_there(rows):
    """Through a CSV file: texts as typed once the apostrophes are off, numbers to the last digit, minus and all."""
    frame = pd.DataFrame(rows, columns=["text", "number"])
    file = io.StringIO()
    frame_as_words(frame).to_csv(file, index=False, lineterminator="\n")
    file.seek(0)
    read = pd.read_csv(file, keep_default_na=False, dtype=str)

    assert [as_typed(text) for text in read["text"]] == [without_unseen(text) for text in frame["text"]]
    assert [float(number) for number in read["number"]] == frame["number"].tolist()


def test_numbers_categories_and_gaps_in_a_frame():
    """Numbers stay numbers; a category's texts and a column's heading are treated; what is not there stays so."""
    kinds = pd.Categorical(["=1+1", "fine"])
    frame = frame_as_words(pd.DataFrame({"=n": [-1.5, 2.0], "kind": kinds, "note": ["-x", None]}))

    assert frame.columns.tolist() == ["'=n", "kind", "note"]
    assert frame["'=n"].tolist() == [-1.5, 2.0]
    assert frame["kind"].tolist() == ["'=1+1", "fine"]
    assert frame["note"].tolist()[0] == "'-x"
    assert frame["note"].isna().tolist() == [False, True]
