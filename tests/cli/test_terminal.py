"""How the command speaks, wherever it is read."""

import pytest
from builds import start_cjreport
from conftest import REPOSITORY


@pytest.mark.parametrize(("letters", "words"), [("ascii", "Nowhere …"), ("cp1252", "✓"), ("cp437", "報告")])
def test_a_letter_that_the_terminal_lacks_stops_nothing(monkeypatch, letters, words):
    """It is shown as a question mark."""
    monkeypatch.setenv("PYTHONIOENCODING", letters)

    ran = start_cjreport("check", words, cwd=REPOSITORY)

    assert ran.returncode == 2
    assert "?" in ran.stderr
    assert "Traceback" not in ran.stderr
