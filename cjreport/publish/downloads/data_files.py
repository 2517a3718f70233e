"""The figures beside a report, to take away: all as CSV with its metadata, those a reader wants as a workbook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cjreport.present.blocks import Callout, Front, Prose
from cjreport.present.text.phrases import plain
from cjreport.publish.downloads.csv_metadata import csv_metadata
from cjreport.publish.downloads.formulas import frame_as_words
from cjreport.publish.downloads.workbook import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.present.blocks import Block
    from cjreport.reports.kind import Opened, OpenedReport


def write_csv(file: Path, opened: Opened) -> None:
    """Write every figure of a report as CSV."""
    frame_as_words(opened.measures).to_csv(file, index=False, lineterminator="\n")


def write_metadata(file: Path, opened: OpenedReport) -> None:
    """Write what the columns of a report's CSV hold."""
    metadata = json.dumps(csv_metadata(opened.about, opened.measures), indent=2, ensure_ascii=False)
    file.write_text(metadata + "\n", encoding="utf-8", newline="\n")


def write_tables(file: Path, opened: OpenedReport, blocks: tuple[Block, ...]) -> None:
    """Write the tables that a reader wants as a workbook, which opens as the report's *blocks* do."""
    write_workbook(file, opened.about, *_opening(blocks), opened.sheets)


def _opening(blocks: tuple[Block, ...]) -> tuple[list[str], str]:
    """Give the facts that a report opens with, what must be known before reading, and whom to ask."""
    front = next(block for block in blocks if isinstance(block, Front))
    facts = {fact.term: plain(fact.runs) for fact in front.facts}
    contact = facts.pop("Contact", "")
    after = blocks[blocks.index(front) + 1 :][:1]
    warnings = [prose for block in after if isinstance(block, Callout) for prose in block.blocks]
    told = [plain(prose.runs) for prose in warnings if isinstance(prose, Prose)]
    return [*(f"{term}: {words}" for term, words in facts.items()), *told], contact
