"""Periods, their ends, and how they are written."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs import periods
from cjreport.inputs.periods import label, with_years

years = st.integers(1901, 2200).map(lambda year: f"{year}-{(year + 1) % 100:02d}")


@given(years)
def test_a_year_before_is_a_year_less(year):
    """The year before ends a year earlier, also across a century."""
    before = periods.year_before(year)

    assert periods.is_financial_year(before)
    assert periods.ends(before).year == periods.ends(year).year - 1


@pytest.mark.parametrize("text", ["2024-26", "2024", "24-25", "2024-25 Q1", "2024/25", "", "../2024-25"])
def test_other_spellings_are_not_financial_years(text):
    """A report's period is written one way only."""
    assert not periods.is_financial_year(text)


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2024-25", dt.date(2025, 3, 31)),
        ("2024-25 Q1", dt.date(2024, 6, 30)),
        ("2024-25 Q3", dt.date(2024, 12, 31)),
        ("2024-25 Q4", dt.date(2025, 3, 31)),
        ("mid-2023", dt.date(2023, 6, 30)),
        ("2023", dt.date(2023, 12, 31)),
        ("2014-03-31", dt.date(2014, 3, 31)),
        ("2020 to 2024", dt.date(2024, 12, 31)),
        ("2020-21 to 2022-23", dt.date(2023, 3, 31)),
    ],
)
def test_periods_end_when_they_say(period, end):
    """Financial years end on 31 March, calendar years on 31 December, mid-year estimates on 30 June, spans last."""
    assert periods.is_period(period)
    assert periods.ends(period) == end


@pytest.mark.parametrize(
    "text", ["2024-26", "2014-02-30", "2024 to 2020", "2024 to", "Mid-2023", "2024-25 Q5", "31 May"]
)
def test_other_spellings_are_no_periods(text):
    """A date that is none, a span that ends before it begins, a fifth quarter."""
    assert not periods.is_period(text)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        *((typed, "2024-25") for typed in ("2024-25", "2024/25", "2024-2025", "2024/2025", "2024 - 25", "2024 /25")),
        *((f"2024{dash}25", "2024-25") for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"),
        *((f"2024{space}–{space}25", "2024-25") for space in "\u00a0\u2009\u202f"),
        *((typed, "2024-25") for typed in ("FY2024-25", "fy 2024/25", "Financial year 2024–25", "2024\u200b-25")),
        ("1 April 2024 to 31 March 2025", "2024-25"),
        *((typed, "2024-25") for typed in ("FY24/25", "2024_25", "April 2024 to March 2025", "year ending March 2025")),
        *((typed, "2024-25") for typed in ("1 April 2024 - 31 March 2025", "1st April 2024 – 31st March 2025")),
        *((typed, "2024-25") for typed in ("Year to 31 March 2025", "April 2024–March 2025", "Financial year 24-25")),
        *((typed, "2024-25 Q1") for typed in ("April-June 2024", "April – June 2024")),
        *((typed, "2024-03-31") for typed in ("31st March 2024", "31ST MARCH 2024")),
        ("1999/2000", "1999-00"),
        *((typed, "2024-25 Q2") for typed in ("2024/25 Q2", "2024‑25 q2", "Q2 2024-25", "Quarter 2, 2024/2025")),
        ("2024-25 quarter 2", "2024-25 Q2"),
        ("July to September 2024", "2024-25 Q2"),
        ("January to March 2025", "2024-25 Q4"),
        *((typed, "mid-2023") for typed in ("mid-2023", "Mid‑2023", "mid 2023", "MID–2023")),
        *((typed, "2014-03-31") for typed in ("2014-03-31", "31/03/2014", "31 March 2014", "31.03.2014", "2014‑03‑31")),
        (" 2024 ", "2024"),
        *((typed, "2020 to 2024") for typed in ("2020 to 2024", "2020\u00a0to 2024")),
        *((typed, "2020-21 to 2022-23") for typed in ("2020/21 to 2022/23", "2020–21 – 2022–23")),
    ],
)
def test_a_period_is_read_however_it_is_typed(typed, period):
    """With a slash, any dash or space, four figures, before or after its quarter, as pages and publishers write it."""
    assert periods.canonical(typed) == period


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "x",
            "2024-26",
            "2024–2026",
            "2020-2024",
            "24/25",
            "FY24/26",
            "2024-25 Q5",
            "Q3 2024",
            "spring 2024",
            "2024.0",
        ),
        *(
            "0000-01",
            "9999-00",
            "0001 to 9998",
            "1899-00",
            "1899",
            "2201",
            "2201-02",
            "mid-1066",
            "1066-10-14",
            "9" * 5000,
        ),
        *(
            "2024-02-30",
            "2023-02-29",
            "30 February 2024",
            "31/04/2024",
            "2024-13-01",
            "2024 to 2020",
            "2020 to 2021-22",
            "April 2024 to March 2026",
            "year ending June 2024",
        ),
    ],
    ids=lambda typed: typed[:20],
)
def test_what_is_no_period_is_refused(typed):
    """Another age, days that do not exist, two years that do not follow one another, words."""
    with pytest.raises(ValueError, match="is not a period"):
        periods.canonical(typed)
    assert not periods.is_period(typed)


financial_years = st.integers(periods.EARLIEST, periods.LATEST).map(lambda year: f"{year}-{(year + 1) % 100:02d}")
calendar_years = st.integers(periods.EARLIEST, periods.LATEST).map(str)
every_kind = st.one_of(
    financial_years,
    st.tuples(financial_years, st.integers(1, 4)).map(lambda parts: f"{parts[0]} Q{parts[1]}"),
    calendar_years,
    calendar_years.map("mid-{}".format),
    st.dates(dt.date(periods.EARLIEST, 1, 1), dt.date(periods.LATEST, 12, 31)).map(str),
    st.sampled_from([f"{year}-02-29" for year in (1904, 2000, 2024, 2196)]),
    st.one_of(
        st.tuples(kind, kind).filter(lambda pair: pair[0] < pair[1]).map(" to ".join)
        for kind in (calendar_years, financial_years)
    ),
)


@given(every_kind)
def test_every_function_has_an_answer_for_every_period(period):
    """Its end, its year before, what it is called and what follows; and as it is labelled it is read again."""
    before = periods.year_before(period)

    assert periods.is_period(period)
    assert periods.canonical(period) == periods.canonical(periods.label(period)) == period
    assert periods.ends(before).year == periods.ends(period).year - 1
    assert periods.every_period(before, period)[-1] >= period
    assert periods.base_year(period) >= periods.EARLIEST
    assert periods.financial_year(period) in period


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2024-02-29", "2023-02-28"),
        ("2000-02-29", "1999-02-28"),
        ("2025-02-28", "2024-02-28"),
        ("1904-02-29", "1903-02-28"),
    ],
)
def test_the_year_before_a_leap_day_is_the_last_day_of_february(day, before):
    """That year has no such day."""
    assert periods.year_before(day) == before


def test_a_quarter_is_compared_with_the_same_quarter():
    """Season for season."""
    assert periods.year_before("2024-25 Q2") == "2023-24 Q2"
    assert periods.year_before("mid-2023") == "mid-2022"
    assert periods.year_before("2023") == "2022"
    assert periods.year_before("2014-03-31") == "2013-03-31"
    assert periods.year_before("2020 to 2024") == "2019 to 2023"
    assert periods.year_before("2020-21 to 2022-23") == "2019-20 to 2021-22"


def test_every_period_leaves_none_out():
    """Years, quarters and spans follow one another."""
    assert periods.every_period("2023-24 Q3", "2024-25 Q2") == ["2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2"]
    assert periods.every_period("2018 to 2022", "2020 to 2024") == ["2018 to 2022", "2019 to 2023", "2020 to 2024"]


def test_labels_do_not_break():
    """A financial year keeps together on a line, and a quarter is named by its months."""
    assert periods.label("2024-25") == "2024‑25"
    assert periods.label("2024-25 Q4") == "January to March 2025"
    assert periods.label("mid-2023") == "mid‑2023"
    assert periods.label("2014-03-31") == "31 March 2014"
    assert periods.label("2020-21 to 2022-23") == "2020‑21 to 2022‑23"
    assert periods.in_words("2024-25") == "1 April 2024 to 31 March 2025"


@given(st.integers(1900, 2098))
def test_a_year_that_is_typed_does_not_break(year):
    """Financial and mid-years get the hyphen of label; dates, addresses and other numbers are left."""
    period = f"{year}-{(year + 1) % 100:02d}"

    assert with_years(f"In {period}, and by mid-{year}.") == f"In {label(period)}, and by {label(f'mid-{year}')}."
    for left in (f"{year}-03-31", f"https://example.org/{period}", f"report-{period}.pdf", f"1{period}", f"{period}-x"):
        assert with_years(left) == left


def test_what_a_period_is_made_of():
    """Quarters of a year, the first of which begins it; the ends of a span; the same period in other years."""
    quarters = periods.quarters_of("2024-25")

    assert quarters == ["2024-25 Q1", "2024-25 Q2", "2024-25 Q3", "2024-25 Q4"]
    assert [periods.begins_year(each) for each in (*quarters, "2024-25")] == [True, False, False, False, True]
    assert [periods.is_quarter(each) for each in ("2024-25 Q4", "2024-25", "2020 to 2024")] == [True, False, False]
    assert [periods.span_of(each) for each in ("2020-21 to 2022-23", "2024-25")] == [("2020-21", "2022-23"), None]
    assert periods.years_on("2098-99", 2) == "2100-01"
    assert periods.in_words("2024-25", "2028-29") == "1 April 2024 to 31 March 2029"


def test_no_other_module_takes_a_period_apart():
    """What a period is made of is asked of the module that knows how periods are written."""
    apart = re.compile(r'" Q"|\(" to "|" to " (?:not )?in\b|\b(?:period|year|starts|ends)\[:4\]')
    package = Path(periods.__file__).parents[1]
    found = [file.name for file in package.rglob("*.py") if apart.search(file.read_text(encoding="utf-8"))]

    assert found == ["periods.py"]
