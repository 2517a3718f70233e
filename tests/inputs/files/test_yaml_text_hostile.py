"""YAML that nobody would write: an answer within seconds, with its line, and no traceback."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjreport.errors import InputError
from cjreport.inputs.documents.plans import Plan
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.inputs.files.yaml_faults import LARGEST, MOST_TOLD
from cjreport.inputs.files.yaml_nodes import DEEPEST
from cjreport.inputs.registers.areas import Country
from cjreport.inputs.registers.policy import Policy
from cjreport.inputs.registers.sources import Sources

HEAD = "area: Angus\nperiod: 2024-25\n"
SECONDS = 30
"""What is generous on a busy machine, and far from the minutes or the end of memory that are guarded against."""


def multiplied(many, times):
    """Lists of which each repeats the one before *times* times, *many* deep."""
    lists = (f"  - &a{n} [{', '.join([f'*a{n - 1}'] * times)}]" for n in range(1, many))
    return "\n".join(["activities:", "  - &a0 [x]", *lists, ""])


def merged(many, times):
    """Names and values of which each merges the ones before *times* times."""
    first = "outcomes:\n  '0': &m0 {a: x}\n"
    return first + "".join(
        f"  '{n}': &m{n} {{{', '.join(f'k{k}: *m{n - 1}' for k in range(times))}, <<: [*m{n - 1}, *m{n - 1}]}}\n"
        for n in range(1, many)
    )


HOSTILE = {
    "aliases that multiply": (multiplied(9, 10), "more than 50,000 words"),
    "aliases that double": (multiplied(40, 2), ""),
    "merges that multiply": (merged(9, 10), "more than 50,000 words"),
    "an alias in itself": ("governance: &a [*a]\n", "repeated within itself"),
    "an alias deep in itself": ("partners: &a {police: {name: [1, {x: *a}]}}\n", "repeated within itself"),
    "an alias of nothing": ("contact: *nobody\n", 'nothing above is named "nobody"'),
    "lists in lists": (f"figures: {'[' * 1500}{']' * 1500}\n", "within one another"),
    "names in names": (f"x: {'{a: ' * 2000}{'}' * 2000}\n", "within one another"),
    "lines set in": ("".join(f"{' ' * n}a:\n" for n in range(1500)), "within one another"),
    "a hundred thousand brackets": ("governance: " + "[" * 100_000, "within one another"),
    "a hundred thousand braces": ("governance: " + "{" * 100_000, "within one another"),
    "a hundred thousand hyphens": ("figures:\n" + "- " * 100_000, "within one another"),
    "a hundred thousand questions": ("x:\n" + "? " * 100_000, "within one another"),
    "a merge of a number": ("<<: 5\n", "only names and values can be merged"),
    "a merge of texts": ("<<: [a, {contact: x}]\n", "only names and values can be merged"),
    "a list as a name": ("[a, b]: 1\n", "where one name is meant"),
    "a quotation as a text": ("governance: {{ recorded_crime.value }}\n", "where one name is meant"),
    "names as a name": ("? {a: 1}\n: 2\n", "where one name is meant"),
    "no name": ('"": 2\n', "no name before the colon"),
    "a kind of its own": ("governance: !important words\n", "begins with !"),
    "a sign of a kind alone": ("governance: ! words\n", "begins with !"),
    "a kind of Python's": ("governance: !!python/object/apply:os.system [ls]\n", "begins with !"),
    "two documents": ("---\narea: Fife\n", "a second document"),
    "a name twice": ("contact: a\ncontact: b\n", "stands twice"),
    "nought": ("contact: a\0b\n", "U+0000"),
    "next line": ("contact: a\x85b\n", "U+0085"),
    "a line separator": ("contact: a\u2028b\n", "U+2028"),
    "a mark of order amid words": ("contact: a\ufeffb\n", "U+FEFF"),
    "too much": ("guidance: |\n" + "  words\n" * (LARGEST // 8 + 1), "too large"),
    "very many records": (
        "figures:\n" + " - {id: a, title: t, period: 2024-25, unit: x}\n" * 20_000,
        "more than 50,000",
    ),
    "very many names": ("".join(f"k{n}: x\n" for n in range(6_000)), "unknown key"),
    "very many mistakes": ("figures:\n" + " - {id: A, titl: t}\n" * 2000, "no short name"),
    "a name twice, very often": ("a: 1\n" * 8_000, "stands twice"),
    "a long name": (f"{'a' * 900}: 1\n", "unknown key"),
    "an endless name": (f"{'a' * 500_000}: 1\n", "broken YAML"),
}


def refused(file, text, model=AreaReturn):
    """Give the problems of a file that is not sound, none where it is read; fails where that takes minutes."""
    file.write_text(text, encoding="utf-8", newline="")
    begun = time.monotonic()
    try:
        read_document(file, model)
    except InputError as error:
        return error.problems
    finally:
        assert time.monotonic() - begun < SECONDS
    return []


@pytest.mark.parametrize(("text", "told"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_get_an_answer(tmp_path, text, told):
    """Refused with a place and a way to mend it, in few and short words."""
    problems = refused(tmp_path / "some.yaml", HEAD + text)

    assert any(told in problem.what for problem in problems), problems[:3]
    assert all(problem.mend and problem.file for problem in problems[:MOST_TOLD])
    assert all(problem.line for problem in problems[:MOST_TOLD] if "too large" not in problem.what)
    assert len(problems) <= MOST_TOLD + 1
    assert max(len(str(problem)) for problem in problems) < 600


@pytest.mark.parametrize(
    "kind", ["aliases that multiply", "an alias in itself", "a hundred thousand brackets", "no name"]
)
@pytest.mark.parametrize("model", [Plan, Sources, Policy, Country])
def test_every_document_goes_through_the_same_door(tmp_path, model, kind):
    """Plans, registers and policies are read as returns are."""
    text, told = HOSTILE[kind]

    assert any(told in problem.what for problem in refused(tmp_path / "some.yaml", text, model))


def test_very_many_problems_are_counted(tmp_path):
    """The foremost are told, and how many more there are."""
    *foremost, last = refused(tmp_path / "some.yaml", HEAD + "figures:\n" + " - {id: A, title: t}\n" * 300)

    assert len(foremost) == MOST_TOLD
    assert last.what == f"{2 * 300 - MOST_TOLD} more problems are in the same file"


def test_every_problem_of_a_file_is_told_at_once(tmp_path):
    """What YAML cannot hold and what the field cannot take, together."""
    text = f"{HEAD}contact: a\ncontact: b\npublished: soon\n<<: 5\nguidance: !x y\nfigures: [{{id: A}}]\nzz: 1\n"
    told = refused(tmp_path / "some.yaml", text)

    assert sorted({problem.line for problem in told}) == [4, 5, 6, 7, 8, 9]
    assert len(told) == 8


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((f"challenges: {sign}words\n", "Text that begins with @, % or `") for sign in "@%`"),
        ("challenges:\n\twords: a\n", "Put two spaces in the place of the tab"),
        ("challenges: [a, b]\n", "in double quotes if they begin with ["),
        ("challenges: {a: b}\n", "in double quotes if they begin with ["),
        ("published: 0001-01-01\n", "(found 0001-01-01)"),
        ("published: 9999-12-31\n", "(found 9999-12-31)"),
    ],
)
def test_a_mistake_is_told_as_it_was_typed(tmp_path, text, told):
    """What stands there in the file, and what is likely to mend it."""
    assert told in str(refused(tmp_path / "some.yaml", HEAD + text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "governance: &a words\nchallenges: *a\n",
        "activities: [{what: a, involved: &b [c, d]}, {what: e, involved: *b}]\n",
        "consultation:\n  - &c {body: a, kind: community}\n  - {<<: *c, body: b}\n  - {<<: [*c, *c], body: d}\n",
        "consultation:\n  - &c {body: a, how: x}\n  - &d {body: b, how: y, said: z}\n  - {<<: [*c, *d]}\n",
        "guidance: |\n  # no comment\n  1. {{ braces }} and [brackets]\n",
        "guidance: 'a: # b'\n",
        "\n# words\n--- \n",
    ],
)
def test_what_yaml_offers_is_read(tmp_path, text):
    """Names, repeats and merges of either kind, where they fit, and signs within texts."""
    head, _, rest = text.partition("---")

    assert refused(tmp_path / "some.yaml", f"{head}---\n{HEAD}" if rest else HEAD + text) == []


def test_of_several_that_are_merged_the_foremost_counts(tmp_path):
    """As YAML's merge key has it: own keys first, then the earlier in the list."""
    file = tmp_path / "some.yaml"
    lists = (
        "consultation:\n  - &c {body: a, how: x}\n  - &d {body: b, how: y, said: z}\n  - {<<: [*c, *d], body: own}\n"
    )
    file.write_text(HEAD + lists, encoding="utf-8")

    last = read_document(file, AreaReturn).consultation[2]

    assert (last.body, last.how, last.said) == ("own", "x", "z")


def test_nesting_to_the_bound_is_told_by_its_field(tmp_path):
    """What is not too deep for the reader is held against the model as ever."""
    [problem] = refused(tmp_path / "some.yaml", f"{HEAD}x: {'[' * (DEEPEST - 1)}{']' * (DEEPEST - 1)}\n")

    assert problem.what == 'unknown key "x"'


@pytest.mark.parametrize(
    ("saved", "told"),
    [
        ("contact: caf\xe9\n".encode("cp1252"), '"é" stands here as the byte E9'),
        ("contact: a\nguidance: “so”\n".encode("cp1252"), '"“" stands here as the byte 93'),
        (b"contact: \x81\n", "a sign stands here as the byte 81"),
        ("contact: a\n".encode("utf-16"), "but UTF-16"),
        (b"contact: \xc3\n", '"Ã" stands here as the byte C3'),
    ],
)
def test_another_encoding_is_told_with_its_sign(tmp_path, saved, told):
    """The line, the column and the sign, as who saved the file saw it."""
    file = tmp_path / "some.yaml"
    file.write_bytes(saved)

    with pytest.raises(InputError) as error:
        read_document(file, AreaReturn)

    [problem] = error.value.problems
    assert told in problem.what
    assert problem.line


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    """It is not taken for a fault of ours."""
    (tmp_path / "some.yaml").mkdir()

    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / "some.yaml", AreaReturn)


SIGNS = [
    *"[]{}&*!|>'\"%@`#:,-?~<=",
    "\n",
    "\n  ",
    "\n    - ",
    ": ",
    "- ",
    " #",
    "<<: ",
    "*a",
    "&a ",
    "!!int ",
    "\t",
    "...",
]
PARTS = [
    "area: Angus",
    "period: ",
    "figures:",
    "outcomes:",
    "governance: ",
    "{{ x.y }}",
    "---",
    "null",
    "1e9",
    "é",
    "0x1",
]
PIECES = st.sampled_from([*SIGNS, *PARTS])


def holds_no_traceback(file, pieces):
    """Read random pieces of YAML: an answer, whichever, and soon."""
    for problem in refused(file, "".join(pieces)):
        assert problem.what


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(st.lists(PIECES, max_size=25))
def test_random_yaml_gets_an_answer(tmp_path_factory, pieces):
    """Whatever signs stand beside one another."""
    holds_no_traceback(tmp_path_factory.mktemp("random") / "some.yaml", pieces)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=6000)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60))
def test_much_random_yaml_gets_an_answer(tmp_path_factory, pieces):
    """The same for longer, with any letters in between."""
    holds_no_traceback(tmp_path_factory.getbasetemp() / "random.yaml", pieces)
