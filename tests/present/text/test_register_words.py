"""Words of the registers in the report of a country."""

import pytest
from conftest import REPOSITORY

from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library
from cjreport.present.text.register_words import fitting


@pytest.mark.parametrize(
    ("words", "of_example"),
    [("People are counted once.", "People are counted once."), ("Published by councils alone.", "")],
)
def test_an_example_does_not_speak_of_how_scotland_publishes(words, of_example):
    """A real country's report has all that the registers say."""
    scotland, example = (
        read_library(find_workbench(name, REPOSITORY)).areas.country for name in ("scotland", "example")
    )

    assert (fitting(scotland, words), fitting(example, words)) == (words, of_example)
