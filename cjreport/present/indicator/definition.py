"""What an indicator or line means: what is counted, over what, where, by whom, and what to bear in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.present.blocks import Bullets, Prose, Runs, Text
from cjreport.present.text.phrases import address, listed, say
from cjreport.present.text.register_words import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.registers.frameworks import Framework, Indicator
    from cjreport.present.figures import Figures

REACH = {
    "health_board": "health boards",
    "adp": "alcohol and drug partnerships",
    "court_area": "groups of courts",
    "country": "the country as a whole",
}
"""What a line is published for, where that is not each council area."""
DIRECTIONS = {
    "none": "Neither higher nor lower is taken to be better",
    "higher": "Higher is better",
    "lower": "Lower is better",
}
PEOPLE = {"people", "men", "women", "adults"}


def definition_block(figures: Figures, line: Indicator) -> Bullets:
    """Define an indicator in a list; an example's leaves out what speaks of how Scotland publishes."""
    told = [*_counted(figures, line), *_wording(figures, line), *_where(figures, line), *_cautions(figures, line)]
    items = [(Text(text=f"{term}: ", style="strong"), *words) for term, words in told if words]
    return Bullets(items=tuple((Prose(runs=runs),) for runs in items))


def counted(line: Indicator) -> str:
    """Say what is counted, and in which unit."""
    forms = {
        "narrative": "an account in words",
        "checklist": "yes or no, and an account in words",
        "count": f"number of {line.unit}",
        "duration": f"length in {line.unit}" if line.unit in {"days", "weeks"} else f"average number of {line.unit}",
        "proportion": f"percentage of {line.noun}{_clause(line)}",
    }
    return forms.get(line.kind, f"{line.noun} {line.unit}")


def _clause(line: Indicator) -> str:
    """Say of whom a proportion is; a part's title says so already."""
    if line.part_of or not line.predicate:
        return ""
    return f" {'who' if PEOPLE & {*line.noun.split()[:1]} else 'that'} {line.predicate}"


def _counted(figures: Figures, line: Indicator) -> Iterator[tuple[str, Runs]]:
    yield "What is counted", _sentence(counted(line))
    rows = figures.rows(line.id)
    part, whole = (bool(rows[name].notna().any()) for name in ("numerator", "denominator"))
    if line.base:
        base = figures.indicator(line.base)
        yield "Worked out", _sentence(f"from a count of {line.noun} and, as its base, {_as_named(base)}")
        yield "Why this base", _sentence(line.base_reason)
    elif line.kind not in {"count", "duration"}:
        ours = "here, from two counts" if part and whole else "by its publisher; shown as published"
        yield "Worked out", _sentence(ours)


def _as_named(base: Indicator) -> str:
    return base.title[:1].lower() + base.title[1:]


def _wording(figures: Figures, line: Indicator) -> Iterator[tuple[str, Runs]]:
    """Say in which framework it stands, whether in its official words, and which outcomes a context line informs."""
    library = figures.inputs.library
    for framework in (each for each in library.frameworks if line in each.indicators):
        outcome = next(each for each in framework.outcomes if line in each.indicators)
        yield (
            "National indicator",
            say(f"{framework.title}, {_years(framework)}. Outcome {outcome.id}: {outcome.title}."),
        )
        if line.wording_verified and line.wording:
            where = line.wording_source or ""
            source = (Text(text="where it stands", href=where),) if address(where) else say(*filter(None, [where]))
            yield (
                "Official wording",
                say(f"{line.wording.rstrip('.')}.", *(say(" See ", source, ".") if source else ())),
            )
        else:
            yield "Official wording", say("Not verified. The title is ours.")
    for framework in (each for each in library.frameworks if line.informs.get(each.id)):
        outcomes = line.informs[framework.id]
        names = f"outcome{'s' if len(outcomes) > 1 else ''} {listed(outcomes)}"
        yield "Informs", say(f"{names.capitalize()} of the {framework.title}, {framework.published[:4]}.")


def _years(framework: Framework) -> str:
    first = label(framework.first_period)
    return f"{first} to {label(framework.last_period)}" if framework.last_period else f"from {first} on"


def _where(figures: Figures, line: Indicator) -> Iterator[tuple[str, Runs]]:
    yield "Counted", _sentence(line.geography)
    if line.reach in REACH:
        yield "Published for", _sentence(REACH[line.reach])
    yield "Which way is better", _sentence(DIRECTIONS[line.direction])
    if line.target:
        yield "Target", _sentence(fitting(figures.inputs.library.areas.country, line.target.words))
    if not figures.inputs.library.areas.country.example:
        told = line.lag_months and "after" not in line.due
        lag = f", about {line.lag_months} months after the period" if told else ""
        yield "Published by", _sentence(line.publisher)
        yield "Comes out", _sentence(f"{line.due}{lag}" if line.due else "")
    yield "Taken from", _sources(figures, line)


def _sources(figures: Figures, line: Indicator) -> Runs:
    """Name the publications that the figures shown are taken from."""
    joined = figures.rows(line.id)["source"].dropna().unique().tolist()
    used = {each for sources in joined for each in sources.split("; ")}
    sources = [source for source in figures.inputs.library.sources.values() if source.id in used]
    runs: list[Text] = []
    for source in sources:
        runs += [Text(text=source.title, href=address(source.url or "")), Text(text="; ")]
    return (*runs[:-1], Text(text=".")) if runs else ()


def _cautions(figures: Figures, line: Indicator) -> Iterator[tuple[str, Runs]]:
    yield "Bear in mind", _sentence(fitting(figures.inputs.library.areas.country, line.caveat))
    if line.care:
        yield f"Read {_spell(line.care.periods)} with care", _sentence(line.care.words)
    yield "Would bring the rest", _sentence(fitting(figures.inputs.library.areas.country, line.brought_by))


def _spell(periods: tuple[str, ...]) -> str:
    return f"{label(periods[0])} to {label(periods[-1])}" if len(periods) > 1 else label(periods[0])


def _sentence(words: str) -> Runs:
    """Write words of the registers as a sentence."""
    words = words.strip()
    return say(f"{words[:1].upper()}{words[1:].rstrip('.')}.") if words else ()
