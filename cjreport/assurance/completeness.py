"""Does the return say what section 23 of the Act asks of every outcome?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.frameworks import Framework
    from cjreport.inputs.returns import AreaReturn, OutcomeAccount


class Finding(Record):
    """Something a return still needs: which rule, of which outcome, on what legal basis."""

    rule: str
    outcome: str
    what: str
    basis: str


def missing_words(words: AreaReturn, framework: Framework) -> tuple[Finding, ...]:
    """List what the return leaves unsaid, outcome by outcome."""
    return tuple(f for outcome in framework.outcomes for f in _missing(outcome.id, words.account(outcome.id)))


def _missing(outcome: str, account: OutcomeAccount) -> Iterator[Finding]:
    if not account.action_taken.strip():
        yield Finding(
            rule="action-taken",
            outcome=outcome,
            what="the action taken in the period",
            basis="section 23(2)(a)",
        )
    if account.achieved is None:
        yield Finding(
            rule="achieved", outcome=outcome, what="whether the outcome is achieved", basis="section 23(2)(b)"
        )
    if account.achieved != "yes" and not account.progress.strip():
        yield Finding(
            rule="progress",
            outcome=outcome,
            what="the progress made towards it",
            basis="section 23(2)(b)",
        )
