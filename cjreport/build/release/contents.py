"""What a release would freeze: the figures that reports show, with date, version and reason, or why it must not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cjreport.build.release.freezing import Version, standing_rows
from cjreport.characters import shown
from cjreport.errors import Problem, PublishError, ReportError
from cjreport.inputs.documents.kinds import RETURN
from cjreport.inputs.figures.released import released_file
from cjreport.inputs.figures.seals import sealed
from cjreport.inputs.periods import on
from cjreport.publish.downloads.formulas import plain_words
from cjreport.reports.area import open_report

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.inputs.parameters import ReportParams
    from cjreport.reports.area import Report


def versions_to_come(reports: Sequence[ReportParams], date: dt.date, reason: str) -> dict[ReportParams, Version]:
    """Give the version of each report that is to be released, but where its last one shows the same already.

    Raises PublishError with every problem: where findings are open, the words are not the partnership's own, a later
    version gives no reason, the last one is of a later date, or the file may not be written.
    """
    opened = {params: open_report(params.area, period=params.period, country=params.country) for params in reports}
    if problems := [problem for report in opened.values() for problem in _unfit(report, date, reason)]:
        raise PublishError(*problems)
    return {params: _version(each, date, reason) for params, each in opened.items() if not each.version.is_last}


def unfit_reports(reports: Sequence[ReportParams], date: dt.date, reason: str) -> dict[ReportParams, ReportError]:
    """Give the reports that must not be released, each with everything that keeps it from being so."""
    unfit: dict[ReportParams, ReportError] = {}
    for params in reports:
        report = open_report(params.area, period=params.period, country=params.country)
        if problems := [*_unfit(report, date, reason)]:
            unfit[params] = PublishError(*problems)
    return unfit


def _version(report: Report, date: dt.date, reason: str) -> Version:
    file, number = _file(report), len(report.version.released) + 1
    same = {"version": f"{number}", "date": date.isoformat(), "reason": plain_words(" ".join(shown(reason).split()))}
    rows = [same | {"digest": report.digest} | row for row in report.shown_figures]
    return Version(number, file, sealed(rows, standing_rows(file)))


def _file(report: Report) -> Path:
    inputs = report.figures.inputs
    return released_file(inputs.library.workbench, inputs.area, inputs.period)


def _unfit(report: Report, date: dt.date, reason: str) -> Iterator[Problem]:
    """Tell what keeps a report from being released."""
    inputs, version = report.figures.inputs, report.version
    supplied, name = inputs.supplied(RETURN), f"{inputs.area.name}, {inputs.period}"
    file = supplied.positions.file if supplied else None
    if inputs.the_return.is_empty or inputs.the_return.area != inputs.area.name:
        yield Problem(
            f"{name}: no return of its own is supplied", 'Write one first: cjreport new "…" --period ….', file
        )
    elif inputs.the_return.compiled_from:
        what = f"{name}: its words were compiled from published accounts and are not the partnership's to release"
        yield Problem(what, "Leave it as it is, or have the partnership supply its own return.", file)
    yield from (finding.problem for finding in report.findings if finding.is_open)
    if not version.is_last:
        yield from _unfit_to_follow(report, name, date, reason)


def _unfit_to_follow(report: Report, name: str, date: dt.date, reason: str) -> Iterator[Problem]:
    """Tell what keeps a new version from following those that were released."""
    file = _file(report)
    standing = next(place for place in (file, *file.parents) if place.exists())
    if not os.access(standing, os.W_OK):
        yield Problem(f"{name}: its version could not be written here", "Have the permissions changed.", standing)
    if not report.version.released:
        return
    last = report.version.released[-1]
    if not reason.strip():
        what = f"{name}: version {last.version}, released on {on(last.date)}, showed other words or figures"
        yield Problem(what, 'Say why there is a new version: --reason "…".')
    if date < last.date:
        what = f"{name}: version {last.version} was released on {on(last.date)}, which is later than {on(date)}, today"
        yield Problem(what, "Set this machine's clock right.", file)
