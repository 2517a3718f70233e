"""The check: every rule, over a return or a plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjreport.assurance.claims.doubts import doubts_of
from cjreport.assurance.duties.evidence_of_effect import without_evidence, without_figures
from cjreport.assurance.duties.of_plans import missing_from_plan
from cjreport.assurance.duties.of_returns import missing_matters, missing_words
from cjreport.assurance.duties.references import (
    dates_out_of_order,
    dates_out_of_order_in_plan,
    unknown_names,
    unknown_names_in_plan,
)
from cjreport.assurance.duties.repeated_text import pasted, repeated
from cjreport.assurance.duties.tracing import untraced
from cjreport.assurance.figures.arithmetic import figures_that_do_not_add_up
from cjreport.assurance.figures.prior_year import changed_since_released, changed_since_stated, unlike_official
from cjreport.assurance.figures.quoted_figures import quotations_of_nothing, quotations_that_are_broken
from cjreport.assurance.findings import Finding, Found, placed
from cjreport.assurance.wording.empty_headings import headings_without_words
from cjreport.assurance.wording.people import is_body, people_in, small_counts, small_counts_in
from cjreport.assurance.wording.unread_words import words_left_out
from cjreport.inputs.documents.prose import quoted, statements
from cjreport.measures.disclosure.gate import local_profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from cjreport.assurance.held_figures import Evidence
    from cjreport.inputs.documents.prose import Statement
    from cjreport.inputs.gather import Inputs

OTHERS_WORDS = ("said", "answers", "revisions", "questions")
"""Parts whose words are other people's or about figures already told: claims in them are not held against figures."""


def check_return(inputs: Inputs, shown: Inputs, evidence: Evidence) -> tuple[Finding, ...]:
    """Give every finding on a return; none where none was supplied, or a joint one is shown here.

    *inputs* hold it as it was typed, *shown* as it stands under disclosure control.
    """
    words = inputs.words
    if words.is_empty or words.area != inputs.area.name:
        return ()
    found = [*(_compiled(inputs) if words.compiled_from else _of_duties(inputs, evidence)), *_of_its_own(inputs, shown)]
    found += _of_what_is_said(shown, words.said, evidence)
    now = partial(evidence.at, inputs.area)
    found += changed_since_released(inputs, inputs.releases, now)
    found += unlike_official(shown.words.figures, now)
    return placed(found, inputs.lines, words.answers)


def _compiled(inputs: Inputs) -> Iterator[Found]:
    what = f"compiled from {inputs.words.compiled_from}; what the Act asks for may stand where it was not seen"
    yield Found("compiled", ("compiled_from",), "compiled", what)


def _of_duties(inputs: Inputs, evidence: Evidence) -> Iterator[Found]:
    """What the Act and guidance ask of a partnership's own return."""
    yield from missing_words(inputs.words, inputs.framework)
    yield from missing_matters(inputs)
    yield from untraced(inputs)
    yield from repeated(inputs)
    yield from pasted(inputs.words)
    yield from without_evidence(inputs.words)
    yield from without_figures(inputs, evidence)


def _of_its_own(inputs: Inputs, shown: Inputs) -> Iterator[Found]:
    """What must hold of whatever is supplied: of *inputs* as they were typed, and as they may be *shown*."""
    yield from unknown_names(inputs)
    yield from words_left_out(inputs.words, inputs.lines, _titles(inputs))
    yield from dates_out_of_order(inputs.words)
    yield from small_counts(inputs.words.figures, shown.words.figures)
    yield from figures_that_do_not_add_up(shown.words.figures)
    yield from changed_since_stated(shown)


def _of_what_is_said(inputs: Inputs, said: Sequence[Statement], evidence: Evidence) -> Iterator[Found]:
    """What prose names, quotes and claims."""
    library, place, period = inputs.library, inputs.area, inputs.period
    yield from people_in([*said, *_names_in(inputs.words)], inputs.words.contact, _called(inputs))
    yield from small_counts_in(said, local_profile(library))
    quotable = evidence.quotable_in_return(inputs)
    yield from quotations_of_nothing(said, quotable)
    yield from quotations_that_are_broken(said)
    yield from headings_without_words(said)
    scores = inputs.words.self_assessment.scores if inputs.words.self_assessment else {}
    ledger = evidence.ledger.of(place, period, inputs.words.figures, scores)
    for path, text in said:
        if any(step in OTHERS_WORDS for step in path):
            continue
        outcome = str(path[1]) if path[0] in {"outcomes", "local_outcomes"} else ""
        for doubt in doubts_of(quoted(text, quotable.as_text), ledger, outcome):
            yield Found(doubt.rule, path, doubt.sentence, doubt.what, doubt.sentence)


def _titles(inputs: Inputs) -> frozenset[str]:
    return frozenset(line.title for line in inputs.library.indicators.values())


def _called(inputs: Inputs) -> set[str]:
    """Give what areas, and the statutory bodies of a return, are called: some have a forename in them."""
    areas = inputs.library.areas
    places = {name for area in areas.all for name in (area.name, *area.other_names) if " " in name}
    bodies = {part.name for part in inputs.words.partners.values() if is_body(part.name)}
    wider = {each.name for each in areas.partnerships} | {each.name for each in areas.regions}
    return places | wider | bodies


def _names_in(record: BaseModel) -> list[Statement]:
    """List the short texts in which somebody might be named: roles, owners, bodies; but for the contact."""
    return [each for each in statements(record, names=True) if each.path not in {("contact",), ("area",)}]


def check_plan(inputs: Inputs, evidence: Evidence) -> tuple[Finding, ...]:
    """Give every finding on the plan that a place has; none where it has none, or a joint one is shown here."""
    plan, place = inputs.plan, inputs.area
    if plan is None or plan.area != place.name:
        return ()
    library, said = inputs.library, [*statements(plan)]
    newest = max(library.frameworks, key=lambda framework: framework.published)
    found = [
        *missing_from_plan(plan, inputs.plan_framework, newest),
        *unknown_names_in_plan(plan, library.indicators),
        *words_left_out(plan, inputs.plan_lines, _titles(inputs)),
        *dates_out_of_order_in_plan(plan),
        *people_in([*said, *_names_in(plan)], plan.contact, _called(inputs)),
        *small_counts_in(said, local_profile(library)),
        *quotations_of_nothing(said, evidence.quotable_in_plan(inputs)),
        *quotations_that_are_broken(said),
        *headings_without_words(said),
    ]
    return placed(found, inputs.plan_lines, plan.answers)
