"""What is known of a document before anybody has written a word of it, and what a new one begins with.

From the year before comes only what does not go stale: names, titles, what is counted and how. Never its account of
the action taken, its assessments or the progress made: the check finds them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjreport.inputs.documents.common import PartnerPart, StatedFigure
from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.inputs.documents.plans import PlannedLocalOutcome, PlannedOutcome
from cjreport.inputs.documents.returns import ActionReport, AreaReturn, LocalOutcome, OutcomeAccount
from cjreport.inputs.periods import years_on
from cjreport.inputs.registers.frameworks import governing
from cjreport.inputs.supplied import read_supplied

if TYPE_CHECKING:
    from cjreport.inputs.documents.common import ActionState
    from cjreport.inputs.documents.kinds import DocumentKind, Written
    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Framework


@dataclass
class KnownBefore:
    """What is known of a document: its framework and, if there are any, the plan of its year and the last return."""

    library: Library
    place: Place
    framework: Framework
    plan: Plan | None = None
    before: AreaReturn | None = None

    @property
    def last_figures(self) -> list[StatedFigure]:
        """The figures of the last return's own year."""
        return [each for each in self.before.figures if each.period == self.before.period] if self.before else []

    @property
    def partnership(self) -> str:
        """What the partnership is called, as far as anything says so."""
        said = (self.before.partnership if self.before else "", self.plan.partnership if self.plan else "")
        return next(filter(None, said), self.place.partnership)


def known_of_any(library: Library, place: Place, year: str) -> KnownBefore:
    """Gather what is known before a document of any kind is written: the framework of its first year."""
    return KnownBefore(library, place, governing(library.frameworks, year))


def known_of_return(library: Library, place: Place, period: str) -> KnownBefore:
    """Gather what is known before a return is written: the plan of its year, and the last return before it."""
    supplied = read_supplied(library, PLAN, place, period)
    plan = supplied.document if supplied and supplied.document.covers(period) else None
    earlier = [each for each in library.areas.country.periods if each < period]
    return replace(known_of_any(library, place, period), plan=plan, before=_last(library, place, earlier))


def known_of_plan(library: Library, place: Place, starts: str) -> KnownBefore:
    """Gather what is known before a plan is written: the last return."""
    last = _last(library, place, library.areas.country.periods)
    return replace(known_of_any(library, place, starts), before=last)


def _last(library: Library, place: Place, periods: list[str]) -> AreaReturn | None:
    """Read the last return of a place's own for one of *periods*, None where there is none."""
    for period in reversed(periods):
        supplied = read_supplied(library, RETURN, place, period)
        if supplied and supplied.document.area == place.name:
            return supplied.document
    return None


def starting_document(kind: DocumentKind[Written], known: KnownBefore, year: str) -> Written:
    """Give a document of any kind that says whose it is and of which years, and nothing else."""
    last = years_on(year, kind.usual_years - 1)
    years = {kind.year: year} | ({kind.last_year: last} if kind.spans_years else {})
    return kind.model.model_validate({"area": known.place.name, **years})


def starting_return(known: KnownBefore, period: str) -> AreaReturn:
    """Give the return of a place for a period with what is known filled in, and nothing else."""
    before = known.before or AreaReturn(area=known.place.name, period=period)
    return AreaReturn(
        area=known.place.name,
        period=period,
        partnership=known.partnership,
        contact=before.contact or (known.plan.contact if known.plan else ""),
        governance=before.governance,
        partners=_partners(known),
        outcomes={
            outcome.id: OutcomeAccount(indicators_not_used={each.id: "" for each in outcome.indicators})
            for outcome in known.framework.outcomes
        },
        local_outcomes=_local_outcomes(known),
        figures=tuple(_figure(known, figure, period) for figure in known.last_figures),
        actions={key: ActionReport(status=status) for key, status in _last_statuses(known).items()},
    )


def _partners(known: KnownBefore) -> dict[str, PartnerPart]:
    said = known.before.partners if known.before else {}
    return {
        partner.id: PartnerPart(
            name=(said[partner.id].name if partner.id in said else "") or partner.called_in(known.place)
        )
        for partner in known.library.duties.partners_of(known.place)
    }


def _local_outcomes(known: KnownBefore) -> dict[str, LocalOutcome]:
    """Give the local outcomes of the plan or, where it has none, of the last return."""
    planned = known.plan.local_outcomes if known.plan else {}
    reported = known.before.local_outcomes if known.before else {}
    return {
        key: LocalOutcome(title=each.title, indicators=dict(each.indicators))
        for key, each in (planned or reported).items()
    }


def _figure(known: KnownBefore, last: StatedFigure, period: str) -> StatedFigure:
    """Ask for a figure again; an outcome or indicator that the framework no longer has is left out."""
    outcomes = {*(outcome.id for outcome in known.framework.outcomes), *_local_outcomes(known)}
    same = known.before is not None and known.framework.governs(known.before.period)
    indicators = {each.id for each in (*known.library.context.indicators, *known.framework.indicators)}
    return StatedFigure(
        id=last.id,
        title=last.title,
        period=period,
        unit=last.unit,
        outcome=last.outcome if (same or not last.outcome.isdigit()) and last.outcome in outcomes else "",
        measure=last.measure if last.measure in indicators else "",
        total_of=last.total_of,
        after=last.after,
        standing=last.standing,
    )


def _last_statuses(known: KnownBefore) -> dict[str, ActionState]:
    """Give the last known status of each action of the plan that has one."""
    said = known.before.actions if known.before else {}
    actions = known.plan.actions if known.plan else {}
    statuses = {key: said[key].status if key in said else action.status for key, action in actions.items()}
    return {key: status for key, status in statuses.items() if status}


def starting_plan(known: KnownBefore, starts: str) -> Plan:
    """Give the plan of a place from a year on with what is known filled in, and nothing else."""
    before = known.before
    local = before.local_outcomes if before else {}
    given = {
        "partnership": known.partnership,
        "contact": before.contact if before else "",
        "outcomes": {outcome.id: PlannedOutcome() for outcome in known.framework.outcomes},
        "local_outcomes": {
            key: PlannedLocalOutcome(title=each.title, indicators=dict(each.indicators)) for key, each in local.items()
        },
    }
    return starting_document(PLAN, known, starts).model_copy(update=given)
