"""The figures beside a report, to take away: all as CSV with its metadata, those a reader wants as a workbook."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from cjreport.plan_report import open_plan
from cjreport.present.blocks import Callout, Front, Prose
from cjreport.present.phrases import plain
from cjreport.publish.csv_metadata import csv_metadata
from cjreport.publish.formulas import frame_as_words
from cjreport.publish.workbook import write_workbook
from cjreport.report import open_report

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.plan_report import PlanReport
    from cjreport.present.blocks import Block
    from cjreport.publish.tasks import Task
    from cjreport.report import Report


def write_figures(task: Task, blocks: tuple[Block, ...]) -> dict[str, object]:
    """Write the figures of the annual report that *blocks* are, and say what its parameters do not tell."""
    given = task.parameters
    opened = open_report(given.area, period=given.period, country=given.country, home=task.workbench.folder)
    write_csv(task.folder, opened)
    write_tables(task.folder, opened, blocks)
    unanswered = Counter(finding.rule.severity for finding in opened.findings if finding.answer is None)
    return {
        "example": opened.about.country.example,
        "words": opened.whose_words,
        "errors": unanswered["error"],
        "questions": unanswered["question"],
    }


def write_plan_figures(task: Task, blocks: tuple[Block, ...]) -> dict[str, object]:
    """Write the figures beside the plan that *blocks* are, and say which years it is for."""
    given = task.parameters
    opened = open_plan(given.area, period=given.period, country=given.country, home=task.workbench.folder)
    write_csv(task.folder, opened)
    write_tables(task.folder, opened, blocks)
    years = {"starts": opened.plan.starts, "ends": opened.plan.ends} if opened.plan else {}
    return {"kind": "plan", **years, "example": opened.about.country.example}


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
