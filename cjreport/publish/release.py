"""Freezes what a report shows, with date, version and reason; what stands there is never changed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.errors import Problem, PublishError, ReportError
from cjreport.inputs.periods import on
from cjreport.inputs.released import Released, released_file
from cjreport.report import open_report

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.inputs.parameters import ReportParams
    from cjreport.report import Report


@dataclass(frozen=True)
class Frozen:
    """A version that was frozen, and the file as it was before, so that one that could not be built is taken back."""

    version: int
    file: Path
    before: str

    def take_back(self) -> None:
        """Put the file back as it was."""
        if self.before:
            _write(self.file, self.before)
        else:
            self.file.unlink(missing_ok=True)


def freeze_all(reports: Sequence[ReportParams], date: dt.date, reason: str) -> dict[ReportParams, Frozen]:
    """Add a version of each report to its released figures, but where its last version shows the same already.

    Raises PublishError with every problem, and then adds none: where findings are open, the words are not the
    partnership's own, or a later version gives no reason.
    """
    opened = {params: open_report(params.area, period=params.period, country=params.country) for params in reports}
    if problems := [problem for report in opened.values() for problem in _unfit(report, reason)]:
        raise PublishError(*problems)
    frozen = {params: _freeze(report, date, reason) for params, report in opened.items()}
    return {params: version for params, version in frozen.items() if version}


def unfit_reports(reports: Sequence[ReportParams], reason: str) -> dict[ReportParams, ReportError]:
    """Give the reports that must not be released, each with everything that keeps it from being so."""
    unfit: dict[ReportParams, ReportError] = {}
    for params in reports:
        report = open_report(params.area, period=params.period, country=params.country)
        if problems := [*_unfit(report, reason)]:
            unfit[params] = PublishError(*problems)
    return unfit


def _freeze(report: Report, date: dt.date, reason: str) -> Frozen | None:
    if report.version.is_last:
        return None
    inputs, number = report.figures.inputs, len(report.version.released) + 1
    file = released_file(inputs.library.workbench, inputs.area, inputs.period)
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    _write(file, before + _as_csv(report, number, date, reason, heads=not before))
    return Frozen(number, file, before)


def _unfit(report: Report, reason: str) -> Iterator[Problem]:
    """Tell what keeps a report from being released."""
    inputs, version = report.figures.inputs, report.version
    name, file = f"{inputs.area.name}, {inputs.period}", inputs.lines.file if inputs.lines else None
    if inputs.words.is_empty or inputs.words.area != inputs.area.name:
        yield Problem(
            f"{name}: no return of its own is supplied", 'Write one first: cjreport new "…" --period ….', file
        )
    elif inputs.words.compiled_from:
        what = f"{name}: its words were compiled from published accounts and are not the partnership's to release"
        yield Problem(what, "Leave it as it is, or have the partnership supply its own return.", file)
    yield from (finding.problem for finding in report.findings if finding.is_open)
    if version.released and not version.is_last and not reason.strip():
        last = version.released[-1]
        what = f"{name}: version {last.version}, released on {on(last.date)}, showed other words or figures"
        yield Problem(what, 'Say why there is a new version: --reason "…".')


def _as_csv(report: Report, version: int, date: dt.date, reason: str, *, heads: bool) -> str:
    text = io.StringIO()
    table = csv.DictWriter(text, list(Released.model_fields), lineterminator="\n")
    if heads:
        table.writeheader()
    same = {"version": version, "date": date.isoformat(), "reason": " ".join(reason.split()), "digest": report.digest}
    table.writerows(same | row for row in report.shown_figures)
    return text.getvalue()


def _write(file: Path, text: str) -> None:
    """Write a file wholly or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made = file.with_name(f".{file.name}.new")
    made.write_text(text, encoding="utf-8", newline="\n")
    made.replace(file)
