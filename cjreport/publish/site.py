"""One page that leads to every published report and plan: by name, by place on a map, by period."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from cjreport.inputs.periods import is_financial_year, label
from cjreport.publish.frame import render_in_frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.inputs.areas import Area, Country

PLANS = "plans"
"""The folder of a country's plans, beside those of the periods."""
SMALL_WORDS = {"and", "city", "islands", "of", "the"}
"""Words that tell no area from another, and so are not in its short label."""


@dataclass(frozen=True)
class Report:
    """A published report: the name of its area or partnership, and where it stands."""

    name: str
    slug: str
    period: str


@dataclass(frozen=True)
class Plan:
    """A published plan: the name of its area or partnership, where it stands, and its first and last year."""

    name: str
    slug: str
    starts: str
    ends: str


@dataclass(frozen=True)
class Shelved:
    """A country's areas, and its reports and plans as they stand in *folder*, which is seen from the page."""

    country: Country
    folder: str
    areas: tuple[Area, ...]
    reports: tuple[Report, ...]
    plans: tuple[Plan, ...] = ()


@dataclass(frozen=True)
class Link:
    """A report's period for readers, and where its page and its PDF are."""

    period: str
    page: str
    pdf: str


@dataclass(frozen=True)
class PlanLink:
    """A plan's first and last year for readers, and where its page is."""

    starts: str
    ends: str
    page: str


@dataclass(frozen=True)
class Row:
    """An area or partnership in the list: every name it is found by, its reports, newest first, and its plan."""

    name: str
    gaelic_name: str
    found_by: tuple[str, ...]
    links: tuple[Link, ...]
    plan: PlanLink | None = None


@dataclass(frozen=True)
class Tile:
    """An area on the map."""

    label: str
    row: int
    column: int
    area: Row


@dataclass(frozen=True)
class Section:
    """A country on the page."""

    country: Country
    summary: str
    tiles: tuple[Tile, ...]
    areas: tuple[Row, ...]
    partnerships: tuple[Row, ...]


class Manifest(BaseModel):
    """What the page needs of a report's manifest.json."""

    area: str
    period: str


class PlanManifest(BaseModel):
    """What the page needs of a plan's manifest.json."""

    area: str
    starts: str
    ends: str


def find_plans(out: Path, folder: str) -> list[Plan]:
    """List the plans under *out* in *folder*, by their folders' names; what is staged or broken is no plan."""
    files = sorted((out / folder / PLANS).glob("[!.]*/manifest.json"))
    return [plan for file in files if (plan := _read_plan(file))]


def _read_plan(file: Path) -> Plan | None:
    try:
        manifest = PlanManifest.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None
    return Plan(manifest.area, file.parent.name, manifest.starts, manifest.ends)


def find_reports(out: Path, folder: str) -> list[Report]:
    """List the reports under *out* in *folder*, oldest first; what is hidden, staged, failed or broken is no report."""
    files = sorted((out / folder).glob("*/*/manifest.json"))
    return [report for file in files if (report := _read_manifest(file))]


def _read_manifest(file: Path) -> Report | None:
    period, slug = file.parts[-3:-1]
    if not is_financial_year(period) or slug.startswith("."):
        return None
    try:
        manifest = Manifest.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None
    return Report(manifest.area, slug, period) if manifest.period == period else None


def render_site(countries: Sequence[Shelved]) -> str:
    """Render the page of every report; an example country stands after the real ones."""
    sections = [_section(shelved) for shelved in sorted(countries, key=lambda shelved: shelved.country.example)]
    return render_in_frame("site.html.j2", styles=("site.css",), scripts=("find.js",), sections=sections)


def _section(shelved: Shelved) -> Section:
    areas = sorted(shelved.areas, key=lambda area: (area.name.casefold(), area.code))
    rows = {area.slug: _area_row(shelved, area) for area in areas}
    labels = short_labels([area.name for area in areas])
    tiles = [
        Tile(short, area.tile_row, area.tile_column, rows[area.slug]) for short, area in zip(labels, areas, strict=True)
    ]
    return Section(
        country=shelved.country,
        summary=_summary(shelved),
        # read and stepped through as the map is seen, row by row
        tiles=tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))),
        areas=tuple(rows.values()),
        partnerships=_partnership_rows(shelved, set(rows)),
    )


def _area_row(shelved: Shelved, area: Area) -> Row:
    found_by = (*area.also_called, area.gaelic_name)
    return Row(area.name, area.gaelic_name, found_by, _links(shelved, area.slug), _plan(shelved, area))


def _plan(shelved: Shelved, area: Area) -> PlanLink | None:
    """Give an area's own plan or, where it has none, that of the partnership it shares."""
    own = [plan for plan in shelved.plans if plan.slug == area.slug]
    shared = [plan for plan in shelved.plans if plan.name == area.partnership]
    return next((_plan_link(shelved, plan) for plan in (*own, *shared)), None)


def _plan_link(shelved: Shelved, plan: Plan) -> PlanLink:
    folder = quote("/".join(filter(None, (shelved.folder, PLANS, plan.slug))))
    return PlanLink(label(plan.starts), label(plan.ends), f"{folder}/index.html")


def _partnership_rows(shelved: Shelved, areas: set[str]) -> tuple[Row, ...]:
    """List what has reports or a plan but is no area, under the name of its latest report."""
    plans = {plan.slug: plan for plan in shelved.plans if plan.slug not in areas}
    names = {slug: plan.name for slug, plan in plans.items()}
    names |= {r.slug: r.name for r in sorted(shelved.reports, key=lambda r: r.period) if r.slug not in areas}
    in_order = sorted(names.items(), key=lambda item: (item[1].casefold(), item[0]))
    return tuple(
        Row(
            name,
            "",
            (name, slug),
            _links(shelved, slug),
            _plan_link(shelved, plans[slug]) if slug in plans else None,
        )
        for slug, name in in_order
    )


def _links(shelved: Shelved, slug: str) -> tuple[Link, ...]:
    periods = sorted((report.period for report in shelved.reports if report.slug == slug), reverse=True)
    folders = [quote("/".join(filter(None, (shelved.folder, period, slug)))) for period in periods]
    return tuple(
        Link(label(period), f"{folder}/index.html", f"{folder}/report.pdf")
        for period, folder in zip(periods, folders, strict=True)
    )


def _summary(shelved: Shelved) -> str:
    """Say how many areas, reports and plans there are, and of which years the reports are."""
    plans = [_count(len(shelved.plans), "plan")] if shelved.plans else []
    parts = [_count(len(shelved.areas), "area"), *plans, _count(len(shelved.reports), "report")]
    if periods := sorted({report.period for report in shelved.reports}):
        first, last = label(periods[0]), label(periods[-1])
        parts.append(first if first == last else f"{first} to {last}")
    return f"{', '.join(parts)}.".capitalize()


def _count(number: int, what: str) -> str:
    return f"{format(number, ',') if number else 'no'} {what}{'' if number == 1 else 's'}"


def short_labels(names: Sequence[str]) -> list[str]:
    """Give each name two to four letters that no name before it has: NES for Na h-Eileanan Siar, FIF for Fife."""
    labels: list[str] = []
    for name in names:
        labels.append(next(short for short in _candidates(name) if short not in labels))
    return labels


def _candidates(name: str) -> Iterator[str]:
    """Give the capitals of a name's telling words; or its first two letters and a third; or those and a number."""
    words = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in SMALL_WORDS]
    letters = "".join(words).upper()
    capitals = "".join(filter(str.isupper, "".join(words)))
    if len(capitals) > 1:
        yield capitals[:4]
    yield from (letters[:2] + third for third in letters[2:])
    yield from (f"{letters[:2]}{number}" for number in itertools.count(2))
