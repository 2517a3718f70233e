"""Text as YAML that gives back every character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.supply.yaml_scalars import WIDTH, comment, scalar, with_comment

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    "a :#-|>'\"\n\t\r\x85\u2028\\{}[]&*!%@`?,~", max_size=20
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (45.0, "45"),
        (4.5, "4.5"),
        ("plain words", "plain words"),
        ("true", '"true"'),
        ("a: b", '"a: b"'),
    ],
)
def test_a_value_stands_on_one_line(value, written):
    """In plain view where YAML takes it for what it is, else in double quotes."""
    assert scalar(value) == written


def test_words_beside_a_line_go_above_it_where_they_are_too_long():
    """A line and its comment keep to the width."""
    assert with_comment("a: 1", "short", 0) == ["a: 1  # short"]
    assert with_comment("a: 1", "long " * 30, 0)[-1] == "a: 1"


@given(TEXT)
def test_a_comment_is_nothing_but_a_comment(text):
    """Words of a plan that are shown as a comment never become part of the document, and lines are short."""
    lines = comment(text, 4)

    assert all(line.startswith("    # ") and line.isprintable() for line in lines)
    assert all(len(line) <= WIDTH or " " not in line.removeprefix("    # ") for line in lines)
