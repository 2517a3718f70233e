"""The door that others come in by: what they give is checked and aligned, and what they get back is labelled.

The functions behind it take arrays as they come, which is fast, and pair them by position. Whoever calls them by way
of cjreport.measures may also give pandas objects, which are paired by their labels or not at all, and is told in words
what is no number. Nothing here loads pandas: who gives a Series has done so.
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
import sys
from collections.abc import Mapping
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from numpy.typing import NDArray

    Labelled = pd.Series[Any] | pd.DataFrame

WORDS = ("baseline", "direction", "groups", "marker", "rules", "words")
"""What parameters are called that hold words or flags, not figures."""
FIGURES = ("ArrayLike", "Floats", "Sequence[")
"""How the annotations of parameters begin that hold many figures."""
SEVERAL = ("tuple[ArrayLike", "Limits", "Line")
"""How the annotations of parameters begin that hold figures and their bases, two limits, or what a line is known by."""
ONE_NUMBER = ("float", "int", "float | Decimal")
BY_KEY = "ByStratum"
"""The annotation of parameters whose figures the function itself joins by their keys."""
OF_THEIR_OWN = ("funnel_curves",)
"""Arrays that these give run over sizes of their own choice, and not over what was given."""
NUMERIC = "iuf"
"""NumPy's letters for the types of numbers that figures are: whole, whole without a sign, and with decimals."""


def at_the_door(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function take what others give: figures alone for numbers, pandas objects by their labels.

    ValueError: text, truth values or dates for numbers, several numbers for one, pandas objects that do not have the
    same index, or an array beside them. What has the shape of a Series or table that was given comes back as a Series
    or table of its labels; words are of any length.
    """
    signature = inspect.signature(function)
    kinds = {name: str(parameter.annotation) for name, parameter in signature.parameters.items()}

    @functools.wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        bound = signature.bind(*args, **kwargs)
        like = _aligned(_one_by_one(bound.arguments, kinds))
        bound.arguments.update({name: _checked(name, each, kinds[name]) for name, each in bound.arguments.items()})
        answer = function(*bound.args, **bound.kwargs)
        return _labelled(answer, None if function.__name__ in OF_THEIR_OWN else like)

    # So that it can be sent to another process, which finds it by this name.
    checked.__module__ = "cjreport.measures"
    return checked


def _one_by_one(given: dict[str, Any], kinds: dict[str, str]) -> dict[str, Any]:
    """Give each of the figures and words that are to be aligned under a name of its own."""
    parts: dict[str, Any] = {}
    for name, value in given.items():
        if _holds_several(value, kinds[name]):
            parts |= {f"{name}[{place}]": part for place, part in enumerate(value)}
        elif name in WORDS or kinds[name].startswith(FIGURES):
            parts[name] = value
    return parts


def _aligned(given: dict[str, Any]) -> Labelled | None:
    """Give the first pandas object among what is given, with whose labels all others are held to agree."""
    tables = {name: value for name, value in given.items() if _is_labelled(value)}
    if not tables:
        return None
    name, first = next(iter(tables.items()))
    for other, value in given.items():
        if other in tables:
            _refuse_other_labels(name, first, other, value)
        elif not isinstance(value, str) and np.size(np.asarray(value, dtype=object)) > 1:
            raise ValueError(
                f"{other} has no index to align with that of {name}: make it a Series with that index, "
                f"or give arrays for all, as {name}.to_numpy(), to pair them by position"
            )
    return first


def _refuse_other_labels(name: str, first: Labelled, other: str, value: Labelled) -> None:
    if first.ndim != value.ndim:
        raise ValueError(f"{name} and {other} must both be Series or both be DataFrames, to be aligned")
    for axis, labels, theirs in zip(("index", "columns"), first.axes, value.axes, strict=False):
        if not labels.equals(theirs):
            raise ValueError(
                f"{name} and {other} do not have the same {axis} in the same order: "
                f"align them first, as with {other}.reindex({axis}={name}.{axis})"
            )


def _checked(name: str, value: Any, kind: str) -> Any:  # noqa: ANN401 - anything may be given
    if name in WORDS:
        return value.to_numpy(dtype=object) if _is_labelled(value) else value
    if kind == BY_KEY:
        return _by_key(name, value)
    if kind in ONE_NUMBER:
        return _one_number(name, value)
    if _holds_several(value, kind):
        parts = [_figures(f"{name}[{place}]", each) for place, each in enumerate(value)]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return _figures(name, value) if kind.startswith(FIGURES) and value is not None else value


def _by_key(name: str, value: Any) -> Any:  # noqa: ANN401 - anything may be given
    if not isinstance(value, Mapping) and not (_is_labelled(value) and value.ndim == 1):
        raise ValueError(f"{name} must be labelled, to be joined by key: a mapping or a Series, not {_kind_of(value)}")
    _figures(name, [*value.values()] if isinstance(value, Mapping) else value)
    return value


def _one_number(name: str, value: Any) -> Any:  # noqa: ANN401 - anything may be given
    single = value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value
    if not _is_number(single):
        example = " such as 0.95" if name == "confidence" else ""
        raise ValueError(f"{name} must be a single number{example}, not {_kind_of(single)}")
    return single


def _figures(name: str, value: Any) -> NDArray[Any]:  # noqa: ANN401 - anything may be given
    """Give figures as an array of numbers, NaN for those missing."""
    if isinstance(value, np.ma.MaskedArray):
        return np.asarray(np.ma.filled(value.astype(float), np.nan))
    plain = value.to_numpy() if _is_labelled(value) else value
    array = plain if isinstance(plain, np.ndarray) else np.asarray(plain, dtype=object)
    if array.dtype.kind in NUMERIC:
        return array
    wrong = next((each for each in array.ravel() if not (_is_number(each) or _is_missing(each))), None)
    if wrong is not None:
        raise ValueError(f'{name} must be numbers, and "{wrong}" is {_kind_of(wrong)}')
    numbers = [np.nan if _is_missing(each) else float(each) for each in array.ravel()]
    return np.array(numbers, dtype=float).reshape(array.shape)


def _labelled(answer: Any, like: Labelled | None) -> Any:  # noqa: ANN401 - whatever a function gives
    """Give an answer, or each part of it, with the labels of what it was worked out of."""
    if isinstance(answer, tuple):
        parts = [_labelled(part, like) for part in answer]
        return type(answer)(*parts) if hasattr(answer, "_fields") else tuple(parts)
    if dataclasses.is_dataclass(answer) and not isinstance(answer, type):
        return dataclasses.replace(answer, **{name: _labelled(part, like) for name, part in vars(answer).items()})
    if not isinstance(answer, np.ndarray):
        return answer
    # An array of text has room for its longest word and no more; one of objects has room for any.
    array = answer.astype(object) if answer.dtype.kind == "U" and answer.ndim else answer
    return array[()] if not array.ndim or like is None else _with_labels(array, like)


def _with_labels(array: NDArray[Any], like: Labelled) -> Any:  # noqa: ANN401 - a Series, a table or an array
    if like.ndim == 2 and array.shape == like.shape:  # noqa: PLR2004 - a table has rows and columns
        return like.__class__(array, *like.axes)
    if array.shape == like.shape[:1]:
        return sys.modules["pandas"].Series(array, index=like.index)
    return array


def _holds_several(value: object, kind: str) -> TypeGuard[tuple[Any, ...] | list[Any]]:
    return isinstance(value, tuple | list) and kind.startswith(SEVERAL)


def _is_labelled(value: object) -> TypeGuard[Labelled]:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.Series | pandas.DataFrame)


def _is_number(value: object) -> bool:
    # To Python truth values are numbers, and to NumPy spans of time.
    return isinstance(value, Real | Decimal) and not isinstance(value, bool | np.bool_ | np.timedelta64)


def _is_missing(value: object) -> bool:
    """Whether a value is None or pandas' NA or NaT, which are no numbers and stand for one."""
    return value is None or type(value).__name__ in {"NAType", "NaTType"}


def _kind_of(value: object) -> str:
    """Say in words what something is that is no number."""
    if isinstance(value, list | tuple | np.ndarray) or _is_labelled(value):
        return "several numbers"
    if isinstance(value, bool | np.bool_):
        return "a truth value"
    if _is_missing(value):
        return "nothing"
    return "text" if isinstance(value, str | bytes) else f"a {type(value).__name__}"
