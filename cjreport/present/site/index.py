"""One page that leads to everything published: by name, by place on a map, by period."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from cjreport.inputs.documents.returns import WhoseWords
from cjreport.inputs.periods import label
from cjreport.inputs.published import standing_in
from cjreport.inputs.report_files import PAGE, PDF
from cjreport.present.blocks import Heading, Prose
from cjreport.present.parts.rurality import RURALITY
from cjreport.present.site.blocks import (
    Cell,
    CountrySection,
    Finder,
    ListColumn,
    ListedPlace,
    NamedLink,
    PlaceList,
    SiteBlock,
    Tile,
)
from cjreport.present.site.links import FIRST, address_from, indicators_of
from cjreport.present.text.phrases import listed, runs_of
from cjreport.present.text.short_labels import short_labels
from cjreport.present.text_runs import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjreport.inputs.published import PublishedCountry, PublishedItem, PublishedKind
    from cjreport.inputs.registers.areas import Area
    from cjreport.present.text_runs import Runs

TITLE = "Community justice reports"
WORDS: dict[str, str] = {
    WhoseWords.OWN: "The partnership's account",
    WhoseWords.JOINT: "The joint partnership's account",
    WhoseWords.COMPILED: "Compiled from what was published",
    WhoseWords.NONE: "Published figures alone",
}
"""What a report is made from, by whose words it holds."""
TOLD: dict[str, tuple[str, str]] = {
    WhoseWords.OWN: ("holds the partnership's account", "hold their partnerships' accounts"),
    WhoseWords.JOINT: ("holds the account of a joint partnership", "hold the accounts of joint partnerships"),
    WhoseWords.COMPILED: ("is compiled from what was published", "are compiled from what was published"),
    WhoseWords.NONE: ("holds published figures alone", "hold published figures alone"),
}
"""The same in a sentence, of one and of many reports."""


def in_order(countries: Iterable[PublishedCountry]) -> tuple[PublishedCountry, ...]:
    """Put an example country after the real ones."""
    return tuple(sorted(countries, key=lambda each: each.country.example))


def index_blocks(countries: Iterable[PublishedCountry], kinds: Sequence[PublishedKind]) -> Iterator[SiteBlock]:
    """Show everything published of some *kinds*, of which the first is the one that a place's name leads to."""
    sections = [_section(number, each, kinds) for number, each in enumerate(in_order(countries), start=1)]
    partnerships = any(len(section.lists) > 1 for section in sections)
    yield Heading(level=1, runs=runs_of(TITLE))
    yield Finder(what="areas and partnerships" if partnerships else "areas")
    yield from sections
    if not sections:
        yield Prose(runs=runs_of("There are no reports yet."))


def _section(number: int, published: PublishedCountry, kinds: Sequence[PublishedKind]) -> CountrySection:
    areas = sorted(published.areas, key=lambda area: (area.name.casefold(), area.code))
    rows = {area.slug: _area_row(published, area, kinds) for area in areas}
    others = _partnership_rows(published, kinds)
    name = published.country.name
    lists = [_list(f"Areas of {name}", "Area", [*rows.values()], kinds)]
    lists += [_list("Partnerships of several areas", "Partnership", others, kinds)] if others else []
    return CountrySection(
        number=number,
        country=name,
        example=published.country.example,
        tiles=_tiles(areas, rows),
        beside=tuple(_beside_map(published, kinds)),
        lists=tuple(lists),
    )


def _tiles(areas: Sequence[Area], rows: dict[str, ListedPlace]) -> tuple[Tile, ...]:
    """Give the areas as they are seen on the map, to be read and stepped through row by row."""
    labels = short_labels([area.name for area in areas])
    tiles = [
        Tile(label=short, row=area.tile_row, column=area.tile_column, area=rows[area.slug])
        for short, area in zip(labels, areas, strict=True)
    ]
    return tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column)))


def _beside_map(published: PublishedCountry, kinds: Sequence[PublishedKind]) -> Iterator[Runs]:
    yield runs_of(_summary(published, kinds))
    yield from map(runs_of, _made_from(published, kinds[0]))
    if published.indicators:
        name, place = published.country.name, address_from(FIRST, indicators_of(published.folder))
        yield runs_of(Text(text=f"Indicators of {name}", href=place), ": one measure at a time, for every area.")


def _list(caption: str, head: str, rows: Sequence[ListedPlace], kinds: Sequence[PublishedKind]) -> PlaceList:
    """Set out places in rows, without the columns in which none has anything."""
    main, *others = kinds
    heads = (
        ListColumn(name="Kind of area"),
        ListColumn(name=main.heading),
        ListColumn(name="Made from", beside=True),
        ListColumn(name="Left open by the check", beside=True),
        *(ListColumn(name=kind.heading) for kind in others),
        ListColumn(name="Latest PDF", sorts=False),
    )
    held = [n for n, each in enumerate(heads) if _is_held(each, [row.cells[n] for row in rows], main)]
    return PlaceList(
        caption=caption,
        head=head,
        columns=tuple(heads[n] for n in held),
        rows=tuple(row.model_copy(update={"cells": tuple(row.cells[n] for n in held)}) for row in rows),
    )


def _is_held(column: ListColumn, cells: Sequence[Cell], main: PublishedKind) -> bool:
    always = {main.heading, "Latest PDF"}
    return column.name in always or any(cell.text or cell.links for cell in cells)


def _area_row(published: PublishedCountry, area: Area, kinds: Sequence[PublishedKind]) -> ListedPlace:
    found_by = " ".join((*area.also_called, area.gaelic_name)).strip()
    row = ListedPlace(name=area.name, gaelic_name=area.gaelic_name, found_by=found_by)
    return _filled(
        row, published, _items_of(published, area.slug, area.partnership), kinds, RURALITY.get(area.rurality, "")
    )


def _items_of(published: PublishedCountry, slug: str, partnership: str = "") -> list[PublishedItem]:
    """Give what is published of a place, newest first, and what it shares of the kinds of which a place has one."""
    own = [item for item in published.items if item.slug == slug]
    shared = [
        item for item in published.items if item.name == partnership and item.slug != slug and not item.kind.by_period
    ]
    return [*sorted(own, key=lambda item: item.period, reverse=True), *shared]


def _partnership_rows(published: PublishedCountry, kinds: Sequence[PublishedKind]) -> list[ListedPlace]:
    """List what has something published but is no area, under the name of its latest report."""
    areas = {area.slug for area in published.areas}
    others = [item for item in published.items if item.slug not in areas]
    names = {item.slug: item.name for item in sorted(others, key=lambda item: (item.kind == kinds[0], item.period))}
    in_order = sorted(names.items(), key=lambda item: (item[1].casefold(), item[0]))
    return [
        _filled(ListedPlace(name=name, found_by=f"{name} {slug}"), published, _items_of(published, slug), kinds)
        for slug, name in in_order
    ]


def _filled(
    row: ListedPlace,
    published: PublishedCountry,
    items: Sequence[PublishedItem],
    kinds: Sequence[PublishedKind],
    kind_of_area: str = "",
) -> ListedPlace:
    """Fill a row with what is published of its place."""
    main, *others = kinds
    links = {kind: [_link(published, item) for item in items if item.kind == kind] for kind in kinds}
    latest = next((item for item in items if item.kind == main), None)
    words, check = _words_and_check(latest)
    cells = (
        Cell(text=kind_of_area),
        Cell(links=tuple(links[main]), several=True) if links[main] else Cell(text="No report yet", several=True),
        Cell(text=words),
        Cell(text=check),
        *(Cell(links=tuple(links[kind][:1])) for kind in others),
        Cell(links=(_pdf(published, latest),) if latest else ()),
    )
    return row.model_copy(update={"cells": cells, "href": links[main][0].href if links[main] else ""})


def _link(published: PublishedCountry, item: PublishedItem) -> NamedLink:
    """Lead to a report: by its period where it is one of several, else by what it is."""
    href = quote(standing_in(published.folder, item.folder, PAGE))
    first, *last = map(label, item.years)
    if item.kind.by_period:
        return NamedLink(href=href, after=", ", rest=first)
    after, rest = (f", {first}", f" to {last[0]}") if last else (",", f" {first}")
    return NamedLink(href=href, text=item.kind.heading, before=" of ", after=after, rest=rest)


def _pdf(published: PublishedCountry, item: PublishedItem) -> NamedLink:
    href = quote(standing_in(published.folder, item.folder, PDF))
    return NamedLink(href=href, text="PDF", before=" of ", after=",", rest=f" {label(item.period)}")


def _words_and_check(latest: PublishedItem | None) -> tuple[str, str]:
    """Say of a place's latest report whose words it holds, and what the check of them left open."""
    if latest is None:
        return "", ""
    told = latest.manifest.told
    words, errors, questions = (told.get(name, 0) for name in ("words", "errors", "questions"))
    checked = words in {WhoseWords.OWN, WhoseWords.JOINT}
    return WORDS.get(str(words), ""), _left_open(int(str(errors)), int(str(questions))) if checked else ""


def _left_open(errors: int, questions: int) -> str:
    told = [_count(errors, "error") if errors else "", _count(questions, "question") if questions else ""]
    return ", ".join(filter(None, told)) or "Nothing open"


def _summary(published: PublishedCountry, kinds: Sequence[PublishedKind]) -> str:
    """Say how many areas and reports of each kind there are, and of which years those of the first kind are."""
    main, *others = kinds
    numbers = Counter(item.kind for item in published.items)
    counted = [_count(numbers[kind], kind.noun) for kind in others if numbers[kind]]
    parts = [_count(len(published.areas), "area"), *counted, _count(numbers[main], main.noun)]
    if periods := sorted({item.period for item in published.items if item.kind == main}):
        first, last = label(periods[0]), label(periods[-1])
        parts.append(first if first == last else f"{first} to {last}")
    return f"{', '.join(parts)}.".capitalize()


def _made_from(published: PublishedCountry, main: PublishedKind) -> Iterator[str]:
    """Say what areas' latest reports are made from."""
    reports = sorted((item for item in published.items if item.kind == main), key=lambda item: item.period)
    latest = {item.slug: str(item.manifest.told.get("words", "unknown")) for item in reports}
    counts = Counter(latest.values())
    told = [f"{counts[key]} {words[counts[key] > 1]}" for key, words in TOLD.items() if counts[key]]
    if told:
        yield f"Of the latest reports, {listed(told)}."


def _count(number: int, what: str) -> str:
    return f"{format(number, ',') if number else 'no'} {what}{'' if number == 1 else 's'}"
