"""How the figures of a report were made, and what each indicator means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.combining.pooling import sources_of
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.present.blocks import Block, Column, Details, Prose, Table
from cjreport.present.parts.sources import sources_table
from cjreport.present.report.brief import FEWEST, MOST
from cjreport.present.report.summary import summary_indicators
from cjreport.present.report.themes import latest_figures
from cjreport.present.text.comparison_words import ERROR_RATE, TOO_FEW_RULE
from cjreport.present.text.phrases import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs


def method_blocks(figures: Figures) -> Iterator[Block]:
    """Say in short how figures are compared, what each indicator means, and where each figure comes from."""
    area, country = figures.inputs.area.in_sentence, figures.inputs.library.areas.country.name
    yield Prose(
        runs=runs_of(
            "Rates and percentages that are worked out from published counts have a 95% interval: the range within "
            "which the underlying level probably lies, given that counts vary by chance (Byar's method for rates, "
            f"Wilson's for percentages). {area[:1].upper()}{area[1:]} is called higher or lower than {country} only "
            "where the interval leaves out its figure. It is called higher or lower than similar councils only where "
            "it lies outside the range in which 19 of 20 further councils like them would be expected."
        )
    )
    yield Prose(
        runs=runs_of(
            "Crimes often come several at a time, so figures go up and down by more than the chance of single cases. "
            "How much they do so is estimated from all areas. A change since the year before is called more than "
            "usual where it is larger than that. Quarters are compared with the same quarter a year before. Where only "
            "a rate or percentage is published, it is shown as it stands, without an interval, and its change is not "
            "assessed."
        )
    )
    yield Prose(
        runs=runs_of(
            f"Nothing is compared that is of {TOO_FEW_RULE} at {country}'s rate. What is expected decides, and not "
            "what happened, so that a small area is not compared in its best years alone."
        )
    )
    yield Prose(
        runs=runs_of(
            "With many crimes counted, even small differences lie outside chance: a difference can be real and still "
            "be of no importance. So many comparisons would show some differences by chance alone. The weakest are "
            "therefore left out, so that at most one in twenty of those told is expected to be such. "
            f"{_unusual_words(figures)}Nothing here says why figures differ."
        )
    )
    yield Prose(
        runs=runs_of(
            f"The {FEWEST} to {MOST} findings in brief are chosen by rule. Partners' verdicts and targets missed come "
            f"first. Next come clear differences from {country} and changes of more than the usual size: the unusual "
            "first, then the largest beside how far areas lie apart. Targets met come after them, and what is not "
            "known comes last."
        )
    )
    if hidden := _hidden_words(figures):
        yield Prose(runs=runs_of(hidden))
    first, further = _definitions(figures)
    and_cautions = "" if figures.inputs.library.areas.country.example else ", and what to bear in mind"
    yield Details(summary=f"What the summary's measures are{and_cautions}", blocks=(first,))
    yield Details(summary=f"What the further measures are{and_cautions}", blocks=(further,), on_paper=False)
    yield sources_table(figures)


def _unusual_words(figures: Figures) -> str:
    if (figures.measures["unusual"] == NOT_ASSESSED).all():
        return ""
    return (
        "Larger councils tend to record more for each person, so an area is called unusually high or low only beside "
        f"councils of its size. {ERROR_RATE} "
    )


def _hidden_words(figures: Figures) -> str:
    """Say how small counts are kept from telling of a person, where the report has local figures."""
    library = figures.inputs.library
    local = {source.id for source in library.sources.values() if source.standing == "local"}
    used = figures.measures["source"].dropna().unique().tolist()
    if not local & sources_of(used):
        return ""
    return (
        "Where partnerships counted figures themselves, a small count is hidden and marked [c], so that nobody can be "
        "recognised in it. Others are hidden with it, as many as it takes that nobody can work it out from those "
        "shown. So is whatever is made of a hidden figure."
    )


def _definitions(figures: Figures) -> tuple[Table, Table]:
    """Define the indicators of the summary, and the others that the report shows."""
    indicators = [indicator for indicator in figures.inputs.library.context.indicators if not indicator.part_of]
    first = summary_indicators(figures)
    further = [indicator for indicator in indicators if indicator not in first and latest_figures(figures, indicator)]
    return _defined(figures, first, "Definitions"), _defined(figures, further, "Definitions of further measures")


def _defined(figures: Figures, indicators: list[Indicator], caption: str) -> Table:
    framework = figures.inputs.framework
    outcome_of = {i.id: outcome.id for outcome in framework.outcomes for i in outcome.indicators}

    # what to bear in mind is how Scotland's figures come about, which is not how the example's do
    cautions = ["To note"] if not figures.inputs.library.areas.country.example else []

    def row(indicator: Indicator) -> tuple[Runs, ...]:
        outcomes = outcome_of.get(indicator.id) or ", ".join(indicator.informs.get(framework.id, ())) or "None"
        cells = (
            runs_of(indicator.title),
            runs_of(indicator.unit),
            runs_of(indicator.geography),
            runs_of(outcomes),
            runs_of(indicator.caveat),
        )
        return cells[: len(columns)]

    heads = ("Measure", "Unit", "Counted where", "Outcome", *cautions)
    columns = tuple(Column(name=name) for name in heads)
    return Table(
        caption=caption, columns=columns, rows=tuple(row(indicator) for indicator in indicators), layout="records"
    )
