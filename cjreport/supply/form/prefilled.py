"""The rows of a form before a person fills it in: what is known already stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.supply.form.rows import rows_of
from cjreport.supply.hints import last_figure, last_score, last_status, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.supply.form.layout import Records
    from cjreport.supply.form.rows import Content, Row
    from cjreport.supply.known import Known


def rows_to_fill(sheet: Records, content: Content, known: Known) -> list[Row]:
    """Give the rows of a sheet: a document's own, those that only name what is asked for, and what is told beside."""
    own = rows_of(sheet, content)
    asked = {_key(sheet, row): row for row in _asked(sheet, content, known)}
    named = {_key(sheet, row) for row in own}
    rows = [*own, *(row for key, row in asked.items() if key not in named)]
    order = {key: place for place, key in enumerate(asked)}
    rows.sort(key=lambda row: order.get(_key(sheet, row), len(order)))
    return [row | _beside(sheet, row, known) for row in rows]


def _key(sheet: Records, row: Row) -> tuple[object, ...]:
    return tuple(row.get(name) for name in sheet.keys)


def _asked(sheet: Records, content: Content, known: Known) -> Iterator[Row]:
    """Name what a sheet asks about: each national indicator, each action of the plan, each outcome."""
    if sheet.name == "Indicators":
        for outcome in known.framework.outcomes:
            yield from ({"outcome": outcome.id, "id": indicator.id} for indicator in outcome.indicators)
    elif sheet.name == "Actions" and sheet.ready:
        yield from ({"id": key} for key in (known.plan.actions if known.plan else {}))
    elif sheet.name == "Self-assessment":
        outcomes = [*(outcome.id for outcome in known.framework.outcomes), *content.get("local_outcomes", {})]
        yield from ({"outcome": outcome} for outcome in outcomes)


def _beside(sheet: Records, row: Row, known: Known) -> Row:
    """Give what a row tells and does not ask: titles, and where things stood last year."""
    name, outcome = str(row.get("id", "")), str(row.get("outcome", ""))
    if sheet.name == "Partners":
        return {"title": next((each.title for each in known.library.duties.partners if each.id == name), "")}
    if sheet.name == "Indicators":
        indicator = known.library.indicators.get(name)
        return {"title": indicator.title if indicator else ""}
    if sheet.name == "Figures":
        return {"before": last_figure(known, name)}
    if sheet.name == "Actions" and sheet.ready:
        return {"title": planned(known, name), "before": last_status(known, name)}
    if sheet.name == "Self-assessment":
        titles = {each.id: each.title for each in known.framework.outcomes}
        titles |= {key: each.title for key, each in (known.before.local_outcomes if known.before else {}).items()}
        return {"title": titles.get(outcome, ""), "before_now": last_score(known, outcome)}
    return {}
