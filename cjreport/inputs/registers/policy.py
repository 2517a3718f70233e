"""The policy on disclosure: which figures are controlled before anything is shown, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from cjreport.errors import InputError, Problem
from cjreport.inputs.files.checked_yaml import Record, nearest, read_document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.inputs.registers.sources import Source

PARTS = ("numerator", "denominator")


class Profile(Record):
    """How small counts are treated; *passes* leaves figures as their publisher released them.

    Counts from *smallest* to *largest* are hidden. *rest* hides as well the part of a whole that leaves out so few;
    *zeros* hides noughts, *everyone* parts that are the whole, *groups* every part of a whole that falls into one of
    them. *round_to* rounds the counts that are shown. A hidden count must be able to have *protection* values.
    """

    passes: bool = False
    smallest: Literal[1] = 1
    largest: int = Field(default=4, ge=1)
    rest: bool = True
    zeros: bool = False
    everyone: bool = False
    groups: bool = False
    round_to: int = Field(default=1, ge=1)
    protection: int = Field(default=3, ge=2)

    @model_validator(mode="after")
    def _check(self) -> Profile:
        if self.everyone and not self.rest:
            raise ValueError("everyone needs rest: a part hidden for being the whole would give itself away")
        if self.protection > self.largest + self.zeros:
            raise ValueError("protection asks for more values than a hidden count can have")
        if self.round_to > 2 * self.largest:
            raise ValueError("rounding would make a nought of counts that are not hidden")
        return self


class Margin(Record):
    """A count that is the sum of others, for the same area and period: a total, or the same count under another name.

    Each is an indicator's counts or, as "cpo_completion.denominator", what its share is of.
    """

    whole: str
    parts: tuple[str, ...] = Field(min_length=1)


class Share(Record):
    """An indicator published as a percentage or ratio alone, and the counts of other indicators that it is made of."""

    share: str
    part: str
    whole: str


class Policy(Record):
    """A country's params/disclosure.yaml.

    *default* names the profile of local figures, *official* that of official ones; *sources* and *indicators* name
    others, an indicator's before a source's. *margins*, *stages* and *shares* tell what somebody who knows the subject
    knows of controlled counts besides the totals of areas: sums, cases of which each stage has at most those of the one
    before, and percentages of one count in another.
    """

    profiles: dict[str, Profile]
    default: str
    official: str
    sources: dict[str, str] = Field(default_factory=dict)
    indicators: dict[str, str] = Field(default_factory=dict)
    margins: tuple[Margin, ...] = ()
    stages: tuple[tuple[str, ...], ...] = ()
    shares: tuple[Share, ...] = ()

    def profile_of(self, source: Source, indicator: str) -> Profile:
        """Give the profile that a source's figures of an indicator are under."""
        usual = self.official if source.standing == "official" else self.default
        return self.profiles[self.indicators.get(indicator) or self.sources.get(source.id) or usual]

    @property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """The names of counts that a margin, a run of stages or a share ties together."""
        shares = ((share.part, share.whole) for share in self.shares)
        return (*((margin.whole, *margin.parts) for margin in self.margins), *self.stages, *shares)

    @property
    def named(self) -> list[str]:
        """Every indicator that the policy names."""
        shares = [share.share for share in self.shares]
        return [*self.indicators, *shares, *(name.split(".")[0] for names in self.ties for name in names)]


def policy_file(workbench: Workbench) -> Path:
    """Say where a country's policy stands."""
    return workbench.params / "disclosure.yaml"


def read_policy(workbench: Workbench, indicators: dict[str, Indicator], sources: dict[str, Source]) -> Policy:
    """Read a country's policy; raises InputError with every problem, also where a name is unknown."""
    file = policy_file(workbench)
    policy = read_document(file, Policy)
    series = {*indicators, *(indicator.fed_by for indicator in indicators.values())}
    chosen = (policy.default, policy.official, *policy.sources.values(), *policy.indicators.values())
    problems = [
        *_unknown("profile", chosen, policy.profiles, file),
        *_unknown("source", policy.sources, sources, file),
        *_unknown("indicator", policy.named, series, file),
        *_wrong_parts(policy, file),
    ]
    if problems:
        raise InputError(*problems)
    return policy


def _unknown(what: str, names: Collection[str], known: Collection[str], file: Path) -> Iterator[Problem]:
    for name in dict.fromkeys(names):
        if name not in known:
            yield Problem(f'no {what} is called "{name}"', nearest(name, list(known)), file)


def _wrong_parts(policy: Policy, file: Path) -> Iterator[Problem]:
    for name in (name for names in policy.ties for name in names):
        _, dot, part = name.partition(".")
        if dot and part not in PARTS:
            yield Problem(f'"{name}" names no count', f"Write {' or '.join(PARTS)} after the point.", file)
