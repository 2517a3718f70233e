"""Writes the JSON Schemas of documents and the policy, with which editors complete and check as one types.

Run as ``python -m cjreport.supply.json_schemas`` (``make schemas``); a test holds params/schemas to what it writes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.policy import Policy
from cjreport.inputs.registers.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.library import Library

    Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
POLICY = "disclosure"
"""The name of the policy's schema."""


def schema_of(name: str, library: Library) -> Schema:
    """Give a document's schema; it offers the names that the registers know, and allows others."""
    model: type[BaseModel] = Policy if name == POLICY else KINDS[name].model
    schema = model.model_json_schema()
    for part in _parts(schema):
        _allow_words(part)
    if name in KINDS:
        _offer_names(schema, library)
        _offer_periods(schema, KINDS[name], library)
    return {"$schema": DIALECT, **schema}


def _parts(part: Any) -> Iterator[Schema]:  # noqa: ANN401 (JSON)
    """List every schema within a schema."""
    if isinstance(part, dict):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _parts(each)


def _allow_words(part: Schema) -> None:
    """Let every word stand where text may: editors take 007, true and ~ for no text, and the reader as it is typed."""
    if part.get("type") == "string" and not part.keys() & {"enum", "format"}:
        part["type"] = ["string", "number", "boolean", "null"]


def _offer_names(schema: Schema, library: Library) -> None:
    """Offer outcomes, indicators, partners and rules by their names, each with what it is called."""
    parts = {"": schema, **schema["$defs"]}
    fields = [(name, field) for part in parts.values() for name, field in part.get("properties", {}).items()]
    for name, field in fields:
        if name == "area":
            _offer(field, [place.name for place in (*library.areas.all, *library.areas.partnerships)])
        elif name == "indicators_used":
            _offer(field["items"], library.indicators)
        elif name == "measure":
            _offer(field, library.indicators)
        elif name == "rule":
            _offer(field, RULES)
        elif name in {"outcomes", "scores", "partners", "indicators_not_used"} and "additionalProperties" in field:
            _offer_keys(field, _names_of(name, library))


def _offer_periods(schema: Schema, kind: DocumentKind[Any], library: Library) -> None:
    """Offer the country's periods for the year of a document that is of a single one."""
    if not kind.spans_years:
        _offer(schema["properties"][kind.year], library.areas.country.periods)


def _names_of(name: str, library: Library) -> Mapping[str, str]:
    """Give the known keys of a field, with what each is called."""
    if name == "partners":
        return {partner.id: partner.title for partner in library.duties.partners}
    if name == "indicators_not_used":
        return {each.id: each.title for framework in library.frameworks for each in framework.indicators}
    called: dict[str, str] = {}
    for framework in sorted(library.frameworks, key=lambda each: each.first_period, reverse=True):
        years = f"{framework.first_period} to {framework.last_period}" if framework.last_period else "Now"
        for outcome in framework.outcomes:
            called[outcome.id] = " ".join(filter(None, (called.get(outcome.id), f"{years}: {outcome.title}.")))
    return called


def _offer(field: Schema, names: Mapping[str, object] | list[str]) -> None:
    """Offer names as one of the ways in which a text may be written."""
    kind = field.pop("type")
    field["anyOf"] = [{"enum": [*names]}, {"type": kind}]


def _offer_keys(field: Schema, names: Mapping[str, str]) -> None:
    """Offer keys of the same form as any other key."""
    form = field["additionalProperties"]
    field["properties"] = {name: {**form, "description": title} for name, title in names.items()}


def schema_text(name: str, library: Library) -> str:
    """Write a schema as text; the same registers give the same bytes."""
    return json.dumps(schema_of(name, library), indent=2, ensure_ascii=False) + "\n"


def write_schemas(library: Library) -> list[Path]:
    """Write every schema into params/schemas."""
    folder = library.workbench.folder / "params" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / f"{name}.json": schema_text(name, library) for name in (*KINDS, POLICY)}
    for file, text in files.items():
        file.write_text(text, encoding="utf-8", newline="\n")
    return [*files]


if __name__ == "__main__":
    write_schemas(read_library(find_workbench()))
