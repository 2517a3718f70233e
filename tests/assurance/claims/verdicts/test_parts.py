"""Whether a part is the share of a whole that prose gives for it."""

from types import SimpleNamespace

import pytest

from cjreport.assurance.claims.figures.series import Figure, Series
from cjreport.assurance.claims.reading.claim import Claim
from cjreport.assurance.claims.text.quantities import NUMBERS, quantity
from cjreport.assurance.claims.verdicts.parts import part_verdicts
from cjreport.inputs.periods import ends

PERIOD = "2023-24"


def verdicts(typed, part=40, whole=100, *, is_part=True):
    """What two series say to a share of one in the other."""
    series = {name: Series(name, name.title(), "rate", "per 10,000 people") for name in ("theft", "crime")}
    for name, count in (("theft", part), ("crime", whole)):
        rate = None if count is None else count / 10
        series[name].figures["A", PERIOD] = Figure(count, 100_000, rate, None, None, "source")
    held = SimpleNamespace(
        country=SimpleNamespace(is_part=lambda *_: is_part),
        place=SimpleNamespace(code="A"),
        period=PERIOD,
        last_day=ends(PERIOD).toordinal(),
        series=series.__getitem__,
        places_of=lambda _, place: (place,),
        title_of=str,
    )
    measure, of = (SimpleNamespace(value={name}, text=name) for name in ("theft", "crime"))
    claim = Claim("part", measure, frozenset(), amount=quantity(NUMBERS.search(typed)), whole=of)
    return [*part_verdicts(claim, held)]


@pytest.mark.parametrize(
    ("typed", "rule"), [("40%", ""), ("two fifths", ""), ("44%", "claim-number"), ("half", "claim-number")]
)
def test_a_share_is_held_against_both_counts(typed, rule):
    """As it is rounded or softened."""
    [verdict] = verdicts(typed)

    assert verdict.rule == rule


def test_a_doubt_gives_the_share_and_both_counts():
    """So that it can be mended."""
    [verdict] = verdicts("half")

    assert verdict.what == (
        'says "half"; in A, 2023-24, Theft is 40% of Crime: 4 per 10,000 people (40) and 10 per 10,000 people (100) '
        "(source: source)"
    )


def test_what_the_register_has_as_no_part_is_left_alone():
    """And a count that is withheld is not to be seen."""
    assert verdicts("half", is_part=False) == []
    assert verdicts("half", part=None) == [None]
