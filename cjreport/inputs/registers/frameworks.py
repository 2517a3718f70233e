"""The performance frameworks and the indicators: versioned data, never constants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjreport.errors import InputError, Problem, UnknownNameError
from cjreport.inputs.files.checked_yaml import Record, nearest, read_document, read_with_positions
from cjreport.inputs.periods import FinancialYear, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.files.yaml_text import Positions


LONGEST_LAG = 120
"""No publication comes out more than so many months after its period: what is more is no number of months."""
IN_WORDS = ("narrative", "checklist")
"""Kinds of indicator that partners answer in words, in their return."""


class PeriodCaveat(Record):
    """Periods in which an indicator was out of the ordinary, and what readers should know of it."""

    periods: tuple[Period, ...]
    words: str


class Break(Record):
    """A period with which an indicator's series begins anew, and what is new, in two or three words."""

    period: Period
    words: str


class Target(Record):
    """A level that has been set for an indicator, and on which side of it a figure meets it."""

    value: float = Field(allow_inf_nan=False)
    direction: Literal["higher", "lower"]
    words: str


class Indicator(Record):
    """What is measured, on which base, counted where, and which way is better, if either.

    A proportion's numerator is part of its denominator; a ratio's need not be. *series* names the rows of figures that
    feed it, by default those of its own id. *reach* says for what the figures are published: each council area, a wider
    region that holds it, or the country alone. *brought_by* says what would bring figures that are not held.
    *base_reason* says why a base that is counted at another geography is meant. *over_years* is the line over several
    years that is told where one year is of too few cases. *called* are other names that prose gives it. *part_of* is
    the line below which it is shown, *counted_in* a whole that holds it and is shown apart.
    """

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    wording: str | None = None
    wording_verified: bool = False
    wording_source: str | None = None
    kind: Literal["count", "rate", "proportion", "ratio", "duration", "checklist", "narrative"]
    unit: str
    base: str | None = None
    base_reason: str = ""
    multiplier: float = Field(default=1, gt=0, allow_inf_nan=False)
    geography: str
    direction: Literal["none", "higher", "lower"] = "none"
    publisher: str
    due: str = ""
    lag_months: int | None = Field(default=None, ge=0, le=LONGEST_LAG)
    source: str | None = None
    brought_by: str = ""
    caveat: str = ""
    family_group: Literal["people", "other"] = "people"
    frequency: Literal["year", "quarter", "cohort", "span", "once"] = "year"
    reach: Literal["areas", "health_board", "adp", "court_area", "country"] = "areas"
    series: str | None = None
    theme: str | None = None
    part_of: str | None = None
    over_years: str | None = None
    counted_in: str | None = None
    parts_leave_out: str = ""
    areas_leave_out: str = ""
    averaged: bool = False
    headline: bool = False
    informs: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    noun: str = ""
    phrase: str = ""
    called: tuple[str, ...] = ()
    predicate: str = ""
    higher_means: str = ""
    care: PeriodCaveat | None = None
    breaks: tuple[Break, ...] = ()
    target: Target | None = None

    @property
    def fed_by(self) -> str:
        """The series of figures that feeds this indicator."""
        return self.series or self.id


def breaks_of(indicators: Mapping[str, Indicator]) -> dict[str, tuple[str, ...]]:
    """Give the periods with which lines begin anew, by their ids: a break in a series is one in each of its lines."""
    begins: dict[str, set[str]] = {}
    for line in indicators.values():
        begins.setdefault(line.fed_by, set()).update(each.period for each in line.breaks)
    return {name: tuple(sorted(begins[line.fed_by])) for name, line in indicators.items() if begins[line.fed_by]}


def period_caveats_of(indicators: Mapping[str, Indicator]) -> dict[str, PeriodCaveat]:
    """Give what is to be borne in mind of lines, by their ids: what one line of a series says holds for all of them."""
    said = {line.fed_by: line.care for line in indicators.values() if line.care}
    return {name: said[line.fed_by] for name, line in indicators.items() if line.fed_by in said}


class Group(Record):
    """What a framework groups its outcomes by: an aim, or a kind of outcome."""

    id: str
    title: str


class Outcome(Record):
    """A nationally determined outcome in its official words, with its indicators."""

    id: str
    title: str
    short: str
    group: str | None = None
    wording_verified: bool
    source: str | None
    indicators: tuple[Indicator, ...]


class Framework(Record):
    """A performance framework and the report periods it governs."""

    id: str
    title: str
    published: str
    first_period: FinancialYear
    last_period: FinancialYear | None
    source: str
    note: str = ""
    groups: tuple[Group, ...]
    outcomes: tuple[Outcome, ...]

    def governs(self, period: str) -> bool:
        """Whether *period* is reported under this framework."""
        return self.first_period <= period and (self.last_period is None or period <= self.last_period)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The national indicators of every outcome, in order."""
        return tuple(indicator for outcome in self.outcomes for indicator in outcome.indicators)


class Theme(Record):
    """What context lines are grouped by."""

    id: str
    title: str
    about: str


class Context(Record):
    """The context lines, by theme: figures that inform outcomes without being national indicators."""

    themes: tuple[Theme, ...]
    indicators: tuple[Indicator, ...]

    def of_theme(self, theme: str) -> tuple[Indicator, ...]:
        """List a theme's lines."""
        return tuple(line for line in self.indicators if line.theme == theme)


def read_frameworks(workbench: Workbench) -> tuple[Framework, ...]:
    """Read every framework under data/frameworks; raises InputError."""
    files = sorted((workbench.registers / "frameworks").glob("*.yaml"))
    frameworks, problems = [], list[Problem]()
    for file in files:
        try:
            framework, positions = read_with_positions(file, Framework)
        except InputError as error:
            problems += error.problems
        else:
            frameworks.append(framework)
            problems += _back_to_front(framework, positions)
    if problems:
        raise InputError(*problems)
    return tuple(frameworks)


def _back_to_front(framework: Framework, positions: Positions) -> Iterator[Problem]:
    if framework.last_period is not None and framework.last_period < framework.first_period:
        what = f"it ends with {framework.last_period}, before it begins"
        yield Problem(
            what, "Correct first_period or last_period.", positions.file, *positions.position(("last_period",))
        )


def read_context(workbench: Workbench) -> Context:
    """Read the register of context lines, data/indicators.yaml; raises InputError, also where a name is unknown."""
    file = workbench.registers / "indicators.yaml"
    context = read_document(file, Context)
    if problems := [*_unknown_names(context, file)]:
        raise InputError(*problems)
    return context


def _unknown_names(context: Context, file: Path) -> Iterator[Problem]:
    themes, lines = [theme.id for theme in context.themes], [line.id for line in context.indicators]
    for line in context.indicators:
        if line.theme not in themes:
            yield Problem(
                f'the line {line.id} has an unknown theme, "{line.theme}"', nearest(line.theme or "", themes), file
            )
        for whole in filter(None, (line.part_of, line.counted_in)):
            if whole not in lines:
                yield Problem(f'the line {line.id} is part of an unknown line, "{whole}"', nearest(whole, lines), file)
        if line.over_years and line.over_years not in lines:
            what = f'the line {line.id} is told over several years by an unknown line, "{line.over_years}"'
            yield Problem(what, nearest(line.over_years, lines), file)


def governing(frameworks: tuple[Framework, ...], period: str) -> Framework:
    """Give the framework that governs *period*; raises UnknownNameError where none does."""
    for framework in frameworks:
        if framework.governs(period):
            return framework
    first = min((f.first_period for f in frameworks), default="none")
    raise UnknownNameError(
        Problem(f"no performance framework governs {period}", f"The first reported period is {first}.")
    )


def register_of(frameworks: tuple[Framework, ...], context: Context) -> dict[str, Indicator]:
    """Give every indicator by its id; raises InputError where an id stands twice."""
    everything = [*context.indicators, *(i for framework in frameworks for i in framework.indicators)]
    register = {indicator.id: indicator for indicator in everything}
    if len(register) < len(everything):
        ids = [i.id for i in everything]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        raise InputError(Problem(f"indicators with the same id: {', '.join(twice)}", "Give each its own id."))
    return register
