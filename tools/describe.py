"""Writes two parts of METHODS.md: every indicator and line, from the registers and figures, and the rules of the check.

Run as ``python tools/describe.py``; with ``--check`` it writes nothing, and exits 1 where METHODS.md is not as it would
be written. What most lines of a table have in common stands above it, so that a row says only what differs.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.figures.rows import EMPTY_STATUSES
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import ends, every_period, label, year_before
from cjreport.inputs.registers.rules import RULES
from cjreport.present.indicator.definition import counted as counted_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    import pandas as pd

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.frameworks import Framework, Indicator, Outcome

HOME = Path(__file__).parents[1]
METHODS = HOME / "METHODS.md"
BEGIN, END = "<!-- {}: begin (written by tools/describe.py) -->", "<!-- {}: end -->"
"""The marks between which a part stands, by its name."""
REGIONS = {
    "health_board": "health boards",
    "adp": "alcohol and drug partnerships",
    "court_area": "groups of courts",
    "country": "Scotland as a whole",
}
"""What a line is taken for, where that is not each council area."""
IN_WORDS = {"narrative", "checklist"}
RUN = 2
"""More periods than this that follow one another are written as a run."""
NAMED_PERIODS = 4
"""Up to so many periods with gaps between them are named one by one."""


class Entry(NamedTuple):
    """A line, and the framework whose indicator it is."""

    line: Indicator
    framework: Framework | None = None


class Row(NamedTuple):
    """A row of a table: a line, or all parts of one."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Figures:
    """The figures held, and the places that have them."""

    library: Library
    observations: pd.DataFrame

    @cached_property
    def by_series(self) -> dict[Hashable, pd.DataFrame]:
        """The rows of each series that hold a figure, each with what kind of place it is for."""
        areas = self.library.areas
        kinds = {area.code: "council" for area in areas.all} | {region.code: region.kind for region in areas.regions}
        rows = self.observations
        rows = rows[~rows["status"].isin(EMPTY_STATUSES)]
        rows = rows.assign(place=rows["area_code"].map(kinds).fillna("country"))
        return dict(iter(rows.groupby("indicator")))

    def of(self, entry: Entry) -> pd.DataFrame:
        """Give the rows that an entry has figures from: of a national indicator, those of its framework's years."""
        everything = self.by_series.get(entry.line.fed_by, self.observations.iloc[:0])
        if entry.framework is None:
            return everything
        after, until = ends(year_before(entry.framework.first_period)), entry.framework.last_period
        last_days = everything["period"].map(ends)
        return everything[(last_days > after) & (until is None or last_days <= ends(until or ""))]


def definition(_: Figures, entry: Entry) -> str:
    """Say what is counted, and in which unit."""
    return counted_of(entry.line)


def worked_out(figures: Figures, entry: Entry) -> str:
    """Say whether a rate, share or ratio is our own division, over which base, or stands as published."""
    line, rows = entry.line, figures.of(entry)
    if line.base:
        return f"by our own division of a count by its base, `{line.base}`"
    if line.kind in {"count", *IN_WORDS} or rows.empty:
        return ""
    part, whole = (bool(rows[name].notna().any()) for name in ("numerator", "denominator"))
    if part and whole:
        return "by our own division of the two counts held"
    beside = {(True, False): "; a count is held beside it", (False, True): "; of the two counts only the whole is held"}
    return "as published" + beside.get((part, whole), "")


def geography(_: Figures, entry: Entry) -> str:
    """Say where a line is counted and, unless it is each council area, for what it is taken."""
    reach = REGIONS.get(entry.line.reach)
    told = reach and not reach.startswith(entry.line.geography)
    return f"{entry.line.geography}; for {reach}" if told else entry.line.geography


def held(figures: Figures, entry: Entry) -> str:
    """Say for which places and periods figures are held."""
    if entry.line.kind in IN_WORDS:
        return "what a return says, where there is one"
    rows = figures.of(entry)
    if rows.empty:
        earlier = entry.line.fed_by in figures.by_series
        return f"nothing in the framework's years; see `{entry.line.fed_by}`" if earlier else "nothing"
    places: dict[str, list[str]] = {}
    for kind in ("council", "health_board", "court_area", "adp", "country"):
        counts = rows[rows["place"] == kind].groupby("period").size()
        if len(counts):
            periods = in_words([str(period) for period in counts.index])
            places.setdefault(periods, []).append(place_words(kind, int(counts.min()), int(counts.max())))
    return "; ".join(f"{listed(names)}, {periods}" for periods, names in places.items())


def place_words(kind: str, least: int, most: int) -> str:
    """Say how many places of a kind have figures."""
    if kind == "country":
        return "Scotland"
    singular = {"council": "council", "adp": "joint partnership", "court_area": "group of courts"}
    plural = {"council": "councils", "adp": "joint partnerships", **REGIONS} | {"adp": "joint partnerships"}
    number = str(most) if least == most else f"{least} to {most}"
    return f"{number} {singular.get(kind, kind) if most == 1 else plural[kind]}"


def in_words(periods: Sequence[str]) -> str:
    """Write periods as a run, or one by one where there are gaps and few of them."""
    ordered = sorted(periods, key=ends)
    first, last = ordered[0], ordered[-1]
    if len(ordered) == 1:
        return first
    if len(ordered) > RUN and ordered == every_period(first, last):
        return f'every span from "{first}" to "{last}"' if " to " in first else f"{first} to {last}"
    return listed(ordered) if len(ordered) <= NAMED_PERIODS else f"{len(ordered)} of the periods from {first} to {last}"


def wording(_: Figures, entry: Entry) -> str:
    """Say whether a national indicator stands in its official words, and give them."""
    line = entry.line
    if entry.framework is None:
        return ""
    if not (line.wording_verified and line.wording):
        return "not verified; the title is ours"
    return f"verified, [source]({line.wording_source}): {line.wording}"


def brought_by(_: Figures, entry: Entry) -> str:
    """Say what would bring figures that are not held."""
    return entry.line.brought_by


def care(_: Figures, entry: Entry) -> str:
    """Say in which periods a line was out of the ordinary."""
    return f"{in_words(entry.line.care.periods)}. {entry.line.care.words}" if entry.line.care else ""


def breaks(_: Figures, entry: Entry) -> str:
    """Say where a line's series begins anew."""
    return "; ".join(f"{label(each.period)}: {each.words}" for each in entry.line.breaks)


def caveat(_: Figures, entry: Entry) -> str:
    """Give a line's caveat."""
    return entry.line.caveat


COUNTED = "What is counted"
TO_KNOW = "To know"
SAID: dict[str, Callable[[Figures, Entry], str]] = {
    "Geography": geography,
    "Worked out": worked_out,
    "Held": held,
    "Official wording": wording,
    "Would bring the rest": brought_by,
    "Read with care": care,
    "Begins anew": breaks,
    TO_KNOW: caveat,
}
"""What is said above a table where most lines of it have it in common, and in the table where they have not."""
COLUMNS = ("Geography", "Held", TO_KNOW)
DIFFERENT = {"Read with care": "nothing", "Would bring the rest": "not needed"}
"""Stands in a row for which what is said above does not hold, and nothing else does."""


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


def tables(figures: Figures, entries: Sequence[Entry]) -> Iterator[str]:
    """Write a table for each publication."""
    publications: dict[tuple[str, str, int | None], list[Row]] = {}
    for row in rows_of(entries):
        line = row.entries[0].line
        publications.setdefault((line.publisher, line.due, line.lag_months), []).append(row)
    for rows in publications.values():
        yield from publication(figures, rows)


def framework_section(figures: Figures, framework: Framework) -> Iterator[str]:
    """Describe a framework's indicators, outcome by outcome."""
    years = f"{framework.first_period} to {framework.last_period}" if framework.last_period else framework.first_period
    yield from (f"### {framework.title}, {framework.published[:4]}", "")
    yield from (f"Report periods: {years}{'' if framework.last_period else ' on'}.", "")
    for outcome in framework.outcomes:
        yield from (f"#### {outcome.id}. {outcome.title}", "", outcome_wording(outcome), "")
        yield from tables(figures, [Entry(line, framework) for line in outcome.indicators])


def outcome_wording(outcome: Outcome) -> str:
    """Say whether an outcome stands in its official words."""
    return f"The outcome's wording is [verified]({outcome.source})." if outcome.wording_verified else "Wording of ours."


def described(figures: Figures) -> str:
    """Write every indicator and line."""
    library = figures.library
    lines: list[str] = []
    for framework in sorted(library.frameworks, key=lambda each: each.first_period, reverse=True):
        lines += framework_section(figures, framework)
    for theme in library.context.themes:
        lines += [f"### {theme.title}", "", theme.about, ""]
        lines += tables(figures, [Entry(line) for line in library.context.of_theme(theme.id)])
    return "\n".join(lines)


def listed(names: Sequence[str]) -> str:
    """Write names as a list in words."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _cells(cells_of_row: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells_of_row)} |"


def rules() -> str:
    """List the rules of the check, each with its severity, basis and what to do, under the headings of their file."""
    rows = [
        f"| `{rule.id}` | {rule.title} | {rule.severity}{'' if rule.answerable else ', to be mended'} | {rule.basis} |"
        for rule in RULES.values()
    ]
    return "\n".join(["| rule | what should be so | severity | basis |", "|---|---|---|---|", *rows]) + "\n"


def written(text: str, parts: dict[str, str]) -> str:
    """Put each part between its marks in *text*."""
    for name, part in parts.items():
        begin, end = BEGIN.format(name), END.format(name)
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n\n{part}\n{end}{after}"
    return text


def main() -> None:
    """Write METHODS.md, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where METHODS.md would change")
    check = parser.parse_args().check
    text = METHODS.read_text(encoding="utf-8")
    library, held = read_library(Workbench(HOME)), read_figures(read_library(Workbench(HOME)).known)
    official = held["source"].map({name: source.standing for name, source in library.sources.items()}) == "official"
    new = written(text, {"lines": described(Figures(library, held[official])), "rules": rules()})
    if check and new != text:
        raise SystemExit("METHODS.md is not as it would be written. Run: python tools/describe.py")
    if new != text:
        METHODS.write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
