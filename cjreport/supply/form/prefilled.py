"""The rows of a form before a person fills it in: what is known already stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.supply.form.rows import rows_of

if TYPE_CHECKING:
    from cjreport.supply.form.layout import Content, Records, Row
    from cjreport.supply.known_before import KnownBefore


def rows_to_fill(sheet: Records, content: Content, known: KnownBefore) -> list[Row]:
    """Give the rows of a sheet: a document's own, those that only name what is asked for, and what is told beside."""
    own = rows_of(sheet, content)
    asked = {_key(sheet, row): row for row in sheet.asks(content, known)}
    named = {_key(sheet, row) for row in own}
    rows = [*own, *(row for key, row in asked.items() if key not in named)]
    order = {key: place for place, key in enumerate(asked)}
    rows.sort(key=lambda row: order.get(_key(sheet, row), len(order)))
    return [row | sheet.tells(row, known) for row in rows]


def _key(sheet: Records, row: Row) -> tuple[object, ...]:
    return tuple(row.get(name) for name in sheet.keys)
