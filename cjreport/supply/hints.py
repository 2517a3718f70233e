"""What whoever fills in a return or plan is told beside its fields: official titles, last year's figures, the plan."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cjreport.inputs.documents.returns import ActionReport, AreaReturn
from cjreport.measures.rounding import figure_in_short
from cjreport.supply.yaml_scalars import comment, scalar
from cjreport.supply.yaml_writing import Beside

if TYPE_CHECKING:
    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.files.yaml_text import Key
    from cjreport.supply.known import Known

    Notes = dict[tuple[Key, ...], str]

LONGEST = 300
HEAD = """
# {what} of {name}, {when}.
#
# Write after the colons. Words of any length stand below a "|", each line set in by two spaces more than the name
# above it; an empty line begins a new paragraph. A list stands in brackets: [the council, the health board].
# Lines that begin with "#" are guidance. Never write a person's name or address: write the role.
# What you leave empty is told by: cjreport check "{name}"{options}
"""


def head_of(words: AreaReturn | Plan, schema: str, country: str) -> tuple[str, ...]:
    """Write what stands at the top of a document: how it is filled in."""
    is_return = isinstance(words, AreaReturn)
    options = f" --period {words.period}" if isinstance(words, AreaReturn) else ""
    head = HEAD.format(
        what="The community justice return" if is_return else "The community justice outcomes improvement plan",
        name=words.area,
        when=words.period if isinstance(words, AreaReturn) else f"{words.starts} to {words.ends}",
        options=options + (f" --country {country}" if country else ""),
    )
    return (schema, *head.strip("\n").split("\n"), "")


def told_of_return(known: Known, words: AreaReturn, head: tuple[str, ...]) -> Beside:
    """Gather what is told beside a return."""
    notes = _titles(known)
    for partner in known.library.duties.partners:
        notes["partners", partner.id] = partner.title
    for number, figure in enumerate(words.figures):
        notes["figures", number] = last_figure(known, figure.id)
    for key in words.actions:
        notes["actions", key] = ". ".join(filter(None, (planned(known, key).rstrip("."), last_status(known, key))))
    if scores := {key: last_score(known, key) for key in _scored(known)}:
        notes["self_assessment",] = " ".join(f"Outcome {key}: {said}" for key, said in scores.items())
    return Beside(head, notes, {("actions",): (*_waiting_actions(known, words),)})


def told_of_plan(known: Known, head: tuple[str, ...]) -> Beside:
    """Gather what is told beside a plan."""
    listed: dict[tuple[Key, ...], tuple[str, ...]] = {
        ("outcomes", outcome.id, "indicators_used"): tuple(f"{each.id}: {each.title}" for each in outcome.indicators)
        for outcome in known.framework.outcomes
    }
    return Beside(head, _titles(known), listed)


def _titles(known: Known) -> Notes:
    notes: Notes = {}
    for outcome in known.framework.outcomes:
        notes["outcomes", outcome.id] = f"{outcome.id}. {outcome.title}"
        for indicator in outcome.indicators:
            for field in ("indicators_used", "indicators_not_used"):
                notes["outcomes", outcome.id, field, indicator.id] = indicator.title
    return notes


def planned(known: Known, action: str) -> str:
    """Give what the plan says of an action."""
    actions = known.plan.actions if known.plan else {}
    return textwrap.shorten(actions[action].what, LONGEST, placeholder=" …") if action in actions else ""


def last_status(known: Known, action: str) -> str:
    """Say where an action stood in the last return."""
    said = known.before.actions if known.before else {}
    return f"In {known.before.period}: {said[action].status}." if known.before and action in said else ""


def last_figure(known: Known, figure: str) -> str:
    """Say what a figure was in the last return, and where it came from."""
    for last in known.last_figures:
        if last.id == figure:
            return f"In {last.period}: {figure_in_short(last)}." + (
                f" Source then: {last.source}" if last.source else ""
            )
    return ""


def last_score(known: Known, outcome: str) -> str:
    """Say how an outcome was scored in the last return."""
    scored = _scored(known)
    return f"Stood at {scalar(scored[outcome])} in {known.before.period}." if known.before and outcome in scored else ""


def _scored(known: Known) -> dict[str, float]:
    assessed = known.before.self_assessment if known.before else None
    return {key: score.now for key, score in assessed.scores.items()} if assessed else {}


def _waiting_actions(known: Known, words: AreaReturn) -> list[str]:
    """Write the actions of the plan that have no status yet as entries to be filled in."""
    waiting = [key for key in (known.plan.actions if known.plan else {}) if key not in words.actions]
    if not waiting:
        return []
    place = "Give these a status too," if words.actions else 'In place of "{}", write what follows,'
    lines = [f'{place} with "# " taken off each line:']
    about = ActionReport.model_fields["status"].description
    for key in waiting:
        lines += [*comment(planned(known, key), 2), f"  {scalar(key)}:", f"    status:  # {about}", '    progress: ""']
    return lines
