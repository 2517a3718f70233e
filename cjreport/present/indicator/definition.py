"""What an indicator means: what is counted, over what, where, by whom, and what to bear in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.measures.combining.pooling import sources_of
from cjreport.present.blocks import Bullets, Prose
from cjreport.present.text.phrases import address, listed, runs_of
from cjreport.present.text.register_words import fitting
from cjreport.present.text_runs import Runs, Text

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
"""What an indicator is published for, where that is not each council area."""
DIRECTIONS = {
    "none": "Neither higher nor lower is taken to be better",
    "higher": "Higher is better",
    "lower": "Lower is better",
}
PEOPLE = {"people", "men", "women", "adults"}


def definition_block(figures: Figures, indicator: Indicator) -> Bullets:
    """Define an indicator in a list; an example's leaves out what speaks of how Scotland publishes."""
    told = [
        *_counted(figures, indicator),
        *_wording(figures, indicator),
        *_where(figures, indicator),
        *_cautions(figures, indicator),
    ]
    items = [(Text(text=f"{term}: ", style="strong"), *words) for term, words in told if words]
    return Bullets(items=tuple((Prose(runs=runs),) for runs in items))


def counted(indicator: Indicator) -> str:
    """Say what is counted, and in which unit."""
    forms = {
        "narrative": "an account in words",
        "checklist": "yes or no, and an account in words",
        "count": f"number of {indicator.unit}",
        "duration": f"length in {indicator.unit}"
        if indicator.unit in {"days", "weeks"}
        else f"average number of {indicator.unit}",
        "proportion": f"percentage of {indicator.noun}{_clause(indicator)}",
    }
    return forms.get(indicator.kind, f"{indicator.noun} {indicator.unit}")


def _clause(indicator: Indicator) -> str:
    """Say of whom a proportion is; a part's title says so already."""
    if indicator.part_of or not indicator.predicate:
        return ""
    return f" {'who' if PEOPLE & {*indicator.noun.split()[:1]} else 'that'} {indicator.predicate}"


def _counted(figures: Figures, indicator: Indicator) -> Iterator[tuple[str, Runs]]:
    yield "What is counted", _sentence(counted(indicator))
    rows = figures.rows(indicator.id)
    part, whole = (bool(rows[name].notna().any()) for name in ("numerator", "denominator"))
    if indicator.base:
        base = figures.indicator(indicator.base)
        yield "Worked out", _sentence(f"from a count of {indicator.noun} and, as its base, {_as_named(base)}")
        yield "Why this base", _sentence(indicator.base_reason)
    elif indicator.kind not in {"count", "duration"}:
        ours = "here, from two counts" if part and whole else "by its publisher; shown as published"
        yield "Worked out", _sentence(ours)


def _as_named(base: Indicator) -> str:
    return base.title[:1].lower() + base.title[1:]


def _wording(figures: Figures, indicator: Indicator) -> Iterator[tuple[str, Runs]]:
    """Say in which framework it stands, whether in its official words, and which outcomes it informs."""
    library = figures.inputs.library
    for framework in (each for each in library.frameworks if indicator in each.indicators):
        outcome = next(each for each in framework.outcomes if indicator in each.indicators)
        yield (
            "National indicator",
            runs_of(f"{framework.title}, {_years(framework)}. Outcome {outcome.id}: {outcome.title}."),
        )
        if indicator.wording_verified and indicator.wording:
            where = indicator.wording_source or ""
            source = (Text(text="where it stands", href=where),) if address(where) else runs_of(*filter(None, [where]))
            yield (
                "Official wording",
                runs_of(f"{indicator.wording.rstrip('.')}.", *(runs_of(" See ", source, ".") if source else ())),
            )
        else:
            yield "Official wording", runs_of("Not verified. The title is ours.")
    for framework in (each for each in library.frameworks if indicator.informs.get(each.id)):
        outcomes = indicator.informs[framework.id]
        names = f"outcome{'s' if len(outcomes) > 1 else ''} {listed(outcomes)}"
        yield "Informs", runs_of(f"{names.capitalize()} of the {framework.title}, {framework.published[:4]}.")


def _years(framework: Framework) -> str:
    first = label(framework.first_period)
    return f"{first} to {label(framework.last_period)}" if framework.last_period else f"from {first} on"


def _where(figures: Figures, indicator: Indicator) -> Iterator[tuple[str, Runs]]:
    yield "Counted", _sentence(indicator.geography)
    if indicator.reach in REACH:
        yield "Published for", _sentence(REACH[indicator.reach])
    yield "Which way is better", _sentence(DIRECTIONS[indicator.direction])
    if indicator.target:
        yield "Target", _sentence(fitting(figures.inputs.library.areas.country, indicator.target.words))
    if not figures.inputs.library.areas.country.example:
        told = indicator.lag_months and "after" not in indicator.due
        lag = f", about {indicator.lag_months} months after the period" if told else ""
        yield "Published by", _sentence(indicator.publisher)
        yield "Comes out", _sentence(f"{indicator.due}{lag}" if indicator.due else "")
    yield "Taken from", _sources(figures, indicator)


def _sources(figures: Figures, indicator: Indicator) -> Runs:
    """Name the publications that the figures shown are taken from."""
    joined = figures.rows(indicator.id)["source"].dropna().unique().tolist()
    used = sources_of(joined)
    sources = [source for source in figures.inputs.library.sources.values() if source.id in used]
    runs: list[Text] = []
    for source in sources:
        runs += [Text(text=source.title, href=address(source.url or "")), Text(text="; ")]
    return (*runs[:-1], Text(text=".")) if runs else ()


def _cautions(figures: Figures, indicator: Indicator) -> Iterator[tuple[str, Runs]]:
    yield "Bear in mind", _sentence(fitting(figures.inputs.library.areas.country, indicator.caveat))
    if indicator.care:
        yield f"Read {_spell(indicator.care.periods)} with care", _sentence(indicator.care.words)
    yield "Would bring the rest", _sentence(fitting(figures.inputs.library.areas.country, indicator.brought_by))


def _spell(periods: tuple[str, ...]) -> str:
    return f"{label(periods[0])} to {label(periods[-1])}" if len(periods) > 1 else label(periods[0])


def _sentence(words: str) -> Runs:
    """Write words of the registers as a sentence."""
    words = words.strip()
    return runs_of(f"{words[:1].upper()}{words[1:].rstrip('.')}.") if words else ()
