"""Brings the site up to date with what is published, once the reports of a build are made."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from cjreport.build.page_digests import keep_keys, kept_keys, keys_of, write_manifest
from cjreport.build.run.attempts import Lost
from cjreport.build.run.jobs import PRELOAD, TIME_LIMIT, PagesTask, make_pages
from cjreport.build.run.workers import run_each, usable_processors
from cjreport.errors import ReportError
from cjreport.inputs.files.put_in_place import refusals_told
from cjreport.inputs.published import INDICATORS, find_published, standing_in
from cjreport.inputs.registers.publisher import read_publisher
from cjreport.inputs.report_files import MANIFEST
from cjreport.present.indicator.listing import Coverage
from cjreport.present.site.index import in_order
from cjreport.present.site.links import FIRST, setting_of
from cjreport.present.site.news import FigureChange, News, compare_published
from cjreport.reports.kind import Site
from cjreport.reports.kinds import INDICATOR, KINDS, PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from cjreport.build.outputs.placing import Outputs
    from cjreport.build.page_digests import Keys
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.item import Item
    from cjreport.inputs.published import PublishedCountry, PublishedKind
    from cjreport.inputs.registers.publisher import Publisher

Task = TypeVar("Task")
Value = TypeVar("Value")
NEWS = "news.json"
"""What the last build changed that changed anything, beside its page."""


@dataclass(frozen=True)
class SiteBefore:
    """The site as a build began: its outputs, whose figures are built, who publishes it, what was published before."""

    outputs: Outputs
    workbench: Workbench
    kinds: tuple[PublishedKind, ...]
    publisher: Publisher | None
    before: tuple[PublishedCountry, ...]
    jobs: int

    @property
    def indicators(self) -> str:
        """The place of the pages of indicators."""
        return standing_in(self.workbench.subfolder, INDICATORS)

    def published(self) -> tuple[PublishedCountry, ...]:
        """List what is published now, an example country after the real ones."""
        return in_order(find_published(self.outputs.folder, self.workbench.folder, self.kinds))


def site_files(workbench: Workbench) -> dict[str, tuple[str, ...]]:
    """List the places of everything in the outputs folder that is no report, each with the files known to be in it."""
    explaining = (name for kind in PAGES if not kind.folder for name in kind.files)
    indicators = standing_in(workbench.subfolder, INDICATORS)
    return {**dict.fromkeys((*explaining, NEWS), ()), indicators: (FIRST, MANIFEST)}


def begin_site(
    outputs: Outputs, workbench: Workbench, jobs: int | None, kinds: Iterable[PublishedKind] = ()
) -> SiteBefore:
    """See what is published before a build of some *kinds*; raises InputError where params/site.yaml is not sound."""
    publisher = read_publisher(workbench.folder)
    every = tuple(dict.fromkeys((*KINDS.values(), *kinds)))
    begun = SiteBefore(outputs, workbench, every, publisher, (), jobs or usable_processors())
    return replace(begun, before=begun.published())


def write_site(begun: SiteBefore, *, whole: bool) -> None:
    """Write the pages of indicators where they are due, and those that lead to reports and explain them.

    They are due after a *whole* build, of every area, if the figures, the reports they lead to or the package have
    changed. After a build of some areas they are if they stand there already, and the figures or the reports have
    changed: so a build of one area is not held up, and no page tells of figures that are no more.
    """
    after = begun.published()
    own = next((each for each in after if each.folder == begun.workbench.subfolder), None)
    if own and (whole or own.indicators):
        after = tuple(replace(each, indicators=True) if each is own else each for each in after)
        site = _site(begun, after)
        keys = keys_of(site)
        if _are_due(kept_keys(begun.workbench, site.published), keys, whole=whole):
            _write_indicators(begun, site, keys)
            return
    _place_pages(begun, *_make_pages(begun, _site(begun, after), ()))


def _are_due(kept: Keys | None, keys: Keys, *, whole: bool) -> bool:
    return kept is None or (kept != keys if whole else kept.figures != keys.figures)


def _site(begun: SiteBefore, after: tuple[PublishedCountry, ...]) -> Site:
    """Give what pages are opened beside."""
    setting = setting_of(after, begun.workbench.folder, begun.publisher)
    published = begun.outputs.folder / begun.indicators
    return Site(begun.workbench, begun.kinds, after, setting, News(), published, {})


def _write_indicators(begun: SiteBefore, site: Site, keys: Keys) -> None:
    """Put pages of indicators, whole with their list, in the place of the old ones, and then write what leads there."""
    staged = begun.outputs.stage(begun.indicators)
    items = INDICATOR.due(site)
    shares = [tuple((INDICATOR, item) for item in items[n :: begun.jobs]) for n in range(begun.jobs)]
    told: dict[Item, Mapping[str, object]] = {}
    for some in _all_done(
        make_pages, [PagesTask(share, site, staged, begun.indicators) for share in shares], begun.jobs
    ):
        told |= some
    held = tuple(each for item in items if isinstance(each := told[item].get("held"), Coverage))
    changes = tuple(each for item in items if isinstance(each := told[item].get("change"), FigureChange))
    made, news = _make_pages(begun, replace(site, held={begun.workbench.subfolder: held}), changes)
    with refusals_told(staged):
        if listed := made.pop(standing_in(begun.indicators, FIRST), ""):
            (staged / FIRST).write_text(listed, encoding="utf-8", newline="\n")
        write_manifest(staged)
    begun.outputs.place(staged, begun.indicators)
    _place_pages(begun, made, news)
    keep_keys(begun.workbench, site.published, keys)


def _make_pages(begun: SiteBefore, site: Site, changes: tuple[FigureChange, ...]) -> tuple[dict[str, str], News]:
    """Make the pages that lead to reports and explain them, by their places, and say what is new.

    One that has nothing to show has no place.
    """
    reports = tuple(compare_published(begun.before, site.countries))
    news = _or_kept(begun.outputs.folder / NEWS, News(reports=reports, figures=changes))
    staged, site = begun.outputs.stage("pages"), replace(site, news=news)
    pages = tuple((kind, item) for kind in PAGES for item in kind.due(site))
    _all_done(make_pages, [PagesTask(pages, site, staged)], 1)
    made = [place for place in (kind.place_of(item) for kind, item in pages) if (staged / place).is_file()]
    return {place: (staged / place).read_text(encoding="utf-8") for place in made}, news


def _place_pages(begun: SiteBefore, pages: dict[str, str], news: News) -> None:
    for place, text in pages.items():
        begun.outputs.write(place, text)
    begun.outputs.write(NEWS, news.model_dump_json(indent=2) + "\n")


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
