"""What sections 19 to 22 of the Act ask of a plan, and where this one answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.registers.rules import RULES
from cjreport.present.blocks import Block, Column, Table
from cjreport.present.parts.findings import check_blocks
from cjreport.present.parts.gaps import muted_prose
from cjreport.present.text.phrases import listed, runs_of
from cjreport.present.text_runs import Mark, Runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjreport.assurance.findings import Finding
    from cjreport.inputs.documents.plans import Plan
    from cjreport.present.figures import Figures

DUTIES = tuple(rule for rule in RULES.values() if rule.duty_of == "plan")
"""The rules that stand for what the Act asks of a plan."""
NOTE = (
    "Sections of the Community Justice (Scotland) Act 2016. Whether something is said is looked at here, not how good "
    "it is: that is for readers to judge."
)
ARISES: dict[str, tuple[Callable[[Plan], object], str]] = {
    "plan-local-indicators": (lambda plan: plan.local_outcomes, "Does not arise: no local outcome"),
    "plan-decision": (lambda plan: plan.consultation.responses, "No response is listed"),
    "plan-review": (lambda plan: plan.reviews, "Does not arise yet"),
    "plan-sent-to-cjs": (lambda plan: plan.published, "Due once it is published"),
}
"""When a duty arises that does not always, and what is said where it does not."""


def duty_blocks(figures: Figures, plan: Plan, findings: Sequence[Finding]) -> Iterator[Block]:
    """Say duty by duty whether the plan answers it, then what else the check found."""
    if plan.area != figures.inputs.area.name:
        said = f"What the check finds in the plan of {plan.area} is told in its own report."
        yield from muted_prose(said)
        return
    rows = tuple(
        (
            runs_of(rule.title),
            runs_of(rule.section_number),
            _answer(plan, [f for f in findings if f.rule.id == rule.id], rule.id),
        )
        for rule in sorted(DUTIES, key=lambda rule: rule.section_number)
    )
    yield Table(
        caption="What the Act asks of a plan, and where this one stands",
        columns=tuple(Column(name=name) for name in ("What the Act asks", "Section", "In this plan")),
        rows=rows,
        notes=(runs_of(NOTE),),
        layout="records",
    )
    yield from check_blocks([finding for finding in findings if finding.rule.duty_of != "plan"])


def _answer(plan: Plan, found: Sequence[Finding], rule: str) -> Runs:
    """Say whether a duty is answered, does not arise, or what is missing."""
    if found:
        return _missing(found)
    arises, otherwise = ARISES.get(rule, (bool, ""))
    return (Mark(tone="better", text="Answered"),) if arises(plan) else (Mark(tone="unknown", text=otherwise),)


def _missing(found: Sequence[Finding]) -> Runs:
    """Name the outcomes that something is missing for, or say what is missing; then what partners answer."""
    waiting = [finding for finding in found if not finding.answer]
    outcomes = sorted(filter(None, map(_outcome, waiting)), key=lambda key: (not key.isdigit(), key))
    which = f"for outcome{'s' if len(outcomes) > 1 else ''} {listed(outcomes)}" if outcomes else ""
    others = "; ".join(finding.what for finding in waiting if not _outcome(finding))
    said = [words for words in (which, others) if words]
    answers = [finding.answer.answer.strip() for finding in found if finding.answer]
    mark = Mark(tone="worse", text="Missing") if waiting else Mark(tone="different", text="Partners answer")
    return runs_of(mark, f"{' ' if outcomes else ': '}{'; '.join([*said, *answers])}" if said or answers else "")


def _outcome(finding: Finding) -> str:
    """Give the key of the outcome that a finding is about, or nothing where it is about none."""
    return str(finding.path[1]) if finding.path[0] in {"outcomes", "local_outcomes"} else ""
