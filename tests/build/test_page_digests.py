"""Whether pages of indicators are known to be as they would be made: keys that are kept where nobody publishes them."""

import json
import shutil

import pytest

from cjreport.build.page_digests import Keys, keep_keys, kept_keys, write_manifest
from cjreport.inputs.files.workbench import Workbench

KEYS = Keys(figures="of figures", package="of the package")


@pytest.fixture
def pages(workbench, tmp_path):
    """A folder of pages whose keys are kept."""
    folder = tmp_path / "out" / "indicators"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("a page", encoding="utf-8")
    write_manifest(folder)
    keep_keys(Workbench(workbench), folder, KEYS)
    return folder


def test_keys_are_kept_for_pages_as_they_stand(workbench, pages):
    """The pages themselves say what they are, and nothing of what they were made from."""
    manifest = json.loads((pages / "manifest.json").read_text(encoding="utf-8"))

    assert kept_keys(Workbench(workbench), pages) == KEYS
    assert {name: [*told] for name, told in manifest.items()} == {"files": ["index.html"]}


@pytest.mark.parametrize("lost", ["keys", "pages", "another manifest", "broken keys", "another folder"])
def test_nothing_is_known_of_other_pages(workbench, pages, tmp_path, lost):
    """Where keys were lost or cut short, or belong to other pages than those that stand there, pages are due."""
    [keys] = (workbench / ".cjreport" / "keys").iterdir()
    match lost:
        case "keys":
            keys.unlink()
        case "pages":
            shutil.rmtree(pages)
        case "another manifest":
            (pages / "manifest.json").write_text("{}", encoding="utf-8")
        case "broken keys":
            keys.write_text("{", encoding="utf-8")
        case _:
            pages = shutil.copytree(pages, tmp_path / "elsewhere")

    assert kept_keys(Workbench(workbench), pages) is None


def test_a_workbench_that_cannot_be_written_to_costs_no_build(workbench, pages):
    """Its pages are made again each time."""
    shutil.rmtree(workbench / ".cjreport")
    (workbench / ".cjreport").write_text("in the way", encoding="utf-8")
    keep_keys(Workbench(workbench), pages, KEYS)

    assert kept_keys(Workbench(workbench), pages) is None
