"""Whether every heading has words."""

import pytest

from cjreport.assurance.wording.empty_headings import headings_without_words
from cjreport.inputs.documents.prose import Statement


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("# Crime\n\nIt fell.", []),
        ("##\n\nIt fell.", ["##"]),
        ("It fell.\n### ###\nIt rose.", ["###"]),
        ("#one of the tags", []),
        ("#\n##\nIt fell.", ["#", "##"]),
    ],
)
def test_marks_of_headings_without_words_are_told(text, marks):
    """Each as it was typed."""
    found = [*headings_without_words([Statement(("challenges",), text)])]

    assert [each.about for each in found] == marks
