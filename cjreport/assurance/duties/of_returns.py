"""Does the return say what section 23 of the Act asks of every outcome?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found
from cjreport.inputs.documents.prose import quotations
from cjreport.inputs.periods import on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.returns import AreaReturn, LocalOutcome, OutcomeAccount
    from cjreport.inputs.files.yaml_text import Key
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.registers.frameworks import Framework, Outcome

LACKS = {
    "action-taken": "the action taken in the period",
    "achieved": "whether the outcome is achieved",
    "progress": "the progress made towards it",
    "assessment": "how far it is achieved, and how that is known",
}


def missing_words(words: AreaReturn, framework: Framework) -> Iterator[Found]:
    """List what the return leaves unsaid of each outcome, national and local."""
    for outcome in framework.outcomes:
        yield from missing_from_account(outcome.id, ("outcomes", outcome.id), words.account(outcome.id))
        yield from _unused_indicators(outcome, words.account(outcome.id))
    for key, local in words.local_outcomes.items():
        yield from missing_from_account(key, ("local_outcomes", key), local)
        yield from _local_indicators(words, key, local)


def missing_from_account(outcome: str, path: tuple[Key, ...], account: OutcomeAccount) -> Iterator[Found]:
    """List the statements of section 23(2) that an account leaves out."""
    if not account.action_taken.strip():
        yield _lacks("action-taken", outcome, path, "action_taken")
    if account.achieved is None:
        yield _lacks("achieved", outcome, path, "achieved")
    if account.achieved != "yes" and not account.progress.strip():
        yield _lacks("progress", outcome, path, "progress")
    if account.achieved is not None and not account.assessment.strip():
        yield _lacks("assessment", outcome, path, "assessment")


def _lacks(rule: str, outcome: str, path: tuple[Key, ...], field: str) -> Found:
    return Found(rule, (*path, field), f"outcome {outcome}", f"outcome {outcome} does not say {LACKS[rule]}")


def _unused_indicators(outcome: Outcome, account: OutcomeAccount) -> Iterator[Found]:
    """Use or explain: list the national indicators of an outcome that are neither used nor said not to be."""
    path = ("outcomes", outcome.id)
    used = indicators_used(account)
    for indicator in outcome.indicators:
        reason = account.indicators_not_used.get(indicator.id, "")
        if indicator.id in account.indicators_used and reason.strip():
            what = f'outcome {outcome.id} both uses the indicator "{indicator.title}" ({indicator.id}) and says why not'
            yield Found("indicators", (*path, "indicators_not_used", indicator.id), indicator.id, what)
        elif indicator.id not in used and not reason.strip():
            what = (
                f'outcome {outcome.id} neither uses the indicator "{indicator.title}" ({indicator.id}) nor says why not'
            )
            yield Found("indicators", (*path, "indicators_used"), indicator.id, what)


def indicators_used(account: OutcomeAccount) -> set[str]:
    """List the indicators that an account uses: those it lists, and those it quotes."""
    texts = (account.action_taken, account.assessment, account.progress, account.evidence)
    return {*account.indicators_used, *(quotation.indicator for text in texts for quotation in quotations(text))}


def _local_indicators(words: AreaReturn, key: str, local: LocalOutcome) -> Iterator[Found]:
    path = ("local_outcomes", key)
    if not local.indicators:
        yield Found("local-indicator", path, f"outcome {key}", f'the local outcome "{local.title}" has no indicator')
    stated = {figure.id for figure in words.figures if figure.period == words.period}
    for name, title in local.indicators.items():
        if name not in stated and not local.indicators_not_used.get(name, "").strip():
            what = f'the indicator "{title}" of outcome {key} has no figure for {words.period}, and it is not said why'
            yield Found("local-indicator", (*path, "indicators", name), name, what)


def missing_matters(inputs: Inputs) -> Iterator[Found]:
    """List what a return leaves out beside its outcomes: partners, consultation, sign-off, dates."""
    words = inputs.the_return
    for partner in inputs.library.duties.partners_of(inputs.area):
        given = words.partners.get(partner.id)
        if given is None or not given.name.strip():
            what = f"{partner.title} is not named among the statutory partners"
            yield Found("partners", ("partners", partner.id), partner.id, what)
    for field in ("governance", "guidance"):
        if not getattr(words, field).strip():
            yield Found(field, (field,), field, f"{field} is empty")
    if not (words.sign_off.role.strip() and words.sign_off.date):
        yield Found("sign-off", ("sign_off",), "sign-off", "role or date of the sign-off is missing")
    yield from _consulted(words)
    yield from _published(inputs)


def _consulted(words: AreaReturn) -> Iterator[Found]:
    kinds = {body.kind for body in words.consultation}
    for kind in ("third sector", "community"):
        if kind not in kinds:
            what = f"no {kind} body is listed as consulted on this report"
            yield Found("consultation", ("consultation",), kind, what)
    for number, body in enumerate(words.consultation):
        if not body.how.strip():
            yield Found(
                "consultation", ("consultation", number), body.body, f"it is not said how {body.body} was consulted"
            )


def _published(inputs: Inputs) -> Iterator[Found]:
    words, deadline = inputs.the_return, inputs.library.duties.deadline(inputs.period)
    if not words.published:
        yield Found("published", ("published",), "published", "the day of publication is not given")
    elif deadline and words.published > (last := deadline.falls(inputs.period)):
        what = f"published on {on(words.published)}; the last day was {on(last)} ({deadline.basis})"
        yield Found("deadline", ("published",), "deadline", what)
    if words.published and not words.published_at.strip():
        yield Found("published", ("published_at",), "published_at", "it is not said where the report is published")
    if words.published and not words.sent_to_cjs:
        yield Found(
            "sent-to-cjs",
            ("sent_to_cjs",),
            "sent_to_cjs",
            "the day a copy went to Community Justice Scotland is not given",
        )
