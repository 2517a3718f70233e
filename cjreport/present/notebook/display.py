"""What a notebook shows: blocks that show themselves, and how an analyst's own tables and pictures become blocks."""

from __future__ import annotations

import base64
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from IPython.core.formatters import JSONFormatter
from IPython.core.getipython import get_ipython
from IPython.display import publish_display_data

from cjreport.errors import NotebookError, Problem
from cjreport.present.blocks import BLOCKS, MIME, OPENED, Block, Picture, Prose
from cjreport.present.html.render import render_blocks
from cjreport.present.notebook.own_tables import table_blocks
from cjreport.present.notebook.standing_alone import standing_alone
from cjreport.present.text.in_lines import in_lines
from cjreport.present.text.phrases import muted, plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

    from cjreport.inputs.item import Item
    from cjreport.present.notebook.own_tables import Decimals

NOTED = "CJREPORT_OPENED"
"""Environment variable: a file that has a line for each report that is opened while a notebook is made a report."""


@dataclass(frozen=True)
class Passage:
    """Part of a report: shown as a page shows it in JupyterLab, and carried as blocks for page and PDF.

    *item* is what it is part of; an analyst's own tables and pictures are part of none. *instead* is what a notebook
    alone says where there is nothing to show.
    """

    blocks: tuple[Block, ...]
    item: Item | None = None
    instead: str = "There is nothing to show here."

    def __repr__(self) -> str:
        return "\n".join(map(_in_plain_words, self.blocks)) or self.instead

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {
            **({OPENED: self.item.model_dump()} if self.item else {}),
            MIME: BLOCKS.dump_python(self.blocks, mode="json"),
            "text/html": render_blocks(standing_alone(self.blocks) or self._nothing()),
            "text/plain": repr(self),
        }

    def _nothing(self) -> tuple[Block, ...]:
        return (Prose(runs=(muted(f"{self.instead} Page and PDF leave it out."),)),)


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
    """Show a matplotlib figure of one's own in the report; *alt* says what it shows to who cannot see it.

    Raises NotebookError where it is no figure, or *alt* says nothing.
    """
    drawn: Any = canvas if hasattr(canvas, "savefig") else getattr(canvas, "figure", None)  # axes know their figure
    if isinstance(drawn, type) or not hasattr(drawn, "savefig"):
        what = f"cjreport.picture takes a matplotlib figure, not {_kind(canvas)}"
        raise NotebookError(Problem(what, "Give it the figure itself."))
    if not (isinstance(alt, str) and alt.strip()):
        raise NotebookError(Problem("this picture has no alternative text", 'Add alt="…": say what it shows.'))
    file = io.BytesIO()
    drawn.savefig(file, format="png", dpi=144, metadata={"Software": None})
    data = base64.b64encode(file.getvalue()).decode("ascii")
    return Passage((Picture(media_type="image/png", data=data, alt=alt, title=str(title)),))


def table(frame: pd.DataFrame | pd.Series[Any], caption: str = "", decimals: Decimals = None) -> Passage:
    """Show a frame of one's own as a table of the report, figures with so many *decimals* or as many as fit.

    Its index heads the rows where it has names. *decimals* may be told for each column by its name. Raises
    NotebookError where it is no frame.
    """
    if not isinstance(frame, pd.DataFrame | pd.Series):
        raise NotebookError(
            Problem(f"cjreport.table takes a DataFrame, not {_kind(frame)}", "Make it a DataFrame first.")
        )
    return Passage(table_blocks(frame if isinstance(frame, pd.DataFrame) else frame.to_frame(), str(caption), decimals))


def _kind(value: object) -> str:
    return f"a value of type {type(value).__name__}"


def say_what_is_opened(item: Item, home: Path) -> None:
    """Let the notebook carry what it has opened, in the output of the cell; outside a notebook, do nothing.

    Where a report is made of the notebook it is noted too, with the workbench's folder *home*: outputs can be hidden.
    """
    shell = get_ipython()
    if file := os.environ.get(NOTED):
        note = {
            "item": item.model_dump(),
            "home": str(home.resolve()),
            "count": shell and shell.displayhook.prompt_count,
        }
        with Path(file).open("a", encoding="utf-8") as notes:
            notes.write(json.dumps(note) + "\n")
    if shell is not None:
        publish_display_data({OPENED: item.model_dump(), "text/plain": str(item)})  # type: ignore[no-untyped-call]


def show_frames_as_tables() -> None:
    """Let every DataFrame that a cell of this notebook shows be carried as a table; outside a notebook, do nothing."""
    shell = get_ipython()
    if shell is None or shell.display_formatter is None:
        return
    formatter = JSONFormatter(parent=shell.display_formatter)
    formatter.format_type = MIME
    formatter.for_type(  # type: ignore[no-untyped-call]
        pd.DataFrame, lambda frame: BLOCKS.dump_python(table_blocks(frame), mode="json")
    )
    shell.display_formatter.formatters[MIME] = formatter
