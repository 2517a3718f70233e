"""A table for each publication: what most of its lines have in common above it, what differs in the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from description.definitions import SAID, TO_KNOW, definition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from description.figures_held import Entry, Figures

COUNTED = "What is counted"
COLUMNS = ("Geography", "Held", TO_KNOW)
DIFFERENT = {"Read with care": "nothing", "Would bring the rest": "not needed"}
"""Stands in a row for which what is said above does not hold, and nothing else does."""


class Row(NamedTuple):
    """A row of a table: a line, or all parts of one."""

    name: str
    entries: tuple[Entry, ...]


def tables(figures: Figures, entries: Sequence[Entry]) -> Iterator[str]:
    """Write a table for each publication."""
    publications: dict[tuple[str, str, int | None], list[Row]] = {}
    for row in rows_of(entries):
        line = row.entries[0].line
        publications.setdefault((line.publisher, line.due, line.lag_months), []).append(row)
    for rows in publications.values():
        yield from publication(figures, rows)


def rows_of(entries: Sequence[Entry]) -> Iterator[Row]:
    """Give each line its row and, below it, its parts theirs."""
    for entry in entries:
        if entry.line.part_of is None:
            yield from _with_parts(entry, entries)


def _with_parts(entry: Entry, entries: Sequence[Entry]) -> Iterator[Row]:
    line = entry.line
    if line.part_of is None:
        fed = f"<br>from `{line.series}`" if line.series else ""
        yield Row(f"**{line.title}**<br>`{line.id}`{fed}", (entry,))
    if parts := tuple(each for each in entries if each.line.part_of == line.id):
        yield Row(f"Parts of {line.title}", parts)
        for part in parts:
            yield from _with_parts(part, entries)


def publication(figures: Figures, rows: Sequence[Row]) -> Iterator[str]:
    """Write what lines of one publication have in common, and a table of them where they are more than one."""
    everyone = [entry for row in rows for entry in row.entries]
    common = {name: words for name in SAID if (words := in_common(figures, name, everyone)) is not None}
    line = everyone[0].line
    lag = f" (lag: {line.lag_months} months)" if line.lag_months else ""
    yield from (f"**{line.publisher}.** Out: {line.due}{lag}.", "")
    if len(rows) == 1:
        yield f"- {rows[0].name.replace('<br>', ' ')}: {definition(figures, everyone[0])}"
    yield from (f"- {name}: {words}" for name, words in common.items() if words)
    if titles := [*editions(figures, everyone)]:
        yield f"- Editions: {'; '.join(titles)}"
    yield ""
    if len(rows) > 1:
        yield from (*table(figures, rows, common), "")


def in_common(figures: Figures, name: str, entries: Sequence[Entry]) -> str | None:
    """Give what is said of most entries alike, or None; a caveat is in common only where all have it."""
    words, having = max(by_words(SAID[name], figures, entries).items(), key=lambda group: len(group[1]))
    enough = len(entries) if name == TO_KNOW else len(entries) // 2 + 1
    return words if len(having) >= enough else None


def table(figures: Figures, rows: Sequence[Row], common: dict[str, str]) -> Iterator[str]:
    """Write a row for each line: what is counted, and what it does not have in common with most."""
    written_rows = [cells(figures, row, common) for row in rows]
    headings = ["Line", COUNTED, *(name for name in COLUMNS if name not in common or name == TO_KNOW)]
    headings = [name for name in headings if any(row[name] for row in written_rows)]
    yield from (_cells(headings), _cells(["---"] * len(headings)))
    yield from (_cells([row[name] for name in headings]) for row in written_rows)


def cells(figures: Figures, row: Row, common: dict[str, str]) -> dict[str, str]:
    """Write the cells of a row; what has no column of its own stands with what there is to know."""
    told = {name: of_row(figures, row, name, common.get(name)) for name in SAID}
    columns = {name for name in COLUMNS if name not in common} | {TO_KNOW}
    others = [f"**{name}:** {words}" for name, words in told.items() if words and name not in columns]
    known = "<br>".join(filter(None, [told[TO_KNOW], *others]))
    return told | {"Line": row.name, COUNTED: counted(figures, row), TO_KNOW: known}


def counted(figures: Figures, row: Row) -> str:
    """Define a line, or name the parts of one under what they count."""
    if row.entries[0].line.part_of is None:
        return definition(figures, row.entries[0])
    return "<br>".join(
        "<br>".join([f"{what}:", *(f"{entry.line.title} `{entry.line.id}`" for entry in entries)])
        for what, entries in by_words(definition, figures, row.entries).items()
    )


def by_words(
    said: Callable[[Figures, Entry], str], figures: Figures, entries: Iterable[Entry]
) -> dict[str, list[Entry]]:
    """Group entries by what is said of them."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(said(figures, entry), []).append(entry)
    return groups


def of_row(figures: Figures, row: Row, name: str, common: str | None) -> str:
    """Write what is said of a row's lines and not of most: where they differ, of the larger part and by name."""
    groups = {words: having for words, having in by_words(SAID[name], figures, row.entries).items() if words != common}
    told = {words or (DIFFERENT.get(name, "") if common else ""): having for words, having in groups.items()}
    if any(len(having) == len(row.entries) for having in told.values()):
        return next(iter(told))
    most = len(row.entries) / 2
    return "<br>".join(
        f"*{'The others' if len(having) > most else ', '.join(entry.line.title for entry in having)}:* {words}"
        for words, having in sorted(told.items(), key=lambda group: len(group[1]) > most)
        if words
    )


def editions(figures: Figures, entries: Sequence[Entry]) -> Iterator[str]:
    """Name the editions that figures are held from, with their addresses."""
    used = {str(source) for entry in entries for source in figures.of(entry)["source"].unique()}
    for source in figures.library.sources.values():
        if source.id in used:
            yield f"[{source.title}]({source.url})" if source.url else source.title


def _cells(cells_of_row: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells_of_row)} |"
