"""YAML by the rules of 1.2, and where everything in it stands."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cjreport.errors import InputError
from cjreport.inputs.files.yaml_text import read_yaml


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "some.yaml"
        file.write_text(text, encoding="utf-8", newline="")
        return read_yaml(file)

    return read_text


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("2024-25", "2024-25"),
        ("2024-12-01", "2024-12-01"),
        ("12:30", "12:30"),
        ("08", 8),
        ("-3", -3),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("", None),
        ("~", None),
        ("null", None),
        ('"no"', "no"),
    ],
)
def test_words_stay_words(read, typed, means):
    """Only what YAML 1.2 calls a number, true, false or nothing is one: no verdict of no becomes False."""
    assert read(f"key: {typed}\n")[0] == {"key": means}


# libyaml takes U+0085, which nobody types, for the end of a line, and refuses a ? at the head of a value in braces
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85")).filter(
    lambda text: text[:1] != "?"
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first text drawn loads all of Unicode
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.one_of(st.integers(), st.booleans(), st.none(), TEXTS)))
def test_what_another_program_writes_is_read_as_it_meant(tmp_path_factory, values):
    """Values written by a YAML 1.2 library come back the same, whatever text they hold."""
    file = tmp_path_factory.mktemp("yaml") / "some.yaml"
    with file.open("w", encoding="utf-8", newline="") as text:
        YAML(typ="safe", pure=True).dump(values, text)

    assert (read_yaml(file)[0] or {}) == values


def test_the_line_of_a_sentence_is_found_however_it_is_folded(read):
    """In literal, folded and quoted text, in plain text over lines, after letters of more than one byte."""
    _, lines = read(
        "# Eilean Sgitheanach, à è ì ò ù\n"
        "literal: |\n  One sentence. Two\n  sentences here.\n"
        "folded: >\n  One sentence.\n\n  Two sentences\n  here.\n"
        'quoted: "One sentence.\n  Two sentences here."\n'
        "plain: One sentence. Two\n  sentences here.\n"
    )

    found = [lines.line([key], "Two sentences here.") for key in ("literal", "folded", "quoted", "plain")]

    assert found == [3, 8, 11, 12]
    assert lines.line(["plain"], "Not in it at all") == 12


def test_positions_follow_keys_items_and_merged_keys(read):
    """The deepest part of a path that the file has, from line and column 1."""
    _, lines = read("base: &base\n  a: 1\nlist:\n  - x: 2\n  - <<: *base\n    x: 3\n")

    assert lines.position(["list", 1, "x"]) == (6, 5)
    assert lines.position(["list", 1, "a"]) == (2, 3)
    assert lines.position(["list", 5, "x"]) == (3, 1)
    assert lines.position(["nothing"]) == (1, None)


def test_a_key_that_stands_twice_is_told_at_any_depth(read):
    """Each with its line, all at once."""
    with pytest.raises(InputError) as error:
        read("a: 1\nb:\n  - c: 1\n    c: 2\na: 3\n")

    assert [(p.line, p.what) for p in error.value.problems] == [
        (4, 'the key "c" stands twice'),
        (5, 'the key "a" stands twice'),
    ]
