"""Whether the figures bear what is claimed of a rank, or of how many areas have more."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.assurance.claims.figures.series import Figure, Series
from cjreport.assurance.claims.reading.claim import Claim
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.verdicts.ranks import rank_verdicts
from cjreport.inputs.periods import ends

PERIOD = "2023-24"
MEASURE = SimpleNamespace(value={"crime"}, text="crime")


def ledger(counts=None, **values):
    """A ledger of one series: place A and others, with counts as large as the values unless others are given."""
    series = Series("crime", "Crime", "rate", "per 10,000 people", areas=frozenset(values))
    for place, value in values.items():
        count = counts[place] if counts else value
        series.figures[place, PERIOD] = Figure(count, 10_000, value, None, None, "source")
    return SimpleNamespace(
        place=SimpleNamespace(code="A"),
        period=PERIOD,
        last_day=ends(PERIOD).toordinal(),
        series={"crime": series}.__getitem__,
        places_of=lambda _, place: (place,),
        title_of=str,
    )


@pytest.mark.parametrize(
    ("verb", "nth", "rule"),
    [
        (Code.HIGHEST, 1, "claim-rank"),
        (Code.HIGHEST, 2, ""),
        (Code.HIGHEST, 3, ""),
        (Code.HIGHEST, 4, "claim-rank"),
        (Code.LOWEST, 2, "claim-rank"),
        (Code.LOWEST, 3, ""),
        (Code.LOWEST, 4, ""),
        (Code.LOWEST, 5, "claim-rank"),
    ],
)
def test_places_that_tie_share_a_rank(verb, nth, rule):
    """Second and third highest of five, where two are alike, are third and fourth lowest."""
    claim = Claim("rank", MEASURE, frozenset(), verb, "words", nth=nth)
    [verdict] = rank_verdicts(claim, ledger(A=5.0, B=5.0, C=9.0, D=1.0, E=2.0))

    assert verdict.rule == rule


def test_a_rank_among_figures_of_which_one_is_hidden_is_not_to_be_seen():
    """The hidden one may be the highest."""
    claim = Claim("rank", MEASURE, frozenset(), Code.HIGHEST, "words")

    assert [*rank_verdicts(claim, ledger(A=5.0, B=None))] == [None]
    missing = ledger(A=5.0, B=4.0)
    del missing.series("crime").figures["B", PERIOD]
    assert [*rank_verdicts(claim, missing)] == [None]


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=8, unique=True))
def test_a_place_has_one_rank_from_either_end(values):
    """Where none tie, and the two ranks are one more together than there are areas."""
    held = ledger(**{chr(ord("A") + n): float(value) for n, value in enumerate(values)})

    def borne_out(verb):
        claims = (Claim("rank", MEASURE, frozenset(), verb, "words", nth=nth + 1) for nth in range(len(values)))
        return [claim.nth for claim in claims for verdict in rank_verdicts(claim, held) if not verdict.rule]

    [from_top], [from_bottom] = borne_out(Code.HIGHEST), borne_out(Code.LOWEST)
    assert from_top + from_bottom == len(values) + 1


@pytest.mark.parametrize(("own", "rule"), [(8.5, ""), (6.5, ""), (5.5, "claim-rank")])
def test_among_the_highest_is_in_the_highest_quarter(own, rule):
    """The first two of eight or, of few, the first alone."""
    claim = Claim("rank", MEASURE, frozenset(), Code.HIGHEST, "words", among=True)
    [verdict] = rank_verdicts(claim, ledger(A=own, B=7.0, C=6.0, D=5.0, E=4.0, F=3.0, G=2.0, H=1.0))
    [of_few] = rank_verdicts(claim, ledger(A=own, B=8.0, C=1.0))

    assert verdict.rule == rule
    assert of_few.rule == ("" if own > 8 else "claim-rank")


@pytest.mark.parametrize(("hints", "rule"), [((), ""), (("number",), ""), (("rate",), "claim-rank")])
def test_a_rank_may_be_that_of_the_counts_unless_a_rate_is_spoken_of(hints, rule):
    """The most crimes need not be the highest rate."""
    claim = Claim("rank", MEASURE, frozenset(hints), Code.HIGHEST, "words")
    [verdict] = rank_verdicts(claim, ledger({"A": 90, "B": 10}, A=1.0, B=2.0))

    assert verdict.rule == rule


@pytest.mark.parametrize(
    ("verb", "rank", "leader"),
    [
        (Code.HIGHEST, "2 of 3 from the highest", "the highest is C with 9"),
        (Code.LOWEST, "2 of 3 from the lowest", "the lowest is D with 1"),
    ],
)
def test_a_doubt_gives_the_rank_and_who_leads(verb, rank, leader):
    """So that it can be mended."""
    [verdict] = rank_verdicts(Claim("rank", MEASURE, frozenset(), verb, "words"), ledger(A=5.0, C=9.0, D=1.0))

    assert f"A ranks {rank} with 5 per 10,000 people (5); {leader} per 10,000 people" in verdict.what


@pytest.mark.parametrize(
    ("verb", "many", "rule"),
    [
        (Code.HIGHER, 0, "claim-rank"),
        (Code.HIGHER, 1, ""),
        (Code.HIGHER, 2, ""),
        (Code.HIGHER, 3, "claim-rank"),
        (Code.LOWER, 1, "claim-rank"),
        (Code.LOWER, 2, ""),
        (Code.LOWER, 3, ""),
        (Code.LOWER, 4, "claim-rank"),
    ],
)
def test_how_many_have_more_may_count_those_that_tie_or_not(verb, many, rule):
    """Second of five, beside one that is alike: one has more, two have less."""
    claim = Claim("how many", MEASURE, frozenset(), verb, "words", nth=many)
    [verdict] = rank_verdicts(claim, ledger(A=5.0, B=5.0, C=9.0, D=1.0, E=2.0))

    assert verdict.rule == rule
