"""Which times prose speaks of, and which periods a series has for them."""

import pytest

from cjreport.assurance.claims.text.periods import When, meant_by, times_in


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("in 2022/23", When(("2022-23",))),
        ("since 2019-20", When(("2019-20",), since=True)),
        ("this year", When(("2023-24",))),
        ("the year before", When(back=(1,))),
        ("over the past five years", When(back=(5, 4), since=True)),
        ("between 2019-20 and 2023-24", When(("2019-20",), since=True, until=("2023-24",))),
        ("on 12 May 2023", When(known=False)),
        ("in the first quarter", When(known=False)),
        ("in recent years", When(known=False)),
        ("from 2019-2023", When(known=False)),
    ],
)
def test_times_are_read(text, when):
    """Years, years ago and spans are read; other times are known to be times, and no more."""
    assert [time.when for time in times_in(text, "2023-24")] == [when]


def test_a_year_means_what_a_series_has():
    """A financial year means the calendar year or quarter that ends in it, a calendar year either it lies in."""
    quarters = [("2022-23 Q4", 738610), ("2023-24 Q4", 738976)]

    assert meant_by("2023-24", [("2022", 738520), ("2023", 738885)]) == ("2023",)
    assert meant_by("2023-24", quarters) == ("2023-24 Q4",)
    assert meant_by("2023", [("2022-23", 738610), ("2023-24", 738976)]) == ("2022-23", "2023-24")
    assert meant_by("2010-11", quarters) == ()
