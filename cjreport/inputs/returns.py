"""The partnership's own words for an area and period, after section 23 of the Act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import ConfigDict, Field

from cjreport.errors import InputError, Problem
from cjreport.inputs.documents import Record, nearest, read_document

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.areas import Areas, Place
    from cjreport.inputs.frameworks import Framework
    from cjreport.inputs.workbench import Workbench


class OutcomeAccount(Record):
    """What a partnership says of one outcome; Markdown, each part empty until it is supplied.

    Section 23(2): the action taken in the period, whether the outcome is achieved at its end and, so far as it is
    not, the progress made.
    """

    action_taken: str = ""
    achieved: Literal["yes", "partly", "no"] | None = None
    assessment: str = ""
    progress: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been said of the outcome."""
        return not (self.action_taken.strip() or self.achieved or self.assessment.strip() or self.progress.strip())


class AreaReturn(Record):
    """A return, params/<period>/<area>.yaml; an outcome's number may be typed with or without quotes."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    area: str
    period: str
    partnership: str = ""
    contact: str = Field(default="", description="a role mailbox, never a person's address")
    outcomes: dict[str, OutcomeAccount] = Field(default_factory=dict)

    def account(self, outcome: str) -> OutcomeAccount:
        """Give what is said of an outcome, empty where nothing is."""
        return self.outcomes.get(outcome, OutcomeAccount())


def return_file(workbench: Workbench, place: Place, period: str) -> Path:
    """Say where a place's return for a period stands."""
    return workbench.params / period / f"{place.slug}.yaml"


def read_return(workbench: Workbench, place: Place, areas: Areas, period: str, framework: Framework) -> AreaReturn:
    """Read a place's return or, where it has none, that of the partnership it shares; an empty one where neither is.

    Raises InputError, also where the return is another place's or names no outcome of *framework*.
    """
    joint = [p for p in areas.partnerships if p.name == place.partnership and p is not place]
    for owner in (place, *joint):
        file = return_file(workbench, owner, period)
        if file.is_file():
            words = read_document(file, AreaReturn)
            if problems := [*_misplaced(file, words, owner, period), *_unknown_outcomes(file, words, framework)]:
                raise InputError(*problems)
            return words
    return AreaReturn(area=place.name, period=period)


def _misplaced(file: Path, words: AreaReturn, place: Place, period: str) -> list[Problem]:
    stated = {"area": (words.area, place.name), "period": (words.period, period)}
    return [
        Problem(f"this file is for {should}, but its {key} says {says}", f'Write "{key}: {should}".', file)
        for key, (says, should) in stated.items()
        if says != should
    ]


def _unknown_outcomes(file: Path, words: AreaReturn, framework: Framework) -> list[Problem]:
    known = [outcome.id for outcome in framework.outcomes]
    return [
        Problem(f'"{key}" is not an outcome of the {framework.title}', nearest(key, known), file)
        for key in words.outcomes
        if key not in known
    ]
