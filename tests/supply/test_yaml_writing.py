"""Returns and plans as YAML that keeps every character."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.documents.prose import statements
from cjreport.inputs.documents.returns import ActionReport, Activity, AreaReturn, LocalOutcome, OutcomeAccount
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.inputs.files.yaml_text import read_yaml
from cjreport.supply.yaml_scalars import block, fits_block, scalar
from cjreport.supply.yaml_writing import Comments, document_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    "a :#-|>'\"\n\t\r\x85\u2028\\{}[]&*!%@`?,~", max_size=20
)
NAME = TEXT.filter(lambda name: len(name.strip()) > 0 and len(name) < 60)
AWKWARD = [
    "=1+1",
    "'twas",
    "''twas",
    " leading",
    "trailing ",
    "\n\nempty lines first",
    "last line empty\n\n",
    "a\ttab",
    "\ta tab first",
    "a\r\nb",
    "next\x85line",
    "line\u2028separator\u2029and paragraph",
    "\ufeffmark",
    "a: b # c",
    "- item\n- item",
    "{{ cjpf-1-commenced.value }}",
    "Coimhearsnachd, làidir agus sàbhailte – “a’ Ghàidhlig”",
    "😀 and 𝔘nicode",
    "bell\x07 and null\x00",
    "yes",
    "null",
    "~",
    "2024-25",
    "2025-09-30",
    "1e3",
    "---\nnot a document\n...",
    "  \n  ",
    "x\n  \ny",
    "%TAG",
    "\\n is not a line break",
]


def read_back(folder, record):
    file = folder / "document.yaml"
    file.write_text(document_text(record, Comments()), encoding="utf-8", newline="\n")
    return read_document(file, type(record))


def with_awkward(check):
    for text in AWKWARD:
        check = example(text=text, name="L1")(check)
    return check


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("written")


@with_awkward
@given(text=TEXT, name=NAME)
@settings(deadline=None, max_examples=200)
def test_every_character_survives(folder, text, name):
    """Whatever people write comes back unchanged, wherever in a document it stands."""
    record = AreaReturn(
        area=text,
        period="2024-25",
        governance=text,
        outcomes={"1": OutcomeAccount(action_taken=text, took_part=(text, "other"), indicators_not_used={name: text})},
        local_outcomes={name: LocalOutcome(title=f"x{text}", indicators={name: text}, evidence=text)},
        activities=(Activity(what=f"x{text}", result=text), Activity(what="y", involved=(text,))),
        actions={name: ActionReport(status="Complete", progress=text)},
        challenges=text,
    )

    assert read_back(folder, record) == record


def test_values_that_are_not_text_survive(folder):
    """Numbers, dates, choices, yes and no come back as they were."""
    figures = (
        StatedFigure(id="a", title="A", period="2024-25", count=0, value=12.5),
        StatedFigure(id="b-1", title="B", period="2023-24", base=7),
    )
    record = AreaReturn(
        area="Angus",
        period="2024-25",
        figures=figures,
        published="2025-12-15",
        activities=(Activity(what="x", good_practice=True),),
        self_assessment={"scores": {"1": {"before": 2, "now": 3.5}}},
        outcomes={"1": OutcomeAccount(achieved="yes")},
    )

    assert read_back(folder, record) == record


def test_words_stand_as_they_were_written():
    """Prose of several lines can be read in the file as it is, without quotes and escapes."""
    text = 'Partners met – monthly.\n\n- One: a "quoted" word\n- Two #2, 100%\n'
    written = document_text(AreaReturn(area="Angus", period="2024-25", governance=text), Comments())

    assert 'governance: |\n  Partners met – monthly.\n\n  - One: a "quoted" word\n  - Two #2, 100%\n' in written


def test_what_cannot_be_seen_is_written_out():
    """A text that a block would change stands in quotes, where each odd character can be seen."""
    assert not fits_block("a\u2028b")
    assert not fits_block(" leading")
    assert scalar("a\u2028b\x85") == '"a\\u2028b\\u0085"'
    assert block("two\nlines", 2) == ["|-", "  two", "  lines"]


def test_the_same_document_is_written_in_the_same_bytes():
    """Writing depends on nothing but the document."""
    record = AreaReturn(area="Angus", period="2024-25", local_outcomes={"L1": LocalOutcome(title="x")})

    assert document_text(record, Comments()) == document_text(record.model_copy(deep=True), Comments())


def test_an_empty_place_is_empty_prose(folder):
    """Where nothing has been written yet, an empty line waits below each name, and means nothing."""
    record = AreaReturn(area="Angus", period="2024-25", outcomes={"1": OutcomeAccount()})
    written = document_text(record, Comments())

    assert "    action_taken: |\n\n    took_part: []" in written
    assert [*statements(read_back(folder, record))] == []


def test_a_template_becomes_an_entry_when_its_marks_are_taken_off(folder):
    """The entry that is shown as a comment is sound once "# " is taken off and its words are filled in."""
    written = document_text(AreaReturn(area="Angus", period="2024-25"), Comments())
    begins = written.index("activities: []")
    section = written[begins : written.index("\n\n", begins)].split("\n")
    entry = "\n".join(["activities:", *(line.removeprefix("# ") for line in section[2:])])
    file = folder / "entry.yaml"
    file.write_text(entry.replace('what: ""', "what: A meeting"), encoding="utf-8")

    assert Activity.model_validate(read_yaml(file)[0]["activities"][0]) == Activity(what="A meeting")
