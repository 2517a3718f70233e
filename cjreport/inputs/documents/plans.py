"""The partnership's plan, after sections 19 to 22 of the Act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from cjreport.errors import Problem
from cjreport.inputs.documents.common import (
    ActionState,
    Amount,
    Answer,
    Body,
    Day,
    DayOrNone,
    Document,
    Entry,
    NumberOrNone,
    SignOff,
    Verdict,
    unknown_outcomes,
)
from cjreport.inputs.documents.prose import Prose
from cjreport.inputs.periods import FinancialYear, PeriodOrWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.files.yaml_text import Positions
    from cjreport.inputs.registers.frameworks import Framework


class Milestone(Entry):
    """A step of an action."""

    what: str = Field(min_length=1, description="The step.")
    due: PeriodOrWords = Field(description="By when: 2025-09-30, or a year such as 2025-26.")
    status: ActionState | None = Field(default=None, description="Where it stands, in the same words as an action.")


class Action(Entry):
    """Something that partners intend to do towards an outcome, jointly or alone."""

    what: Prose = Field(min_length=1, description="What partners intend to do.")
    owner: str = Field(
        default="", description="The partner who answers for it: a body or a role, never a person's name."
    )
    partners: tuple[str, ...] = Field(default=(), description="Who else takes part.")
    starts: PeriodOrWords = Field(default="", description="The year it starts in, 2025-26; else the plan's first.")
    due: PeriodOrWords = Field(default="", description="By when: 2026-03-31, or a year such as 2025-26.")
    milestones: tuple[Milestone, ...] = Field(default=(), description="Steps, each as {what: a step, due: 2025-09-30}.")
    status: ActionState | None = Field(
        default=None, description="Complete, In progress, In progress (with revised timescale) or Outstanding."
    )


class PlannedOutcome(Entry):
    """What the plan says of an outcome: section 19(2) and (3)."""

    achieved: Verdict | None = Field(
        default=None, description="Whether the outcome is being achieved: yes, partly or no."
    )
    assessment: Prose = Field(default="", description="If it is not achieved, how near it is, and how that is known.")
    indicators_used: tuple[str, ...] = Field(default=(), description="The ids of the indicators the assessment uses.")
    priority: bool | None = Field(default=None, description="true or false: whether it is a priority for this plan.")
    why: Prose = Field(default="", description="Why it is a priority, or why not.")
    actions: dict[str, Action] = Field(
        default_factory=dict, description="What partners intend to do, each by a short id."
    )


class PlannedLocalOutcome(PlannedOutcome):
    """An outcome of the partnership's own, with indicators of its own: section 19(5) and (6)."""

    title: str = Field(min_length=1, description="The outcome.")
    indicators: dict[str, str] = Field(
        default_factory=dict, description="Its own indicators: a short id for each, and what it measures."
    )


class Target(Entry):
    """A level that partners aim at."""

    measure: str = Field(description="The id of an indicator, national or of a local outcome.")
    value: Amount = Field(description="The level aimed at.")
    by: PeriodOrWords = Field(description="The year by which it should be reached, such as 2026-27.")
    why: Prose = Field(default="", description="Why this level.")


class Regard(Entry):
    """A document that the plan has regard to."""

    title: str = Field(default="", description="Its title and year.")
    link: str = Field(default="", description="Where it can be read.")
    how: Prose = Field(default="", description="How the plan takes account of it.")


class Regards(Entry):
    """What section 20(2) asks partners to have regard to."""

    strategy: Regard = Field(default_factory=Regard, description="The national strategy.")
    framework: Regard = Field(default_factory=Regard, description="The national performance framework.")
    loip: Regard = Field(default_factory=Regard, description="The local outcomes improvement plan.")


class Participation(Entry):
    """The participation statement of section 21."""

    statement: Prose = Field(default="", description="What was done to involve third-sector and community bodies.")
    bodies: tuple[Body, ...] = Field(default=(), description="Which bodies took part in preparing the plan, and how.")
    published_at: str = Field(default="", description="Its address, where it is published on its own.")


class Response(Entry):
    """What was said on one theme of the consultation, and what was made of it."""

    theme: str = Field(min_length=1, description="The theme.")
    responses: NumberOrNone = Field(default=None, description="How many responses spoke of it.")
    said: Prose = Field(default="", description="What they said.")
    finding: Prose = Field(default="", description="What partners took from it.")
    decision: Prose = Field(default="", description="What partners decided, also where nothing changes.")


class Consultation(Entry):
    """The consultation on the draft: section 20(6)."""

    questions: tuple[Prose, ...] = Field(default=(), description="What was asked.")
    opened: DayOrNone = Field(default=None, description="The first day, as 2024-01-15.")
    closed: DayOrNone = Field(default=None, description="The last day.")
    consulted: tuple[Body, ...] = Field(
        default=(), description="Community Justice Scotland and others consulted, each as the bodies above."
    )
    responses: tuple[Response, ...] = Field(default=(), description="What came back, by theme.")
    decided_by: str = Field(default="", description="Who decided, by role or board.")
    decided_on: DayOrNone = Field(default=None, description="When.")


class Review(Entry):
    """A review of the plan: section 22."""

    date: Day = Field(description="When it was reviewed.")
    why: str = Field(default="", description="What led to it: a revised framework, strategy or local plan, or time.")
    result: Prose = Field(min_length=1, description="What was revised, or the statement that nothing is.")


class Plan(Document):
    """A plan, params/plans/<area>.yaml."""

    starts: FinancialYear = Field(description="The first year of the plan, such as 2024-25.")
    ends: FinancialYear = Field(description="Its last year.")
    partnership: str = Field(default="", description="What the partnership is called.")
    contact: str = Field(default="", description="A role mailbox, never a person's address.")
    foreword: Prose = Field(default="", description="What the plan is for, in a paragraph or two.")
    regard: Regards = Field(default_factory=Regards, description="What the plan has regard to: section 20(2).")
    outcomes: dict[str, PlannedOutcome] = Field(default_factory=dict, description="The national outcomes, by number.")
    local_outcomes: dict[str, PlannedLocalOutcome] = Field(
        default_factory=dict, description="Outcomes of your own, each by a short name such as L1."
    )
    targets: tuple[Target, ...] = Field(default=(), description="Levels that partners aim at.")
    participation: Participation = Field(default_factory=Participation, description="Section 21.")
    consultation: Consultation = Field(default_factory=Consultation, description="On the draft of the plan.")
    reviews: tuple[Review, ...] = Field(default=(), description="Reviews of the plan: section 22.")
    sign_off: SignOff = Field(default_factory=SignOff, description="Who signed it, by role, and when.")
    published: DayOrNone = Field(default=None, description="When it was published.")
    published_at: str = Field(default="", description="Where: the page's address.")
    sent_to_cjs: DayOrNone = Field(default=None, description="When a copy went to Community Justice Scotland.")
    answers: tuple[Answer, ...] = Field(default=(), description="Answers to what the check found.")

    @property
    def everything(self) -> dict[str, PlannedOutcome]:
        """The outcomes of the plan, national ones first, by id."""
        return {**self.outcomes, **self.local_outcomes}

    @property
    def actions(self) -> dict[str, Action]:
        """Every action by its id; a plan in which an id stands twice is refused when it is read."""
        return {key: action for outcome in self.everything.values() for key, action in outcome.actions.items()}

    def covers(self, period: str) -> bool:
        """Whether *period* lies within the plan's years."""
        return self.starts <= period <= self.ends


def unsound_in_plan(plan: Plan, positions: Positions, framework: Framework) -> Iterator[Problem]:
    """Tell what cannot be so in a plan."""
    yield from unknown_outcomes(positions, plan.outcomes, framework)
    yield from _repeated_actions(plan, positions)


def _repeated_actions(plan: Plan, positions: Positions) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for place, outcomes in (("outcomes", plan.outcomes), ("local_outcomes", plan.local_outcomes)):
        for outcome, planned in outcomes.items():
            for action in planned.actions:
                if action in seen:
                    what = f'the action "{action}" stands under outcomes {seen[action]} and {outcome}'
                    line = positions.line([place, outcome, "actions", action])
                    yield Problem(what, "Give each action an id of its own.", positions.file, line)
                seen[action] = outcome


ASKED_BY: dict[tuple[type[BaseModel], str], str] = {
    (PlannedOutcome, "achieved"): "plan-achieved",
    (PlannedOutcome, "assessment"): "plan-assessment",
    (PlannedOutcome, "indicators_used"): "plan-indicators",
    (PlannedOutcome, "priority"): "plan-priority",
    (PlannedOutcome, "why"): "plan-why",
    (PlannedOutcome, "actions"): "plan-actions",
    (PlannedLocalOutcome, "indicators"): "plan-local-indicators",
}
"""The rule of the check that asks for a field."""
