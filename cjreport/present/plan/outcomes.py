"""The plan outcome by outcome: is it being achieved, is it a priority, what the figures say, what partners intend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents.prose import quotations
from cjreport.inputs.registers.frameworks import IN_WORDS
from cjreport.present.blocks import Account, Block, Heading, Prose
from cjreport.present.parts.action_states import states_of
from cjreport.present.parts.gaps import lacking_part, muted_prose, not_supplied
from cjreport.present.parts.indicator_table import held_table
from cjreport.present.plan.actions import action_blocks
from cjreport.present.plan.brief import VERDICTS
from cjreport.present.plan.targets import own_indicators
from cjreport.present.text.phrases import listed, lowered, runs_of
from cjreport.present.text.quotations import prose_blocks
from cjreport.present.text_runs import Mark, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.plans import Plan, PlannedOutcome
    from cjreport.inputs.registers.frameworks import Indicator, Outcome
    from cjreport.present.figures import Figures

NO_LOCAL_OUTCOME = "Partners add no outcome of their own. The Act lets them, and does not ask for one (section 19(5))."


def outcome_blocks(figures: Figures, plan: Plan) -> Iterator[Block]:
    """Show each national outcome with what the plan says of it, its figures and its actions."""
    states = states_of(figures.inputs, plan)
    for outcome in figures.inputs.plan_framework.outcomes:
        yield Heading(level=3, runs=runs_of(f"Outcome {outcome.id}. {outcome.title}"))
        planned, of = plan.outcomes.get(outcome.id), f"outcome {outcome.id}"
        if planned is None:
            yield from _left_out(outcome)
        else:
            yield _account(figures, planned)
        yield from _figures_of(figures, outcome)
        if planned:
            yield from action_blocks(figures, planned.actions, states, of)


def local_blocks(figures: Figures, plan: Plan) -> Iterator[Block]:
    """Show each outcome of partners' own, with its own indicators and its actions."""
    states = states_of(figures.inputs, plan)
    if not plan.local_outcomes:
        yield from muted_prose(NO_LOCAL_OUTCOME)
    for key, local in plan.local_outcomes.items():
        yield Heading(level=3, runs=runs_of(f"Local outcome {key}. {local.title}"))
        yield _account(figures, local)
        yield from (
            (own_indicators(figures, key, local),)
            if local.indicators
            else lacking_part("Indicators of its own", "plan-local-indicators")
        )
        yield from action_blocks(figures, local.actions, states, f"local outcome {key}")


def _left_out(outcome: Outcome) -> tuple[Prose]:
    said = (
        f"The plan does not speak of outcome {outcome.id}. The Act asks whether it is being achieved and, if not, how "
        "near it is; whether it is a priority; and what partners intend to do (section 19(2))."
    )
    return muted_prose(said)


def _account(figures: Figures, planned: PlannedOutcome) -> Account:
    parts = (
        ("Is it being achieved?", (*_verdict(planned), *_assessment(figures, planned))),
        ("Is it a priority?", (*_priority(planned), *_why(figures, planned))),
        ("What the assessment rests on", _rests_on(figures, planned)),
    )
    return Account(parts=tuple((title, blocks) for title, blocks in parts if blocks))


def _verdict(planned: PlannedOutcome) -> tuple[Prose]:
    if planned.achieved is None:
        return not_supplied("plan-achieved")
    tone, words = VERDICTS[planned.achieved]
    return (Prose(runs=(Mark(tone=tone, text=words),)),)


def _assessment(figures: Figures, planned: PlannedOutcome) -> tuple[Block, ...]:
    if planned.assessment.strip():
        return prose_blocks(figures, planned.assessment)
    if planned.achieved in {None, "yes"}:
        return ()
    return lacking_part("How near it is", "plan-assessment")


def _priority(planned: PlannedOutcome) -> tuple[Prose]:
    if planned.priority is None:
        return not_supplied("plan-priority")
    return (Prose(runs=(Text(text="Yes" if planned.priority else "No", style="strong"),)),)


def _why(figures: Figures, planned: PlannedOutcome) -> tuple[Block, ...]:
    if planned.why.strip() or planned.priority is None:
        return prose_blocks(figures, planned.why)
    return muted_prose("It is not said why.")


def _rests_on(figures: Figures, planned: PlannedOutcome) -> tuple[Block, ...]:
    """Name the indicators that the assessment uses, those it quotes among them."""
    known, own = figures.inputs.library.indicators, getattr(planned, "indicators", {})
    quoted = [each.indicator for each in quotations(planned.assessment) if each.indicator in known]
    named = dict.fromkeys([*planned.indicators_used, *quoted])
    if not named:
        return not_supplied("plan-indicators")
    titles = [known[name].title if name in known else own.get(name, name) for name in named]
    first, *others = titles
    return (Prose(runs=runs_of(f"{'; '.join([first, *map(lowered, others)])}.")),)


def _figures_of(figures: Figures, outcome: Outcome) -> Iterator[Block]:
    held = [indicator for indicator in outcome.indicators if figures.latest_reported(indicator.id)]
    notes = tuple(_without_figures(figures, outcome, held))
    if held:
        table = held_table(figures, held, f"National indicators of outcome {outcome.id}")
        yield table.model_copy(update={"notes": (*table.notes, *map(runs_of, notes))})
    else:
        yield from (prose for note in notes for prose in muted_prose(note))


def _without_figures(figures: Figures, outcome: Outcome, held: list[Indicator]) -> Iterator[str]:
    """Say which of an outcome's indicators have no figure, and which are not figures at all."""
    area = figures.inputs.area.in_sentence
    if gaps := [lowered(i.title) for i in outcome.indicators if i not in held and i.kind not in IN_WORDS]:
        yield f"No figure for {area} is available for {listed(gaps)}."
    if in_words := [lowered(i.title) for i in outcome.indicators if i.kind in IN_WORDS]:
        yield f"Partners answer in words, in their annual return: {'; '.join(in_words)}."
