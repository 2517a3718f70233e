"""What a release would freeze: the figures that reports show, with date, version and reason, or why it must not."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from cjreport.build.release.freezing import Version, releasing, standing_rows
from cjreport.characters import without_unseen
from cjreport.errors import Problem, PublishError, ReportError
from cjreport.inputs.documents.kinds import RETURN
from cjreport.inputs.figures.released import released_file
from cjreport.inputs.figures.seals import sealed
from cjreport.inputs.periods import on
from cjreport.publish.downloads.formulas import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.build.release.freezing import Asked
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.gathered import Gathered
    from cjreport.inputs.item import Item
    from cjreport.inputs.parameters import ReportParams
    from cjreport.reports.kind import Releasable, ReportKind


@contextmanager
def to_release(
    reports: Sequence[tuple[ReportKind, Item]], workbench: Workbench, asked: Asked | None
) -> Iterator[dict[Item, Version]]:
    """Give the versions that are to be released, if any are asked for, and keep other builds from releasing meanwhile.

    Raises PublishError with every problem where a report must not be released.
    """
    if asked is None:
        yield {}
        return
    with releasing(workbench):
        yield versions_to_come([_opened(kind, item, workbench) for kind, item in reports], asked)


def versions_to_come(reports: Sequence[Releasable], asked: Asked) -> dict[Item, Version]:
    """Give the version of each report that is to be released, but where its last one shows the same already.

    Raises PublishError with every problem: where findings are open, the words are not the partnership's own, a later
    version gives no reason, the last one is of a later date, or the file may not be written.
    """
    if problems := [problem for report in reports for problem in _unfit(report, asked)]:
        raise PublishError(*problems)
    return {report.item: _version(report, asked) for report in reports if not report.version.is_last}


def unfit_reports(kind: ReportKind, gathered: Gathered, asked: Asked) -> dict[ReportParams, ReportError]:
    """Give the reports of a kind that must not be released, each with everything that keeps it from being so."""
    unfit: dict[ReportParams, ReportError] = {}
    for params, inputs in gathered.sound:
        report = _opened(kind, inputs.item(kind.name), inputs.library.workbench)
        if problems := [*_unfit(report, asked)]:
            unfit[params] = PublishError(*problems)
    return unfit


def _opened(kind: ReportKind, item: Item, workbench: Workbench) -> Releasable:
    return cast("Releasable", kind.open(item, workbench.folder))


def _version(report: Releasable, asked: Asked) -> Version:
    file, number = _file(report), len(report.version.released) + 1
    reason = plain_words(" ".join(without_unseen(asked.reason).split()))
    same = {"version": f"{number}", "date": asked.date.isoformat(), "reason": reason}
    rows = [same | {"digest": report.digest} | row for row in report.shown_figures]
    return Version(number, file, sealed(rows, standing_rows(file)))


def _file(report: Releasable) -> Path:
    inputs = report.figures.inputs
    return released_file(inputs.library.workbench, inputs.area, inputs.period)


def _unfit(report: Releasable, asked: Asked) -> Iterator[Problem]:
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
        yield from _unfit_to_follow(report, name, asked)


def _unfit_to_follow(report: Releasable, name: str, asked: Asked) -> Iterator[Problem]:
    """Tell what keeps a new version from following those that were released."""
    file = _file(report)
    standing = next(place for place in (file, *file.parents) if place.exists())
    if not os.access(standing, os.W_OK):
        yield Problem(f"{name}: its version could not be written here", "Have the permissions changed.", standing)
    if not report.version.released:
        return
    last = report.version.released[-1]
    if not asked.reason.strip():
        what = f"{name}: version {last.version}, released on {on(last.date)}, showed other words or figures"
        yield Problem(what, 'Say why there is a new version: --reason "…".')
    if asked.date < last.date:
        before, today = on(last.date), on(asked.date)
        what = f"{name}: version {last.version} was released on {before}, which is later than {today}, today"
        yield Problem(what, "Set this machine's clock right.", file)
