"""A partnership's words beside figures."""

import pytest
from conftest import REPOSITORY
from sound_workbench import SOUND, lay_out

from cjreport.present.blocks import Account, Table
from cjreport.present.html.render import render_blocks
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report


@pytest.fixture
def spoilt(workbench):
    """A function that opens the report of a sound return with one text replaced."""

    def opened(old="", new=""):
        lay_out(workbench, "return" if old else "", old, new)
        return open_report("Example City", period="2024-25", home=workbench)

    return opened


def first_account(report):
    block = next(block for block in report.outcomes().blocks if isinstance(block, Account))
    return {title: render_blocks(blocks).split("</style>")[-1] for title, blocks in block.parts}


def stated(report, caption):
    [table] = [b for b in report.outcomes().blocks if isinstance(b, Table) and b.caption == caption]
    return [[plain(cell) for cell in row] for row in table.rows], [plain(note) for note in table.notes]


def test_each_part_that_is_supplied_is_shown(spoilt):
    """What was done, the verdict and its grounds, progress, evidence, and who took part, by their names."""
    parts = first_account(spoilt())

    assert [*parts] == [
        "What was done",
        "Is it achieved?",
        "What progress was made",
        "How that is known",
        "Who took part",
    ]
    assert "Partly achieved." in parts["Is it achieved?"]
    assert "Example City Council, Example Police Service and Example Recovery Charity." in parts["Who took part"]


def test_what_is_not_supplied_says_so_and_whose_duty_it_is(spoilt):
    """Never a blank: the section of the Act stands in its place."""
    text = (SOUND / "return.yaml").read_text(encoding="utf-8")
    [old] = [line for line in text.splitlines(keepends=True) if line.startswith("      Justice social work met")]

    assert "Not supplied. The Act asks for this (section 23(2)(a))." in first_account(spoilt(old))["What was done"]


def test_an_indicator_that_is_not_used_is_named_with_the_reason(spoilt):
    """Use or explain: readers see the explanation."""
    old = "    indicators_used: [cjpf-1-assessments, cjpf-1-commenced, cjpf-1-completed]\n"
    new = "    indicators_not_used: {cjpf-1-assessments: Not yet recorded., cjpf-1-commenced: Not yet recorded.}\n"
    text = first_account(spoilt(old, new))["Indicators not used, and why"]

    assert "Diversion assessments undertaken; Diversion cases commenced" in text
    assert text.count("Not yet recorded.") == 1


def test_stated_figures_stand_under_their_outcome_with_their_source(spoilt):
    """Those of the year beside the year before; a percentage with the counts it is made of."""
    rows, notes = stated(spoilt(), "Figures that partners state for local outcome L1")
    assert rows == [["People given advice on money", "120", "96", "Example City Council, advice service"]]
    assert notes == ["Stated by partners in their return; not calculated here, and not compared with other areas."]

    rows, _ = stated(spoilt(), "Figures that partners state for outcome 4")
    assert rows[0][1] == "75% (150 of 200)"


def test_a_small_stated_count_is_hidden_and_marked(spoilt):
    """It is in no part of the report, and the mark is explained."""
    report = spoilt("    count: 45\n", "    count: 3\n")
    rows, notes = stated(report, "Figures that partners state for outcome 8")

    assert rows[1][:2] == ["People who reached the end with their mentor", "[c]"]
    assert "[c] withheld so that nobody can be recognised." in notes
    assert "count=3" not in repr(report.figures.inputs.the_return)


def test_a_figure_that_was_stated_otherwise_says_so():
    """Dundee's cases started in 2022-23, as its two published accounts give them."""
    report = open_report("Dundee City", period="2023-24", home=REPOSITORY)
    rows, notes = stated(report, "Figures that partners state for outcome 1")

    assert ["Diversion cases started", "92", "92", "dundeecity.gov.uk"] in rows
    assert notes[0].startswith("As published, in the source named;")
    assert "Diversion cases started, 2022‑23: 77 in the return for 2022‑23." in notes


def test_only_web_addresses_become_links(spoilt):
    """A source that is a script, or words, stays text."""
    old = "    source: Example City Council, justice social work\n"
    report = spoilt(old, "    source: 'javascript://alert(1)'\n")
    html = render_blocks(report.outcomes().blocks)

    assert "javascript://alert(1)" in html
    assert 'href="javascript' not in html
