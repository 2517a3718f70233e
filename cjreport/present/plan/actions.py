"""The actions of a plan: who answers for each, by when, and what the steps are on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import is_period, label
from cjreport.present.blocks import Block, Column, Details, Table
from cjreport.present.parts.action_states import State, counted_states, state_cell
from cjreport.present.parts.gaps import lacking_part
from cjreport.present.text.phrases import capital, listed, muted, runs_of
from cjreport.present.text.quotations import cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.inputs.documents.plans import Action
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs


HEADS = ("Action", "Owner and partners", "When", "Where it stands")


def action_blocks(
    figures: Figures, actions: Mapping[str, Action], states: Mapping[str, State], of: str
) -> Iterator[Block]:
    """Set out actions, and below them the steps of each; where there are none, say that the Act asks for them."""
    if not actions:
        yield from lacking_part("What partners intend to do", "plan-actions")
        return
    yield Table(
        caption=f"What partners intend to do for {of}",
        columns=tuple(Column(name=name) for name in HEADS),
        rows=tuple(_row(figures, key, action, states[key]) for key, action in actions.items()),
        notes=_notes([states[key] for key in actions]),
        layout="records",
    )
    yield from _milestones(actions, states, of)


def _row(figures: Figures, key: str, action: Action, state: State) -> tuple[Runs, ...]:
    return (
        runs_of(muted(f"{key} "), cell(figures, action.what)),
        _who(action),
        _when(action),
        state_cell(state),
    )


def _who(action: Action) -> Runs:
    owner = runs_of(action.owner) if action.owner.strip() else runs_of(muted("Nobody named"))
    return runs_of(owner, muted(f", with {listed(action.partners)}")) if action.partners else owner


def _when(action: Action) -> Runs:
    if not action.due.strip():
        return runs_of(muted(f"From {_dated(action.starts)}, no end given" if action.starts else "Not given"))
    if action.starts and action.starts == action.due:
        return runs_of(f"In {_dated(action.due)}")
    return runs_of(f"{_dated(action.starts)} to {_dated(action.due)}" if action.starts else f"By {_dated(action.due)}")


def _dated(when: str) -> str:
    """Write a day or a year for readers; other words stand as they were typed."""
    return label(when) if is_period(when) else when


def _notes(states: Sequence[State]) -> tuple[Runs, ...]:
    """Say where the statuses come from, where an annual return gives them."""
    periods = sorted({state.period for state in states if state.period})
    if not periods:
        return ()
    which = listed([label(period) for period in periods])
    returns = f"the annual return{'s' if len(periods) > 1 else ''} for {which}"
    rest = "; of the others, as the plan says" if any(state.status and not state.period for state in states) else ""
    return (runs_of(f"Where actions stand: as {returns} say{'' if len(periods) > 1 else 's'}{rest}."),)


def _milestones(actions: Mapping[str, Action], states: Mapping[str, State], of: str) -> Iterator[Details]:
    steps = [
        (key, step, State(step.status, later=step.status is None and states[key].later))
        for key, action in actions.items()
        for step in action.milestones
    ]
    if not steps:
        return
    rows = tuple(
        (runs_of(step.what), runs_of(key), runs_of(f"By {_dated(step.due)}"), state_cell(state))
        for key, step, state in steps
    )
    columns = tuple(Column(name=name) for name in ("Step", "Of action", "When", "Where it stands"))
    table = Table(caption=f"Steps of the actions for {of}", columns=columns, rows=rows, layout="records")
    number = f"{len(steps)} steps" if len(steps) > 1 else "1 step"
    stands = counted_states([state for *_, state in steps])
    yield Details(summary=f"{capital(of)}, {number} on the way: {stands}", blocks=(table,))
