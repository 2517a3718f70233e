"""Reports stand in a folder of their own, not among what they are made from."""

import pytest

from cjreport.errors import PublishError
from cjreport.inputs.workbench import Workbench
from cjreport.publish.outputs import refuse_workbench


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


@pytest.mark.parametrize("out", ["outputs", "outputs/2024-25", "published", "../elsewhere", "data-site"])
def test_folders_for_reports(tmp_path, out):
    """Any other folder will do."""
    refuse_workbench(tmp_path / "workbench" / out, Workbench(tmp_path / "workbench"))
