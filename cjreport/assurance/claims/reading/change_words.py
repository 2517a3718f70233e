"""What words of change say beside which way a measure went: by how much, over which years, and with which figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.patterns import (
    AFTER_CHANGE,
    AFTER_UP,
    ANY_CHANGE,
    IS_NOUN,
    IS_VERB,
    STATEMENT,
    STATEMENT_ENDS,
)
from cjreport.assurance.claims.reading.scope import Following, clause_of, preposition, with_number
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.over_years import Span
from cjreport.assurance.claims.text.words import CHANGE_NOUNS

if TYPE_CHECKING:
    import re

    from cjreport.assurance.claims.reading.units import Reading
    from cjreport.assurance.claims.text.periods import When
    from cjreport.assurance.claims.text.quantities import Quantity

_BY_THEN = frozenset(("had", "had been"))


def change_words(reading: Reading, found: re.Match[str]) -> tuple[str, Span | None]:
    """Give the words that claim a change and, where they tell of a course over years, its span."""
    unit = reading.units[found.start("verb")] if found["verb"] else None
    return (unit.text, unit.value) if unit else ("", None)


def is_of_itself(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a verb of change says that the measure itself changed, by what follows it."""
    if not found["verb"] or found["verb"] == Code.SAME:
        return True
    is_up_or_down = reading.units[found.start("verb")].text.lower() in {"up", "down"}
    return bool((AFTER_UP if is_up_or_down else AFTER_CHANGE).match(reading.codes, found.end("verb")))


def was_before(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a change is told of an earlier time that is not named: had risen."""
    units = reading.units[found.end("subject") : found.start("verb")]
    return any(unit.text.lower() in _BY_THEN for unit in units)


def run_of(reading: Reading, found: re.Match[str], following: Following, since: When | None) -> Span | None:
    """Give the run of years that a change is claimed of, an empty one where its beginning is not told.

    A run that goes with another change is none of this one: after rising for two years running, crime fell.
    """
    first = clause_of(reading, found)
    at = reading.codes.find(Code.RUN, first, following.end)
    if at < 0 or (at < found.start() and ANY_CHANGE.search(reading.codes, first, at)):
        return None
    run: Span = reading.units[at].value
    return Span(since=since.years[0]) if run == Span() and since and since.since and since.years else run


def gives_figures(reading: Reading, found: re.Match[str], following: Following) -> bool:
    """Whether readers are given what to judge by: a run of years, or figures other than how many per cent or points.

    So is where a measure stands among its years: fell to its lowest for a decade.
    """
    first, last = STATEMENT.search(reading.codes, 0, found.start()), STATEMENT_ENDS.search(reading.codes, following.end)
    units = reading.units[first.end() if first else 0 : last.start() if last else None]
    by = following.amount if following.amount and following.amount.unit else None
    numbers = [unit.value for unit in units if unit.code == Code.NUMBER and unit.value is not by]
    is_of_years = reading.codes[following.end : following.end + 1] in {Code.HIGHEST, Code.LOWEST, Code.PEAK}
    return bool(ends_are_given(following) or numbers or is_of_years or Code.RUN in reading.codes)


def ends_are_given(following: Following) -> bool:
    """Whether figures follow a change that are more than a percentage or points."""
    return bool(following.start or following.finish or (following.amount and not following.amount.unit))


def goes_on(word: str, before: str) -> bool:
    """Whether a word of change goes on with what was said: rising by, up from, an increase of."""
    return word.endswith("ing") or word in {"up", "down"} or (word in CHANGE_NOUNS and bool(IS_NOUN.search(before)))


def with_noun(reading: Reading, found: re.Match[str], following: Following) -> Following:
    """Add the numbers that stand within the words of a change: a 5% increase in, an increase from 5 to 6 in."""
    last, groups = "", found.groupdict()
    if groups.get("noun"):
        for unit in reading.units[found.start("noun") : found.end("noun")]:
            if unit.code == Code.NUMBER:
                following = with_number(following, unit.value, last)
            last = preposition(last, unit.code)
    before = _number_before(reading, found)
    return following if following.amount else following._replace(amount=before)


def _number_before(reading: Reading, found: re.Match[str]) -> Quantity | None:
    """Give the number right before a word of change, if it is its amount: a 5% increase, were 5% lower."""
    at = found.start("verb") - 1
    if not found["verb"] or at < 0 or reading.codes[at] != Code.NUMBER:
        return None
    is_noun = found.groupdict().get("noun") is not None
    fits = is_noun or IS_VERB.search(reading.codes[:at])
    return reading.units[at].value if fits else None
