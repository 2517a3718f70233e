"""What is supplied with a new document of each kind: what is known before it, what it begins with, and its hints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.supply.hints import comments_on_plan, comments_on_return
from cjreport.supply.known_before import (
    known_of_any,
    known_of_plan,
    known_of_return,
    starting_document,
    starting_plan,
    starting_return,
)
from cjreport.supply.yaml_writing import Comments

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjreport.inputs.documents.common import Document
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.supply.known_before import KnownBefore


@dataclass(frozen=True)
class Beginning:
    """How a new document of a kind begins: what is *known* before it, how it *starts*, and the *comments* beside it."""

    known: Callable[[Library, Place, str], KnownBefore]
    starts: Callable[[KnownBefore, str], Document]
    comments: Callable[[KnownBefore, Any], Comments]


BEGINNINGS = {
    RETURN.name: Beginning(known_of_return, starting_return, comments_on_return),
    PLAN.name: Beginning(known_of_plan, starting_plan, comments_on_plan),
}
"""The beginnings of those kinds, by name, of which more is known than whose a document is and of when."""


def beginning_of(kind: DocumentKind[Any]) -> Beginning:
    """Give how a new document of a kind begins."""
    plain = Beginning(
        known_of_any, lambda known, year: starting_document(kind, known, year), lambda _known, _document: Comments()
    )
    return BEGINNINGS.get(kind.name, plain)
