"""The forms of a return and of a plan, sheet by sheet."""

from __future__ import annotations

from cjreport.inputs.documents import common as supplied
from cjreport.inputs.documents import plans, returns
from cjreport.supply.fields import YES_NO, Column, Kind
from cjreport.supply.form.layout import ANY_OUTCOME, Form, Questions, Records, fields_of, key, labels, told

NUMBER = key("Outcome", "outcome", "The outcome's number, or the short name of your own.", "outcome")
SHORT_NAME = key("Short name", "outcome", "A short name of your own for the outcome, such as L1.")
USED = Column("Used", "used", "Whether the assessment of the outcome rests on it.", Kind.YES_NO, YES_NO)
WHY_NOT = Column("If not, why", "why", "Why it is not used.", Kind.PROSE)
INDICATOR = key("Indicator id", "id", "The id of an indicator; add rows for others that you use.", "indicator")
OWN_INDICATOR = key("Indicator id", "id", "A short name of small letters and hyphens, as in the sheet Figures.")
MEASURES = Column("What it measures", "measures", "What the indicator measures, as in the plan.")
ACTION = key("Action id", "id", "The id of the action, as in the plan.")
ANSWERS = Records(
    "Answers",
    "Your answers to what the command cjreport check found. Leave it empty until you have run the check.",
    ("answers", "[]"),
    fields_of(supplied.Answer),
)
INDICATORS = (
    "The national indicators. Say of each whether the assessment of its outcome uses it{and_why}. Others that you use, "
    "such as the lines of METHODS.md, may be added below."
)

RETURN = Form(
    "Community justice return",
    returns.AreaReturn,
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
                told("Statutory partner", "title"),
                *fields_of(supplied.PartnerPart),
            ),
            keys=("id",),
            spare=0,
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
            (NUMBER, told("Indicator", "title"), INDICATOR, USED, WHY_NOT),
            keys=("outcome", "id"),
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
                *fields_of(supplied.StatedFigure)[:3],
                told("Stood last year", "before"),
                *fields_of(supplied.StatedFigure)[3:],
            ),
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
            fields_of(supplied.Body),
        ),
        Records(
            "Actions",
            "Where each action of the plan stands at the end of the period.",
            ("actions", "{id}"),
            (
                ACTION,
                told("What the plan says", "title"),
                told("Stood last year", "before"),
                *fields_of(returns.ActionReport),
            ),
            keys=("id",),
            ready=True,
        ),
        Records(
            "Self-assessment",
            "Partners' own scores of the outcomes, where they give them; a higher score is better.",
            ("self_assessment", "scores", "{outcome}"),
            (
                NUMBER,
                told("The outcome", "title"),
                told("Stood last year", "before_now"),
                *fields_of(returns.Score, before="A year before", now="At the end of the period"),
            ),
            keys=("outcome",),
            ready=True,
        ),
        Records(
            "Revisions",
            "Figures that differ from what was stated or released before.",
            ("revisions", "[]"),
            fields_of(supplied.Revision),
        ),
        ANSWERS,
    ),
)

PLAN = Form(
    "Community justice outcomes improvement plan",
    plans.Plan,
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
            (NUMBER, told("Indicator", "title"), INDICATOR, USED),
            keys=("outcome", "id"),
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
            fields_of(supplied.Body),
        ),
        Records(
            "Consulted",
            "Who was consulted on the draft: Community Justice Scotland, bodies and others.",
            ("consultation", "consulted", "[]"),
            fields_of(supplied.Body),
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
FORMS = (RETURN, PLAN)
