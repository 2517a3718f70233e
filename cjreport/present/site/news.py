"""What a build changed: reports new, changed and gone, and what has become of the figures behind them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from cjreport.inputs.published import standing_in
from cjreport.inputs.report_files import FIGURES, PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.published import PublishedCountry, PublishedItem


class NewsRecord(BaseModel):
    """A frozen record of what changed."""

    model_config = ConfigDict(frozen=True)


class ReportChange(NewsRecord):
    """A report that a build made for the first time, changed or did not find again; *place* is its folder's.

    *noun* says of what kind it is, where that is not a report like most.
    What changed is its figures or, where they are as they were, its words or looks ("page").
    """

    country: str
    name: str
    period: str
    place: str
    what: Literal["new", "figures", "page", "gone"]
    noun: str = Field(default="", exclude_if=lambda noun: not noun)


class FigureChange(NewsRecord):
    """What became of an indicator's figures: how many came, for which periods, how many changed, how many went."""

    country: str
    title: str
    place: str
    periods: tuple[str, ...]
    added: int
    changed: int
    gone: int


class News(NewsRecord):
    """What the last build changed that changed anything."""

    reports: tuple[ReportChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()


def compare_published(before: Sequence[PublishedCountry], after: Sequence[PublishedCountry]) -> Iterator[ReportChange]:
    """Compare what was published before a build with what is after it, by the files' digests."""
    earlier, later = dict(_standing(before)), dict(_standing(after))
    for place in sorted({*earlier, *later}):
        then, now = earlier.get(place), later.get(place)
        country, each = now or then or ("", None)
        what = _what(then[1] if then else None, now[1] if now else None)
        if each and what:
            noun, period = "" if each.kind.by_period else each.kind.noun, " to ".join(each.years)
            yield ReportChange(country=country, name=each.name, period=period, noun=noun, place=place, what=what)


def _standing(countries: Sequence[PublishedCountry]) -> Iterator[tuple[str, tuple[str, PublishedItem]]]:
    for published in countries:
        for item in published.items:
            yield standing_in(published.folder, item.folder), (published.country.name, item)


def _what(then: PublishedItem | None, now: PublishedItem | None) -> Literal["new", "figures", "page", "gone"] | None:
    if then is None or now is None:
        return "new" if then is None else "gone"
    before, after = then.manifest.files, now.manifest.files
    differs = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    if FIGURES in differs:
        return "figures"
    return "page" if PAGE in differs else None


def compare_figures(before: str, after: str) -> tuple[tuple[str, ...], int, int, int] | None:
    """Compare two tables of an indicator's figures: the periods with new ones, and how many came, changed and went.

    None where all are as they were.
    """
    earlier, later = _figures(before), _figures(after)
    added, gone = later.keys() - earlier.keys(), earlier.keys() - later.keys()
    changed = [key for key in later.keys() & earlier.keys() if later[key] != earlier[key]]
    if not (added or gone or changed):
        return None
    return tuple(sorted({period for _, period in added})), len(added), len(changed), len(gone)


def _figures(table: str) -> dict[tuple[str, str], tuple[str, str]]:
    """Give each figure that a table holds and its status, by its area and period."""
    rows = csv.DictReader(io.StringIO(table))
    return {(row["area_code"], row["period"]): (row["value"], row["status"]) for row in rows if row["value"]}
