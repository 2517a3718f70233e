"""How returns and plans are written down: YAML that a person can read, in the order of the schema's fields."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

Words = dict[str, Any]
"""A part of a bank of words, of a return or of a plan, as its YAML has it."""
WIDTH = 116
SHORT = 80
"""Longer texts are folded."""


class OnOneLine(dict[str, Any]):
    """A mapping that is written in braces, as short records are."""


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (what is written twice is written out twice)
        return True


def _text(dumper: Any, text: str) -> yaml.ScalarNode:  # noqa: ANN401 (the C dumper has no types)
    """Write lists as they stand, paragraphs folded, and short texts on a line."""
    style = "|" if "\n- " in text else ">" if text.endswith("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(dumper: Any, items: list[Any]) -> yaml.SequenceNode:  # noqa: ANN401
    """Write a list of words on a line, a list of records with a record to each item."""
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=all(isinstance(i, str) for i in items))


def _braces(dumper: Any, record: OnOneLine) -> yaml.MappingNode:  # noqa: ANN401
    return dumper.represent_mapping("tag:yaml.org,2002:map", record.items(), flow_style=True)


def _mapping(dumper: Any, record: dict[Any, Any]) -> yaml.MappingNode:  # noqa: ANN401
    return dumper.represent_mapping("tag:yaml.org,2002:map", record.items())


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(OnOneLine, _braces)
_Dumper.add_representer(dict, _mapping)


def local_indicators(accounts: Words, about: str) -> dict[str, str]:
    """Give the indicators of an outcome of the partnership's own: figures that it states."""
    return {name: spec["title"] for name, spec in accounts["figures"].items() if spec["group"] == f"local-{about}"}


def on_a_weekday(day: dt.date) -> dt.date:
    """Move a day at the weekend to the Friday before."""
    friday = 4
    return day - dt.timedelta(days=max(day.weekday() - friday, 0))


def prose(text: str) -> str:
    """Lay out a text: a short one on a line, a paragraph to be folded, a list with the line breaks that it has."""
    text = text.strip()
    if "\n- " in text:
        return f"{text}\n"
    return text if len(text) <= SHORT else text + "\n"


def write_document(file: Path, content: dict[str, Any]) -> None:
    """Write a return or a plan."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="\n") as text:
        text.write("# Example: fictional words, written by tools/example/make.py.\n")
        yaml.dump(content, text, Dumper=_Dumper, width=WIDTH, allow_unicode=True, sort_keys=False)
