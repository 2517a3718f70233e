"""What the check found and partners answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import on
from cjreport.present.blocks import Block, Column, Details, Heading, Table
from cjreport.present.text.phrases import muted, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.assurance.findings import Finding
    from cjreport.present.text_runs import Runs

FEW = 3
"""So many findings are shown without being unfolded."""


def check_blocks(findings: Sequence[Finding]) -> Iterator[Block]:
    """Show what the check found: what partners answered, and what is still open."""
    told = [finding for finding in findings if finding.rule.severity != "note"]
    if not told:
        return
    answered = [finding for finding in told if finding.answer]
    open_ones = [finding for finding in told if not finding.answer]
    yield Heading(level=3, runs=runs_of("What the check asked"))
    if answered:
        yield Table(
            caption="Answered by partners",
            columns=tuple(Column(name=name) for name in ("What was found", "Partners' answer")),
            rows=tuple((runs_of(_said(finding)), _answered(finding)) for finding in answered),
            layout="records",
        )
    if open_ones:
        errors = sum(finding.rule.severity == "error" for finding in open_ones)
        words = f"{len(open_ones)} still open{f', {errors} of them to be mended before release' if errors else ''}"
        columns = tuple(Column(name=name) for name in ("What was found", "Asked for by"))
        rows = tuple((runs_of(_said(finding)), runs_of(finding.rule.basis)) for finding in open_ones)
        table = Table(caption="Still open", columns=columns, rows=rows, layout="records")
        yield table if len(rows) <= FEW else Details(summary=words, blocks=(table,), on_paper=False)


def _said(finding: Finding) -> str:
    return f"{finding.what[:1].upper()}{finding.what[1:]}."


def _answered(finding: Finding) -> Runs:
    answer = finding.answer
    if answer is None:
        return ()
    by = ", ".join([*([answer.by] if answer.by else []), *([on(answer.date)] if answer.date else [])])
    return runs_of(answer.answer.strip(), muted(f" {by}" if by else ""))
