"""The form of a plan, sheet by sheet."""

from __future__ import annotations

from cjreport.inputs.documents import common, plans
from cjreport.inputs.documents.kinds import PLAN
from cjreport.supply.fields import Column, Kind
from cjreport.supply.form.columns import (
    ANSWERS,
    INDICATOR,
    INDICATORS,
    MEASURES,
    NUMBER,
    OWN_INDICATOR,
    SHORT_NAME,
    USED,
    national_indicators,
    title_of_indicator,
)
from cjreport.supply.form.layout import ANY_OUTCOME, Form, Questions, Records, fields_of, key, labels, read_only

PLAN_FORM = Form(
    PLAN,
    (
        Questions(
            "Details",
            "Whose plan this is, and what holds for all of it.",
            plans.Plan,
            labels(
                *("area", "starts", "ends", "partnership", "contact", "foreword"),
                *("regard.strategy.title", "regard.strategy.link", "regard.strategy.how"),
                *("regard.framework.title", "regard.framework.link", "regard.framework.how"),
                *("regard.loip.title", "regard.loip.link", "regard.loip.how"),
                *("participation.statement", "participation.published_at"),
                *("consultation.opened", "consultation.closed", "consultation.decided_by", "consultation.decided_on"),
                *("sign_off.role", "sign_off.date", "published", "published_at", "sent_to_cjs"),
                regard__strategy__title="National strategy: title",
                regard__strategy__link="National strategy: link",
                regard__strategy__how="National strategy: how the plan has regard to it",
                regard__framework__title="National performance framework: title",
                regard__framework__link="National performance framework: link",
                regard__framework__how="National performance framework: how the plan has regard to it",
                regard__loip__title="Local outcomes improvement plan: title",
                regard__loip__link="Local outcomes improvement plan: link",
                regard__loip__how="Local outcomes improvement plan: how the plan has regard to it",
                participation__statement="Participation statement",
                participation__published_at="Participation statement: its address",
                consultation__opened="Consultation opened on",
                consultation__closed="Consultation closed on",
                consultation__decided_by="Who decided on the responses (role)",
                consultation__decided_on="Decided on",
                sign_off__role="Signed off by (role)",
                sign_off__date="Signed off on",
                published="Published on",
                sent_to_cjs="Sent to Community Justice Scotland on",
            ),
        ),
        Questions(
            "Outcomes",
            "The national outcomes, one question a row.",
            plans.PlannedOutcome,
            labels("achieved", "assessment", "priority", "why"),
            each="outcomes",
        ),
        Records(
            "Indicators",
            INDICATORS.format(and_why=""),
            ("outcomes",),
            (NUMBER, read_only("Indicator", "title"), INDICATOR, USED),
            keys=("outcome", "id"),
            asks=national_indicators,
            tells=title_of_indicator,
        ),
        Records(
            "Local outcomes",
            "Outcomes of your own, one a row. Their indicators stand in the next sheet.",
            ("local_outcomes", "{outcome}"),
            (SHORT_NAME, *fields_of(plans.PlannedLocalOutcome, "indicators", "indicators_used", "actions")),
            keys=("outcome",),
        ),
        Records(
            "Local indicators",
            "The indicators of your own outcomes, one a row.",
            ("local_outcomes",),
            (NUMBER, OWN_INDICATOR, MEASURES, USED),
            keys=("outcome", "id"),
        ),
        Records(
            "Actions",
            "What partners intend to do, jointly or alone, one action a row. Its steps stand in the next sheet.",
            (ANY_OUTCOME, "actions", "{id}"),
            (
                NUMBER,
                key("Action id", "id", "A short name of your own for the action, such as A1."),
                *fields_of(plans.Action, "milestones"),
            ),
            keys=("outcome", "id"),
        ),
        Records(
            "Milestones",
            "Steps of the actions, one a row.",
            ("milestones",),
            (key("Action id", "id", "The action it is a step of."), *fields_of(plans.Milestone)),
            keys=("id",),
        ),
        Records("Targets", "Levels that partners aim at.", ("targets", "[]"), fields_of(plans.Target)),
        Records(
            "Participation",
            "Which bodies took part in preparing the plan, and how.",
            ("participation", "bodies", "[]"),
            fields_of(common.Body),
        ),
        Records(
            "Consulted",
            "Who was consulted on the draft: Community Justice Scotland, bodies and others.",
            ("consultation", "consulted", "[]"),
            fields_of(common.Body),
        ),
        Records(
            "Questions",
            "What was asked in the consultation, one question a row.",
            ("consultation", "questions", "[]"),
            (Column("Question", "", "What was asked.", Kind.PROSE),),
        ),
        Records(
            "Responses",
            "What came back, by theme.",
            ("consultation", "responses", "[]"),
            fields_of(plans.Response),
        ),
        Records("Reviews", "Reviews of the plan.", ("reviews", "[]"), fields_of(plans.Review)),
        ANSWERS,
    ),
)
