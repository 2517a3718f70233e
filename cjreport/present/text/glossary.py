"""Terms and what they mean, in a report or on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.present.blocks import Bullets, Prose
from cjreport.present.text_runs import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjreport.inputs.registers.glossary import Term


def glossary_block(terms: Iterable[Term]) -> Bullets:
    """List terms, each with its meaning."""
    return Bullets(items=tuple((_explained(term),) for term in terms))


def _explained(term: Term) -> Prose:
    return Prose(runs=(Text(text=f"{term.term}: ", style="strong"), Text(text=term.means)))
