"""What a notebook shows: blocks that show themselves, and how an analyst's own tables and pictures become blocks."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from IPython.core.formatters import JSONFormatter
from IPython.core.getipython import get_ipython

from cjreport.measures.rounding import in_full
from cjreport.present.blocks import BLOCKS, MIME, Block, Column, Picture, Table, Text
from cjreport.present.html import render_blocks
from cjreport.present.in_lines import in_lines
from cjreport.present.phrases import plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas


@dataclass(frozen=True)
class Passage:
    """Part of a report: shown as a page shows it in JupyterLab, and carried as blocks for page and PDF."""

    blocks: tuple[Block, ...]

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {
            MIME: BLOCKS.dump_python(self.blocks, mode="json"),
            "text/html": render_blocks(self.blocks),
            "text/plain": "\n".join(map(_in_plain_words, self.blocks)),
        }


def _in_plain_words(block: Block) -> str:
    match block.kind:
        case "prose" | "heading" | "bullets":
            return "\n".join(map(plain, in_lines([block])))
        case "figure":
            return block.alt
        case "table":
            return f"Table: {block.caption}"
        case "findings":
            return "\n".join(map(plain, block.items))
        case _:
            return block.kind.capitalize()


def picture(canvas: Canvas, alt: str, title: str = "") -> Passage:
    """Show a matplotlib figure of one's own in the report; *alt* says what it shows to who cannot see it."""
    file = io.BytesIO()
    canvas.savefig(file, format="png", dpi=144, metadata={"Software": None})
    data = base64.b64encode(file.getvalue()).decode("ascii")
    return Passage((Picture(media_type="image/png", data=data, alt=alt, title=title),))


def table(frame: pd.DataFrame, caption: str = "") -> Passage:
    """Show a frame of one's own as a table of the report; its index, where it has names, heads the rows."""
    return Passage((table_block(frame, caption),))


def table_block(frame: pd.DataFrame, caption: str = "") -> Table:
    """Make a frame a table, figures as pandas would print them."""
    flat = frame if isinstance(frame.index, pd.RangeIndex) else frame.reset_index()
    columns = tuple(Column(name=str(name), figures=pd.api.types.is_numeric_dtype(flat[name])) for name in flat.columns)
    rows = tuple(tuple((Text(text=_cell(value)),) for value in row) for row in flat.itertuples(index=False, name=None))
    return Table(caption=caption or str(frame.attrs.get("caption", "")), columns=columns, rows=rows)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else in_full(value, 10)
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def show_frames_as_tables() -> None:
    """Let every DataFrame that a cell of this notebook shows be carried as a table; outside a notebook, do nothing."""
    shell = get_ipython()
    if shell is None or shell.display_formatter is None:
        return
    formatter = JSONFormatter(parent=shell.display_formatter)
    formatter.format_type = MIME
    formatter.for_type(  # type: ignore[no-untyped-call]
        pd.DataFrame, lambda frame: BLOCKS.dump_python((table_block(frame),), mode="json")
    )
    shell.display_formatter.formatters[MIME] = formatter
