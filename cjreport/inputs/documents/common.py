"""What documents have in common: partners' parts, figures that partners state, answers to findings, what is unsound."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cjreport.errors import Problem
from cjreport.inputs.documents.prose import Prose
from cjreport.inputs.files.checked_yaml import Record, nearest
from cjreport.inputs.periods import DAYS, EARLIEST, LATEST, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjreport.inputs.files.yaml_text import Positions
    from cjreport.inputs.registers.frameworks import Framework

MOST = 10**12
"""No count and no value is larger: a million millions."""


def _no_date() -> PydanticCustomError:
    return PydanticCustomError("day", "this is no date from {first} to {last}", {"first": EARLIEST, "last": LATEST})


def refuse_number(given: Any) -> Any:  # noqa: ANN401 (whatever the file holds)
    """Refuse as a date what pydantic would take for so many seconds since 1970."""
    if isinstance(given, str | int | float):
        raise _no_date()
    return given


def refuse_far_day(day: dt.date | None) -> dt.date | None:
    """Refuse a day of a year that no period lies in."""
    if day and not EARLIEST <= day.year <= LATEST:
        raise _no_date()
    return day


def without_sign_of_nought(amount: float | None) -> float | None:
    """Give -0 as 0."""
    return abs(amount) if amount == 0 else amount


Day = Annotated[dt.date, BeforeValidator(refuse_number), AfterValidator(refuse_far_day)]
DayOrNone = Annotated[dt.date | None, BeforeValidator(refuse_number), AfterValidator(refuse_far_day)]
Amount = Annotated[float, Field(ge=-MOST, le=MOST), AfterValidator(without_sign_of_nought)]
AmountOrNone = Annotated[float | None, Field(ge=-MOST, le=MOST), AfterValidator(without_sign_of_nought)]
NumberOrNone = Annotated[int | None, Field(ge=0, le=MOST)]
"""How many, or not known yet."""
Verdict = Literal["yes", "partly", "no"]
"""Whether an outcome is achieved."""
ActionState = Literal["Complete", "In progress", "In progress (with revised timescale)", "Outstanding"]
"""The words in which the national delivery plan gives the status of a deliverable.

Scottish Government, National strategy for community justice: delivery plan, update 2, March 2024.
"""
BodyKind = Literal["third sector", "community", "people with experience", "other"]


class Entry(Record):
    """A record that somebody typed: a number may stand where text is meant, and nothing where nothing is said yet."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _as_meant(cls, given: Any) -> Any:  # noqa: ANN401 (whatever the file holds)
        """Leave out what is empty, as if it were not there; take choices and dates however they were typed."""
        if not isinstance(given, dict):
            return given
        kinds = _kinds(cls)
        return {key: _choice_or_day(value, kinds.get(key, ())) for key, value in given.items() if value is not None}


@cache
def _kinds(model: type[Entry]) -> dict[str, tuple[object, ...]]:
    return {name: _parts(field.annotation) for name, field in model.model_fields.items()}


def _parts(annotation: object) -> tuple[object, ...]:
    """Give the simple kinds and the choices that a field's type is made of."""
    inner = get_args(annotation)
    return tuple(part for each in inner for part in _parts(each)) if inner else (annotation,)


def _choice_or_day(typed: Any, kinds: tuple[object, ...]) -> Any:  # noqa: ANN401 (as above)
    if not isinstance(typed, str):
        return typed
    choices = {kind.casefold(): kind for kind in kinds if isinstance(kind, str)}
    if dt.date in kinds:
        for form in DAYS:
            with suppress(ValueError):
                return dt.datetime.strptime(typed.strip(), form).date()  # noqa: DTZ007 (a day has no time zone)
    return choices.get(typed.strip().casefold(), typed)


class Document(Entry):
    """A document that people write, of an area or a joint partnership."""

    area: str = Field(description="The area, or the joint partnership.")


class Body(Entry):
    """A body, or people, that took part or were consulted."""

    body: str = Field(min_length=1, description="Its name; of people, who they are as a group. Never a person's name.")
    kind: BodyKind = Field(default="other", description="third sector, community, people with experience or other.")
    how: Prose = Field(default="", description="How it took part or was consulted: meetings, a survey, a draft sent.")
    said: Prose = Field(default="", description="What it said.")
    changed: Prose = Field(default="", description="What changed because of it or, if nothing did, why.")


class PartnerPart(Entry):
    """What one of the statutory partners is called, and what part it took."""

    name: str = Field(default="", description="The partner's name.")
    part: Prose = Field(default="", description="What part it took in the period.")


class StatedFigure(Entry):
    """A figure that the partnership states itself: a count, a share with the counts it is made of, or another value.

    Local counts are put under disclosure control before they are shown; official ones name their publication.
    """

    id: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="A short name of small letters and hyphens, the same every year: housing-advice.",
    )
    title: str = Field(min_length=1, description="What is counted or measured, as readers should see it.")
    outcome: str = Field(default="", description="The number of the outcome it belongs to, if any.")
    measure: str = Field(default="", description="The id of the national indicator it is a figure of, if it is one.")
    period: Period = Field(
        description="The year it is of: 2024-25. A figure of an earlier year may be given beside it."
    )
    count: NumberOrNone = Field(default=None, description="How many.")
    base: NumberOrNone = Field(default=None, description="Out of how many, if the count is a part of a whole.")
    value: AmountOrNone = Field(default=None, description="A percentage or other value, where it is not a count.")
    unit: str = Field(default="", description="What is counted: people, cases, hours; or %.")
    total_of: tuple[str, ...] = Field(default=(), description="The ids of the figures that it is the sum of, if any.")
    after: str = Field(
        default="", description="The id of the stage before, where cases come from it: completed after started."
    )
    standing: Literal["local", "official"] = Field(
        default="local", description="local: counted by partners, not published before. official: already published."
    )
    source: str = Field(default="", description="Where it comes from: whose records, or the publication's address.")
    status: Literal["ok", "provisional", "revised", "suppressed"] = Field(
        default="ok", description="provisional or revised, where it is."
    )


class Revision(Entry):
    """A figure that differs from what was stated or released before, and why."""

    figure: str = Field(description="The figure's id, or an indicator's.")
    period: Period = Field(description="The year of the figure.")
    why: Prose = Field(min_length=1, description="Why it differs from what was stated before.")


class Answer(Entry):
    """The partnership's answer to a finding of the check; reviewers see both."""

    rule: str = Field(description="The rule's id, as the check prints it in square brackets.")
    about: str = Field(
        default="", description="What the finding is about, as the check prints it; by default all of the rule."
    )
    answer: Prose = Field(min_length=1, description="Why it stands as it does.")
    by: str = Field(default="", description="The role of who answers. Never a person's name.")
    date: DayOrNone = Field(default=None, description="When, as 2025-09-30.")


class SignOff(Entry):
    """Who agreed it, by role, and when."""

    role: str = Field(
        default="", description="The role of who signed: Chair of the partnership. Never a person's name."
    )
    date: DayOrNone = Field(default=None, description="When, as 2025-09-30.")


def misplaced(positions: Positions, stated: dict[str, tuple[str, str]]) -> Iterator[Problem]:
    """Tell what a file says of whose and when it is, and should not, given as key: (says, should)."""
    for key, (says, should) in stated.items():
        if says != should:
            what = f"this file is for {should}, but its {key} says {says}"
            yield Problem(what, f'Write "{key}: {should}".', positions.file, positions.line([key]))


def unknown_outcomes(positions: Positions, given: Iterable[str], framework: Framework) -> Iterator[Problem]:
    """Tell the outcomes that the framework does not have."""
    known = [outcome.id for outcome in framework.outcomes]
    for key in given:
        if key not in known:
            what = f'"{key}" is not an outcome of the {framework.title}'
            yield Problem(what, nearest(key, known), positions.file, positions.line(["outcomes", key]))
