"""Reports stand in a folder of their own, not among what they are made from."""

from pathlib import Path

import pytest

from cjreport.build.outputs.destination import refuse_workbench
from cjreport.cli.terminal import in_letters
from cjreport.errors import PublishError
from cjreport.inputs.files.workbench import Workbench


@pytest.mark.parametrize(
    "out",
    [".", "", "..", "/", "data", "params/2024-25", "notebooks/../data/official", ".venv", ".git/outputs", "tests"],
)
def test_folders_that_are_not_for_reports(tmp_path, monkeypatch, out):
    """The workbench itself, what lies above it, and its inputs are refused, however they are written."""
    home = tmp_path / "workbench"
    home.mkdir()
    monkeypatch.chdir(home)

    with pytest.raises(PublishError, match=r"made from\n    Choose a folder of their own with --out"):
        refuse_workbench(home / out if out else home.__class__(out), Workbench(home))


def test_a_link_to_the_workbench_is_refused(tmp_path):
    """Where it leads counts, not what it is called."""
    (tmp_path / "workbench").mkdir()
    (tmp_path / "link").symlink_to("workbench")

    with pytest.raises(PublishError, match="made from"):
        refuse_workbench(tmp_path / "link", Workbench(tmp_path / "workbench"))


@pytest.mark.parametrize("name", [b"x\xff", b"caf\xe9/outputs", b"\x80\x81"])
def test_a_name_that_is_no_text_is_refused_in_words(name):
    """Nobody could write of it where reports stand; Linux takes any bytes for a name."""
    out = Path("/somewhere", name.decode("utf-8", "surrogateescape"))

    with pytest.raises(PublishError, match=r"not in UTF-8[^\n]*\n    Choose another folder"):
        refuse_workbench(out, Workbench(Path("/workbench")))
    with pytest.raises(PublishError, match="not in UTF-8"):
        in_letters(out)


@pytest.mark.parametrize("name", ["café", "Àrd-bhaile 2024", "報告", "😀", "a\u202eb"])
def test_a_name_in_any_letters_will_do(name):
    """Of whatever script."""
    assert in_letters(Path(name)) == Path(name)


@pytest.mark.parametrize("out", ["outputs", "outputs/2024-25", "published", "../elsewhere", "data-site"])
def test_folders_for_reports(tmp_path, out):
    """Any other folder will do."""
    refuse_workbench(tmp_path / "workbench" / out, Workbench(tmp_path / "workbench"))
