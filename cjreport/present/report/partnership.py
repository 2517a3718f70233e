"""What a partnership supplies besides its outcomes: partners, actions, activities, consultation, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.present.blocks import Block, Bullets, Column, Heading, Prose, Table
from cjreport.present.parts.action_states import State, state_cell, states_of
from cjreport.present.parts.bodies import bodies_table
from cjreport.present.parts.gaps import not_supplied
from cjreport.present.text.phrases import listed, muted, runs_of
from cjreport.present.text.quotations import cell, prose_blocks
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.returns import Activity
    from cjreport.present.figures import Figures

NOT_REPORTED: Runs = (muted("Nothing reported"),)


def partnership_blocks(figures: Figures) -> Iterator[Block]:
    """Show every part that is supplied, and say of the others that they are not; of no return at all, that alone."""
    words = figures.inputs.the_return
    if words.is_empty or words.compiled_from:
        yield from _nothing(figures)
        return
    yield Heading(level=3, runs=runs_of("Governance and partners"))
    yield from prose_blocks(figures, words.governance) or not_supplied("governance")
    yield from _partners(figures)
    yield Heading(level=3, runs=runs_of("Where the plan's actions stand"))
    yield from _actions(figures)
    yield Heading(level=3, runs=runs_of("Activities"))
    yield from _activities(figures) or not_supplied("effect")
    yield Heading(level=3, runs=runs_of("Who was consulted on this report"))
    yield from (
        (bodies_table(figures, words.consultation, "Bodies and others consulted"),)
        if words.consultation
        else not_supplied("consultation")
    )
    for title, text in (("Challenges", words.challenges), ("Next steps", words.next_steps)):
        yield Heading(level=3, runs=runs_of(title))
        yield from prose_blocks(figures, text) or not_supplied("governance")


def _nothing(figures: Figures) -> Iterator[Prose]:
    words = figures.inputs.the_return
    what = (
        f"Not known: this holds no more than {words.compiled_from}."
        if words.compiled_from
        else "This report has no account by the partnership."
    )
    said = (
        f"{what} A partnership's own report also says who its partners are, what they did and what came of it. It says "
        "where the actions of its plan stand and who was consulted (sections 13, 19 and 23 of the Act)."
    )
    yield Prose(runs=(muted(said),))


def _partners(figures: Figures) -> Iterator[Block]:
    words, duties = figures.inputs.the_return, figures.inputs.library.duties
    rows = []
    for partner in duties.partners_of(figures.inputs.area):
        given = words.partners.get(partner.id)
        name = runs_of(given.name) if given and given.name else runs_of(muted("Not named"))
        rows.append((runs_of(partner.title), name, cell(figures, given.part if given else "")))
    columns = tuple(Column(name=name) for name in ("Statutory partner", "Name", "Part it took"))
    if rows:
        yield Table(caption="Statutory partners", columns=columns, rows=tuple(rows), layout="records")


def _actions(figures: Figures) -> Iterator[Block]:
    """List the plan's actions, and where each stands at the end of the period."""
    plan, reports = figures.inputs.the_plan, figures.inputs.the_return.actions
    covering = plan if plan and plan.covers(figures.inputs.period) else None
    planned = covering.actions if covering else {}
    states = states_of(figures.inputs, covering) if covering else {}
    rows = []
    for key in (*planned, *(key for key in reports if key not in planned)):
        action, report = planned.get(key), reports.get(key)
        rows.append(
            (
                runs_of(muted(f"{key}. "), *cell(figures, action.what if action else "Not in the plan")),
                runs_of(action.owner if action else ""),
                runs_of(_year(action.due) if action else ""),
                state_cell(State(report.status) if report else states[key], figures.inputs.period),
                cell(figures, report.progress if report else "") or NOT_REPORTED,
            )
        )
    if not rows:
        yield Prose(runs=(muted("This report has no plan for the period."),))
        return
    columns = tuple(Column(name=name) for name in ("Action", "Owner", "Due", "Status", "In the period"))
    yield Table(caption="Actions of the plan", columns=columns, rows=tuple(rows), layout="records")


def _year(due: str) -> str:
    return label(due) if due[:2] == "20" else due


def _activities(figures: Figures) -> tuple[Block, ...]:
    """Tell each activity in a few lines: what, when, who with, for whom, what came of it."""
    return tuple(
        block
        for number, activity in enumerate(figures.inputs.the_return.activities, 1)
        for block in (
            Heading(level=4, runs=runs_of(f"Activity {number}{_when(activity)}")),
            *prose_blocks(figures, activity.what),
            *_about(figures, activity),
        )
    )


def _when(activity: Activity) -> str:
    offered = ", offered as good practice" if activity.good_practice else ""
    return f": {activity.when}{offered}" if activity.when else offered


def _about(figures: Figures, activity: Activity) -> Iterator[Block]:
    names = figures.inputs.the_return.partners
    who = [named.name if (named := names.get(each)) and named.name else each for each in activity.involved]
    facts = (
        ("With", runs_of(listed(who)) if who else ()),
        ("For", runs_of(activity.for_whom) if activity.for_whom else ()),
        (
            "Serves",
            runs_of(f"outcome{'s' if len(activity.outcomes) > 1 else ''} {listed(activity.outcomes)}")
            if activity.outcomes
            else (),
        ),
        ("What came of it", cell(figures, activity.result) if activity.result.strip() else ()),
        ("What shows a difference", cell(figures, activity.evidence_of_effect)),
    )
    items = tuple((Prose(runs=runs_of(Text(text=f"{term}: ", style="strong"), runs)),) for term, runs in facts if runs)
    yield Bullets(items=items)
