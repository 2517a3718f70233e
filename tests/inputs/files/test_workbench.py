"""Where a workbench is, however its folder is named."""

import pytest

from cjreport.errors import InputError
from cjreport.inputs.files.workbench import find_workbench


@pytest.mark.parametrize("name", [lambda folder: folder, str, lambda folder: f"{folder}/params/..", lambda _: ".."])
def test_a_folder_may_be_a_path_or_text(workbench, monkeypatch, name):
    """Written in full or as seen from here."""
    monkeypatch.chdir(workbench / "params")

    assert find_workbench(start=name(workbench)).folder == workbench


@pytest.mark.parametrize("value", [1, b"..", ["."], True])
def test_what_is_no_path_is_told(value):
    """In words, not as a fault of ours."""
    with pytest.raises(InputError, match="a path or text, not a value of type"):
        find_workbench(start=value)
