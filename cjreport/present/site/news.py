"""What a build changed: reports new, changed and gone, and what has become of the figures behind them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from cjreport.inputs.published import PLANS, Plan, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.published import Report, Shelved


class Record(BaseModel):
    """A frozen record of what changed."""

    model_config = ConfigDict(frozen=True)


class ReportChange(Record):
    """A report or plan that a build made for the first time, changed or did not find again; *place* is its folder's.

    What changed is its figures or, where they are as they were, its words or looks ("page").
    """

    country: str
    name: str
    period: str
    place: str
    what: Literal["new", "figures", "page", "gone"]


class FigureChange(Record):
    """What became of an indicator's figures: how many came, for which periods, how many changed, how many went."""

    country: str
    title: str
    place: str
    periods: tuple[str, ...]
    added: int
    changed: int
    gone: int


class News(Record):
    """What the last build changed that changed anything."""

    reports: tuple[ReportChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()


def compare_shelves(before: Sequence[Shelved], after: Sequence[Shelved]) -> Iterator[ReportChange]:
    """Compare what stood on the shelf before a build with what stands there after it, by the files' digests."""
    earlier, later = dict(_standing(before)), dict(_standing(after))
    for place in sorted({*earlier, *later}):
        then, now = earlier.get(place), later.get(place)
        country, each = now or then or ("", None)
        what = _what(then[1] if then else None, now[1] if now else None)
        if each and what:
            yield ReportChange(country=country, name=each.name, period=_period(each), place=place, what=what)


def _standing(shelves: Sequence[Shelved]) -> Iterator[tuple[str, tuple[str, Report | Plan]]]:
    for shelved in shelves:
        for report in shelved.reports:
            yield standing_in(shelved.folder, report.period, report.slug), (shelved.country.name, report)
        for plan in shelved.plans:
            yield standing_in(shelved.folder, PLANS, plan.slug), (shelved.country.name, plan)


def _period(each: Report | Plan) -> str:
    return f"{each.starts} to {each.ends}" if isinstance(each, Plan) else each.period


def _what(then: Report | Plan | None, now: Report | Plan | None) -> Literal["new", "figures", "page", "gone"] | None:
    if then is None or now is None:
        return "new" if then is None else "gone"
    differs = {name for name in {*then.files, *now.files} if then.files.get(name) != now.files.get(name)}
    if "data.csv" in differs:
        return "figures"
    return "page" if "index.html" in differs else None


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
