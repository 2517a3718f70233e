"""The figures that a document states, wherever its model has a place for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import BaseModel

from cjreport.inputs.documents.common import StatedFigure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.documents.kinds import Written
    from cjreport.inputs.files.yaml_text import Key


class Stated(NamedTuple):
    """A figure that a document states, and the path to it in its file."""

    path: tuple[Key, ...]
    figure: StatedFigure


def stated_in(part: object, path: tuple[Key, ...] = ()) -> Iterator[Stated]:
    """List every figure that a document or a part of one states, at whatever depth, in the order of its fields."""
    if isinstance(part, StatedFigure):
        yield Stated(path, part)
    else:
        for key, each in _parts(part):
            yield from stated_in(each, (*path, key))


def _parts(part: object) -> Iterator[tuple[Key, object]]:
    if isinstance(part, BaseModel):
        yield from ((name, getattr(part, name)) for name in type(part).model_fields)
    elif isinstance(part, dict):
        yield from part.items()
    elif isinstance(part, tuple):
        yield from enumerate(part)


def restated(document: Written, figures: Sequence[StatedFigure]) -> Written:
    """Give the same document with *figures* in the place of those it states, in the order in which they are listed."""
    return cast("Written", _restated(document, iter(figures)))


def _restated(part: object, figures: Iterator[StatedFigure]) -> Any:  # noqa: ANN401 (of the part's own type)
    if isinstance(part, StatedFigure):
        return next(figures)
    parts = {key: _restated(each, figures) for key, each in _parts(part)}
    if isinstance(part, BaseModel):
        return part.model_copy(
            update={str(key): each for key, each in parts.items() if each != getattr(part, str(key))}
        )
    if isinstance(part, dict):
        return parts
    return tuple(parts.values()) if isinstance(part, tuple) else part
