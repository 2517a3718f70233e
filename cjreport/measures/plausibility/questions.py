"""Questions about figures as they were supplied: what cannot well be so, and what data/sources.yaml answers.

A row that contradicts itself is refused at the door. What stands here may be right: it is asked, and answered once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cjreport.errors import Problem, from_here
from cjreport.inputs.files.checked_yaml import read_with_positions
from cjreport.inputs.periods import base_year, label
from cjreport.inputs.registers.sources import Doubt, Sources, sources_file
from cjreport.measures.plausibility.jumps import jumps, people_of
from cjreport.measures.plausibility.levels import more_than_people, rates_unlike_counts
from cjreport.measures.plausibility.sums import areas_unlike_wholes, missing_areas, parts_unlike_wholes
from cjreport.measures.plausibility.value_ranges import all_as_fractions, outside_its_areas
from cjreport.measures.rounding import in_full, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.sources import Explained

EVERYONE = "population_all_ages"
"""The line of all people, which cases are set against where the register names no other."""
BASE_BEHIND = 2
"""A population that is so many years older than the figures it is set against is asked about."""
NAMED = 3
"""So many missing areas are named; of more, how many they are."""
WORDS: dict[Doubt, tuple[str, str]] = {
    "level": ("is more than there are people", ", {}"),
    "jump": ("is out of all proportion", ": {} or so is to be expected"),
    "range": ("is beyond those of all its areas", ", of which the nearest is {}"),
    "fraction": ("is at most 1, as is every other of its line, and may be a fraction", ": per cent it would be {}"),
    "rate": ("does not follow from its count", ", which gives {}"),
    "total": ("is not the sum of its areas", ", {}"),
    "parts": ("is not the sum of its parts", ", {}"),
}
"""What is asked of a figure, and the number that goes with it unless the figures are local: they may be small."""


class FigureQuestion(NamedTuple):
    """What is asked of a figure: about which line, area and period, where it stands, in words."""

    doubt: Doubt
    line: str
    area: str
    period: str
    problem: Problem


def questions_about(figures: pd.DataFrame, library: Library) -> list[FigureQuestion]:
    """Give every question about a country's figures that no answer settles, and every answer that settles none.

    *figures* are as supplied, with the file and line of each. The numbers of local figures are not told: they may be
    small.
    """
    asked = [*_asked(figures, library)]
    settled = [[_settles(answer, question, library) for question in asked] for answer in library.answers]
    open_ones = [question for n, question in enumerate(asked) if not any(row[n] for row in settled)]
    unused = [n for n, row in enumerate(settled) if not any(row)]
    return [*open_ones, *_answers_to_nothing(unused, library)]


def in_groups(questions: list[FigureQuestion]) -> list[list[FigureQuestion]]:
    """Put questions of one kind about one line together."""
    alike: dict[tuple[str, str], list[FigureQuestion]] = {}
    for question in questions:
        alike.setdefault((question.doubt, question.line), []).append(question)
    return [*alike.values()]


def _asked(figures: pd.DataFrame, library: Library) -> Iterator[FigureQuestion]:
    areas, indicators = library.areas, library.indicators
    codes = tuple(area.code for area in areas.all)
    made_of = {areas.country.code: codes} | {region.code: region.members for region in areas.regions}
    local = {source.id for source in library.sources.values() if source.standing == "local"}
    rows = figures.assign(local=figures["source"].isin(local))
    populations = people_of(rows, EVERYONE)
    above = more_than_people(rows, indicators, populations)
    beyond = outside_its_areas(rows, indicators, areas.country.code, codes)
    leaps = jumps(rows, areas.country.code, populations)
    found: dict[Doubt, pd.DataFrame] = {
        "level": above,
        # A figure is asked about once, by the plainest of the questions that it raises.
        "jump": leaps[~leaps.index.isin([*above.index, *beyond.index])],
        "range": beyond,
        "fraction": all_as_fractions(rows, indicators, areas.country.code),
        "rate": rates_unlike_counts(rows, indicators, EVERYONE).assign(
            column="value", found=lambda rates: rates["value"]
        ),
        "total": areas_unlike_wholes(rows, made_of, indicators),
        "parts": parts_unlike_wholes(rows, indicators),
    }
    for doubt, doubted in found.items():
        yield from (_about(doubt, row, library) for row in doubted.itertuples())
    yield from _missing(missing_areas(rows, codes), rows, library)
    yield from _old_bases(rows, library)


def _about(doubt: Doubt, row: Any, library: Library) -> FigureQuestion:  # noqa: ANN401 (pandas has no type for a row)
    words, tail = WORDS[doubt]
    what = f"{row.indicator} for {_name(row.area_code, library)}, {label(row.period)}: the {row.column}"
    if row.local:
        what = f"{what} {words}"
    else:
        what = f"{what}, {_written(row.found)}, {words}{tail.format(_written(row.expected))}"
    key = f"{{question: {doubt}, line: {row.indicator}, area: {row.area_code}, period: {row.period}, reason: …}}"
    mend = f"Correct it, or say why it is so under answers in {from_here(sources_file(library.workbench))}: {key}"
    problem = Problem(what, mend, Path(row.file), int(row.line), row.column)
    return FigureQuestion(doubt, row.indicator, row.area_code, row.period, problem)


def _written(number: float) -> str:
    """Write a number in full where it is whole, or to three digits and more."""
    return written(number) if number >= 100 or number == int(number) else in_full(number, 3)  # noqa: PLR2004 (three digits)


def _name(code: str, library: Library) -> str:
    areas = library.areas
    names = {area.code: area.name for area in areas.all} | {region.code: region.name for region in areas.regions}
    return names.get(code, areas.country.name if code == areas.country.code else code)


def _missing(missing: pd.DataFrame, rows: pd.DataFrame, library: Library) -> Iterator[FigureQuestion]:
    """Ask of the areas that have no row, together for a line and period."""
    for (line, period), lacking in missing.groupby(["indicator", "period"]):
        names = [_name(code, library) for code in lacking["area_code"]]
        said = ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
        place = rows[(rows["indicator"] == line) & (rows["period"] == period)].iloc[0]
        what = f"{line}, {label(str(period))}: there is no row for {said}, which other periods have"
        mend = "Add the rows, with a status where there is no figure."
        yield FigureQuestion("missing", str(line), "", str(period), Problem(what, mend, Path(place["file"])))


def _old_bases(rows: pd.DataFrame, library: Library) -> Iterator[FigureQuestion]:
    """Ask of the populations that are far behind the figures they are set against."""
    held = rows[rows["numerator"].notna()]
    years = held["period"].map({period: base_year(period) for period in held["period"].unique()})
    latest = {str(line): int(year) for line, year in years.groupby(held["indicator"]).max().items()}
    for base in dict.fromkeys(line.base for line in library.indicators.values() if line.base):
        based = [name for name, line in library.indicators.items() if line.base == base and name in latest]
        newest = max(based, key=latest.__getitem__, default=None)
        if newest and base in latest and (behind := latest[newest] - latest[base]) >= BASE_BEHIND:
            what = (
                f"{base} ends with mid-{latest[base]}, {behind} years before figures set against it, such as {newest}"
            )
            place = held[held["indicator"] == base].iloc[-1]
            problem = Problem(what, "Add the later estimates.", Path(place["file"]))
            yield FigureQuestion("base", base, "", f"mid-{latest[base]}", problem)


def _settles(answer: Explained, question: FigureQuestion, library: Library) -> bool:
    return (
        (answer.question, answer.line) == (question.doubt, question.line)
        and answer.period in {None, question.period}
        and answer.area in {None, question.area, _name(question.area, library)}
    )


def _answers_to_nothing(unused: list[int], library: Library) -> Iterator[FigureQuestion]:
    file = sources_file(library.workbench)
    _, lines = read_with_positions(file, Sources)
    for number in unused:
        answer = library.answers[number]
        what = f"this answer settles nothing: {answer.line} raises no such question ({answer.question})"
        mend = "Check its line, area and period, or take it out."
        problem = Problem(what, mend, file, *lines.position(("answers", number)))
        yield FigureQuestion(answer.question, answer.line, answer.area or "", answer.period or "", problem)
