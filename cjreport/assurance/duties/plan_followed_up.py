"""From plan to report: where does every action stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found, beginning
from cjreport.inputs.periods import ends, is_day, is_financial_year

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cjreport.inputs.documents.plans import Action, Plan
    from cjreport.inputs.gather import Inputs

YEARS_CARRIED = 3
"""From so many reports on, an action that has not ended is asked about."""


def not_followed_up(inputs: Inputs) -> Iterator[Found]:
    """List what the plan promised and the return does not follow up, and the other way round."""
    plan, words = inputs.the_plan, inputs.the_return
    if plan is None or not plan.covers(inputs.period):
        years = f"the plan covers {plan.starts} to {plan.ends}, not {inputs.period}" if plan else "there is no plan"
        yield Found("no-plan", ("area",), "plan", years)
        return
    for key, local in plan.local_outcomes.items():
        if key not in words.local_outcomes:
            what = f'the plan\'s local outcome {key}, "{local.title}", is not reported on'
            yield Found("local-outcome", ("local_outcomes",), f"outcome {key}", what)
    for key in words.actions.keys() - plan.actions.keys():
        yield Found("action-unknown", ("actions", key), f"action {key}", f'the plan has no action "{key}"')
    for key, action in plan.actions.items():
        yield from _followed(inputs, plan, key, action)


def _followed(inputs: Inputs, plan: Plan, key: str, action: Action) -> Iterator[Found]:
    before = [s.document.actions[key].status for s in inputs.earlier.values() if key in s.document.actions]
    report, about = inputs.the_return.actions.get(key), f"action {key}"
    if report is None:
        begun = (action.starts or plan.starts) <= inputs.period
        if begun and "Complete" not in before:
            what = f'the plan\'s action {key}, "{beginning(action.what)}", has no status for {inputs.period}'
            yield Found("action-status", ("actions",), about, what)
        return
    if report.status == "Complete":
        return
    if before and before[-1] == "Complete":
        yield Found(
            "action-reopened", ("actions", key), about, f'action {key} was Complete, and is "{report.status}" now'
        )
    elif len(before) >= YEARS_CARRIED - 1 and "Complete" not in before[1 - YEARS_CARRIED :]:
        what = f'action {key} is "{report.status}" for the {_nth(len(before) + 1)} report in a row'
        yield Found("action-carried", ("actions", key), about, what)
    due = last_day(action.due)
    if report.status == "In progress" and due and due <= ends(inputs.period):
        yield Found(
            "action-late", ("actions", key), about, f'action {key} was due by {action.due} and is "In progress"'
        )


def _nth(number: int) -> str:
    return {3: "third", 4: "fourth", 5: "fifth"}.get(number, f"{number}th")


def last_day(due: str) -> dt.date | None:
    """Give the day by which something is due, None where the words are no day and no year."""
    return ends(due) if is_financial_year(due) or (is_day(due) and due[:4].isdigit()) else None
