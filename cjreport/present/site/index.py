"""One page that leads to every published report and plan: by name, by place on a map, by period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from cjreport.inputs.periods import label
from cjreport.inputs.published import PLANS
from cjreport.present.parts.rurality import RURALITY
from cjreport.present.site.links import FIRST, Setting, indicators_of, way, ways_from
from cjreport.present.text.phrases import listed
from cjreport.present.text.short_labels import short_labels
from cjreport.publish.page.skeleton import SORT, render_in_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjreport.inputs.published import Plan, Shelved
    from cjreport.inputs.registers.areas import Area, Country

FIND = "find.js"
"""The script by which areas are found by part of a name."""
WORDS = {
    "own": "The partnership's account",
    "joint": "The joint partnership's account",
    "compiled": "Compiled from what was published",
    "none": "Published figures alone",
}
"""What a report is made from, by whose words it holds."""
TOLD = {
    "own": ("holds the partnership's account", "hold their partnerships' accounts"),
    "joint": ("holds the account of a joint partnership", "hold the accounts of joint partnerships"),
    "compiled": ("is compiled from what was published", "are compiled from what was published"),
    "none": ("holds published figures alone", "hold published figures alone"),
}
"""The same in a sentence, of one and of many reports."""


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
    """An area or partnership in the list: every name it is found by, its reports, newest first, and its plan.

    *words* says whose words its latest report holds, *check* what the check of them left open, both empty if unknown.
    """

    name: str
    gaelic_name: str
    found_by: tuple[str, ...]
    links: tuple[Link, ...]
    plan: PlanLink | None = None
    kind: str = ""
    words: str = ""
    check: str = ""


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
    summary: tuple[str, ...]
    indicators: str
    tiles: tuple[Tile, ...]
    areas: tuple[Row, ...]
    partnerships: tuple[Row, ...]


def in_order(countries: Iterable[Shelved]) -> tuple[Shelved, ...]:
    """Put an example country after the real ones."""
    return tuple(sorted(countries, key=lambda shelved: shelved.country.example))


def render_site(countries: Iterable[Shelved], setting: Setting | None = None) -> str:
    """Render the page of every report; an example country stands after the real ones."""
    sections = [_section(shelved) for shelved in in_order(countries)]
    setting = setting or Setting(country=sections[0].country if sections else None)
    return render_in_frame(
        "site.html.j2",
        styles=("sort.css", "site.css"),
        scripts=(FIND, SORT),
        sections=sections,
        ways=ways_from(FIRST, setting.leaves),
        country=setting.country,
        publisher=setting.publisher,
    )


def _section(shelved: Shelved) -> Section:
    areas = sorted(shelved.areas, key=lambda area: (area.name.casefold(), area.code))
    rows = {area.slug: _area_row(shelved, area) for area in areas}
    labels = short_labels([area.name for area in areas])
    tiles = [
        Tile(short, area.tile_row, area.tile_column, rows[area.slug]) for short, area in zip(labels, areas, strict=True)
    ]
    return Section(
        country=shelved.country,
        summary=(_summary(shelved), *_made_from(shelved)),
        indicators=way(FIRST, indicators_of(shelved.folder)) if shelved.indicators else "",
        # read and stepped through as the map is seen, row by row
        tiles=tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))),
        areas=tuple(rows.values()),
        partnerships=_partnership_rows(shelved, set(rows)),
    )


def _area_row(shelved: Shelved, area: Area) -> Row:
    found_by = (*area.also_called, area.gaelic_name)
    return Row(
        area.name,
        area.gaelic_name,
        found_by,
        _links(shelved, area.slug),
        _plan(shelved, area),
        RURALITY.get(area.rurality, ""),
        *_told_of_latest(shelved, area.slug),
    )


def _told_of_latest(shelved: Shelved, slug: str) -> tuple[str, str]:
    """Say of an area's latest report whose words it holds, and what the check of them left open."""
    reports = [report for report in shelved.reports if report.slug == slug]
    if not reports:
        return "", ""
    latest = max(reports, key=lambda report: report.period)
    checked = latest.words in {"own", "joint"}
    return WORDS.get(latest.words, ""), _left_open(latest.errors, latest.questions) if checked else ""


def _left_open(errors: int, questions: int) -> str:
    told = [_count(errors, "error") if errors else "", _count(questions, "question") if questions else ""]
    return ", ".join(filter(None, told)) or "Nothing open"


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
            "",
            *_told_of_latest(shelved, slug),
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


def _made_from(shelved: Shelved) -> Iterator[str]:
    """Say what areas' latest reports are made from."""
    latest = {each.slug: each.words for each in sorted(shelved.reports, key=lambda report: report.period)}
    counts = Counter[str](latest.values())
    told = [f"{counts[key]} {words[counts[key] > 1]}" for key, words in TOLD.items() if counts[key]]
    if told:
        yield f"Of the latest reports, {listed(told)}."


def _count(number: int, what: str) -> str:
    return f"{format(number, ',') if number else 'no'} {what}{'' if number == 1 else 's'}"
