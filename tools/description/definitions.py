"""What is said of a line, one sentence to each thing that a reader may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.inputs.registers.frameworks import IN_WORDS
from cjreport.present.indicator.definition import counted
from description.figures_held import REGIONS, held, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from description.figures_held import Entry, Figures

TO_KNOW = "To know"


def definition(_: Figures, entry: Entry) -> str:
    """Say what is counted, and in which unit."""
    return counted(entry.line)


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


def held_of(figures: Figures, entry: Entry) -> str:
    """Say for which places and periods figures are held, if it is counted at all."""
    return "what a return says, where there is one" if entry.line.kind in IN_WORDS else held(figures, entry)


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


SAID: dict[str, Callable[[Figures, Entry], str]] = {
    "Geography": geography,
    "Worked out": worked_out,
    "Held": held_of,
    "Official wording": wording,
    "Would bring the rest": brought_by,
    "Read with care": care,
    "Begins anew": breaks,
    TO_KNOW: caveat,
}
"""What is said above a table where most lines of it have it in common, and in the table where they have not."""
