"""The partnership's return for an area and period, after section 23 of the Act."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from cjreport.inputs.documents.common import (
    ActionState,
    Amount,
    Answer,
    Body,
    DayOrNone,
    Document,
    Entry,
    PartnerPart,
    Revision,
    SignOff,
    StatedFigure,
    Verdict,
    unknown_outcomes,
)
from cjreport.inputs.documents.prose import Prose, Statement, statements
from cjreport.inputs.periods import FinancialYear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.errors import Problem
    from cjreport.inputs.files.yaml_text import Positions
    from cjreport.inputs.registers.frameworks import Framework


class WhoseWords(StrEnum):
    """Whose account a report holds: its partnership's, that of a joint one, one compiled from what was published."""

    OWN = "own"
    JOINT = "joint"
    COMPILED = "compiled"
    NONE = "none"


class OutcomeAccount(Entry):
    """What a partnership says of one outcome; Markdown, each part empty until it is supplied.

    Section 23(2): the action taken in the period, whether the outcome is achieved at its end and, so far as it is
    not, the progress made. Section 23(3): the relevant indicators are used; guidance asks why one is not.
    """

    action_taken: Prose = Field(default="", description="What partners did in the period, jointly or alone.")
    took_part: tuple[str, ...] = Field(default=(), description="Who took part: statutory partners and other bodies.")
    achieved: Verdict | None = Field(
        default=None, description="Whether the outcome is achieved at the end of the period: yes, partly or no."
    )
    assessment: Prose = Field(default="", description="How far it is achieved, and how that is known.")
    progress: Prose = Field(default="", description="So far as it is not achieved, what progress was made.")
    evidence: Prose = Field(default="", description="What shows it: figures, reviews, what people said.")
    indicators_used: tuple[str, ...] = Field(
        default=(), description="The ids of the national indicators that the assessment rests on."
    )
    indicators_not_used: dict[str, Prose] = Field(
        default_factory=dict,
        description='For each national indicator that is not used, why; leave "" where it is used.',
    )

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been said of the outcome."""
        said = (self.action_taken, self.assessment, self.progress, self.evidence)
        return not (self.achieved or any(text.strip() for text in said))


class LocalOutcome(OutcomeAccount):
    """An outcome that the partnership chose itself, with the indicators that its plan gives it."""

    title: str = Field(min_length=1, description="The outcome, as in the plan.")
    indicators: dict[str, str] = Field(
        default_factory=dict,
        description="Its own indicators: the id of each, as used under figures, and what it measures.",
    )


class Activity(Entry):
    """Something that partners did: for whom, with whom, and what came of it."""

    what: Prose = Field(min_length=1, description="What was done.")
    when: str = Field(default="", description="When: a month, or from when to when.")
    involved: tuple[str, ...] = Field(default=(), description="Who was involved.")
    for_whom: str = Field(default="", description="Whom it was for.")
    outcomes: tuple[str, ...] = Field(default=(), description="The numbers of the outcomes it serves.")
    result: Prose = Field(default="", description="What came of it.")
    evidence_of_effect: Prose = Field(default="", description="What shows that it made a difference, and to whom.")
    good_practice: bool = Field(default=False, description="true, to offer it to others as good practice.")


class ActionReport(Entry):
    """Where an action of the plan stands at the end of the period."""

    status: ActionState = Field(
        description="Complete, In progress, In progress (with revised timescale) or Outstanding."
    )
    progress: Prose = Field(default="", description="What was done in the period.")


class Score(Entry):
    """How partners scored an outcome, at the end of the period and a year before."""

    before: Amount = Field(description="The score a year before.")
    now: Amount = Field(description="The score at the end of the period.")


class SelfAssessment(Entry):
    """Partners' own scores of the outcomes; a higher score is better."""

    summary: Prose = Field(default="", description="What the scores show.")
    scale: str = Field(default="", description="The scale: from 1, unsatisfactory, to 6, excellent.")
    source: str = Field(default="", description="Where the scores were given, if they were published before.")
    scores: dict[str, Score] = Field(default_factory=dict, description='By outcome, as "1": {before: 3, now: 4}.')


class AreaReturn(Document):
    """A return, params/<period>/<area>.yaml; an outcome's number may be typed with or without quotes."""

    period: FinancialYear = Field(description="The period: 2024-25 is 1 April 2024 to 31 March 2025.")
    partnership: str = Field(default="", description="What the partnership is called.")
    contact: str = Field(default="", description="A role mailbox, never a person's address.")
    compiled_from: str = Field(
        default="",
        description="Only for a return that others put together from what was published: what from. Else leave it out.",
    )
    governance: Prose = Field(
        default="", description="How community justice is governed here, and where it reports to."
    )
    partners: dict[str, PartnerPart] = Field(default_factory=dict, description="The statutory partners of section 13.")
    outcomes: dict[str, OutcomeAccount] = Field(default_factory=dict, description="The national outcomes, by number.")
    local_outcomes: dict[str, LocalOutcome] = Field(
        default_factory=dict, description="Outcomes of your own, each by a short name such as L1."
    )
    figures: tuple[StatedFigure, ...] = Field(default=(), description="Figures that partners state themselves.")
    self_assessment: SelfAssessment | None = Field(default=None, description="Scores, where partners give them.")
    actions: dict[str, ActionReport] = Field(
        default_factory=dict, description="Where each action of the plan stands, by its id."
    )
    activities: tuple[Activity, ...] = Field(default=(), description="What was done that readers should know of.")
    consultation: tuple[Body, ...] = Field(
        default=(), description="Third-sector and community bodies, and others, consulted on this report."
    )
    challenges: Prose = Field(default="", description="What stood in the way.")
    next_steps: Prose = Field(default="", description="What partners will do next.")
    guidance: str = Field(default="", description="Which guidance partners had regard to.")
    sign_off: SignOff = Field(default_factory=SignOff, description="Who signed it, by role, and when.")
    published: DayOrNone = Field(default=None, description="When it was published, as 2025-12-15.")
    published_at: str = Field(default="", description="Where: the page's address.")
    sent_to_cjs: DayOrNone = Field(default=None, description="When a copy went to Community Justice Scotland.")
    revisions: tuple[Revision, ...] = Field(default=(), description="Figures that differ from those stated before.")
    answers: tuple[Answer, ...] = Field(default=(), description="Answers to what the check found.")

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been supplied yet but whose return it is."""
        return self.model_copy(update={"contact": "", "partnership": ""}) == AreaReturn(
            area=self.area, period=self.period
        )

    @cached_property
    def said(self) -> tuple[Statement, ...]:
        """Every piece of prose in it, with the path to it."""
        return tuple(statements(self))

    def account(self, outcome: str) -> OutcomeAccount:
        """Give what is said of an outcome, empty where nothing is."""
        return self.local_outcomes.get(outcome) or self.outcomes.get(outcome, OutcomeAccount())


def unsound_in_return(document: AreaReturn, positions: Positions, framework: Framework) -> Iterator[Problem]:
    """Tell what cannot be so in a return."""
    return unknown_outcomes(positions, document.outcomes, framework)


ASKED_BY: dict[tuple[type[BaseModel], str], str] = {
    (AreaReturn, "governance"): "governance",
    (AreaReturn, "partners"): "partners",
    (AreaReturn, "local_outcomes"): "local-outcome",
    (AreaReturn, "consultation"): "consultation",
    (AreaReturn, "guidance"): "guidance",
    (AreaReturn, "published"): "published",
    (AreaReturn, "sent_to_cjs"): "sent-to-cjs",
    (OutcomeAccount, "action_taken"): "action-taken",
    (OutcomeAccount, "achieved"): "achieved",
    (OutcomeAccount, "progress"): "progress",
    (OutcomeAccount, "indicators_used"): "indicators",
    (OutcomeAccount, "indicators_not_used"): "indicators",
    (LocalOutcome, "indicators"): "local-indicator",
}
"""The rule of the check that asks for a field."""
