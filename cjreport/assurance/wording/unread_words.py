"""Are there words beside a text that YAML takes for no part of it?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from cjreport.assurance.findings import Found
from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.files.yaml_remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cjreport.inputs.files.yaml_text import Key, Positions


def words_left_out(document: BaseModel, positions: Positions, titles: Collection[str]) -> Iterator[Found]:
    """List the words beside texts that would be lost; guidance and the *titles* of indicators are no such words."""
    guidance = _guidance(tuple(kind.model for kind in KINDS.values()))
    for remark in remarks(positions):
        if remark.words.startswith(guidance) or remark.words in titles:
            continue
        if isinstance(_at(document, remark.path), str | tuple):
            said = f'"{remark.sign}{" " if remark.sign == "#" else ""}{remark.words}"'
            yield Found("words-left-out", remark.path, remark.words, f"{said} stands beside a text and is left out")


def _at(part: Any, path: Sequence[Key]) -> Any:  # noqa: ANN401 (any part of a document)
    """Give what stands at a path of a document; None where there is nothing."""
    for step in path:
        if isinstance(part, BaseModel):
            part = getattr(part, str(step), None)
        elif isinstance(part, dict):
            part = part.get(step)
        else:
            part = part[step] if isinstance(part, tuple) and isinstance(step, int) and step < len(part) else None
    return part


@cache
def _guidance(models: tuple[type[BaseModel], ...]) -> tuple[str, ...]:
    """Give what new documents say beside fields: every field's description, by which a comment begins."""
    return tuple(sorted({each for model in models for each in _descriptions(model)}))


def _descriptions(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        yield field.description or model.__name__
        for part in _parts(field.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _descriptions(part)


def _parts(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 (a type)
    inner = get_args(annotation)
    return tuple(part for each in inner for part in _parts(each)) if inner else (annotation,)
