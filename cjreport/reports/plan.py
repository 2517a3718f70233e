"""The plan of an area beside its figures: what its notebook may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.assurance.check import check_document
from cjreport.inputs.documents.kinds import PLAN
from cjreport.inputs.documents.prose import quotations, statements
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gather import gather
from cjreport.inputs.parameters import checked_parameters
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.measures.frame.columns import shown_columns
from cjreport.measures.frame.country import measures_of_report
from cjreport.measures.frame.selection import Scope
from cjreport.present.figures import Figures
from cjreport.present.notebook.at_a_glance import AtAGlance
from cjreport.present.notebook.display import Passage, show_frames_as_tables
from cjreport.present.parts.citing import About, cite_blocks
from cjreport.present.parts.gaps import muted_prose
from cjreport.present.plan.about import about_plan
from cjreport.present.plan.brief import brief_blocks, foreword_blocks, front_blocks
from cjreport.present.plan.consultation import consultation_blocks, participation_blocks, regard_blocks, review_blocks
from cjreport.present.plan.duties import duty_blocks
from cjreport.present.plan.outcomes import local_blocks, outcome_blocks
from cjreport.present.plan.sheets import plan_sheets
from cjreport.present.plan.sources import source_blocks
from cjreport.present.plan.targets import target_blocks
from cjreport.reports.opening import announced, evidence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pandas as pd

    from cjreport.assurance.findings import Finding
    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.item import Item
    from cjreport.present.blocks import Block
    from cjreport.present.parts.sheets import Sheet


@dataclass(frozen=True, repr=False)
class PlanReport(AtAGlance):
    """One area's plan beside its figures up to a period; each method gives a part that shows itself in a notebook.

    *findings* are what the check found in the plan. Where no plan is loaded, each part says what the Act asks there.
    """

    BEHIND = AtAGlance.BEHIND | {"told"}
    CALLED = "plan"

    figures: Figures
    findings: tuple[Finding, ...] = ()

    @property
    def item(self) -> Item:
        """What the plan is of."""
        return self.figures.inputs.item("plan")

    @property
    def plan(self) -> Plan | None:
        """The plan that is shown, if there is one."""
        return self.figures.inputs.the_plan

    @property
    def measures(self) -> pd.DataFrame:
        """Every figure the plan may show, with its interval, comparisons, status and source."""
        return shown_columns(self.figures.measures)

    @property
    def told(self) -> dict[str, object]:
        """What its manifest tells: its first and last year, and whether it is an example."""
        years = {"starts": self.plan.starts, "ends": self.plan.ends} if self.plan else {}
        return {**years, "example": self.about.country.example}

    @property
    def about(self) -> About:
        """What the plan is, for whoever cites it or takes its figures away."""
        return about_plan(self.figures)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The plan as the tables of a workbook."""
        return plan_sheets(self.figures)

    def front(self) -> Passage:
        """Title, facts, and what must be known before reading."""
        return Passage(tuple(front_blocks(self.figures, self.findings)), self.item)

    def foreword(self) -> Passage:
        """What partners say of the plan as a whole."""
        return self._part(foreword_blocks, "what the plan is for")

    def in_brief(self) -> Passage:
        """What partners intend and where it stands, a sentence each, then outcome by outcome."""
        return self._part(
            lambda figures, plan: brief_blocks(figures, plan, self.findings), "what partners intend and where it stands"
        )

    def outcomes(self) -> Passage:
        """Each national outcome: is it being achieved, is it a priority, its figures and its actions."""
        return self._part(
            outcome_blocks,
            "of each national outcome whether it is being achieved and, if not, how near it is; whether it is a "
            "priority; and what partners intend to do (section 19(2) and (3))",
        )

    def local_outcomes(self) -> Passage:
        """The outcomes of partners' own, with their indicators and actions."""
        return self._part(
            local_blocks, "which outcomes partners add, with indicators and actions (section 19(5) and (6))"
        )

    def targets(self) -> Passage:
        """The levels that partners aim at, beside the latest figures."""
        return self._part(target_blocks, "which levels partners aim at, if they set any")

    def regard(self) -> Passage:
        """What the plan has regard to."""
        return self._part(
            regard_blocks,
            "how the plan has regard to the national strategy, the framework and the local outcomes improvement plan "
            "(section 20(2))",
        )

    def participation(self) -> Passage:
        """The participation statement, and which bodies took part."""
        return self._part(participation_blocks, "what was done to involve bodies, and which took part (section 21)")

    def consultation(self) -> Passage:
        """The consultation on the draft: what was asked and said, and what was decided."""
        return self._part(consultation_blocks, "who was consulted on the draft (section 20(6))")

    def reviews(self) -> Passage:
        """When the plan was reviewed, why, and what came of it."""
        return self._part(review_blocks, "when the plan was reviewed, and what came of it (section 22)")

    def duties(self) -> Passage:
        """What the Act asks of a plan and where this one stands, and what else the check found."""
        return self._part(
            lambda figures, plan: duty_blocks(figures, plan, self.findings), "where each duty of the Act is answered"
        )

    def method(self) -> Passage:
        """How the figures beside the plan were made, and their sources; how the plan may be cited and used."""
        return Passage((*source_blocks(self.figures), *cite_blocks(self.about)), self.item)

    def _part(self, show: Callable[[Figures, Plan], Iterable[Block]], told: str) -> Passage:
        """Show a part of the plan or, where there is none, name what would be told."""
        if self.plan is None:
            return Passage(muted_prose(f"Not available: {told}."), self.item)
        return Passage(tuple(show(self.figures, self.plan)), self.item)


def open_plan(area: str, period: str, *, country: str = SCOTLAND, home: Path | str | None = None) -> PlanReport:
    """Open the plan of an *area* (by code, name or other name) beside its figures up to a *period*.

    It is the plan that covers the period or else the newest. *country* is "scotland" or that of an example; *home* is
    the workbench's folder, by default the one this is run in. Raises ReportError with every problem.
    """
    show_frames_as_tables()
    wanted = checked_parameters(area, period, country)
    inputs = gather(find_workbench(wanted.country, home), wanted.area, wanted.period)
    shown = under_disclosure_control(inputs)
    findings = check_document(PLAN, inputs, shown, evidence_of(inputs.library))
    report = PlanReport(Figures(shown, measures_behind(inputs)), findings)
    return announced(report, inputs.library.workbench.folder)


def measures_behind(inputs: Inputs) -> pd.DataFrame:
    """Select the measures that a plan may show: its framework's, and what it quotes or aims at."""
    library, area = inputs.library, inputs.area
    scope = Scope(
        area=area.code,
        period=inputs.period,
        lines=frozenset(_lines(inputs)) & library.indicators.keys(),
        regions=tuple(region.code for region in library.areas.regions_of(area)),
    )
    return measures_of_report(library, scope)


def _lines(inputs: Inputs) -> Iterable[str]:
    yield from (indicator.id for indicator in inputs.plan_framework.indicators)
    if inputs.the_plan:
        yield from (target.measure for target in inputs.the_plan.targets)
        for planned in inputs.the_plan.everything.values():
            yield from planned.indicators_used
        for _, text in statements(inputs.the_plan):
            yield from (each.indicator for each in quotations(text))
