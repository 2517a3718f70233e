"""Whether a part is the share of a whole that prose gives for it."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.assurance.claims.figures.series import Figure, Series
from cjreport.assurance.claims.reading.claim import Claim
from cjreport.assurance.claims.text.quantities import NUMBERS, quantity
from cjreport.assurance.claims.verdicts.parts import part_verdicts
from cjreport.inputs.periods import ends

PERIOD = "2023-24"


def verdicts(typed, part=40, whole=100, *, is_part=True, at=PERIOD):
    """What two series, the whole a count, say to a share of one in the other."""
    series = {
        "theft": Series("theft", "Theft", "rate", "per 10,000 people"),
        "crime": Series("crime", "Crime", "count", ""),
    }
    rate = None if part is None else part / 10
    series["theft"].figures["A", PERIOD] = Figure(part, 100_000, rate, None, None, "source")
    series["crime"].figures["A", at] = Figure(None, None, whole, None, None, "source")
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
        'says "half"; in A, 2023-24, Theft is 40% of Crime: 4 per 10,000 people (40) and 100 (source: source)'
    )


def test_what_the_register_has_as_no_part_is_left_alone():
    """And a count that is withheld is not to be seen."""
    assert verdicts("half", is_part=False) == []
    assert verdicts("half", part=None) == [None]
    assert verdicts("half", whole=None) == [None]
    assert verdicts("half", part=0, whole=0) == [None]


def test_a_whole_of_another_year_is_none():
    """Part and whole are of one year."""
    assert verdicts("half", at="2022-23") == []


@given(st.integers(1, 500), st.integers(0, 500))
def test_the_share_that_the_counts_give_is_borne_out(part, rest):
    """To a decimal, and ten points more or less is not."""
    share = 100 * part / (part + rest)
    [right], [wrong] = (verdicts(f"{each:.1f}%", part, part + rest) for each in (share, (share + 10) % 100))

    assert (right.rule, wrong.rule) == ("", "claim-number")
