"""Does the plan hold what sections 19 to 22 of the Act ask of it?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found
from cjreport.inputs.documents.prose import quotations
from cjreport.inputs.periods import on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.plans import Action, Plan, PlannedOutcome
    from cjreport.inputs.files.yaml_text import Key
    from cjreport.inputs.registers.frameworks import Framework

REGARDS = {
    "strategy": "the national strategy",
    "framework": "the national performance framework",
    "loip": "the local outcomes improvement plan",
}
CJS = "community justice scotland"


def missing_from_plan(plan: Plan, framework: Framework, newest: Framework) -> Iterator[Found]:
    """List what the plan leaves out, outcome by outcome and as a whole; *framework* is that of its first year."""
    for outcome in framework.outcomes:
        if planned := plan.outcomes.get(outcome.id):
            yield from _missing(outcome.id, ("outcomes", outcome.id), planned)
        else:
            for rule in ("plan-achieved", "plan-priority", "plan-actions"):
                path = ("outcomes", outcome.id)
                yield Found(rule, path, f"outcome {outcome.id}", f"outcome {outcome.id} is not in the plan")
    for key, local in plan.local_outcomes.items():
        path = ("local_outcomes", key)
        yield from _missing(key, path, local)
        if not local.indicators:
            what = f'the local outcome "{local.title}" has no indicator'
            yield Found("plan-local-indicators", path, f"outcome {key}", what)
    yield from _regard(plan)
    yield from _consulted(plan)
    yield from _participation(plan)
    yield from _published(plan, newest)


def _missing(outcome: str, path: tuple[Key, ...], planned: PlannedOutcome) -> Iterator[Found]:
    about = f"outcome {outcome}"
    if planned.achieved is None:
        yield Found(
            "plan-achieved", (*path, "achieved"), about, f"outcome {outcome} does not say whether it is being achieved"
        )
    if planned.achieved != "yes" and not planned.assessment.strip():
        what = f"outcome {outcome} does not say how near it is to being achieved"
        yield Found("plan-assessment", (*path, "assessment"), about, what)
    if not planned.indicators_used and not [*quotations(planned.assessment)]:
        yield Found(
            "plan-indicators",
            (*path, "indicators_used"),
            about,
            f"the assessment of outcome {outcome} uses no indicator",
        )
    if planned.priority is None:
        yield Found(
            "plan-priority", (*path, "priority"), about, f"outcome {outcome} does not say whether it is a priority"
        )
    elif not planned.why.strip():
        verb = "is" if planned.priority else "is not"
        yield Found("plan-why", (*path, "priority"), about, f"outcome {outcome} does not say why it {verb} a priority")
    if not planned.actions:
        yield Found("plan-actions", path, about, f"outcome {outcome} has no action")
    for key, action in planned.actions.items():
        yield from _action((*path, "actions", key), key, action)


def _action(path: tuple[Key, ...], key: str, action: Action) -> Iterator[Found]:
    if not action.owner.strip():
        yield Found("action-owner", path, f"action {key}", f"nobody answers for action {key}")
    if not action.due.strip():
        yield Found("action-due", path, f"action {key}", f"action {key} does not say by when")


def _regard(plan: Plan) -> Iterator[Found]:
    for key, title in REGARDS.items():
        regard = getattr(plan.regard, key)
        if not (regard.title.strip() and regard.how.strip()):
            yield Found("plan-regard", ("regard", key), key, f"it is not said how the plan has regard to {title}")


def _consulted(plan: Plan) -> Iterator[Found]:
    consultation, path = plan.consultation, ("consultation",)
    if not any(CJS in body.body.casefold() for body in consultation.consulted):
        yield Found(
            "plan-consulted",
            path,
            "Community Justice Scotland",
            "Community Justice Scotland is not listed as consulted",
        )
    if all(CJS in body.body.casefold() for body in consultation.consulted):
        yield Found(
            "plan-consulted", path, "bodies", "no body that did not take part, and nobody else, is listed as consulted"
        )
    if not (consultation.opened and consultation.closed):
        yield Found(
            "plan-consulted", path, "dates", "the days on which the consultation opened and closed are not given"
        )
    for number, response in enumerate(consultation.responses):
        if not (response.finding.strip() and response.decision.strip()):
            what = f'it is not said what was found or decided on "{response.theme}"'
            yield Found("plan-decision", (*path, "responses", number), response.theme, what)
    if consultation.responses and not (consultation.decided_by.strip() and consultation.decided_on):
        yield Found("plan-decision", path, "decided", "it is not said who decided on the responses, and when")


def _participation(plan: Plan) -> Iterator[Found]:
    statement = plan.participation
    if statement.published_at.strip():
        return
    if not statement.statement.strip():
        yield Found("plan-participation", ("participation",), "statement", "the participation statement is empty")
    if not statement.bodies:
        what = "no third-sector or community body is listed as having taken part"
        yield Found("plan-participation", ("participation",), "bodies", what)


def _published(plan: Plan, newest: Framework) -> Iterator[Found]:
    if not (plan.published and plan.published_at.strip()):
        yield Found("plan-published", ("published",), "published", "the day or the place of publication is not given")
    if plan.published and not plan.sent_to_cjs:
        what = "the day a copy went to Community Justice Scotland is not given"
        yield Found("plan-sent-to-cjs", ("sent_to_cjs",), "sent_to_cjs", what)
    revised = dt.date.fromisoformat(newest.published)
    reviews = [review.date for review in plan.reviews if review.date >= revised]
    in_force = newest.first_period <= plan.ends
    if plan.published and plan.published < revised and in_force and not reviews:
        what = (
            f"the plan of {on(plan.published)} is older than the framework of {on(revised)}, and lists no review since"
        )
        yield Found("plan-review", ("reviews",), "framework", what)
