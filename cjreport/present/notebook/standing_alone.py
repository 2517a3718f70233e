"""Blocks without what leads to files beside the report, for where there are none: in a notebook, in an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.present.blocks import Block


def standing_alone(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Leave out the downloads, and where in them a chart's figures stand."""
    return tuple(map(_without_files, blocks))


def _without_files(block: Block) -> Block:
    match block.kind:
        case "front":
            return block.model_copy(update={"downloads": ()})
        case "figure":
            return block.model_copy(update={"rows": ()})
        case "callout" | "details":
            return block.model_copy(update={"blocks": standing_alone(block.blocks)})
        case "bullets":
            return block.model_copy(update={"items": tuple(map(standing_alone, block.items))})
        case "account":
            parts = tuple((title, standing_alone(inner)) for title, inner in block.parts)
            return block.model_copy(update={"parts": parts})
    return block
