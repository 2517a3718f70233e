"""What the plan has regard to, who took part in it, who was consulted and what came of it, and its reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.duties.of_plans import REGARDS
from cjreport.inputs.periods import on
from cjreport.present.blocks import Block, Bullets, Column, Prose, Table
from cjreport.present.parts.bodies import NOT_SAID, bodies_table
from cjreport.present.parts.gaps import lacking, lacking_part, muted_prose, not_supplied
from cjreport.present.text.phrases import address, link, muted, runs_of
from cjreport.present.text.quotations import cell, prose_blocks
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.plans import Consultation, Plan, Regard, Response, Review
    from cjreport.present.figures import Figures

NO_REVIEW = (
    "No review is recorded. The Act asks for one when the framework, the strategy or the local plan is revised, and "
    "from time to time (section 22)."
)


def regard_blocks(figures: Figures, plan: Plan) -> Iterator[Block]:
    """Set out the strategy, the framework and the local plan, and how the plan takes account of each."""
    rows = tuple(_regard(figures, title, getattr(plan.regard, key)) for key, title in REGARDS.items())
    columns = tuple(
        Column(name=name) for name in ("What the Act names", "Document", "How the plan takes account of it")
    )
    yield Table(caption="Strategy, framework and local plan", columns=columns, rows=rows, layout="records")


def _regard(figures: Figures, title: str, regard: Regard) -> tuple[Runs, ...]:
    href = address(regard.link)
    document = Text(text=regard.title or regard.link, href=href)
    return (
        runs_of(f"{title[:1].upper()}{title[1:]}"),
        (document,) if document.text else lacking("plan-regard"),
        cell(figures, regard.how) or lacking("plan-regard"),
    )


def participation_blocks(figures: Figures, plan: Plan) -> Iterator[Block]:
    """Give the participation statement and the bodies that took part, or say where it is published."""
    given = plan.participation
    where = link(given.published_at.strip())
    yield from prose_blocks(figures, given.statement) or (() if where else not_supplied("plan-participation"))
    if where:
        also = "also " if given.statement.strip() else ""
        yield Prose(runs=runs_of(f"The participation statement is {also}published on its own: ", where, "."))
    if given.bodies:
        yield bodies_table(figures, given.bodies, "Bodies that took part in preparing the plan")
    elif not where:
        yield from lacking_part("Which bodies took part", "plan-participation")


def consultation_blocks(figures: Figures, plan: Plan) -> Iterator[Block]:
    """Tell the consultation on the draft: when, what was asked, of whom, what came back, what was decided by whom."""
    asked = plan.consultation
    yield from _days(asked)
    yield from _questions(figures, asked)
    yield from (
        (bodies_table(figures, asked.consulted, "Who was consulted on the draft"),)
        if asked.consulted
        else lacking_part("Who was consulted on the draft", "plan-consulted")
    )
    yield from (_responses(figures, asked),) if asked.responses else muted_prose("What came back is not told.")
    yield from _decided(asked)


def _questions(figures: Figures, asked: Consultation) -> Iterator[Block]:
    if not asked.questions:
        yield from muted_prose("What was asked is not told.")
        return
    yield Prose(runs=(Text(text="What was asked", style="strong"),))
    yield Bullets(items=tuple(prose_blocks(figures, question) for question in asked.questions), ordered=True)


def _days(asked: Consultation) -> tuple[Prose]:
    if asked.opened and asked.closed:
        return (Prose(runs=runs_of(f"The draft was open for views from {on(asked.opened)} to {on(asked.closed)}.")),)
    return lacking_part("When the draft was open for views", "plan-consulted")


def _responses(figures: Figures, asked: Consultation) -> Table:
    heads = ("Theme", "What was said", "What partners took from it", "What they decided")
    return Table(
        caption="What came back, and what was decided",
        columns=tuple(Column(name=name) for name in heads),
        rows=tuple(_response(figures, response) for response in asked.responses),
        layout="records",
    )


def _response(figures: Figures, response: Response) -> tuple[Runs, ...]:
    number = response.responses
    responses = "" if number is None else f", {number} response{'' if number == 1 else 's'}"
    return (
        runs_of(response.theme, *([muted(responses)] if responses else [])),
        cell(figures, response.said) or NOT_SAID,
        cell(figures, response.finding) or NOT_SAID,
        cell(figures, response.decision) or NOT_SAID,
    )


def _decided(asked: Consultation) -> tuple[Prose, ...]:
    if asked.decided_by.strip() and asked.decided_on:
        return (Prose(runs=runs_of(f"Decided by {_within(asked.decided_by.strip())} on {on(asked.decided_on)}.")),)
    if not asked.responses:
        return ()
    who = f"Decided by {_within(asked.decided_by.strip())}; when" if asked.decided_by.strip() else "Who decided"
    return muted_prose(f"{who} is not said.")


def _within(role: str) -> str:
    """Write a role as it stands inside a sentence."""
    return f"the {role}" if role[:1].isupper() and not role.startswith("The ") else role[:1].lower() + role[1:]


def review_blocks(figures: Figures, plan: Plan) -> Iterator[Block]:
    """List the reviews of the plan: what led to each, and what came of it."""
    if not plan.reviews:
        yield from muted_prose(NO_REVIEW)
        return
    columns = tuple(Column(name=name) for name in ("Reviewed", "What led to it", "What came of it"))
    rows = tuple(_review(figures, review) for review in sorted(plan.reviews, key=lambda review: review.date))
    yield Table(caption="When and why the plan was reviewed", columns=columns, rows=rows, layout="records")


def _review(figures: Figures, review: Review) -> tuple[Runs, ...]:
    return (
        runs_of(on(review.date)),
        runs_of(review.why) if review.why.strip() else NOT_SAID,
        cell(figures, review.result),
    )
