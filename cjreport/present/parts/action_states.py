"""Where the actions of a plan stand, in the words of the delivery plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from cjreport.inputs.documents.common import ActionState
from cjreport.inputs.periods import label
from cjreport.present.text.phrases import listed, muted, runs_of
from cjreport.present.text_runs import Mark, Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.gather import Inputs
    from cjreport.present.text_runs import Tone

STATES: tuple[ActionState, ...] = get_args(ActionState)
TONES: dict[ActionState, Tone] = {
    "Complete": "better",
    "In progress": "same",
    "In progress (with revised timescale)": "different",
    "Outstanding": "worse",
}
"""The shape of mark that each status has."""


class State(NamedTuple):
    """Where an action stands, and the period of the annual return that says so; without one, the plan does.

    *later* is whether nothing is said yet because it starts after the report's period.
    """

    status: ActionState | None
    period: str = ""
    later: bool = False


def states_of(inputs: Inputs, plan: Plan) -> dict[str, State]:
    """Give where each action stands: as the latest annual return says that speaks of it, or else the plan."""
    states = {
        key: State(action.status, later=action.status is None and action.starts > inputs.period)
        for key, action in plan.actions.items()
    }
    returns = {period: before.document for period, before in inputs.earlier.items()} | {
        inputs.period: inputs.the_return
    }
    for period in sorted(filter(plan.covers, returns)):
        reports = returns[period].actions
        states |= {key: State(reports[key].status, period) for key in states if key in reports}
    return states


def counted_states(states: Sequence[State]) -> str:
    """Say how many actions stand where: 3 complete, 2 in progress, 1 to start later."""
    statuses = [state.status for state in states]
    later = sum(state.later for state in states)
    counts = [(statuses.count(status), status.lower()) for status in STATES]
    counts += [(later, "to start later"), (statuses.count(None) - later, "with no status given")]
    return listed([f"{number} {words}" for number, words in counts if number])


def state_cell(state: State, period: str = "") -> Runs:
    """Write a status in the delivery plan's words, with its mark; of another report than *period*'s, its year too."""
    if state.status:
        mark = Mark(tone=TONES[state.status], text=state.status)
        earlier = period and state.period and state.period != period
        return runs_of(mark, muted(f", {label(state.period)}")) if earlier else (mark,)
    return runs_of(muted("To start later" if state.later else "Not given"))
