"""Blocks of words where there are only lines."""

import pytest

from cjreport.present.notebook.display import Passage
from cjreport.present.text.in_lines import broken, in_lines
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text.phrases import plain


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("One\n\n- two\n- three\n  - four\n  - five", ["One", "• two", "• three", "• four", "• five"]),
        ("3. three\n4. four\n\n   more of four", ["3. three", "4. four", "more of four"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a | b", "1 | 2"]),
        ("## Head\n\nWords\nin lines", ["Head", "Words\nin lines"]),
        ("", []),
    ],
)
def test_nothing_is_lost_in_lines(typed, lines):
    """Points keep their marks and numbers, tables their heads."""
    assert [plain(line) for line in in_lines(read_markdown(typed))] == lines
    assert plain(broken(in_lines(read_markdown(typed)))) == "\n".join(lines)


def test_a_notebooks_plain_view_holds_the_points_of_lists():
    """Where a notebook cannot show HTML it shows words."""
    shown = Passage(read_markdown("Words\n\n3. three\n4. four"))._repr_mimebundle_()

    assert shown["text/plain"] == "Words\n3. three\n4. four"
