"""What is not for publication is for its owner alone."""

import os
import stat

import pytest

from cjreport.errors import InputError
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.owner_only import keep_to_owner, place_for_owner
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def readable_by_all():
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize("place", ["log.xlsx", "disclosure/log.xlsx", "forms/2024-25/angus.xlsx"])
def test_a_file_and_the_folders_made_for_it_are_its_owners(tmp_path, place):
    """A new file and every folder that is made above it are closed to others before a word stands in it."""
    tmp_path.chmod(0o755)
    file = tmp_path / place
    place_for_owner(file)

    assert mode(file) == 0o600
    made = [folder for folder in file.parents if tmp_path in folder.parents]
    assert {mode(folder) for folder in made} <= {0o700}
    assert mode(tmp_path) == 0o755


def test_a_file_that_was_open_to_all_is_closed(tmp_path):
    """A form or log that an earlier version wrote keeps its words until it is written, and is closed at once."""
    file = tmp_path / "log.xlsx"
    file.write_text("before", encoding="utf-8")
    place_for_owner(file)

    assert (mode(file), file.read_text(encoding="utf-8")) == (0o600, "before")


def test_a_folder_is_no_file(tmp_path):
    """Where a folder is given for a file it is told, and the folder keeps its mode."""
    tmp_path.chmod(0o755)
    with pytest.raises(InputError, match="this is a folder"):
        place_for_owner(tmp_path)

    assert mode(tmp_path) == 0o755


def test_a_file_below_a_file_is_told(tmp_path):
    """Where a folder cannot be made the place is named, without a traceback."""
    (tmp_path / "forms").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        place_for_owner(tmp_path / "forms" / "angus.xlsx")


def test_what_is_not_there_is_left(tmp_path):
    """Nothing is made, and nothing is said, of a folder that is not there."""
    keep_to_owner(tmp_path / "local")

    assert not (tmp_path / "local").exists()


def test_local_figures_are_their_owners_once_they_are_read(workbench):
    """The folder of figures that nobody has published is closed to others whenever it is read."""
    local = workbench / "data" / "local"
    local.mkdir(exist_ok=True)
    local.chmod(0o755)
    read_figures(read_library(Workbench(workbench)).known)

    assert mode(local) == 0o700
