"""What a partnership supplies besides its outcomes."""

import pytest
from sound_workbench import lay_out

from cjreport.present.blocks import Heading, Table
from cjreport.present.html.render import render_blocks
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report


@pytest.fixture
def home(workbench):
    lay_out(workbench)
    return workbench


def shown(home, area="Example City"):
    return open_report(area, period="2024-25", home=home).partnership().blocks


def tables(blocks):
    return {b.caption: [[plain(cell) for cell in row] for row in b.rows] for b in blocks if isinstance(b, Table)}


def test_every_part_has_its_heading(home):
    """In the order in which readers ask."""
    assert [plain(block.runs) for block in shown(home) if isinstance(block, Heading) and block.level == 3] == [
        "Governance and partners",
        "Where the plan's actions stand",
        "Activities",
        "Who was consulted on this report",
        "Challenges",
        "Next steps",
    ]


def test_partners_actions_and_bodies_are_tables(home):
    """Eight partners; every action of the plan with owner, date and status; each body with what it said."""
    found = tables(shown(home))

    assert len(found["Statutory partners"]) == 8
    assert found["Statutory partners"][2] == [
        "The chief constable",
        "Example Police Service",
        "Custody centres and information.",
    ]
    assert len(found["Actions of the plan"]) == 10
    assert found["Actions of the plan"][0][1:4] == ["Example City Council", "2026‑27", "In progress"]
    assert found["Bodies and others consulted"][0][0] == "Example Recovery Charity, third sector"


def test_an_activity_tells_what_difference_it_made(home):
    """With whom, for whom, what came of it, and that it is offered to others."""
    text = render_blocks(shown(home))

    assert "Activity 1: from May 2024, offered as good practice" in text
    assert "Example City Council and Example Families Charity" in text
    assert "In a short survey most said that visiting had become easier." in text


def test_without_a_return_it_is_said_once(home):
    """One sentence says what a partnership's report holds besides, and where the Act asks for it."""
    [block] = shown(home, "Isles of Example")

    assert plain(block.runs).startswith("This report has no account by the partnership.")
    assert "sections 13, 19 and 23" in plain(block.runs)


def test_what_is_left_empty_says_so(home, rewrite):
    """A return without challenges does not lose the heading."""
    rewrite(
        home / "params" / "2024-25" / "example-city.yaml",
        "  Vacancies in two teams lasted for most of the autumn.\n",
        "",
    )

    assert "Not supplied." in render_blocks(shown(home))
