"""A form laid out from the fields of a document's model: what is asked once, and a sheet for each list of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from cjreport.inputs.documents.prose import Markdown
from cjreport.supply.fields import Column, Kind, fields_in_order, in_words
from cjreport.supply.form.layout import DETAILS, Form, Questions, Records, fields_of, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.kinds import DocumentKind

    Fields = Iterator[tuple[tuple[str, ...], type[BaseModel]]]

LONGEST_NAME = 31
"""The most characters of a sheet's name."""
SHORT_NAME = key("Short name", "id", "A short name of your own for it, of small letters, digits and hyphens.")


def form_from_model(kind: DocumentKind[Any]) -> Form:
    """Lay out the form of a kind of document.

    Records in its lists hold simple fields alone; a document with lists in them wants a form laid out by hand.
    """
    fields = [*_fields(kind.model, ())]
    asked = {path: _label(path) for path, model in fields if not _is_several(model, path[-1])}
    about = f"Whose {kind.name} this is, and what holds for all of it."
    records = (_records(path, model) for path, model in fields if _is_several(model, path[-1]))
    return Form(kind, (Questions(DETAILS, about, kind.model, asked), *records))


def _fields(model: type[BaseModel], path: tuple[str, ...]) -> Fields:
    """List the paths to a model's fields, those of the records within it too, each with the model it is a field of."""
    for name in fields_in_order(model):
        parts = _parts(model, name)
        inner = next((part for part in parts if _is_model(part)), None)
        if inner and not _is_several(model, name):
            yield from _fields(inner, (*path, name))
        else:
            yield (*path, name), model


def _parts(model: type[BaseModel], name: str) -> tuple[Any, ...]:
    annotation = model.model_fields[name].annotation
    return get_args(annotation) or (annotation,)


def _is_several(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds entries that want a row each: records, pieces of prose, or whatever has names."""
    origin, parts = get_origin(model.model_fields[name].annotation), _parts(model, name)
    return origin is dict or (origin is tuple and (_is_model(parts[0]) or _is_prose(parts[0])))


def _records(path: tuple[str, ...], model: type[BaseModel]) -> Records:
    name = path[-1]
    entry, about = _parts(model, name)[-1 if _is_named(model, name) else 0], model.model_fields[name].description or ""
    kind = Kind.PROSE if _is_prose(entry) else Kind.TEXT
    columns = fields_of(entry) if _is_model(entry) else (Column(in_words(name), "", about, kind),)
    title = _label(path).replace(":", ",")[:LONGEST_NAME]
    if _is_named(model, name):
        return Records(title, about, (*path, "{id}"), (SHORT_NAME, *columns), keys=("id",))
    return Records(title, about, (*path, "[]"), columns)


def _label(path: tuple[str, ...]) -> str:
    """Write a path as a heading: Sign off: role."""
    first, *others = path
    return ": ".join((in_words(first), *(in_words(each).lower() for each in others)))


def _is_named(model: type[BaseModel], name: str) -> bool:
    return get_origin(model.model_fields[name].annotation) is dict


def _is_model(part: Any) -> bool:  # noqa: ANN401 (a type)
    return isinstance(part, type) and issubclass(part, BaseModel)


def _is_prose(part: Any) -> bool:  # noqa: ANN401 (a type)
    return any(isinstance(mark, Markdown) for mark in getattr(part, "__metadata__", ()))
