"""The map of the house in CONTRIBUTING is the house as it stands."""

import ast
import re

import pytest
from conftest import REPOSITORY
from test_layers import STAGES

PACKAGE = REPOSITORY / "cjreport"
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAP = CONTRIBUTING.split("## The map of the house\n")[1].split("\n## ")[0]
ENTRIES = dict(re.findall(r"^\| \**`([\w./]+)`\** \| (.+) \|$", MAP, flags=re.MULTILINE))
NAMED = sorted(set(re.findall(r"`((?:cjreport|tests|tools|docs|notebooks)/[\w./]*\w/?)`", CONTRIBUTING)))


def said_of(entry):
    """The sentence that a module, or a folder's own, begins with."""
    path = PACKAGE / entry
    text = (path / "__init__.py" if path.is_dir() else path).read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(text)).split("\n")[0]


def test_the_map_has_every_wing_and_room_with_the_sentence_it_says_of_itself():
    """Each folder of the package stands there, and no other; a module that stands beside the wings does too."""
    folders = [f"{file.parent.relative_to(PACKAGE).as_posix()}/" for file in PACKAGE.rglob("*/__init__.py")]
    modules = [f"{stage}.py" for stage in STAGES if stage != "__main__" and (PACKAGE / f"{stage}.py").exists()]

    assert {entry: said_of(entry) for entry in [*folders, *modules]} == ENTRIES


def test_wings_stand_from_left_to_right():
    """In the order in which they may import, each with its rooms below it."""
    wings = [entry.split("/")[0].removesuffix(".py") for entry in ENTRIES]

    assert list(dict.fromkeys(wings)) == [stage for stage in STAGES if stage != "__main__"]
    assert wings == sorted(wings, key=STAGES.index)


@pytest.mark.parametrize("path", NAMED)
def test_what_contributors_are_sent_to_is_there(path):
    """A file or folder that CONTRIBUTING names exists."""
    assert (REPOSITORY / path).exists()
