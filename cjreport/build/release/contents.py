"""What a release would freeze: the figures that reports show, with date, version and reason, or why it must not."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from cjreport.build.release.freezing import Version, releasing, standing_rows
from cjreport.characters import shown
from cjreport.errors import Problem, PublishError, ReportError
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


def unfit_reports(kinds: Sequence[ReportKind], gathered: Gathered, asked: Asked) -> dict[ReportParams, ReportError]:
    """Give what must not be released in the kinds that are, each with everything that keeps it from being so."""
    unfit: dict[ReportParams, ReportError] = {}
    due = [(kind, {*kind.due(gathered).items}) for kind in kinds if kind.released]
    for params, inputs in gathered.sound:
        wanted = [(kind, item) for kind, items in due if (item := inputs.item(kind.name)) in items]
        reports = [_opened(kind, item, inputs.library.workbench) for kind, item in wanted]
        if problems := [problem for report in reports for problem in _unfit(report, asked)]:
            unfit[params] = PublishError(*problems)
    return unfit


def _opened(kind: ReportKind, item: Item, workbench: Workbench) -> Releasable:
    return cast("Releasable", kind.open(item, workbench.folder))


def _version(report: Releasable, asked: Asked) -> Version:
    file, number = _file(report), len(report.version.released) + 1
    reason = plain_words(" ".join(shown(asked.reason).split()))
    same = {"version": f"{number}", "date": asked.date.isoformat(), "reason": reason}
    rows = [same | {"digest": report.digest} | row for row in report.shown_figures]
    return Version(number, file, sealed(rows, standing_rows(file)))


def _file(report: Releasable) -> Path:
    inputs = report.figures.inputs
    return released_file(inputs.library.workbench, inputs.area, inputs.period, report.item.kind)


def _unfit(report: Releasable, asked: Asked) -> Iterator[Problem]:
    """Tell what keeps a report from being released."""
    yield from report.unfit_words
    yield from (finding.problem for finding in report.findings if finding.is_open)
    if not report.version.is_last:
        yield from _unfit_to_follow(report, asked)


def _unfit_to_follow(report: Releasable, asked: Asked) -> Iterator[Problem]:
    """Tell what keeps a new version from following those that were released."""
    file, name = _file(report), f"{report.item.place}, {report.item.period}"
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
