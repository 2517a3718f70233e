"""The form of a return, sheet by sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents import common, returns
from cjreport.inputs.documents.kinds import RETURN
from cjreport.supply.form.columns import (
    ACTION,
    ANSWERS,
    INDICATOR,
    INDICATORS,
    MEASURES,
    NUMBER,
    OWN_INDICATOR,
    SHORT_NAME,
    USED,
    WHY_NOT,
    national_indicators,
    title_of_indicator,
)
from cjreport.supply.form.layout import Form, Questions, Records, fields_of, key, labels, read_only
from cjreport.supply.hints import last_figure, last_score, last_status, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.supply.form.layout import Content, Row
    from cjreport.supply.known_before import KnownBefore


def _title_of_partner(row: Row, known: KnownBefore) -> Row:
    return {"title": next((each.title for each in known.library.duties.partners if each.id == row.get("id")), "")}


def _last_figure(row: Row, known: KnownBefore) -> Row:
    return {"before": last_figure(known, str(row.get("id", "")))}


def _planned_actions(_: Content, known: KnownBefore) -> Iterator[Row]:
    yield from ({"id": key} for key in (known.plan.actions if known.plan else {}))


def _action_before(row: Row, known: KnownBefore) -> Row:
    action = str(row.get("id", ""))
    return {"title": planned(known, action), "before": last_status(known, action)}


def _every_outcome(content: Content, known: KnownBefore) -> Iterator[Row]:
    outcomes = [*(outcome.id for outcome in known.framework.outcomes), *content.get("local_outcomes", {})]
    yield from ({"outcome": outcome} for outcome in outcomes)


def _score_before(row: Row, known: KnownBefore) -> Row:
    outcome = str(row.get("outcome", ""))
    titles = {each.id: each.title for each in known.framework.outcomes}
    titles |= {key: each.title for key, each in (known.before.local_outcomes if known.before else {}).items()}
    return {"title": titles.get(outcome, ""), "before_now": last_score(known, outcome)}


RETURN_FORM = Form(
    RETURN,
    (
        Questions(
            "Details",
            "Whose return this is, and what holds for all of it.",
            returns.AreaReturn,
            labels(
                *("area", "period", "partnership", "contact", "governance", "challenges", "next_steps", "guidance"),
                *("self_assessment.summary", "self_assessment.scale", "self_assessment.source"),
                *("sign_off.role", "sign_off.date", "published", "published_at", "sent_to_cjs", "compiled_from"),
                guidance="Guidance that partners had regard to",
                self_assessment__summary="Self-assessment: summary",
                self_assessment__scale="Self-assessment: scale",
                self_assessment__source="Self-assessment: source",
                sign_off__role="Signed off by (role)",
                sign_off__date="Signed off on",
                published="Published on",
                sent_to_cjs="Sent to Community Justice Scotland on",
                compiled_from="Compiled from (usually empty)",
            ),
        ),
        Records(
            "Partners",
            "The statutory partners, and what part each took.",
            ("partners", "{id}"),
            (
                key("Partner id", "id", "Which partner it is. Leave it as it is.", "partner"),
                read_only("Statutory partner", "title"),
                *fields_of(common.PartnerPart),
            ),
            keys=("id",),
            spare=0,
            tells=_title_of_partner,
        ),
        Questions(
            "Outcomes",
            "The national outcomes: what the Act asks of each, one question a row.",
            returns.OutcomeAccount,
            labels("action_taken", "took_part", "achieved", "assessment", "progress", "evidence"),
            each="outcomes",
        ),
        Records(
            "Indicators",
            INDICATORS.format(and_why=" and, if not, why"),
            ("outcomes",),
            (NUMBER, read_only("Indicator", "title"), INDICATOR, USED, WHY_NOT),
            keys=("outcome", "id"),
            asks=national_indicators,
            tells=title_of_indicator,
        ),
        Records(
            "Local outcomes",
            "Outcomes of your own, one a row. Their indicators stand in the next sheet.",
            ("local_outcomes", "{outcome}"),
            (SHORT_NAME, *fields_of(returns.LocalOutcome, "indicators", "indicators_used", "indicators_not_used")),
            keys=("outcome",),
        ),
        Records(
            "Local indicators",
            "The indicators of your own outcomes, one a row. Their figures stand in the sheet Figures.",
            ("local_outcomes",),
            (NUMBER, OWN_INDICATOR, MEASURES, USED, WHY_NOT),
            keys=("outcome", "id"),
        ),
        Records(
            "Figures",
            "Figures that partners state themselves, one a row. Small local counts are hidden before they are shown.",
            ("figures", "[]"),
            (
                *fields_of(common.StatedFigure)[:3],
                read_only("Stood last year", "before"),
                *fields_of(common.StatedFigure)[3:],
            ),
            tells=_last_figure,
        ),
        Records(
            "Activities",
            "What was done that readers should know of.",
            ("activities", "[]"),
            fields_of(returns.Activity),
        ),
        Records(
            "Consultation",
            "Third-sector and community bodies, and others, consulted on this report.",
            ("consultation", "[]"),
            fields_of(common.Body),
        ),
        Records(
            "Actions",
            "Where each action of the plan stands at the end of the period.",
            ("actions", "{id}"),
            (
                ACTION,
                read_only("What the plan says", "title"),
                read_only("Stood last year", "before"),
                *fields_of(returns.ActionReport),
            ),
            keys=("id",),
            ready=True,
            asks=_planned_actions,
            tells=_action_before,
        ),
        Records(
            "Self-assessment",
            "Partners' own scores of the outcomes, where they give them; a higher score is better.",
            ("self_assessment", "scores", "{outcome}"),
            (
                NUMBER,
                read_only("The outcome", "title"),
                read_only("Stood last year", "before_now"),
                *fields_of(returns.Score, before="A year before", now="At the end of the period"),
            ),
            keys=("outcome",),
            ready=True,
            asks=_every_outcome,
            tells=_score_before,
        ),
        Records(
            "Revisions",
            "Figures that differ from what was stated or released before.",
            ("revisions", "[]"),
            fields_of(common.Revision),
        ),
        ANSWERS,
    ),
)
