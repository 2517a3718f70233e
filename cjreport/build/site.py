"""Brings the site up to date with what stands on the shelf, once the reports of a build are made."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from cjreport.build.keys import keep_keys, kept_keys, keys_of, write_manifest
from cjreport.build.run.attempts import Lost
from cjreport.build.run.workers import run_each, usable_processors
from cjreport.build.site_tasks import LinesTask, SiteTask, Told, make_lines, make_site
from cjreport.errors import ReportError
from cjreport.inputs.files.put_in_place import refusals_told
from cjreport.inputs.library import read_library
from cjreport.inputs.published import INDICATORS, find_shelved, standing_in
from cjreport.inputs.registers.publisher import read_publisher
from cjreport.present.site import links as leaves
from cjreport.present.site.links import ACCESSIBILITY, FIRST, GLOSSARY, METHODS, indicators_of, setting_of, way
from cjreport.present.site.news import News, compare_shelves
from cjreport.publish.task import PRELOAD, TIME_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cjreport.build.keys import Keys
    from cjreport.build.outputs.folder import Shelf
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.published import Shelved
    from cjreport.inputs.registers.publisher import Publisher

Task = TypeVar("Task")
Value = TypeVar("Value")
NEWS = "news.json"
"""What the last build changed that changed anything, beside its page."""


@dataclass(frozen=True)
class Site:
    """The site of a build: its shelf, whose figures are built, who publishes it, what stood there before."""

    shelf: Shelf
    workbench: Workbench
    publisher: Publisher | None
    before: tuple[Shelved, ...]
    jobs: int

    @property
    def indicators(self) -> str:
        """The place of the pages of indicators."""
        return standing_in(self.workbench.subfolder, INDICATORS)


def site_names(workbench: Workbench) -> tuple[str, ...]:
    """List the places of everything on the shelf that is no report."""
    explaining = (FIRST, METHODS, GLOSSARY, leaves.NEWS, ACCESSIBILITY)
    return (*explaining, NEWS, standing_in(workbench.subfolder, INDICATORS))


def begin_site(shelf: Shelf, workbench: Workbench, jobs: int | None) -> Site:
    """See what stands on the shelf before a build; raises InputError where params/site.yaml is not sound."""
    publisher = read_publisher(workbench.folder)
    before = find_shelved(shelf.folder, workbench.folder)
    return Site(shelf, workbench, publisher, before, jobs or usable_processors())


def write_site(site: Site, *, whole: bool) -> None:
    """Write the pages of indicators where they are due, and those that lead to reports and explain them.

    They are due after a *whole* build, of every area, if the figures, the reports they lead to or the package have
    changed. After a build of some areas they are if they stand there already, and the figures or the reports have
    changed: so a build of one area is not held up, and no page tells of figures that are no more.
    """
    after = find_shelved(site.shelf.folder, site.workbench.folder)
    own = next((each for each in after if each.folder == site.workbench.subfolder), None)
    if own and (whole or own.indicators):
        after = tuple(replace(each, indicators=True) if each is own else each for each in after)
        task = _lines_task(site, own, after)
        keys = keys_of(site.workbench, task.reports, task.setting)
        if _are_due(kept_keys(site.workbench, task.published), keys, whole=whole):
            _write_indicators(site, after, task, keys)
            return
    _write_pages(site, _pages(site, after, ()))


def _are_due(kept: Keys | None, keys: Keys, *, whole: bool) -> bool:
    return kept is None or (kept != keys if whole else kept.figures != keys.figures)


def _lines_task(site: Site, own: Shelved, after: Sequence[Shelved]) -> LinesTask:
    """Describe the pages of every line."""
    setting = replace(setting_of(after, site.workbench.folder, site.publisher), country=own.country)
    lines = tuple(line.id for line in read_library(site.workbench).indicators.values() if not line.part_of)
    published = site.shelf.folder / site.indicators
    return LinesTask(
        site.workbench, lines, published, site.indicators, published, _latest_reports(own, site.indicators), setting
    )


def _latest_reports(shelved: Shelved, place: str) -> dict[str, str]:
    """Give the address of each area's latest report, by the area's code, as seen from pages at a *place*."""
    latest = {report.slug: report.period for report in sorted(shelved.reports, key=lambda report: report.period)}
    folders = {
        area.code: standing_in(shelved.folder, latest[area.slug], area.slug)
        for area in shelved.areas
        if area.slug in latest
    }
    return {code: way(f"{place}/index.html", f"{folder}/index.html") for code, folder in folders.items()}


def _write_indicators(site: Site, after: Sequence[Shelved], task: LinesTask, keys: Keys) -> None:
    """Put pages of indicators, whole with their list, in the place of the old ones, and then write what leads there."""
    staged = site.shelf.stage(task.place)
    shares = [replace(task, folder=staged, lines=task.lines[n :: site.jobs]) for n in range(site.jobs)]
    told = [each for some in _all_done(make_lines, shares, site.jobs) for each in some]
    pages = _pages(site, after, tuple(sorted(told, key=lambda each: task.lines.index(each.line))))
    with refusals_told(staged):
        own = indicators_of(site.workbench.subfolder)
        (staged / PurePath(own).name).write_text(pages.pop(own), encoding="utf-8", newline="\n")
        write_manifest(staged)
    site.shelf.place(staged, task.place)
    _write_pages(site, pages)
    keep_keys(site.workbench, task.published, keys)


def _pages(site: Site, after: Sequence[Shelved], told: tuple[Told, ...]) -> dict[str, str]:
    """Make the pages that lead to reports and explain them, and the list of indicators that were *told* of."""
    changes = tuple(each.change for each in told if each.change)
    news = _or_kept(site.shelf.folder / NEWS, News(reports=tuple(compare_shelves(site.before, after)), figures=changes))
    lists = {site.workbench.subfolder: told} if told else {}
    [pages] = _all_done(make_site, [SiteTask(site.workbench.folder, tuple(after), news, site.publisher, lists)], 1)
    return {**pages, NEWS: news.model_dump_json(indent=2) + "\n"}


def _write_pages(site: Site, pages: dict[str, str]) -> None:
    for place, text in pages.items():
        site.shelf.write(place, text)


def _or_kept(file: Path, news: News) -> News:
    """Give what has changed or, where nothing has, what changed last: the same build again leaves the same page."""
    if news == News():
        with suppress(OSError, ValidationError):
            return News.model_validate_json(file.read_bytes())
    return news


def _all_done(make: Callable[[Task], Value], tasks: Sequence[Task], jobs: int) -> list[Value]:
    """Run tasks in workers; what keeps one from being done is raised, with its trace if it is ours to mend."""
    done = []
    for _, result in run_each(make, tasks, jobs, TIME_LIMIT, PRELOAD):
        if isinstance(result, Lost):
            raise _raised(result)
        done.append(result.value)
    return done


def _raised(lost: Lost) -> Exception:
    if isinstance(lost.error, ReportError):
        return lost.error
    return RuntimeError(f"a part of the site could not be made: {lost.reason}\n{lost.trace}")
