"""The parts of pages that are written from registers: every indicator and line, and every rule of the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.registers.rules import RULES
from description.figures_held import Entry
from description.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.registers.frameworks import Framework, Outcome
    from description.figures_held import Figures


def described(figures: Figures) -> str:
    """Write every indicator and line."""
    library = figures.library
    lines: list[str] = []
    for framework in sorted(library.frameworks, key=lambda each: each.first_period, reverse=True):
        lines += framework_section(figures, framework)
    for theme in library.context.themes:
        lines += [f"## {theme.title}", "", theme.about, ""]
        lines += tables(figures, [Entry(line) for line in library.context.of_theme(theme.id)])
    return "\n".join(lines)


def framework_section(figures: Figures, framework: Framework) -> Iterator[str]:
    """Describe a framework's indicators, outcome by outcome."""
    years = f"{framework.first_period} to {framework.last_period}" if framework.last_period else framework.first_period
    yield from (f"## {framework.title}, {framework.published[:4]}", "")
    yield from (f"Report periods: {years}{'' if framework.last_period else ' on'}.", "")
    for outcome in framework.outcomes:
        yield from (f"### {outcome.id}. {outcome.title}", "", outcome_wording(outcome), "")
        yield from tables(figures, [Entry(line, framework) for line in outcome.indicators])


def outcome_wording(outcome: Outcome) -> str:
    """Say whether an outcome stands in its official words."""
    return f"The outcome's wording is [verified]({outcome.source})." if outcome.wording_verified else "Wording of ours."


def rules() -> str:
    """List the rules of the check, each with its severity, basis and what to do, under the headings of their file."""
    rows = [
        f"| `{rule.id}` | {rule.title} | {rule.severity}{'' if rule.answerable else ', to be mended'} | {rule.basis} |"
        for rule in RULES.values()
    ]
    return "\n".join(["| rule | what should be so | severity | basis |", "|---|---|---|---|", *rows]) + "\n"
