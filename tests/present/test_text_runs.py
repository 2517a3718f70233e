"""What a run may be: nothing that no file can hold."""

import pytest
from made_notebooks import front
from pydantic import ValidationError

from cjreport.present.blocks import Prose
from cjreport.present.text_runs import Number, Spine, Text
from cjreport.publish.page.page import render_page

PLACES = {"lowest": 1, "lower_quartile": 1, "upper_quartile": 1, "highest": 1, "scotland": 1, "area": 1, "tone": "same"}


@pytest.mark.parametrize(
    "run",
    [
        Text(text="a\ud83d", href="https://example.org/\ud83d"),
        Text(text="a", href="mailto:a\udc00@example.org"),
        Number(text="5\ud83d", value=5, measure="m\ud83d", area="a", period="p"),
        Spine(**PLACES, words="w\udfff"),
    ],
)
def test_no_run_has_halves_of_characters(run):
    """No file can hold them."""
    assert render_page((front(), Prose(runs=(run,)))).encode()


def test_a_spine_has_words():
    """Whoever cannot see it hears them."""
    with pytest.raises(ValidationError):
        Spine(**PLACES, words="")
