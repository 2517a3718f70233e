"""A plan as a report of its own: everything it says is shown, and what it leaves out is named."""

import re
from dataclasses import replace

import pytest
from shown_plans import PARTS, blocks_of, rows, runs_of, tables, words_of

from cjreport.errors import InputError, UnknownNameError
from cjreport.inputs.documents.kinds import PLAN
from cjreport.measures.frame.lookup import Address
from cjreport.measures.frame.quotable import FIELDS
from cjreport.present.text.phrases import plain
from cjreport.reports.plan import PlanReport, open_plan


def test_the_notebook_shows_every_part():
    """What a plan report offers is what the test looks at."""
    offered = {name for name, value in vars(PlanReport).items() if callable(value) and not name.startswith("_")}

    assert offered == set(PARTS)


def test_everything_that_is_typed_is_shown(full_plan, plans_home):
    """Each piece of the file stands in the report, quotations aside."""
    typed = (plans_home / "params" / "plans" / "isles-of-example.yaml").read_text(encoding="utf-8")
    shown = " ".join(words_of(full_plan).split())
    pieces = re.findall(
        r"(?:what|title|how|said|changed|finding|decision|theme|result|assessment|why): (.+?)[,}]?\n", typed
    )

    assert len(pieces) > 60
    for piece in pieces:
        if {*piece}.isdisjoint("|>[{"):
            assert piece.split(", due")[0].strip('"') in shown, piece


def test_quoted_figures_are_looked_up(full_plan):
    """Numbers in prose, tables and targets stand in the frame of measures under their own address."""
    runs = [run for block in blocks_of(full_plan) for runs in runs_of(block) for run in runs]
    numbers = [run for run in runs if run.kind == "number"]

    assert {"cjpf-1-assessments", "cjpf-1-completed", "recorded_crime", "treatment_waits"} == {
        n.measure for n in numbers
    }
    for number in numbers:
        row = full_plan.figures.at(Address(number.measure, number.area, number.period, number.comparator))
        assert row[number.field] == number.value
        assert number.field in {place.column for place in FIELDS.values()}
    assert "In 2024‑25 there were 5 assessments for diversion and [x] cases were commenced." in words_of(
        full_plan, "outcomes"
    )


def test_the_figures_are_those_of_the_plan(full_plan, no_plan):
    """Only what its framework has, what it quotes and what it aims at; none is later than the report's period."""
    national = {indicator.id for indicator in full_plan.figures.inputs.plan_framework.indicators}

    assert set(full_plan.measures["indicator"]) <= national | {"recorded_crime", "treatment_waits"}
    assert {"recorded_crime", "treatment_waits"} <= set(full_plan.measures["indicator"])
    assert set(no_plan.measures["indicator"]) <= national


@pytest.mark.parametrize("address", ["javascript://alert(1)", "plan.html", "C://plan"])
def test_only_addresses_become_links(full_plan, address):
    """What is typed where an address is meant stands as words."""
    inputs = full_plan.figures.inputs
    document = inputs.the_plan.regard.loip.model_copy(update={"link": address})
    regard = inputs.the_plan.regard.model_copy(update={"loip": document})
    plan = inputs.the_plan.model_copy(update={"regard": regard, "published_at": address})
    changed = PlanReport(replace(full_plan.figures, inputs=inputs.with_document(PLAN, plan)))

    runs = [run for block in blocks_of(changed) for runs in runs_of(block) for run in runs if run.kind == "text"]
    assert address not in {run.href for run in runs}
    assert f"28 March 2024, {address}" in words_of(changed, "front")


def test_no_cell_is_blank(full_plan, sparse_plan):
    """Also where nothing was typed, a table says so."""
    blanks = [
        (t.caption, row)
        for plan in (full_plan, sparse_plan)
        for t in tables(plan).values()
        for row in rows(t)
        if "" in row
    ]

    assert blanks == []


def test_without_a_plan_the_report_says_what_the_act_asks(no_plan):
    """A title, what section 19 asks for, and a line for each part."""
    front, _, callout = no_plan.front().blocks

    assert front.title == "Long Example and the Distant Hinterland, no plan"
    assert "Section 19 of the Community Justice (Scotland) Act 2016" in plain(callout.blocks[0].runs)
    for part in PARTS[1:-1]:
        [prose] = getattr(no_plan, part)().blocks
        assert plain(prose.runs).startswith("Not available: ")


def test_a_joint_plan_is_shown_beside_the_areas_own_figures(plans_home):
    """An area without a plan has that of its partnership, and the report says so; the partnership's own has duties."""
    area = open_plan("Example City", period="2024-25", home=plans_home)
    joint = open_plan("Community Justice Example", period="2024-25", home=plans_home)

    assert "Community Justice Example made one plan for all its areas." in words_of(area, "front")
    assert words_of(area, "duties") == (
        "What the check finds in the plan of Community Justice Example is told in its own report."
    )
    assert "Example City and Example's Glen" in words_of(joint, "front")
    assert "Answered" in words_of(joint, "duties")


def test_a_plan_of_other_years_says_so(plans_home):
    """It is shown beside the figures of the period asked for, and the reader is told."""
    earlier = open_plan("Isles of Example", period="2021-22", home=plans_home)

    assert "This plan is for 2024‑25 to 2026‑27. The figures beside it are those up to 2021‑22." in words_of(
        earlier, "front"
    )
    assert set(earlier.measures["period"]) <= {period for period in earlier.measures["period"] if period < "2022-23"}


def test_wrong_parameters_are_told(plans_home):
    """As of an annual report: an unknown area, and a period without quotes."""
    with pytest.raises(UnknownNameError, match="in quotes"):
        open_plan("Isles of Example", period=2024, home=plans_home)
    with pytest.raises(InputError, match="Nowhere"):
        open_plan("Nowhere", period="2024-25", home=plans_home)
