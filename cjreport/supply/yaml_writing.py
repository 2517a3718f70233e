"""A document as YAML that a person fills in: every field is there, with guidance beside or above it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from cjreport.supply.fields import fields_in_order, is_prose
from cjreport.supply.guidance import guidance_of
from cjreport.supply.yaml_scalars import block, comment, fits_block, quoted, scalar, with_comment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.files.yaml_text import Key

    Path_ = tuple[Key, ...]

ROOMY = 3
"""Entries with more fields than this stand apart."""
TAKE_OFF = '{empty} what follows, with "# " taken off each line:'


@dataclass(frozen=True)
class Comments:
    """What stands in a document besides its values: its head, notes by path, and entries that wait to be filled in."""

    head: tuple[str, ...] = ()
    notes: Mapping[tuple[Key, ...], str] = field(default_factory=dict)
    waiting: Mapping[tuple[Key, ...], tuple[str, ...]] = field(default_factory=dict)


def document_text(record: BaseModel, comments: Comments) -> str:
    """Write a document; the same one is written in the same bytes."""
    lines = [*comments.head, *_Writing(comments).record(record, 0, (), guided=True)]
    return "\n".join(lines).rstrip("\n") + "\n"


def schema_line(workbench: Workbench, file: Path, name: str) -> str:
    """Write the first line of a document, by which editors find its schema."""
    schema = workbench.folder / "params" / "schemas" / f"{name}.json"
    return f"# yaml-language-server: $schema={os.path.relpath(schema, file.parent).replace(os.sep, '/')}"


@dataclass(frozen=True)
class _Writing:
    comments: Comments
    shown: set[type[BaseModel]] = field(default_factory=set)

    def record(self, record: BaseModel, indent: int, path: Path_, *, guided: bool) -> Iterator[str]:
        """Write a record's fields; at the top, what does not fit on a line stands apart."""
        last = ""
        for name in fields_in_order(type(record)):
            lines = [*self._field(record, name, indent, (*path, name), guided=guided)]
            if not path and len(lines) > 1 and last:
                yield ""
            yield from lines
            last = lines[-1]

    def _field(self, record: BaseModel, name: str, indent: int, path: Path_, *, guided: bool) -> Iterator[str]:
        """Write a field: short values on its own line, others below it."""
        value, pad = getattr(record, name), " " * indent
        about = guidance_of(type(record), name) if guided else ""
        note = self.comments.notes.get(path, "")
        if is_prose(type(record), name):
            yield from comment(about, indent)
            yield from comment(note, indent)
            yield from _prose(f"{pad}{name}:", value, indent)
        elif isinstance(value, BaseModel):
            yield from (*comment(about, indent), f"{pad}{name}:")
            yield from self.record(value, indent + 2, path, guided=guided)
        elif isinstance(value, dict | tuple):
            yield from self._several(record, name, about, indent, path)
        else:
            yield from with_comment(f"{pad}{name}: {scalar(value)}".rstrip(" "), f"{about} {note}".strip(), indent)
            if value is None and (model := _entry_model(record, name)):
                yield from _template(model, indent)

    def _several(self, record: BaseModel, name: str, about: str, indent: int, path: Path_) -> Iterator[str]:
        value, pad, model = getattr(record, name), " " * indent, _entry_model(record, name)
        empty, line = "{}" if isinstance(value, dict) else "[]", f"{pad}{name}:"
        waiting = [f"{pad}# {each}" for each in self.comments.waiting.get(path, ())]
        if not value:
            if model is None:
                yield from with_comment(f"{line} {empty}", about, indent)
            else:
                yield from (*comment(about, indent), f"{line} {empty}")
            if model and about and not waiting and model not in self.shown:
                self.shown.add(model)
                yield from _template(model, indent, empty)
            yield from waiting
            return
        yield from (*comment(about, indent), line)
        if isinstance(value, dict):
            yield from self._named(value, indent + 2, path)
        else:
            yield from self._listed(value, indent + 2, path)
        yield from waiting

    def _named(self, entries: dict[str, Any], indent: int, path: Path_) -> Iterator[str]:
        for number, (key, entry) in enumerate(entries.items()):
            where, note = (*path, key), self.comments.notes.get((*path, key), "")
            line = f"{' ' * indent}{quoted(key) if key[:1].isdigit() else scalar(key)}:"
            if isinstance(entry, BaseModel):
                always = path[-1] == "outcomes"
                if len(type(entry).model_fields) > ROOMY:
                    yield ""
                yield from (*comment(note, indent), line)
                yield from self.record(entry, indent + 2, where, guided=always or number == 0)
            elif "\n" in entry:
                yield from comment(note, indent)
                yield from _prose(line, entry, indent)
            else:
                yield from with_comment(f"{line} {scalar(entry) if entry else quoted(entry)}", note, indent)

    def _listed(self, entries: tuple[Any, ...], indent: int, path: Path_) -> Iterator[str]:
        pad = " " * indent
        for number, entry in enumerate(entries):
            where = (*path, number)
            if isinstance(entry, BaseModel):
                if number and len(type(entry).model_fields) > ROOMY:
                    yield ""
                yield from comment(self.comments.notes.get(where, ""), indent)
                yield from _as_item(self.record(entry, indent + 2, where, guided=number == 0), indent)
            else:
                note = self.comments.notes.get((*path, entry), "")
                yield from (
                    _prose(f"{pad}-", entry, indent)
                    if "\n" in entry
                    else with_comment(f"{pad}- {scalar(entry)}", note, indent)
                )


def _prose(line: str, text: str, indent: int) -> list[str]:
    """Write prose below the line that names it; where none is yet, an empty line shows where it goes."""
    if text and not fits_block(text):
        return [f"{line} {quoted(text)}"]
    mark, *below = block(text, indent + 2)
    return [f"{line} {mark}", *below]


def _as_item(lines: Iterator[str], indent: int) -> Iterator[str]:
    """Put the dash of a list's item before its first field, below the comments above that."""
    pad, begun = " " * indent, False
    for line in lines:
        if begun:
            yield line
            continue
        begun = not line.lstrip().startswith("#")
        yield f"{pad}{'- ' if begun else ''}{line.lstrip()}"


def _template(model: type[BaseModel], indent: int, empty: str = "") -> Iterator[str]:
    """Write an entry as a comment, to be filled in; of a list or of names where *empty* says so."""
    yield from comment(TAKE_OFF.format(empty=f"In place of {empty}, write" if empty else "Below it, write"), indent)
    mark, first = " " * indent + "# ", {"[]": "  - ", "{}": "    "}.get(empty, "  ")
    if empty == "{}":
        yield f"{mark}  name:"
    for number, name in enumerate(fields_in_order(model)):
        *above, line = with_comment(f"{name}: {_blank(model, name)}".rstrip(" "), guidance_of(model, name), 0)
        yield from (f"{mark}{' ' * len(first)}{each}" for each in above)
        yield f"{mark}{' ' * len(first) if number else first}{line}"


def _blank(model: type[BaseModel], name: str) -> str:
    """Write a field that is still to be filled in."""
    known = model.model_fields[name]
    if known.is_required():
        return '""' if known.annotation is str else ""
    default = known.get_default(call_default_factory=True)
    return {"tuple": "[]", "dict": "{}"}.get(type(default).__name__) or scalar(default)


def _entry_model(record: BaseModel, name: str) -> type[BaseModel] | None:
    """Give the model of a field's entries, or of what is not there yet; None where they are text."""
    parts = get_args(type(record).model_fields[name].annotation)
    return next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)
