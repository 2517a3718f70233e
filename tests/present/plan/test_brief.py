"""A plan as a report of its own: everything it says is shown, and what it leaves out is named."""

import re
from dataclasses import replace
from itertools import chain

import pytest
from conftest import make_workbench

from cjreport.errors import InputError, UnknownNameError
from cjreport.inputs.documents.kinds import PLAN
from cjreport.measures.frame.lookup import Address
from cjreport.measures.frame.quotable import FIELDS
from cjreport.present.blocks import Account, Bullets, Callout, Details, Front, Heading, MainPoints, Prose, Table
from cjreport.present.text.phrases import plain
from cjreport.reports.plan import PlanReport, open_plan

PARTS = [
    "front",
    "foreword",
    "in_brief",
    "outcomes",
    "local_outcomes",
    "targets",
    "regard",
    "participation",
    "consultation",
    "reviews",
    "duties",
    "method",
]
SPARSE = """
area: Nether & Upper Example
starts: 2024-25
ends: 2026-27
outcomes:
  "1":
    achieved: partly
    priority: true
    actions:
      "1.1": {what: Set up a group.}
      "1.2": {what: Ask it, starts: 2025-26, due: 2025-26}
  "3": {achieved: "yes", assessment: "So far: {{ recorded_crime.value }}."}
local_outcomes:
  L1: {title: Shorter journeys}
consultation:
  responses:
    - {theme: Travel, said: That it is far.}
  consulted:
    - {body: Somebody, said: That it is far.}
    - {body: Somebody else, how: By letter.}
"""
RETURN = """
area: Isles of Example
period: 2024-25
actions:
  "1.2": {status: Complete}
  "5.1": {status: In progress}
  "0.0": {status: Outstanding}
figures:
  - {id: help-on-the-isles, title: Appointments kept, period: 2024-25, count: 312, base: 480, value: 65, unit: "%"}
  - {id: travel-hours, title: Hours of travel, period: 2024-25, count: 3, unit: hours}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A workbench in which one area's plan is filled in, another's is sparse and a partnership has one."""
    home = make_workbench(tmp_path_factory.mktemp("plan") / "home")
    plans = home / "params" / "plans"
    (plans / "nether-and-upper-example.yaml").write_text(SPARSE, encoding="utf-8")
    full = (plans / "isles-of-example.yaml").read_text(encoding="utf-8")
    joint = full.replace("area: Isles of Example\n", "area: Community Justice Example\n")
    (plans / "community-justice-example.yaml").write_text(joint, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def full(home):
    return open_plan("Isles of Example", period="2024-25", home=home)


@pytest.fixture(scope="module")
def sparse(home):
    return open_plan("Nether & Upper Example", period="2024-25", home=home)


@pytest.fixture(scope="module")
def none(home):
    return open_plan("Long Example", period="2024-25", home=home)


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """The plan that is filled in, with an annual return that says where some actions stand."""
    home = make_workbench(tmp_path_factory.mktemp("reported") / "home")
    (home / "params" / "2024-25" / "isles-of-example.yaml").write_text(RETURN, encoding="utf-8")
    return open_plan("Isles of Example", period="2024-25", home=home)


def inside(blocks):
    """Every block, with the blocks inside it."""
    for block in blocks:
        yield block
        if isinstance(block, Bullets):
            yield from inside(chain(*block.items))
        elif isinstance(block, Callout | Details):
            yield from inside(block.blocks)
        elif isinstance(block, Account):
            yield from inside(chain(*(part for _, part in block.parts)))


def blocks_of(plan, *parts):
    return [*inside(block for part in parts or PARTS for block in getattr(plan, part)().blocks)]


def runs_of(block):
    """Every run of a block but of those inside it."""
    match block:
        case Heading() | Prose():
            yield block.runs
        case MainPoints():
            yield from block.items
        case Front():
            yield from (fact.runs for fact in block.facts)
        case Table():
            yield from (*chain(*block.rows), *block.notes)


def words_of(plan, *parts):
    blocks = blocks_of(plan, *parts)
    titles = (title for block in blocks if isinstance(block, Account) for title, _ in block.parts)
    return "\n".join([*(plain(runs) for block in blocks for runs in runs_of(block)), *titles])


def tables(plan, *parts):
    return {block.caption: block for block in blocks_of(plan, *parts) if isinstance(block, Table)}


def rows(table):
    return [[plain(cell) for cell in row] for row in table.rows]


def test_the_notebook_shows_every_part():
    """What a plan report offers is what the test looks at."""
    offered = {name for name, value in vars(PlanReport).items() if callable(value) and not name.startswith("_")}

    assert offered == set(PARTS)


def test_everything_that_is_typed_is_shown(full, home):
    """Each piece of the file stands in the report, quotations aside."""
    typed = (home / "params" / "plans" / "isles-of-example.yaml").read_text(encoding="utf-8")
    shown = " ".join(words_of(full).split())
    pieces = re.findall(
        r"(?:what|title|how|said|changed|finding|decision|theme|result|assessment|why): (.+?)[,}]?\n", typed
    )

    assert len(pieces) > 60
    for piece in pieces:
        if {*piece}.isdisjoint("|>[{"):
            assert piece.split(", due")[0].strip('"') in shown, piece


def test_the_front_says_whose_plan_for_which_years(full):
    """Title, framework, roles and days; the figures' period; nobody's name."""
    front, callout = full.front().blocks

    assert front.title == "Isles of Example, plan 2024‑25 to 2026‑27"
    assert {fact.term: plain(fact.runs) for fact in front.facts} == {
        "Partnership": "Isles of Example Community Justice Partnership",
        "Years": "1 April 2024 to 31 March 2027",
        "Framework": "Community Justice Performance Framework, 2023",
        "Brought up to date": "figures and where actions stand, up to 2024‑25",
        "Contact": "community.justice@isles.example",
        "Signed": "Chair of the Community Justice Board, 21 March 2024",
        "Published": "28 March 2024, isles.example",
        "Sent to Community Justice Scotland": "2 April 2024",
    }
    assert [plain(prose.runs) for prose in callout.blocks] == [
        "This is an example. Exampleland and its areas are fictional, and so is every figure and statement.",
        (
            "Judgements and priorities are those of the plan as published on 28 March 2024. The annual report for "
            "2024‑25 may have later ones."
        ),
    ]


def test_the_plan_in_brief(full):
    """How many outcomes are achieved, the priorities, the actions in the delivery plan's words, what is not known."""
    findings = full.in_brief().blocks[0]

    assert [plain(item) for item in findings.items] == [
        "Partners judge 1 of the 9 national outcomes as being achieved, 6 partly and 2 not yet.",
        (
            "4 outcomes are priorities: diversion from prosecution; bail supervision; health and care after prison; "
            "and local outcome L1, fewer people have to leave the isles to serve their order or get help."
        ),
        (
            "Partners intend 11 actions: 2 complete, 7 in progress, 1 in progress (with revised timescale) and 1 "
            "outstanding."
        ),
        "Partners add an outcome of their own: fewer people have to leave the isles to serve their order or get help.",
        (
            "Partners aim at 2 levels: people waiting for drug or alcohol treatment who have waited three weeks or "
            "less: 90% by 2026‑27; appointments kept on the isles, of all appointments: 75 by 2026‑27."
        ),
        (
            "The draft was open for views from 15 January 2024 to 8 March 2024. What came back was about “A local "
            "outcome”, “What to measure” and “Plain language”; what was decided stands under Consultation."
        ),
        ("Not said or not known: this area's figures for 12 of the 14 national indicators that are numbers."),
    ]


def test_a_sparse_plan_in_brief(sparse):
    """What is not said is counted, not passed over."""
    findings = sparse.in_brief().blocks[0]

    assert [plain(item) for item in findings.items[:4]] == [
        "Partners judge 1 of the 9 national outcomes as being achieved, 1 partly; of 7 the plan does not say.",
        "One outcome is a priority: diversion from prosecution.",
        "Partners intend 2 actions: 1 to start later and 1 with no status given.",
        "Partners add an outcome of their own: shorter journeys.",
    ]
    assert re.match(r"Not said or not known: \d+ of the things that the Act asks for, ", plain(findings.items[-1]))


def test_outcome_by_outcome(full):
    """A row for each national and local outcome; the verdict's mark has a shape of its own."""
    table = tables(full, "in_brief")["Outcome by outcome"]

    assert len(table.rows) == 10
    assert rows(table)[0] == ["1. Diversion from prosecution", "Partly", "Yes", "1 complete and 1 in progress"]
    assert rows(table)[-1][2:] == ["Yes", "1 in progress"]
    assert {row[1][0].text: row[1][0].tone for row in table.rows} == {
        "Yes": "better",
        "Partly": "same",
        "Not yet": "worse",
    }


def test_actions_have_owner_date_and_status(full):
    """Who answers, with whom, by when, and where it stands by mark and word; the steps below."""
    shown = tables(full, "outcomes")
    actions = shown["What partners intend to do for outcome 1"]

    assert rows(actions)[0] == [
        "1.1 Assess people for diversion by video, so that nobody has to travel to the mainland for it.",
        "Isles of Example Council, with Example Police Service and NHS Example Isles",
        "2024‑25 to 31 March 2025",
        "Complete",
    ]
    assert rows(actions)[1][2:] == ["By 2026‑27", "In progress"]
    assert [row[-1][0].tone for row in actions.rows] == ["better", "same"]
    assert shown["What partners intend to do for outcome 2"].rows[0][-1][0].tone == "different"
    assert shown["What partners intend to do for outcome 5"].rows[0][-1][0].tone == "worse"
    assert rows(shown["Steps of the actions for outcome 1"])[2:] == [
        ["Draft form", "1.2", "By 30 June 2025", "In progress"],
        ["First figures on waits", "1.2", "By 2026‑27", "Not given"],
    ]
    assert [block.summary for block in blocks_of(full, "outcomes") if isinstance(block, Details)] == [
        "Outcome 1, 4 steps on the way: 2 complete, 1 in progress and 1 with no status given",
        "Outcome 5, 1 step on the way: 1 outstanding",
    ]


def test_an_annual_return_says_where_actions_stand(reported):
    """Its word is newer than the plan's; a note says which is whose; an action that is not in the plan is not shown."""
    shown = tables(reported, "outcomes")
    first = shown["What partners intend to do for outcome 1"]

    assert [row[-1] for row in rows(first)] == ["Complete", "Complete"]
    assert plain(first.notes[0]) == (
        "Where actions stand: as the annual return for 2024‑25 says; of the others, as the plan says."
    )
    assert rows(shown["What partners intend to do for outcome 5"])[0][-1] == "In progress"
    assert shown["What partners intend to do for outcome 3"].notes == ()
    assert "Not in the plan" not in words_of(reported)
    assert len([row for caption, table in shown.items() if caption.startswith("What") for row in table.rows]) == 10
    assert "11 actions: 3 complete, 7 in progress" in words_of(reported, "in_brief")


def test_quoted_figures_are_looked_up(full):
    """Numbers in prose, tables and targets stand in the frame of measures under their own address."""
    runs = [run for block in blocks_of(full) for runs in runs_of(block) for run in runs]
    numbers = [run for run in runs if run.kind == "number"]

    assert {"cjpf-1-assessments", "cjpf-1-completed", "recorded_crime", "treatment_waits"} == {
        n.measure for n in numbers
    }
    for number in numbers:
        row = full.figures.at(Address(number.measure, number.area, number.period, number.comparator))
        assert row[number.field] == number.value
        assert number.field in {place.column for place in FIELDS.values()}
    assert "In 2024‑25 there were 5 assessments for diversion and [x] cases were commenced." in words_of(
        full, "outcomes"
    )


def test_the_figures_are_those_of_the_plan(full, none):
    """Only what its framework has, what it quotes and what it aims at; none is later than the report's period."""
    national = {indicator.id for indicator in full.figures.inputs.plan_framework.indicators}

    assert set(full.measures["indicator"]) <= national | {"recorded_crime", "treatment_waits"}
    assert {"recorded_crime", "treatment_waits"} <= set(full.measures["indicator"])
    assert set(none.measures["indicator"]) <= national


def test_local_indicators_and_targets_have_the_figures_that_partners_state(full, reported):
    """The newest that a return states, a small count hidden; the mark of what is missing where there is none."""
    indicators, targets = "Indicators of local outcome L1", "Levels that partners aim at"

    assert [row[1] for row in rows(tables(full)[indicators])] == ["[x]", "[x]"]
    assert [row[1] for row in rows(tables(reported)[indicators])] == ["65% (312 of 480), 2024‑25", "[c], 2024‑25"]
    assert rows(tables(reported)[targets])[1][1:4] == ["65% (312 of 480), 2024‑25", "75%", "2026‑27"]
    assert rows(tables(full)[targets])[0][1:4] == ["1 of 1, January to March 2025", "90%", "2026‑27"]


def test_the_consultation_is_told_from_question_to_decision(full):
    """Questions, dates, how many spoke of a theme, what they said, what was made of it, who decided."""
    words, table = words_of(full, "consultation"), tables(full, "consultation")["What came back, and what was decided"]

    assert "The draft was open for views from 15 January 2024 to 8 March 2024." in words
    assert "Do we need a local outcome of our own, besides the nine that are set nationally?" in words
    assert rows(table)[0] == [
        "A local outcome, 14 responses",
        "Nearly all wanted an outcome on travel and distance.",
        "Distance lies behind most of the gaps that the draft had found.",
        "Local outcome L1 was added, with two indicators of its own.",
    ]
    assert rows(table)[2][0] == "Plain language, 1 response"
    assert "Decided by the Community Justice Board on 21 March 2024." in words


def test_every_duty_is_answered_or_named(full, sparse):
    """Sections 19 to 22, in their order; what is missing is named by outcome or in words."""
    caption = "What the Act asks of a plan, and where this one stands"
    answered, missing = tables(full, "duties")[caption], tables(sparse, "duties")[caption]
    sections = [row[1] for row in rows(answered)]

    assert sections == sorted(sections)
    assert {section[:2] for section in sections} == {"19", "20", "21", "22"}
    assert {row[2] for row in rows(answered)} == {"Answered"}
    said = {row[0]: row[2] for row in rows(missing)}
    assert said["What partners intend to do for each outcome"] == "Missing for outcomes 2, 3, 4, 5, 6, 7, 8, 9 and L1"
    assert said["A local outcome has indicators of its own"] == "Missing for outcome L1"
    assert said["A participation statement, and which bodies took part"].startswith(
        "Missing: the participation statement"
    )
    assert said["The plan is reviewed after the framework is revised"] == "Does not arise yet"


@pytest.mark.parametrize(
    "words",
    [
        "The plan does not speak of outcome 2.",
        "How near it is: not supplied. The Act asks for this (section 19(2)(a)).",
        "Not supplied. The Act asks for this (section 19(2)(b)).",
        "What partners intend to do: not supplied. The Act asks for this (section 19(2)(c)).",
        "Not supplied. The Act asks for this (section 19(3)).",
        "Indicators of its own: not supplied. The Act asks for this (section 19(6)).",
        "Not supplied. The Act asks for this (section 20(2)).",
        "When the draft was open for views: not supplied. The Act asks for this (section 20(6)).",
        "Who decided is not said.",
        "Not supplied. The Act asks for this (section 21).",
        "Which bodies took part: not supplied. The Act asks for this (section 21).",
        "No review is recorded. The Act asks for one when the framework, the strategy or the local plan is revised,",
        "The plan sets no level to be reached.",
        "No foreword is supplied.",
    ],
)
def test_what_is_not_supplied_is_said_where_it_belongs(sparse, words):
    """Never a blank: what is missing, and which section of the Act asks for it."""
    assert words in words_of(sparse)


def test_an_action_to_come_is_not_missing_its_status(sparse):
    """It starts after the report's period, in one year."""
    table = tables(sparse, "outcomes")["What partners intend to do for outcome 1"]

    assert rows(table) == [
        ["1.1 Set up a group.", "Nobody named", "Not given", "Not given"],
        ["1.2 Ask it", "Nobody named", "In 2025‑26", "To start later"],
    ]


def test_columns_that_nobody_filled_are_left_out(sparse):
    """Of bodies consulted, what is not said of one that is said of another is marked."""
    table = tables(sparse, "consultation")["Who was consulted on the draft"]

    assert [column.name for column in table.columns] == ["Who", "How", "What they said"]
    assert [row[1:] for row in rows(table)] == [["Not said", "That it is far."], ["By letter.", "Not said"]]


@pytest.mark.parametrize("address", ["javascript://alert(1)", "plan.html", "C://plan"])
def test_only_addresses_become_links(full, address):
    """What is typed where an address is meant stands as words."""
    inputs = full.figures.inputs
    document = inputs.the_plan.regard.loip.model_copy(update={"link": address})
    regard = inputs.the_plan.regard.model_copy(update={"loip": document})
    plan = inputs.the_plan.model_copy(update={"regard": regard, "published_at": address})
    changed = PlanReport(replace(full.figures, inputs=inputs.with_document(PLAN, plan)))

    runs = [run for block in blocks_of(changed) for runs in runs_of(block) for run in runs if run.kind == "text"]
    assert address not in {run.href for run in runs}
    assert f"28 March 2024, {address}" in words_of(changed, "front")


def test_no_cell_is_blank(full, sparse):
    """Also where nothing was typed, a table says so."""
    blanks = [
        (t.caption, row) for plan in (full, sparse) for t in tables(plan).values() for row in rows(t) if "" in row
    ]

    assert blanks == []


def test_without_a_plan_the_report_says_what_the_act_asks(none):
    """A title, what section 19 asks for, and a line for each part."""
    front, _, callout = none.front().blocks

    assert front.title == "Long Example and the Distant Hinterland, no plan"
    assert "Section 19 of the Community Justice (Scotland) Act 2016" in plain(callout.blocks[0].runs)
    for part in PARTS[1:-1]:
        [prose] = getattr(none, part)().blocks
        assert plain(prose.runs).startswith("Not available: ")


def test_a_joint_plan_is_shown_beside_the_areas_own_figures(home):
    """An area without a plan has that of its partnership, and the report says so; the partnership's own has duties."""
    area = open_plan("Example City", period="2024-25", home=home)
    joint = open_plan("Community Justice Example", period="2024-25", home=home)

    assert "Community Justice Example made one plan for all its areas." in words_of(area, "front")
    assert words_of(area, "duties") == (
        "What the check finds in the plan of Community Justice Example is told in its own report."
    )
    assert "Example City and Example's Glen" in words_of(joint, "front")
    assert "Answered" in words_of(joint, "duties")


def test_a_plan_of_other_years_says_so(home):
    """It is shown beside the figures of the period asked for, and the reader is told."""
    earlier = open_plan("Isles of Example", period="2021-22", home=home)

    assert "This plan is for 2024‑25 to 2026‑27. The figures beside it are those up to 2021‑22." in words_of(
        earlier, "front"
    )
    assert set(earlier.measures["period"]) <= {period for period in earlier.measures["period"] if period < "2022-23"}


def test_wrong_parameters_are_told(home):
    """As of an annual report: an unknown area, and a period without quotes."""
    with pytest.raises(UnknownNameError, match="in quotes"):
        open_plan("Isles of Example", period=2024, home=home)
    with pytest.raises(InputError, match="Nowhere"):
        open_plan("Nowhere", period="2024-25", home=home)
