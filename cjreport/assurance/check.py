"""The check: every rule, over a document of any kind."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from cjreport.assurance.claims.doubtful_claims import doubts_of
from cjreport.assurance.duties.evidence_of_effect import without_evidence, without_figures
from cjreport.assurance.duties.of_plans import missing_from_plan
from cjreport.assurance.duties.of_returns import missing_matters, missing_words
from cjreport.assurance.duties.plan_followed_up import not_followed_up
from cjreport.assurance.duties.references import (
    dates_out_of_order,
    dates_out_of_order_in_plan,
    unknown_names,
    unknown_names_in_plan,
)
from cjreport.assurance.duties.repeated_text import same_as_last_period, same_under_two_outcomes
from cjreport.assurance.figures.arithmetic import figures_that_do_not_add_up
from cjreport.assurance.figures.prior_year import changed_since_released, changed_since_stated, unlike_official
from cjreport.assurance.figures.quoted_figures import quotations_of_nothing, quotations_that_are_broken
from cjreport.assurance.findings import Finding, Found, placed
from cjreport.assurance.wording.empty_headings import headings_without_words
from cjreport.assurance.wording.people import is_body, people_in, small_counts, small_counts_in
from cjreport.assurance.wording.unread_words import words_left_out
from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.inputs.documents.prose import statements
from cjreport.inputs.documents.stated_figures import stated_in
from cjreport.measures.disclosure.gate import local_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pydantic import BaseModel

    from cjreport.assurance.held_figures import Evidence
    from cjreport.inputs.documents.common import Document
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.documents.prose import Statement
    from cjreport.inputs.documents.returns import AreaReturn
    from cjreport.inputs.documents.stated_figures import Stated
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.supplied import Supplied
    from cjreport.measures.disclosure.gate import ShownInputs
    from cjreport.measures.frame.quotable import QuotableFigures

OTHERS_WORDS = ("said", "answers", "revisions", "questions")
"""Parts whose words are other people's or about figures already told: claims in them are not held against figures."""


def check_document(
    kind: DocumentKind[Any], inputs: Inputs, shown: ShownInputs, evidence: Evidence
) -> tuple[Finding, ...]:
    """Give every finding on a document; none where none was supplied, or a joint one is shown here.

    *inputs* hold it as it was typed, *shown* as it stands under disclosure control.
    """
    supplied = inputs.supplied(kind)
    if supplied is None or supplied.document.area != inputs.area.name:
        return ()
    figures = [[*stated_in(each.documents[kind.name].document)] for each in (inputs, shown)]
    found = RULES_OF.get(kind.name, of_any_document)(supplied, inputs, shown, evidence)
    return placed(chain(_of_figures(*figures), found), supplied.positions, getattr(supplied.document, "answers", ()))


def _of_figures(typed: Sequence[Stated], shown: Sequence[Stated]) -> Iterator[Found]:
    """What must hold of the figures that a document of whichever kind states."""
    yield from small_counts(typed, shown)
    yield from figures_that_do_not_add_up(shown)


def of_any_document(supplied: Supplied[Any], inputs: Inputs, _: ShownInputs, evidence: Evidence) -> Iterator[Found]:
    """What must hold of a document of any kind."""
    said = [*statements(supplied.document)]
    yield from words_left_out(supplied.document, supplied.positions, _titles(inputs))
    yield from _of_prose(supplied.document, said, inputs, evidence.quotable_in_plan(inputs))


def _of_prose(
    document: Document, said: Sequence[Statement], inputs: Inputs, quotable: QuotableFigures
) -> Iterator[Found]:
    """What prose names and quotes, whosever it is."""
    yield from people_in([*said, *_names_in(document)], getattr(document, "contact", ""), _called(inputs))
    yield from small_counts_in(said, local_profile(inputs.library))
    yield from quotations_of_nothing(said, quotable)
    yield from quotations_that_are_broken(said)
    yield from headings_without_words(said)


def of_return(
    supplied: Supplied[AreaReturn], inputs: Inputs, shown: ShownInputs, evidence: Evidence
) -> Iterator[Found]:
    """What must hold of a return in which anything is said."""
    given = supplied.document
    if given.is_empty:
        return
    yield from _compiled(given) if given.compiled_from else _of_duties(inputs, evidence)
    yield from _of_its_own(supplied, inputs, shown)
    yield from _of_prose(shown.the_return, given.said, shown, evidence.quotable_in_return(shown))
    yield from _of_claims(shown, given.said, evidence)
    now = partial(evidence.at, inputs.area)
    yield from changed_since_released(inputs, inputs.releases, now)
    yield from unlike_official(shown.the_return.figures, now)


def _compiled(given: AreaReturn) -> Iterator[Found]:
    what = f"compiled from {given.compiled_from}; what the Act asks for may stand where it was not seen"
    yield Found("compiled", ("compiled_from",), "compiled", what)


def _of_duties(inputs: Inputs, evidence: Evidence) -> Iterator[Found]:
    """What the Act and guidance ask of a partnership's own return."""
    yield from missing_words(inputs.the_return, inputs.framework)
    yield from missing_matters(inputs)
    yield from not_followed_up(inputs)
    yield from same_as_last_period(inputs)
    yield from same_under_two_outcomes(inputs.the_return)
    yield from without_evidence(inputs.the_return)
    yield from without_figures(inputs, evidence)


def _of_its_own(supplied: Supplied[AreaReturn], inputs: Inputs, shown: ShownInputs) -> Iterator[Found]:
    """What must hold of whatever is supplied: of *inputs* as they were typed, and as they may be *shown*."""
    given = supplied.document
    yield from unknown_names(inputs)
    yield from words_left_out(given, supplied.positions, _titles(inputs))
    yield from dates_out_of_order(given)
    yield from changed_since_stated(shown)


def _of_claims(inputs: Inputs, said: Sequence[Statement], evidence: Evidence) -> Iterator[Found]:
    """What prose claims."""
    place, period, given = inputs.area, inputs.period, inputs.the_return
    scores = given.self_assessment.scores if given.self_assessment else {}
    quotable = evidence.quotable_in_return(inputs)
    ledger = evidence.ledger.of(place, period, given.figures, scores)
    for path, text in said:
        if any(step in OTHERS_WORDS for step in path):
            continue
        outcome = str(path[1]) if path[0] in {"outcomes", "local_outcomes"} else ""
        for doubt in doubts_of(text, ledger, outcome, quotable.as_text):
            yield Found(doubt.rule, path, doubt.sentence, doubt.what, doubt.typed)


def of_plan(supplied: Supplied[Plan], inputs: Inputs, _: ShownInputs, evidence: Evidence) -> Iterator[Found]:
    """What must hold of a plan."""
    plan, library = supplied.document, inputs.library
    newest = max(library.frameworks, key=lambda framework: framework.published)
    yield from missing_from_plan(plan, inputs.plan_framework, newest)
    yield from unknown_names_in_plan(plan, library.indicators)
    yield from words_left_out(plan, supplied.positions, _titles(inputs))
    yield from dates_out_of_order_in_plan(plan)
    yield from _of_prose(plan, [*statements(plan)], inputs, evidence.quotable_in_plan(inputs))


RULES_OF: dict[str, Callable[[Supplied[Any], Inputs, ShownInputs, Evidence], Iterator[Found]]] = {
    RETURN.name: of_return,
    PLAN.name: of_plan,
}
"""What must hold of documents of each kind but for their figures, by its name, where more must than of any."""


def _titles(inputs: Inputs) -> frozenset[str]:
    return frozenset(line.title for line in inputs.library.indicators.values())


def _called(inputs: Inputs) -> set[str]:
    """Give what areas, and the statutory bodies of a return, are called: some have a forename in them."""
    areas = inputs.library.areas
    places = {name for area in areas.all for name in (area.name, *area.other_names) if " " in name}
    bodies = {part.name for part in inputs.the_return.partners.values() if is_body(part.name)}
    wider = {each.name for each in areas.partnerships} | {each.name for each in areas.regions}
    return places | wider | bodies


def _names_in(record: BaseModel) -> list[Statement]:
    """List the short texts in which somebody might be named: roles, owners, bodies; but for the contact."""
    return [each for each in statements(record, names=True) if each.path not in {("contact",), ("area",)}]
