"""The map of the house in CONTRIBUTING is the house as it stands."""

import ast
import re
import tomllib
from itertools import groupby

import pytest
from conftest import REPOSITORY

PACKAGE = REPOSITORY / "cjreport"
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAP = CONTRIBUTING.split("## The map of the house\n")[1].split("\n## ")[0]
ENTRIES = dict(re.findall(r"^\| \**`([\w./]+)`\** \| (.+) \|$", MAP, flags=re.MULTILINE))
CONTRACTS = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
LAYERS = {contract["containers"][0]: contract["layers"] for contract in CONTRACTS if contract["type"] == "layers"}
NAMED = sorted(set(re.findall(r"`((?:cjreport|tests|tools|docs|notebooks)/[\w./]*\w/?)`", CONTRIBUTING)))


def said_of(entry):
    """The sentence that a module, or a folder's own, begins with."""
    path = PACKAGE / entry
    text = (path / "__init__.py" if path.is_dir() else path).read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(text)).split("\n")[0]


def test_the_map_has_every_wing_and_room_with_the_sentence_it_says_of_itself():
    """Each folder of the package stands there, and no other; a module that stands beside the wings does too."""
    folders = [f"{file.parent.relative_to(PACKAGE).as_posix()}/" for file in PACKAGE.rglob("*/__init__.py")]
    modules = [file.name for file in PACKAGE.glob("*.py") if not file.name.startswith("__")]

    assert {entry: said_of(entry) for entry in [*folders, *modules]} == ENTRIES


@pytest.mark.parametrize("container", LAYERS)
def test_wings_and_rooms_stand_from_left_to_right(container):
    """In the order that the contracts hold them to, the rooms of a wing below it."""
    within = container.replace(".", "/").removeprefix("cjreport").removeprefix("/")
    parents = {entry: entry.rstrip("/").rpartition("/")[0] for entry in ENTRIES}
    names = [re.sub(r".*/|\.py$", "", entry.rstrip("/")) for entry, parent in parents.items() if parent == within]
    places = {name: at for at, layer in enumerate(reversed(LAYERS[container])) for name in layer.split(" | ")}

    assert names == sorted(names, key=places.__getitem__)


def test_rooms_stand_below_their_wing():
    """No wing stands in two places of the map."""
    wings = [entry.split("/")[0] for entry in ENTRIES]

    assert [wing for wing, _ in groupby(wings)] == [*dict.fromkeys(wings)]


@pytest.mark.parametrize("path", NAMED)
def test_what_contributors_are_sent_to_is_there(path):
    """A file or folder that CONTRIBUTING names exists."""
    assert (REPOSITORY / path).exists()
