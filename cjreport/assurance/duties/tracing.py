"""From plan to report: where does every action stand, and is this year's account this year's?"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.findings import Found
from cjreport.inputs.periods import ends, is_day, is_financial_year, year_before

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cjreport.inputs.documents.plans import Action, Plan
    from cjreport.inputs.documents.prose import Statement
    from cjreport.inputs.documents.returns import AreaReturn
    from cjreport.inputs.gather import Inputs

YEARS_CARRIED = 3
"""From so many reports on, an action that has not ended is asked about."""
ALIKE = 0.8
"""From this share of common runs of words on, two texts are the same text again."""
RUN = 4
"""How many words make a run."""
SHORTEST = 12
"""Shorter texts may be alike by chance."""
OF_AN_OUTCOME = ("outcomes", "local_outcomes")
ACCOUNTS = ("outcomes", "local_outcomes", "actions", "activities", "challenges", "next_steps")
"""The parts of a return that tell of one period."""


def untraced(inputs: Inputs) -> Iterator[Found]:
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
            what = f'the plan\'s action {key}, "{_short(action.what)}", has no status for {inputs.period}'
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


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")  # noqa: PLR2004 (enough to know it by)


def repeated(inputs: Inputs) -> Iterator[Found]:
    """List the texts that last period's return held already, word for word or nearly."""
    last = inputs.earlier.get(year_before(inputs.period))
    if last is None:
        return
    before = [text for statement in last.document.said if _tells(statement) and (text := _runs(statement.text))]
    holders: dict[int, list[int]] = {}
    for number, text in enumerate(before):
        for run in text.first:
            holders.setdefault(run, []).append(number)
    for statement in inputs.the_return.said:
        text = _runs(statement.text) if _tells(statement) else None
        if text and any(_alike(text.runs, before[n].runs) for run in text.first for n in holders.get(run, ())):
            about = ".".join(map(str, statement.path))
            what = f'the text of {about} is that of {year_before(inputs.period)} again: "{_short(statement.text)}"'
            yield Found("repeated-text", statement.path, about, what)


def pasted(words: AreaReturn) -> Iterator[Found]:
    """List the texts that an outcome has from another, word for word: for each, the later of the two."""
    first: dict[str, Statement] = {}
    for statement in (each for each in words.said if each.path[0] in OF_AN_OUTCOME and _tells(each)):
        text = " ".join(statement.text.casefold().split())
        other = first.setdefault(text, statement)
        if other.path[:2] != statement.path[:2] and text.count(" ") >= SHORTEST - 1:
            about = ".".join(map(str, statement.path))
            what = f'the text of {about} is that of outcome {other.path[1]} as well: "{_short(statement.text)}"'
            yield Found("same-text", statement.path, about, what)


def _tells(statement: Statement) -> bool:
    return statement.path[0] in ACCOUNTS and "indicators_not_used" not in statement.path


class Runs(NamedTuple):
    """The runs of words of a text, and the *first* of them, in one order for all texts.

    Of two texts that are alike enough, the first runs cannot all differ: there are too few others to make up for it.
    """

    runs: frozenset[int]
    first: tuple[int, ...]


@lru_cache(maxsize=1 << 15)
def _runs(text: str) -> Runs | None:
    """Give the runs of words of a text, None where it is short; years and figures do not count."""
    words = re.sub(r"[\d‑,./-]+", " ", text.casefold()).split()
    if len(words) < SHORTEST:
        return None
    runs = frozenset(hash(tuple(words[n : n + RUN])) for n in range(len(words) - RUN + 1))
    return Runs(runs, tuple(sorted(runs)[: len(runs) - ceil(ALIKE * len(runs)) + 1]))


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    common = len(one & other)
    return common >= ALIKE * (len(one) + len(other) - common)
