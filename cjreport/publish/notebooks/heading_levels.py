"""Levels of headings, none left out: PDF/UA-1 asks for it, and who listens to a page finds the way by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjreport.present.blocks import Account, Callout, Details, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjreport.present.blocks import Block


def without_gaps(blocks: Iterable[Block], above: int = 1) -> Iterator[Block]:
    """Raise each heading that leaves a level out below the one *above* it to the level that is due."""
    for block in blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            yield block.model_copy(update={"level": above})
        elif isinstance(block, Callout | Details | Account):
            yield _within(block, above)
        else:
            yield block


def _within(block: Callout | Details | Account, above: int) -> Block:
    """Do the same within a block; the titles of an account's parts, and of what opens, are headings themselves."""
    if isinstance(block, Account):
        parts: Any = tuple((title, tuple(without_gaps(part, above + 1))) for title, part in block.parts)
        return block.model_copy(update={"parts": parts})
    inside = above + isinstance(block, Details)
    return block.model_copy(update={"blocks": tuple(without_gaps(block.blocks, inside))})
