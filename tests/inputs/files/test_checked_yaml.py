"""YAML files, and what is said of those that are not sound."""

import pytest

from cjreport.errors import InputError
from cjreport.inputs.files.checked_yaml import Record, nearest, read_document


class Park(Record):
    name: str
    ponds: int
    paths: tuple[str, ...] = ()


@pytest.fixture
def park(tmp_path):
    def read(text):
        file = tmp_path / "park.yaml"
        file.write_text(text, encoding="utf-8")
        return read_document(file, Park)

    return read


@pytest.fixture
def problems(park):
    def refused(text):
        with pytest.raises(InputError) as error:
            park(text)
        return [(p.line, p.column, p.what) for p in error.value.problems]

    return refused


def test_a_sound_file_is_read(park):
    """Values arrive as the model has them."""
    assert park("name: Green\nponds: 2\n") == Park(name="Green", ponds=2)


def test_merged_keys_count(park):
    """Keys that YAML merges in are the file's own."""
    assert park("<<: {name: Green}\nponds: 2\n").name == "Green"


def test_a_duplicate_key_is_refused_with_its_line(problems):
    """The second of two equal keys is pointed at."""
    [(line, column, what)] = problems("name: Green\nponds: 2\nname: Red\n")

    assert (line, column) == (3, 1)
    assert '"name" stands twice' in what


def test_broken_yaml_is_refused_with_its_place(problems):
    """A quote that is not closed is told with the line on which it opens."""
    [(line, _, what)] = problems('name: "Green\nponds: 2\n')

    assert line == 1
    assert what.startswith("broken YAML")


def test_every_problem_is_told_at_once(problems):
    """An unknown key, a missing one and a wrong value are three problems, each with its line."""
    found = problems("nam: Green\nponds: many\n")

    assert [(line, what.split(" ")[0]) for line, _, what in found] == [(1, "the"), (2, '"ponds"'), (1, "unknown")]
    assert "'many'" in found[1][2]


def test_a_problem_in_a_list_is_placed(problems):
    """A wrong item is told with the item's own line."""
    [(line, column, _)] = problems("name: Green\nponds: 1\npaths:\n  - north\n  - [south]\n")

    assert (line, column) == (5, 5)


def test_a_list_where_keys_should_be_is_told(problems):
    """A file of another shape is told in plain words."""
    assert problems("- name: Green\n") == [(1, None, "this file must hold keys and values")]


def test_a_missing_file_is_told(tmp_path):
    """No file is a problem of its own."""
    with pytest.raises(InputError, match="the file is missing"):
        read_document(tmp_path / "nowhere.yaml", Park)


def test_other_encodings_are_told_with_their_line(tmp_path):
    """A file saved in another encoding says where it stops being UTF-8, and at which sign."""
    file = tmp_path / "park.yaml"
    file.write_bytes("name: Green\nponds: £\n".encode("latin-1"))

    with pytest.raises(InputError, match=r'line 2, column 8: this is not UTF-8 text: "£" stands here'):
        read_document(file, Park)


@pytest.mark.parametrize(("typed", "meant"), [("Fif", "Fife"), ("fife", "Fife"), ("angsu", "Angus")])
def test_the_nearest_name_is_suggested(typed, meant):
    """A slip of the keys is recognised, whatever the case."""
    assert nearest(typed, ["Angus", "Fife"]) == f"Did you mean {meant}?"


def test_all_names_are_listed_where_none_is_near():
    """A name like nothing else brings the list."""
    assert nearest("zzz", ["Angus", "Fife"]) == "Known: Angus, Fife."


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("name: Green\n\tponds: 2\n", 2, "tab"),
        ("name: Green: the park\nponds: 2\n", 1, "This text holds a colon"),
        ("name: | Green\nponds: 2\n", 1, "Begin the words on the line below the |"),
        ("name: |\nGreen it is\nponds: 2\n", 2, "set in below a |"),
        ("name: Green\nponds: 2\npaths: [north, south\n", 3, "Close the list with ]"),
        ("name: Green\nponds: 2\npaths: []\n  - north\n", 4, "a [] or text left over"),
    ],
)
def test_a_slip_of_the_keys_is_told_in_plain_words(tmp_path, text, line, hint):
    """Where it is, and what is likely to be meant."""
    file = tmp_path / "park.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InputError) as error:
        read_document(file, Park)
    [problem] = error.value.problems

    assert (problem.line, hint in problem.mend) == (line, True), problem


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("name: Green\nponds: '1,200'\n", "this is no whole number", "1200"),
        ("name: Green\nponds: 1\npaths: north\n", "a list is meant here", "[one, another]"),
        ("name: [Green]\nponds: 1\n", "text is meant here", "Write words"),
    ],
)
def test_a_wrong_value_says_what_is_meant(tmp_path, text, what, mend):
    """In the words of who typed it, with how it is written."""
    file = tmp_path / "park.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InputError) as error:
        read_document(file, Park)
    [problem] = error.value.problems

    assert what in problem.what
    assert mend in problem.mend
