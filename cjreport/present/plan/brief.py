"""The plan in short: whose it is and for which years, what partners intend, where it stands, what is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import in_words, label, on
from cjreport.inputs.registers.frameworks import IN_WORDS
from cjreport.present.blocks import Block, Callout, Column, Fact, Front, MainPoints, Prose, Table
from cjreport.present.parts.action_states import counted_states, states_of
from cjreport.present.parts.downloads import DOWNLOADS
from cjreport.present.parts.gaps import lacking, muted_prose
from cjreport.present.plan.about import SUBTITLE
from cjreport.present.plan.targets import aim_of, measure_title
from cjreport.present.text.phrases import link, listed, lowered, mailbox, muted, runs_of
from cjreport.present.text.quotations import prose_blocks
from cjreport.present.text_runs import Mark, Runs, Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from cjreport.assurance.findings import Finding
    from cjreport.inputs.documents.common import Verdict
    from cjreport.inputs.documents.plans import Plan, PlannedOutcome
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Tone

VERDICTS: dict[Verdict, tuple[Tone, str]] = {
    "yes": ("better", "Yes"),
    "partly": ("same", "Partly"),
    "no": ("worse", "Not yet"),
}
"""Whether an outcome is being achieved, with a mark of its own shape."""
FEW = 3
"""So many targets are told in brief; of more, how many."""
NOT_SUPPLIED: Runs = (muted("Not supplied"),)
NO_PLAN = (
    "Section 19 of the Community Justice (Scotland) Act 2016 asks the partners of an area for a plan. For each "
    "national outcome it says whether the outcome is being achieved and, if not, how near it is; whether it is a "
    "priority; and what partners intend to do, jointly or alone. It may add outcomes of partners' own. What the plan "
    "has regard to, who took part and who was consulted (sections 20 and 21) is told with it."
)


def years(plan: Plan) -> str:
    """Write the years that a plan is for."""
    return label(plan.starts) if plan.starts == plan.ends else f"{label(plan.starts)} to {label(plan.ends)}"


def front_blocks(figures: Figures, findings: Sequence[Finding]) -> Iterator[Block]:
    """Give the title and its facts, then what must be known before reading."""
    inputs = figures.inputs
    area, country, plan = inputs.area, inputs.library.areas.country, inputs.the_plan
    yield Front(
        item=inputs.item("plan"),
        period=years(plan) if plan else label(inputs.period),
        title=f"{area.name}, plan {years(plan)}" if plan else f"{area.name}, no plan",
        subtitle=SUBTITLE,
        country=country.name,
        example=country.example,
        facts=(*_facts(figures, plan), *_signed(plan)) if plan else (),
        downloads=DOWNLOADS,
        gaelic=inputs.library.areas.gaelic_names,
    )
    if warnings := [*_warnings(figures, findings)]:
        yield Callout(title="Before you read", blocks=tuple(Prose(runs=runs_of(warning)) for warning in warnings))
    if plan is None:
        yield Callout(title="The plan is not here", blocks=(Prose(runs=runs_of(NO_PLAN)),))


def _facts(figures: Figures, plan: Plan) -> Iterator[Fact]:
    inputs, framework = figures.inputs, figures.inputs.plan_framework
    if partnership := plan.partnership or inputs.area.partnership:
        areas = f": {listed([area.name for area in inputs.area.members])}" if inputs.area.members else ""
        yield Fact(term="Partnership", runs=runs_of(partnership, areas))
    yield Fact(term="Years", runs=runs_of(in_words(plan.starts, plan.ends)))
    yield Fact(term="Framework", runs=runs_of(f"{framework.title}, {framework.published[:4]}"))
    yield Fact(
        term="Brought up to date", runs=runs_of(f"figures and where actions stand, up to {label(inputs.period)}")
    )
    if plan.contact:
        yield Fact(term="Contact", runs=mailbox(plan.contact))


def _signed(plan: Plan) -> Iterator[Fact]:
    """Say who signed the plan, when and where it was published, and when it was sent to the national body."""
    signed = [part for part in (plan.sign_off.role, _day(plan.sign_off.date)) if part]
    yield Fact(term="Signed", runs=runs_of(", ".join(signed)) if signed else runs_of(muted("Not said")))
    where = link(plan.published_at)
    published: Runs = runs_of(_day(plan.published), ", " if plan.published and where else "", where)
    yield Fact(term="Published", runs=published if plan.published or where else lacking("plan-published"))
    due = lacking("plan-sent-to-cjs") if plan.published else runs_of(muted("Due once it is published"))
    sent = runs_of(_day(plan.sent_to_cjs)) if plan.sent_to_cjs else due
    yield Fact(term="Sent to Community Justice Scotland", runs=sent)


def _day(day: dt.date | None) -> str:
    return on(day) if day else ""


def _warnings(figures: Figures, findings: Sequence[Finding]) -> Iterator[str]:
    inputs = figures.inputs
    country, plan = inputs.library.areas.country, inputs.the_plan
    if country.example:
        yield f"This is an example. {country.name} and its areas are fictional, and so is every figure and statement."
    if plan is None:
        return
    if plan.area != inputs.area.name:
        yield f"{plan.area} made one plan for all its areas. It is shown here beside this area's own figures."
    if plan.published:
        yield (
            f"Judgements and priorities are those of the plan as published on {on(plan.published)}. The annual report "
            f"for {label(inputs.period)} may have later ones."
        )
    if not plan.covers(inputs.period):
        yield f"This plan is for {years(plan)}. The figures beside it are those up to {label(inputs.period)}."
    if errors := sum(finding.is_open for finding in findings):
        things = f"{errors} things" if errors > 1 else "one thing"
        draft = "" if plan.published else "This is a draft. "
        yield f"{draft}The check found {things} still to be supplied or mended; see The plan and the Act."


def foreword_blocks(figures: Figures, plan: Plan) -> tuple[Block, ...]:
    """Give what partners say of the plan as a whole."""
    return prose_blocks(figures, plan.foreword) or muted_prose("No foreword is supplied.")


def brief_blocks(figures: Figures, plan: Plan, findings: Sequence[Finding]) -> Iterator[Block]:
    """Say in a few sentences what partners intend and where it stands, then the same outcome by outcome."""
    sentences = (
        _achieved(figures, plan),
        _priorities(figures, plan),
        _actions(figures, plan),
        _own_outcomes(plan),
        _aims(figures, plan),
        _consulted(plan),
        _not_known(figures, findings),
    )
    yield MainPoints(items=tuple(sentence for sentence in sentences if sentence))
    yield _at_a_glance(figures, plan)


def _achieved(figures: Figures, plan: Plan) -> Runs:
    outcomes = figures.inputs.plan_framework.outcomes
    verdicts = [plan.outcomes[o.id].achieved if o.id in plan.outcomes else None for o in outcomes]
    yes, partly, no, silent = (verdicts.count(verdict) for verdict in ("yes", "partly", "no", None))
    if silent == len(verdicts):
        return runs_of(
            Text(text="The plan does not say of any national outcome whether it is being achieved.", style="strong")
        )
    lead = f"Partners judge {yes or 'none'} of the {len(outcomes)} national outcomes as being achieved"
    rest = [words for number, words in ((partly, f"{partly} partly"), (no, f"{no} not yet")) if number]
    more = f", {listed(rest)}" if rest else ""
    return runs_of(Text(text=lead, style="strong"), more, f"; of {silent} the plan does not say." if silent else ".")


def _priorities(figures: Figures, plan: Plan) -> Runs:
    shorts = {outcome.id: lowered(outcome.short) for outcome in figures.inputs.plan_framework.outcomes}
    shorts |= {key: f"local outcome {key}, {lowered(local.title)}" for key, local in plan.local_outcomes.items()}
    chosen = [shorts[key] for key, planned in plan.everything.items() if planned.priority]
    if not chosen:
        return runs_of(Text(text="The plan names no outcome as a priority.", style="strong"))
    lead = f"{len(chosen)} outcomes are priorities" if len(chosen) > 1 else "One outcome is a priority"
    return runs_of(Text(text=lead, style="strong"), f": {listed(chosen)}.")


def _actions(figures: Figures, plan: Plan) -> Runs:
    states = states_of(figures.inputs, plan)
    if not states:
        return runs_of(Text(text="The plan holds no action.", style="strong"))
    counted = counted_states([*states.values()])
    if len(states) == 1:
        return runs_of(Text(text="Partners intend one action", style="strong"), f", {counted.removeprefix('1 ')}.")
    return runs_of(Text(text=f"Partners intend {len(states)} actions", style="strong"), f": {counted}.")


def _own_outcomes(plan: Plan) -> Runs:
    titles = [lowered(local.title) for local in plan.local_outcomes.values()]
    if not titles:
        return ()
    lead = (
        "Partners add an outcome of their own"
        if len(titles) == 1
        else f"Partners add {len(titles)} outcomes of their own"
    )
    return runs_of(Text(text=lead, style="strong"), f": {listed(titles)}.")


def _aims(figures: Figures, plan: Plan) -> Runs:
    if not plan.targets:
        return ()
    lead = f"Partners aim at {len(plan.targets)} levels" if len(plan.targets) > 1 else "Partners aim at one level"
    if len(plan.targets) > FEW:
        return runs_of(Text(text=lead, style="strong"), ", told under Targets.")
    aims = [
        f"{lowered(measure_title(figures, plan, each.measure))}: {aim_of(figures, each)} by {label(each.by)}"
        for each in plan.targets
    ]
    return runs_of(Text(text=lead, style="strong"), f": {'; '.join(aims)}." if len(aims) > 1 else f", {aims[0]}.")


def _consulted(plan: Plan) -> Runs:
    asked = plan.consultation
    if not (asked.opened and asked.closed):
        return ()
    lead = Text(text="The draft was open for views", style="strong")
    days = f" from {on(asked.opened)} to {on(asked.closed)}"
    if not asked.responses:
        return runs_of(lead, f"{days}; what came back is not told.")
    themes = listed([f"“{response.theme}”" for response in asked.responses])
    return runs_of(lead, f"{days}. What came back was about {themes}; what was decided stands under Consultation.")


def _not_known(figures: Figures, findings: Sequence[Finding]) -> Runs:
    missing = sum(finding.is_open and finding.rule.duty_of == "plan" for finding in findings)
    counted = [i for i in figures.inputs.plan_framework.indicators if i.kind not in IN_WORDS]
    gaps = sum(not figures.latest_reported(indicator.id) for indicator in counted)
    of_them = f"any of the {len(counted)}" if gaps == len(counted) else f"{gaps} of the {len(counted)}"
    parts = [
        f"{missing} of the things that the Act asks for, each named where it belongs" if missing > 1 else "",
        "one thing that the Act asks for, named where it belongs" if missing == 1 else "",
        f"this area's figures for {of_them} national indicators that are numbers" if gaps else "",
    ]
    said = [part for part in parts if part]
    return runs_of(Text(text="Not said or not known:", style="strong"), f" {'; and '.join(said)}.") if said else ()


def _at_a_glance(figures: Figures, plan: Plan) -> Table:
    framework = figures.inputs.plan_framework
    states = states_of(figures.inputs, plan)
    titles = {outcome.id: outcome.short for outcome in framework.outcomes}
    titles |= {key: local.title for key, local in plan.local_outcomes.items()}

    def row(key: str, title: str) -> tuple[Runs, ...]:
        planned = plan.everything.get(key)
        name = runs_of(f"{key}. {title}")
        if planned is None:
            return name, NOT_SUPPLIED, NOT_SUPPLIED, NOT_SUPPLIED
        own = [states[action] for action in planned.actions]
        return name, _verdict(planned), _priority(planned), runs_of(counted_states(own)) if own else NOT_SUPPLIED

    columns = tuple(Column(name=name) for name in ("Outcome", "Being achieved", "Priority", "Actions"))
    rows = tuple(row(key, title) for key, title in titles.items())
    gaps = any(cell is NOT_SUPPLIED for row in rows for cell in row)
    notes = (runs_of("Of every outcome the Act asks all three (section 19(2))."),) if gaps else ()
    return Table(caption="Outcome by outcome", columns=columns, rows=rows, notes=notes, layout="records")


def _verdict(planned: PlannedOutcome) -> Runs:
    if planned.achieved is None:
        return NOT_SUPPLIED
    tone, words = VERDICTS[planned.achieved]
    return (Mark(tone=tone, text=words),)


def _priority(planned: PlannedOutcome) -> Runs:
    if planned.priority is None:
        return NOT_SUPPLIED
    return runs_of(Text(text="Yes", style="strong")) if planned.priority else runs_of("No")
