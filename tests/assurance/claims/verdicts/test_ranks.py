"""Whether the figures bear what is claimed of a rank, or of how many areas have more."""

from types import SimpleNamespace

import pytest

from cjreport.assurance.claims.figures.series import Figure, Series
from cjreport.assurance.claims.reading.claim import Claim
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.verdicts.ranks import rank_verdicts
from cjreport.inputs.periods import ends

PERIOD = "2023-24"
MEASURE = SimpleNamespace(value={"crime"}, text="crime")


def ledger(**values):
    """A ledger of one series: place A and others."""
    series = Series("crime", "Crime", "rate", "per 10,000 people", areas=frozenset(values))
    for place, value in values.items():
        series.figures[place, PERIOD] = Figure(value, 10_000, value, None, None, "source")
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
    [(Code.HIGHEST, 1, "claim-rank"), (Code.HIGHEST, 2, ""), (Code.HIGHEST, 3, ""), (Code.LOWEST, 1, "claim-rank")],
)
def test_places_that_tie_share_a_rank(verb, nth, rule):
    """Second and third of four, where two are alike."""
    claim = Claim("rank", MEASURE, frozenset(), verb, "words", nth=nth)
    [verdict] = rank_verdicts(claim, ledger(A=5.0, B=5.0, C=9.0, D=1.0))

    assert verdict.rule == rule


def test_a_rank_among_figures_of_which_one_is_hidden_is_not_to_be_seen():
    """The hidden one may be the highest."""
    claim = Claim("rank", MEASURE, frozenset(), Code.HIGHEST, "words")

    assert [*rank_verdicts(claim, ledger(A=5.0, B=None))] == [None]


@pytest.mark.parametrize(
    ("verb", "many", "rule"),
    [
        (Code.HIGHER, 1, ""),
        (Code.HIGHER, 2, ""),
        (Code.HIGHER, 0, "claim-rank"),
        (Code.HIGHER, 3, "claim-rank"),
        (Code.LOWER, 1, ""),
        (Code.LOWER, 0, "claim-rank"),
    ],
)
def test_how_many_have_more_may_count_those_that_tie_or_not(verb, many, rule):
    """Second of four, beside one that is alike."""
    claim = Claim("how many", MEASURE, frozenset(), verb, "words", nth=many)
    [verdict] = rank_verdicts(claim, ledger(A=5.0, B=5.0, C=9.0, D=1.0))

    assert verdict.rule == rule
