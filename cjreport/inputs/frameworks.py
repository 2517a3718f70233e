"""The performance frameworks and the indicators: versioned data, never constants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjreport.errors import InputError, Problem, UnknownNameError
from cjreport.inputs.documents import Record, read_document

if TYPE_CHECKING:
    from pathlib import Path


class Care(Record):
    """Periods in which an indicator was out of the ordinary, and what readers should know of it."""

    periods: tuple[str, ...]
    words: str


class Indicator(Record):
    """What is measured, on which base, counted where, and which way is better, if either.

    A proportion's numerator is part of its denominator; a ratio's need not be.
    """

    id: str
    title: str
    wording: str | None = None
    wording_verified: bool = False
    wording_source: str | None = None
    kind: Literal["count", "rate", "proportion", "ratio", "duration", "checklist", "narrative"]
    unit: str
    base: str | None = None
    multiplier: float = Field(default=1, gt=0)
    geography: str
    direction: Literal["none", "higher", "lower"] = "none"
    publisher: str
    due: str = ""
    lag_months: int | None = None
    source: str | None = None
    caveat: str = ""
    family_group: Literal["people", "other"] = "people"
    frequency: Literal["year", "quarter", "cohort"] = "year"
    informs: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    noun: str = ""
    one: str = ""
    phrase: str = ""
    predicate: str = ""
    otherwise: str = ""
    higher_means: str = ""
    care: Care | None = None


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
    first_period: str
    last_period: str | None
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


class ContextRegister(Record):
    """The context lines: figures that inform outcomes without being national indicators."""

    indicators: tuple[Indicator, ...]


def read_frameworks(home: Path) -> tuple[Framework, ...]:
    """Read every framework under data/frameworks; raises InputError."""
    files = sorted((home / "data" / "frameworks").glob("*.yaml"))
    return tuple(read_document(file, Framework) for file in files)


def read_context(home: Path) -> tuple[Indicator, ...]:
    """Read the register of context lines, data/indicators.yaml; raises InputError."""
    return read_document(home / "data" / "indicators.yaml", ContextRegister).indicators


def governing(frameworks: tuple[Framework, ...], period: str) -> Framework:
    """Give the framework that governs *period*; raises UnknownNameError where none does."""
    for framework in frameworks:
        if framework.governs(period):
            return framework
    first = min((f.first_period for f in frameworks), default="none")
    raise UnknownNameError(
        Problem(f"no performance framework governs {period}", f"The first reported period is {first}.")
    )


def register_of(frameworks: tuple[Framework, ...], context: tuple[Indicator, ...]) -> dict[str, Indicator]:
    """Give every indicator by its id; raises InputError where an id stands twice."""
    everything = [*context, *(i for framework in frameworks for i in framework.indicators)]
    register = {indicator.id: indicator for indicator in everything}
    if len(register) < len(everything):
        ids = [i.id for i in everything]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        raise InputError(Problem(f"indicators with the same id: {', '.join(twice)}", "Give each its own id."))
    return register
