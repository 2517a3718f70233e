"""The figures beside a report, to take away: all as CSV with its metadata, those a reader wants as a workbook."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from cjreport.present.blocks import Callout, Front, Prose
from cjreport.present.text.phrases import plain
from cjreport.publish.downloads.csv_metadata import csv_metadata
from cjreport.publish.downloads.formulas import frame_as_words
from cjreport.publish.downloads.workbook import write_workbook
from cjreport.reports.plan import PlanReport

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.present.blocks import Block
    from cjreport.reports.area import Report


def told_of(report: Report | PlanReport) -> dict[str, object]:
    """Say of a report what its manifest tells beside what it is of."""
    return _told_of_plan(report) if isinstance(report, PlanReport) else _told_of_report(report)


def _told_of_report(report: Report) -> dict[str, object]:
    unanswered = Counter(finding.rule.severity for finding in report.findings if finding.answer is None)
    return {
        "example": report.about.country.example,
        "words": report.whose_words,
        "errors": unanswered["error"],
        "questions": unanswered["question"],
    }


def _told_of_plan(report: PlanReport) -> dict[str, object]:
    years = {"starts": report.plan.starts, "ends": report.plan.ends} if report.plan else {}
    return {**years, "example": report.about.country.example}


def write_csv(folder: Path, report: Report | PlanReport) -> None:
    """Write every figure as CSV, and beside it what its columns hold."""
    about, measures = report.about, report.measures
    frame_as_words(measures).to_csv(folder / "data.csv", index=False, lineterminator="\n")
    metadata = json.dumps(csv_metadata(about, measures), indent=2, ensure_ascii=False)
    (folder / "data.csv-metadata.json").write_text(metadata + "\n", encoding="utf-8", newline="\n")


def write_tables(folder: Path, report: Report | PlanReport, blocks: tuple[Block, ...]) -> None:
    """Write the tables that a reader wants as a workbook, which opens as the report's *blocks* do."""
    write_workbook(folder / "data.xlsx", report.about, *_opening(blocks), report.sheets)


def _opening(blocks: tuple[Block, ...]) -> tuple[list[str], str]:
    """Give the facts that a report opens with, what must be known before reading, and whom to ask."""
    front = next(block for block in blocks if isinstance(block, Front))
    facts = {fact.term: plain(fact.runs) for fact in front.facts}
    contact = facts.pop("Contact", "")
    after = blocks[blocks.index(front) + 1 :][:1]
    warnings = [prose for block in after if isinstance(block, Callout) for prose in block.blocks]
    told = [plain(prose.runs) for prose in warnings if isinstance(prose, Prose)]
    return [*(f"{term}: {words}" for term, words in facts.items()), *told], contact
