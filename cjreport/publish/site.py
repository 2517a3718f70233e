"""One page that leads to every published report: by name, by place on a map, by period."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from cjreport.inputs.periods import is_financial_year, label
from cjreport.present.fonts import WEIGHTS, as_data
from cjreport.present.html import STYLE, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.areas import Area, Country

HERE = Path(__file__).parent
STYLES = (STYLE, HERE / "page.css", HERE / "site.css")
SMALL_WORDS = {"and", "city", "islands", "of", "the"}
"""Words that tell no area from another, and so are not in its short label."""


@dataclass(frozen=True)
class Report:
    """A published report: the name of its area or partnership, and where it stands."""

    name: str
    slug: str
    period: str


@dataclass(frozen=True)
class Shelved:
    """A country's areas, and its reports as they stand in *folder*, which is seen from the page."""

    country: Country
    folder: str
    areas: tuple[Area, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class Link:
    """A report's period for readers, and where its page and its PDF are."""

    period: str
    page: str
    pdf: str


@dataclass(frozen=True)
class Row:
    """An area or partnership in the list: every name it is found by, and its reports, newest first."""

    name: str
    gaelic_name: str
    found_by: tuple[str, ...]
    links: tuple[Link, ...]


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
    return (
        environment(HERE)
        .get_template("site.html.j2")
        .render(
            sections=sections,
            fonts={weight: as_data(weight) for weight in WEIGHTS},
            styles=[file.read_text(encoding="utf-8") for file in STYLES],
            fingerprint=fingerprint,
        )
    )


def fingerprint(script: str) -> str:
    """Give what a content security policy knows a script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


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
    return Row(area.name, area.gaelic_name, (*area.also_called, area.gaelic_name), _links(shelved, area.slug))


def _partnership_rows(shelved: Shelved, areas: set[str]) -> tuple[Row, ...]:
    """List what has reports but is no area, under the name of its latest report."""
    names = {r.slug: r.name for r in sorted(shelved.reports, key=lambda r: r.period) if r.slug not in areas}
    in_order = sorted(names.items(), key=lambda item: (item[1].casefold(), item[0]))
    return tuple(Row(name, "", (name, slug), _links(shelved, slug)) for slug, name in in_order)


def _links(shelved: Shelved, slug: str) -> tuple[Link, ...]:
    periods = sorted((report.period for report in shelved.reports if report.slug == slug), reverse=True)
    folders = [quote("/".join(filter(None, (shelved.folder, period, slug)))) for period in periods]
    return tuple(
        Link(label(period), f"{folder}/index.html", f"{folder}/report.pdf")
        for period, folder in zip(periods, folders, strict=True)
    )


def _summary(shelved: Shelved) -> str:
    """Say how many areas and reports there are, and of which years."""
    parts = [_count(len(shelved.areas), "area"), _count(len(shelved.reports), "report")]
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
