"""Plans of an example: one filled in, one sparse, none, one with an annual return beside it; and what each shows."""

from itertools import chain

import pytest
from conftest import make_workbench

from cjreport.present.blocks import Account, Bullets, Callout, Details, Front, Heading, MainPoints, Prose, Table
from cjreport.present.text.phrases import plain
from cjreport.reports.plan import open_plan

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


@pytest.fixture(scope="session")
def plans_home(tmp_path_factory):
    """A workbench in which one area's plan is filled in, another's is sparse and a partnership has one."""
    home = make_workbench(tmp_path_factory.mktemp("plan") / "home")
    plans = home / "params" / "plans"
    (plans / "nether-and-upper-example.yaml").write_text(SPARSE, encoding="utf-8")
    full = (plans / "isles-of-example.yaml").read_text(encoding="utf-8")
    joint = full.replace("area: Isles of Example\n", "area: Community Justice Example\n")
    (plans / "community-justice-example.yaml").write_text(joint, encoding="utf-8")
    return home


@pytest.fixture(scope="session")
def full_plan(plans_home):
    """The report of a plan in which everything is filled in."""
    return open_plan("Isles of Example", period="2024-25", home=plans_home)


@pytest.fixture(scope="session")
def sparse_plan(plans_home):
    """The report of a plan that says next to nothing."""
    return open_plan("Nether & Upper Example", period="2024-25", home=plans_home)


@pytest.fixture(scope="session")
def no_plan(plans_home):
    """The report of an area without a plan."""
    return open_plan("Long Example", period="2024-25", home=plans_home)


@pytest.fixture(scope="session")
def reported_plan(tmp_path_factory):
    """The plan that is filled in, with an annual return that says where some actions stand."""
    home = make_workbench(tmp_path_factory.mktemp("reported") / "home")
    (home / "params" / "2024-25" / "isles-of-example.yaml").write_text(RETURN, encoding="utf-8")
    return open_plan("Isles of Example", period="2024-25", home=home)
