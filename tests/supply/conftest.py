"""What tests of supply have in common."""

import pytest
from form_words import LAST_YEAR, PLANNED, bare_library


@pytest.fixture
def isles(workbench):
    """The isles, with a return of last year and a plan."""
    library = bare_library(workbench)
    for folder, text in (("2023-24", LAST_YEAR), ("plans", PLANNED)):
        (workbench / "params" / folder).mkdir(exist_ok=True)
        (workbench / "params" / folder / "isles-of-example.yaml").write_text(text, encoding="utf-8")
    return library
