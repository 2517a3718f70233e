"""The runs that a line of a report is made of: words, figures with their addresses, marks and arrows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cjreport.characters import is_seen, without_unseen
from cjreport.inputs.documents.markdown.links import Link

Words = Annotated[str, AfterValidator(without_unseen)]
"""Words that readers see or hear, whoever wrote them."""


def seen(words: str) -> str:
    """Give words of which something is seen; raises ValueError where nothing is."""
    if not is_seen(words):
        raise ValueError("words that name something are missing")
    return words


Name = Annotated[Words, AfterValidator(seen)]
"""Words that something is known by, which must not be empty: PDF/UA refuses a heading that is."""
Language = Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")]
"""A language by its code, such as gd; empty where it is English."""
Tone = Literal["better", "worse", "different", "same", "unknown"]
"""What a mark says by its shape, so that colour is never alone."""


class Value(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Text(Value):
    """Words, perhaps stressed, perhaps a link; *lang* where they are not English. A line break is a break."""

    kind: Literal["text"] = "text"
    text: Words
    style: Literal["plain", "strong", "emphasis", "code", "muted"] = "plain"
    href: Link = ""
    lang: Language = ""


class Number(Value):
    """A figure as shown, with its address in the frame of measures.

    *field* is the frame's column (value, lower, comparator_value, …); *comparator* is "none" for the area's own row.
    Where a cell is sorted by another figure, as "3 of 12" is by the share that it is, that is *sorts_as*.
    """

    kind: Literal["number"] = "number"
    text: Words
    value: float
    measure: Words
    area: Words
    period: Words
    field: Words = "value"
    comparator: Words = "none"
    strong: bool = False
    sorts_as: float | None = None


class Spine(Value):
    """Where an area lies among all areas: lowest, quartiles, highest, the country and the area itself."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    kind: Literal["spine"] = "spine"
    lowest: float
    lower_quartile: float
    upper_quartile: float
    highest: float
    # notebooks carry it by this name, those of the example country too
    country: float | None = Field(alias="scotland")
    area: float
    tone: Tone
    words: Name


class Mark(Value):
    """A judgement with a mark of its own shape, so that colour is never alone."""

    kind: Literal["mark"] = "mark"
    tone: Tone
    text: Words


class Direction(Value):
    """The way a figure has gone, as an arrow before the words that say it; level where the change is not clear."""

    kind: Literal["direction"] = "direction"
    way: Literal["up", "down", "level"]


Run = Annotated[Text | Number | Spine | Mark | Direction, Field(discriminator="kind")]
Runs = tuple[Run, ...]
