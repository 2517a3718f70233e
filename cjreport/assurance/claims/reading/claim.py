"""A claim: what a sentence says of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.text.codes import Code

if TYPE_CHECKING:
    import re

    from cjreport.assurance.claims.reading.units import Reading, Unit
    from cjreport.assurance.claims.text.over_years import Span
    from cjreport.assurance.claims.text.periods import When
    from cjreport.assurance.claims.text.quantities import Quantity


class Claim(NamedTuple):
    """What is claimed of a measure: how it changed, what it is, how it compares, where it ranks among areas or years.

    *verb* is the code of the words that claim it, *words* what they are. *when* and *since* are the times named,
    *place* whose figure it is, empty for the report's own, *other* with whom it is compared. What is *careful* says
    that it may be chance or that numbers are small, what is *cautious* says so or gives figures. *span* are the years
    that are taken together, *whole* what a measure is part of, and *end* is where the claim ends.
    """

    kind: str
    measure: Unit
    hints: frozenset[str]
    verb: str = ""
    words: str = ""
    when: When | None = None
    since: When | None = None
    place: str = ""
    other: str = ""
    amount: Quantity | None = None
    start: Quantity | None = None
    finish: Quantity | None = None
    nth: int = 1
    among: bool = False
    cautious: bool = False
    careful: bool = False
    negated: bool = False
    span: Span | None = None
    whole: Unit | None = None
    end: int = 0


def of_each_measure(reading: Reading, found: re.Match[str], claim: Claim) -> list[Claim]:
    """Claim of each measure of the subject what is claimed of them all; of several, numbers are of none."""
    careful = Code.SLIGHT in reading.codes
    measures = [n for n in range(*found.span("subject")) if reading.codes[n] == Code.MEASURE]
    several = len(measures) > 1
    claim = claim._replace(careful=careful, cautious=claim.cautious or careful or several)
    if several:
        claim = claim._replace(amount=None, start=None, finish=None)
    return [claim._replace(measure=reading.units[at], hints=hints_beside(reading, at)) for at in measures]


def hints_beside(reading: Reading, at: int) -> frozenset[str]:
    """Give the words beside a measure that say of what kind its figure is: number, rate, share."""
    beside = {unit.text.lower() for unit in reading.units[max(0, at - 4) : at + 3] if unit.code == Code.FIGURE_WORD}
    return frozenset(beside | ({"rate"} if Code.PER_PEOPLE in reading.codes[at + 1 : at + 6] else set()))
