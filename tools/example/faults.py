"""The faults that faults.yaml puts into returns and plans, so that the check has something to find."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pandas as pd
from writing import OnOneLine, prose

from cjreport.inputs.documents.plans import Plan
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.figures.last_versions import heads_file, with_head
from cjreport.inputs.figures.released import Released
from cjreport.inputs.figures.seals import sealed
from cjreport.inputs.periods import every_period, year_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Document = dict[str, Any]
    Documents = dict[tuple[str, str, str], Document]
    """What is to be written, by kind (period or plan), place and first year."""
    Fault = dict[str, Any]

ANSWERED_BY = "Coordinator of the partnership"


def at(fault: Fault) -> tuple[str, str, str]:
    """Say in which document a fault stands."""
    kind = "plan" if "plan" in fault else "period"
    return kind, fault["place"], fault[kind]


def with_faults(documents: Documents, faults: Sequence[Fault]) -> Documents:
    """Give what is to be written with the faults in it."""
    changed = deepcopy(documents)
    for fault in faults:
        kind, place, year = at(fault)
        document = changed[kind, place, year]
        _change(document, fault, changed.get((kind, place, year_before(year)), {}))
        if "then" in fault:
            _change(changed[kind, place, every_period(year, "2100-01")[1]], fault["then"], document)
        if "answer" in fault:
            document.setdefault("answers", []).append(_answer(fault, document))
    return {key: _in_order(key[0], document) for key, document in changed.items()}


def _answer(fault: Fault, document: Document) -> Document:
    about = {"about": fault["about"]} if "about" in fault else {}
    day = document["sign_off"].get("date", document["published"])
    rule = fault.get("answers", fault["rule"])
    return {"rule": rule, **about, "answer": prose(fault["answer"]), "by": ANSWERED_BY, "date": day}


def _in_order(kind: str, document: Document) -> Document:
    fields = (Plan if kind == "plan" else AreaReturn).model_fields
    return {field: document[field] for field in fields if field in document}


def _change(document: Document, change: Fault, before: Document) -> None:
    for path in change.get("remove", ()):
        holder, key = _found(document, path)
        del holder[key]
    for path, value in change.get("set", {}).items():
        _set(document, path, value)
    for path in change.get("as_last_year", ()):
        holder, key = _found(before, path)
        _set(document, path, holder[key])
    for path, other in change.get("from", {}).items():
        holder, key = _found(document, other)
        _set(document, path, holder[key])
    for operation, do in _OPERATIONS.items():
        for path, value in change.get(operation, {}).items():
            do(document, path, value)
    if "again" in change:
        holder, key = _found(document, change["again"])
        holder.insert(key, holder[key])


def _set(document: Document, path: str, value: Any) -> None:  # noqa: ANN401 (whatever a field may hold)
    holder, key = _found(document, path)
    is_day = isinstance(holder.get(key), dt.date)
    holder[key] = dt.date.fromisoformat(value) if is_day else deepcopy(value)


def _add(document: Document, path: str, value: Any) -> None:  # noqa: ANN401
    holder, key = _found(document, path)
    if isinstance(value, str) and isinstance(holder[key], str):
        space = "" if value[0].isspace() else " "
        holder[key] = prose(f"{holder[key].rstrip()}{space}{value}")
    else:
        items = holder.setdefault(key, [])
        items.append(OnOneLine(value) if key == "figures" else value)


def _plus(document: Document, path: str, value: float) -> None:
    holder, key = _found(document, path)
    holder[key] = round(holder[key] + value, 1)


def _drop(document: Document, path: str, value: str) -> None:
    holder, key = _found(document, path)
    holder[key].remove(value)


def _move(document: Document, path: str, value: str) -> None:
    holder, key = _found(document, path)
    to, there = _found(document, value)
    to[there] |= holder.pop(key)


_OPERATIONS: dict[str, Callable[[Document, str, Any], None]] = {
    "add": _add,
    "plus": _plus,
    "drop": _drop,
    "move": _move,
}


def _found(document: Any, path: str) -> tuple[Any, Any]:  # noqa: ANN401 (mappings and lists by turns)
    """Give what holds the end of a path, and the last step, a key or a number."""
    *steps, last = path.split("/")
    for step in steps:
        document = document[_step(document, step)]
    return document, _step(document, last)


def _step(holder: Any, step: str) -> Any:  # noqa: ANN401
    if not isinstance(holder, list):
        return step
    if "@" in step:
        return next(number for number, figure in enumerate(holder) if f"{figure['id']}@{figure['period']}" == step)
    return int(step)


def write_beside(file: Path, faults: Sequence[Fault]) -> None:
    """Write lines of a file anew as faults have them that no record can hold: words beside a text."""
    changes = {name: words for fault in faults for name, words in fault.get("written", {}).items()}
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    if changes:
        new = [f"{name}: {changes[name]}\n" if (name := line.partition(":")[0]) in changes else line for line in lines]
        file.write_text("".join(new), encoding="utf-8", newline="\n")


def write_released(faults: Sequence[Fault], rows: pd.DataFrame, codes: dict[str, str], data: Path) -> None:
    """Write the figures that a report showed when it came out, and that are hidden now, as they were released then."""
    for fault in (fault for fault in faults if "released" in fault):
        here = (rows["area_code"] == codes[fault["place"]]) & (rows["period"] == fault["period"])
        [count] = rows.loc[here & (rows["indicator"] == fault["released"]), "numerator"]
        file = data / "released" / fault["period"] / f"{fault['place']}.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        shown = {"figure": fault["released"], "period": fault["period"], "count": int(count), "value": int(count)}
        row = {"version": 1, "reason": "First release", "digest": "example", "kind": "measure", "unit": "cases"}
        row |= shown | {"date": f"{int(fault['period'][:4]) + 1}-12-16", "status": "ok"}
        cells = {column: str(row.get(column, "")) for column in Released.model_fields}
        rows_of_file = sealed([cells], [])
        pd.DataFrame(rows_of_file).to_csv(file, index=False, lineterminator="\n")
        heads_file(file).write_text(with_head(file, rows_of_file), encoding="utf-8", newline="\n")
