"""Whether a number that is typed for a measure is one of its figures."""

from types import SimpleNamespace

import pytest

from cjreport.assurance.claims.figures.series import Figure, Series
from cjreport.assurance.claims.reading.claim import Claim
from cjreport.assurance.claims.text.periods import When
from cjreport.assurance.claims.text.quantities import NUMBERS, quantity
from cjreport.assurance.claims.verdicts.numbers import number_verdicts
from cjreport.inputs.periods import ends

MEASURE = SimpleNamespace(value={"waits"}, text="waits")


def ledger(numerator=90, denominator=200):
    """A ledger of one share: of place A in two years, and of place B in the later."""
    series = Series("waits", "Waits", "proportion", "%", areas=frozenset({"A", "B"}))
    share = 100 * numerator / denominator if numerator is not None else None
    series.figures["A", "2023-24"] = Figure(numerator, denominator, share, None, None, "source")
    series.figures["A", "2022-23"] = Figure(160, 200, 80.0, None, None, "source")
    series.figures["B", "2023-24"] = Figure(26, 200, 13.0, None, None, "source")
    return SimpleNamespace(
        place=SimpleNamespace(code="A"),
        period="2023-24",
        last_day=ends("2023-24").toordinal(),
        series={"waits": series}.__getitem__,
        places_of=lambda _, place: (place,),
        title_of=str,
    )


def verdict(text, held=None, **settings):
    claim = Claim("number", MEASURE, frozenset(), amount=quantity(NUMBERS.search(text)), **settings)
    [found] = number_verdicts(claim, held or ledger())
    return found


@pytest.mark.parametrize(
    ("text", "rule"),
    [("45%", ""), ("90", ""), ("55%", ""), ("110", ""), ("80%", ""), ("nearly half", ""), ("41%", "claim-number")],
)
def test_a_number_may_be_any_of_the_figures_of_a_measure(text, rule):
    """Its value, its count, what is left of the whole or, of no year named, that of the year before."""
    assert verdict(text).rule == rule


def test_a_number_is_of_the_year_that_is_named():
    """That of another year is told for what it is, and so is that of another place."""
    year = When(("2023-24",))

    assert '"80%" is the figure of 2022-23' in verdict("80%", when=year).what
    assert '"13%" is the figure of B' in verdict("13%", when=year).what


def test_a_share_of_few_is_doubted_unless_it_is_said_with_care():
    """And what is hidden is not to be seen."""
    few = ledger(4, 8)

    assert verdict("50%", few).rule == "claim-base"
    assert verdict("50%", few, careful=True).rule == ""
    assert verdict("50%", ledger(None)) is None
