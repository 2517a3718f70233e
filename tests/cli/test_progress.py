"""How far a command is: a bar where somebody looks on, plain lines otherwise."""

import io
import re

import pytest
from rich.console import Console

from cjreport.cli import progress


def test_how_far_it_is_where_somebody_looks_on(monkeypatch):
    """A bar says what is being done, without a number where none is known."""
    screen = io.StringIO()
    monkeypatch.setattr(progress, "err", Console(file=screen, force_terminal=True, width=120))
    with progress.how_far() as far:
        far.begin("Reading")
        far.begin("Making reports", 3)
        said = [far.advance(), far.advance()]
        far.begin("Bringing the site up to date")

    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.getvalue())
    assert said == ["1 of 3", "2 of 3"]
    assert "Bringing the site up to date" in shown
    assert "?" not in shown


def test_how_far_it_is_in_plain_lines(capsys):
    """Read by a program, it is a line for each part of the work, at once."""
    with progress.how_far() as far:
        far.begin("Making reports", 12)
        said = far.advance()

    assert said == "1 of 12"
    assert capsys.readouterr().out == "Making reports …\n"


@pytest.mark.parametrize(("seconds", "words"), [(0.4, "0 s"), (59.4, "59 s"), (72, "1 min 12 s"), (7500, "2 h 5 min")])
def test_a_span_of_time_in_words(seconds, words):
    """As people write it."""
    assert progress.in_words(seconds) == words
