"""The records of a document as the rows of a form's sheets, and back: each turns the other's work round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjreport.supply.form.layout import ANY_OUTCOME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.files.yaml_text import Key
    from cjreport.supply.form.layout import Content, Records, Row

OUTCOMES = ("outcomes", "local_outcomes")


class AstrayError(Exception):
    """A row belongs nowhere: what is wrong, how to mend it, and in which column it shows."""

    def __init__(self, what: str, mend: str, field: str) -> None:
        super().__init__(what)
        self.what, self.mend, self.field = what, mend, field


def rows_of(sheet: Records, content: Content) -> list[Row]:
    """Give what a document holds as the rows of a sheet."""
    if sheet.path == ("milestones",):
        return [*_milestones(content)]
    if sheet.path[-1] in OUTCOMES:
        return [*_uses(content.get(sheet.path[-1], {}))]
    return [*_rows(content, sheet.path)]


def _rows(node: Any, path: tuple[str, ...]) -> Iterator[Row]:  # noqa: ANN401 (a document's parts)
    if not path:
        yield dict(node) if isinstance(node, dict) else {"": node}
        return
    step, rest = path[0], path[1:]
    if step == "[]":
        for each in node or ():
            yield from _rows(each, rest)
    elif step == ANY_OUTCOME:
        for kind in OUTCOMES:
            yield from _named(node.get(kind), "outcome", rest)
    elif step.startswith("{"):
        yield from _named(node, step[1:-1], rest)
    elif node:
        yield from _rows(node.get(step), rest)


def _named(node: dict[str, Any] | None, key: str, rest: tuple[str, ...]) -> Iterator[Row]:
    for name, each in (node or {}).items():
        yield from ({key: name, **row} for row in _rows(each, rest))


def _uses(outcomes: dict[str, Any]) -> Iterator[Row]:
    """List each outcome's indicators: what they measure, whether they are used and, if not, why."""
    for outcome, account in outcomes.items():
        used, not_used = account.get("indicators_used", ()), account.get("indicators_not_used", {})
        own = account.get("indicators", {})
        for name in dict.fromkeys((*used, *not_used, *own)):
            why = not_used.get(name, "")
            yield {
                "outcome": outcome,
                "id": name,
                "measures": own.get(name, ""),
                "used": True if name in used else False if why else None,
                "why": why,
            }


def _milestones(content: Content) -> Iterator[Row]:
    for name, action in _actions(content):
        yield from ({"id": name, **step} for step in action.get("milestones", ()))


def _actions(content: Content) -> Iterator[tuple[str, Any]]:
    for kind in OUTCOMES:
        for outcome in content.get(kind, {}).values():
            yield from outcome.get("actions", {}).items()


def put_row(content: Content, sheet: Records, row: Row) -> tuple[Key, ...]:
    """Put a row where it belongs in a document, and give the path to it; raises AstrayError where that is nowhere."""
    if sheet.path == ("milestones",):
        return _put_milestone(content, row)
    if sheet.path[-1] in OUTCOMES:
        return _put_use(content, sheet.path[-1], row, explains="why" in {each.field for each in sheet.columns})
    record = {name: value for name, value in row.items() if name not in sheet.keys}
    return _put(content, sheet.path, row, record.get("", record))


def _put(content: Content, path: tuple[str, ...], row: Row, record: Any) -> tuple[Key, ...]:  # noqa: ANN401
    node: Any = content
    taken: list[Key] = []
    for place, step in enumerate(path):
        below: Any = [] if path[place + 1 : place + 2] == ("[]",) else {}
        if step == "[]":
            node.append(record)
            return (*taken, len(node) - 1)
        if step == ANY_OUTCOME:
            if row.get("id") in dict(_actions(content)):
                raise AstrayError(f'the action "{row["id"]}" stands twice', "Give each action an id of its own.", "id")
            kind = _kind_of(content, row)
            node, taken = content[kind][row["outcome"]], [kind, row["outcome"]]
        elif step.startswith("{"):
            return (*taken, _put_named(node, step[1:-1], row, record))
        else:
            node = node.setdefault(step, below)
            taken.append(step)
    raise ValueError(path)


def _put_named(node: dict[str, Any], key: str, row: Row, record: Any) -> str:  # noqa: ANN401 (a document's part)
    if not row.get(key):
        raise AstrayError("this row has no name", "Give it one.", key)
    if row[key] in node:
        raise AstrayError(f'"{row[key]}" stands twice', "Keep one of the two rows.", key)
    node[row[key]] = record
    return str(row[key])


def _put_use(content: Content, kind: str, row: Row, *, explains: bool) -> tuple[Key, ...]:
    outcome, name, why = row.get("outcome", ""), row.get("id"), row.get("why", "")
    accounts = content.get(kind, {})
    if outcome not in accounts:
        raise AstrayError(f'there is no outcome "{outcome}" here', _known(accounts), "outcome")
    if not name:
        raise AstrayError("this row has no indicator", "Give its id.", "id")
    account = accounts[outcome]
    used, not_used = account.setdefault("indicators_used", []), account.get("indicators_not_used", {})
    if name in used or name in not_used or name in account.get("indicators", {}):
        raise AstrayError(f'the indicator "{name}" stands twice under outcome {outcome}', "Keep one row.", "id")
    if row.get("used") and why:
        raise AstrayError("it is said to be used, and why it is not", "Empty one of the two cells.", "why")
    if row.get("measures"):
        account.setdefault("indicators", {})[name] = row["measures"]
    if row.get("used"):
        used.append(name)
    elif explains and (why or kind == "outcomes"):
        account.setdefault("indicators_not_used", {})[name] = why
        return (kind, outcome, "indicators_not_used", name)
    return (kind, outcome, "indicators_used")


def _put_milestone(content: Content, row: Row) -> tuple[Key, ...]:
    for kind in OUTCOMES:
        for outcome, planned in content.get(kind, {}).items():
            if action := planned.get("actions", {}).get(row.get("id")):
                steps = action.setdefault("milestones", [])
                steps.append({name: value for name, value in row.items() if name != "id"})
                return (kind, outcome, "actions", row["id"], "milestones", len(steps) - 1)
    raise AstrayError(f'there is no action "{row.get("id", "")}"', _known(dict(_actions(content))), "id")


def _kind_of(content: Content, row: Row) -> str:
    """Say whether a row's outcome is a national or a local one."""
    outcome = row.get("outcome", "")
    for kind in OUTCOMES:
        if outcome in content.get(kind, {}):
            return kind
    known = {**content.get("outcomes", {}), **content.get("local_outcomes", {})}
    raise AstrayError(f'there is no outcome "{outcome}"', _known(known), "outcome")


def _known(names: dict[str, Any]) -> str:
    return f"Known: {', '.join(names)}." if names else "None is named in this form yet."
