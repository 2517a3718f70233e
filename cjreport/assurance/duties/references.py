"""Does everything that a return or a plan names exist, and are its dates in order?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found
from cjreport.inputs.files.checked_yaml import nearest
from cjreport.inputs.periods import ends, is_period, on

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.documents.returns import AreaReturn
    from cjreport.inputs.files.yaml_text import Key
    from cjreport.inputs.gather import Inputs

    Named = Iterable[tuple[tuple[Key, ...], str]]
    """Names that are used, each with its path."""


def unknown_names(inputs: Inputs) -> Iterator[Found]:
    """List the outcomes, indicators, partners and figures that a return names and that do not exist."""
    words = inputs.the_return
    indicators, figures = inputs.library.indicators, dict.fromkeys(figure.id for figure in words.figures)
    outcomes = dict.fromkeys([*(outcome.id for outcome in inputs.framework.outcomes), *words.local_outcomes])
    partners = [partner.id for partner in inputs.library.duties.partners]
    yield from _unknown("statutory partner", ((("partners", key), key) for key in words.partners), partners)
    yield from _unknown("outcome", _outcomes_named(words), outcomes)
    yield from _unknown("indicator", _indicators_named(words), indicators)
    yield from _unknown("figure", _figures_named(words), figures)
    known = dict.fromkeys([*figures, *indicators])
    revised = ((("revisions", n, "figure"), revision.figure) for n, revision in enumerate(words.revisions))
    yield from _unknown("figure or indicator", revised, known)
    for number, figure in enumerate(words.figures):
        if not is_period(figure.period):
            what = f'"{figure.period}" is not a period'
            yield Found("unknown-name", ("figures", number, "period"), figure.id, what)
        elif ends(figure.period) > ends(words.period):
            what = f'"{figure.title}" is of {figure.period}, after the period of this return'
            yield Found("dates", ("figures", number, "period"), figure.id, what)


def _unknown(kind: str, named: Named, known: Collection[str]) -> Iterator[Found]:
    for path, name in named:
        if name not in known:
            yield Found("unknown-name", path, name, f'there is no {kind} "{name}". {nearest(name, [*known])}'[:400])


def _outcomes_named(words: AreaReturn) -> Named:
    for number, figure in enumerate(words.figures):
        if figure.outcome:
            yield ("figures", number, "outcome"), figure.outcome
    for number, activity in enumerate(words.activities):
        yield from ((("activities", number, "outcomes", n), name) for n, name in enumerate(activity.outcomes))
    scores = words.self_assessment.scores if words.self_assessment else {}
    yield from ((("self_assessment", "scores", key), key) for key in scores)


def _indicators_named(words: AreaReturn) -> Named:
    for key, account in words.outcomes.items():
        path = ("outcomes", key)
        yield from (((*path, "indicators_used", n), name) for n, name in enumerate(account.indicators_used))
        yield from (((*path, "indicators_not_used", name), name) for name in account.indicators_not_used)
    for number, figure in enumerate(words.figures):
        if figure.measure:
            yield ("figures", number, "measure"), figure.measure


def _figures_named(words: AreaReturn) -> Named:
    for number, figure in enumerate(words.figures):
        if figure.after:
            yield ("figures", number, "after"), figure.after
        yield from ((("figures", number, "total_of", n), name) for n, name in enumerate(figure.total_of))


def unknown_names_in_plan(plan: Plan, indicators: Collection[str]) -> Iterator[Found]:
    """List the indicators that a plan names and that do not exist."""
    for key, planned in plan.outcomes.items():
        used = ((("outcomes", key, "indicators_used", n), name) for n, name in enumerate(planned.indicators_used))
        yield from _unknown("indicator", used, indicators)
    own = {name for local in plan.local_outcomes.values() for name in local.indicators}
    targets = ((("targets", n, "measure"), target.measure) for n, target in enumerate(plan.targets))
    yield from _unknown("indicator", targets, {*indicators, *own})
    for key, local in plan.local_outcomes.items():
        used = ((("local_outcomes", key, "indicators_used", n), name) for n, name in enumerate(local.indicators_used))
        yield from _unknown("indicator", used, {*indicators, *local.indicators})


def dates_out_of_order(words: AreaReturn) -> Iterator[Found]:
    """List the dates of a return that lie before the end of its period, or out of order."""
    last = ends(words.period)
    for field, day in (
        ("sign_off", words.sign_off.date),
        ("published", words.published),
        ("sent_to_cjs", words.sent_to_cjs),
    ):
        if day and day <= last:
            what = f"{field} is {on(day)}, before the period ends on {on(last)}"
            yield Found("dates", (field, "date") if field == "sign_off" else (field,), field, what)
    yield from _after(("published",), words.sign_off.date, words.published, "published before it was signed")


def dates_out_of_order_in_plan(plan: Plan) -> Iterator[Found]:
    """List the dates of a plan's consultation and publication that are out of order."""
    asked = plan.consultation
    yield from _after(
        ("consultation", "closed"), asked.opened, asked.closed, "the consultation closed before it opened"
    )
    what = "decisions were taken before the consultation opened"
    yield from _after(("consultation", "decided_on"), asked.opened, asked.decided_on, what)
    yield from _after(("published",), plan.sign_off.date, plan.published, "published before it was signed")


def _after(path: tuple[Key, ...], first: dt.date | None, then: dt.date | None, what: str) -> Iterator[Found]:
    if first and then and then < first:
        yield Found("dates", path, str(path[-1]), f"{what}: {on(then)}, against {on(first)}")
