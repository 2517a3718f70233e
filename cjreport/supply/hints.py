"""Hints beside the fields of a document that is to be filled in: official titles, last year's figures, the plan."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from cjreport.inputs.documents.returns import ActionReport
from cjreport.measures.rounding import figure_in_short
from cjreport.supply.yaml_scalars import comment, scalar
from cjreport.supply.yaml_writing import Comments

if TYPE_CHECKING:
    from cjreport.inputs.documents.common import Document
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.documents.returns import AreaReturn
    from cjreport.inputs.files.yaml_text import Key
    from cjreport.supply.known_before import KnownBefore

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


def head_of(kind: DocumentKind[Any], document: Document, schema: str, country: str) -> tuple[str, ...]:
    """Write what stands at the top of a document: how it is filled in."""
    options = period_option(kind, document) + (f" --country {country}" if country else "")
    what = f"The {kind.title[0].lower()}{kind.title[1:]}"
    head = HEAD.format(what=what, name=document.area, when=kind.when(document), options=options)
    return (schema, *head.strip("\n").split("\n"), "")


def period_option(kind: DocumentKind[Any], document: Document) -> str:
    """Write the option by which the check finds a document of a single year; that of several is its place's newest."""
    return "" if kind.spans_years else f" --period {kind.year_of(document)}"


def comments_on_return(known: KnownBefore, given: AreaReturn) -> Comments:
    """Gather what a new return says beside its fields."""
    notes = _titles(known)
    for partner in known.library.duties.partners:
        notes["partners", partner.id] = partner.title
    for number, figure in enumerate(given.figures):
        notes["figures", number] = last_figure(known, figure.id)
    for key in given.actions:
        notes["actions", key] = ". ".join(filter(None, (planned(known, key).rstrip("."), last_status(known, key))))
    if scores := {key: last_score(known, key) for key in _scored(known)}:
        notes["self_assessment",] = " ".join(f"Outcome {key}: {said}" for key, said in scores.items())
    return Comments(notes=notes, waiting={("actions",): (*_waiting_actions(known, given),)})


def comments_on_plan(known: KnownBefore, _: Plan) -> Comments:
    """Gather what a new plan says beside its fields."""
    listed: dict[tuple[Key, ...], tuple[str, ...]] = {
        ("outcomes", outcome.id, "indicators_used"): tuple(f"{each.id}: {each.title}" for each in outcome.indicators)
        for outcome in known.framework.outcomes
    }
    return Comments(notes=_titles(known), waiting=listed)


def _titles(known: KnownBefore) -> Notes:
    notes: Notes = {}
    for outcome in known.framework.outcomes:
        notes["outcomes", outcome.id] = f"{outcome.id}. {outcome.title}"
        for indicator in outcome.indicators:
            for field in ("indicators_used", "indicators_not_used"):
                notes["outcomes", outcome.id, field, indicator.id] = indicator.title
    return notes


def planned(known: KnownBefore, action: str) -> str:
    """Give what the plan says of an action."""
    actions = known.plan.actions if known.plan else {}
    return textwrap.shorten(actions[action].what, LONGEST, placeholder=" …") if action in actions else ""


def last_status(known: KnownBefore, action: str) -> str:
    """Say where an action stood in the last return."""
    said = known.before.actions if known.before else {}
    return f"In {known.before.period}: {said[action].status}." if known.before and action in said else ""


def last_figure(known: KnownBefore, figure: str) -> str:
    """Say what a figure was in the last return, and where it came from."""
    for last in known.last_figures:
        if last.id == figure:
            return f"In {last.period}: {figure_in_short(last)}." + (
                f" Source then: {last.source}" if last.source else ""
            )
    return ""


def last_score(known: KnownBefore, outcome: str) -> str:
    """Say how an outcome was scored in the last return."""
    scored = _scored(known)
    return f"Stood at {scalar(scored[outcome])} in {known.before.period}." if known.before and outcome in scored else ""


def _scored(known: KnownBefore) -> dict[str, float]:
    assessed = known.before.self_assessment if known.before else None
    return {key: score.now for key, score in assessed.scores.items()} if assessed else {}


def _waiting_actions(known: KnownBefore, given: AreaReturn) -> list[str]:
    """Write the actions of the plan that have no status yet as entries to be filled in."""
    waiting = [key for key in (known.plan.actions if known.plan else {}) if key not in given.actions]
    if not waiting:
        return []
    place = "Give these a status too," if given.actions else 'In place of "{}", write what follows,'
    lines = [f'{place} with "# " taken off each line:']
    about = ActionReport.model_fields["status"].description
    for key in waiting:
        lines += [*comment(planned(known, key), 2), f"  {scalar(key)}:", f"    status:  # {about}", '    progress: ""']
    return lines
