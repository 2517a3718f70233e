"""What a person sees of a number in a cell, and what of a text."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.inputs.workbooks.number_formats import BUILT_IN, is_date, shown_number, shown_text, shows_whole_day


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("0.45", "0%", "45%"),
        ("0.073", "0.0%", "7.3%"),
        ("0.5", "[Red]0%", "50%"),
        ("-0.125", "0.0%;[RED]-0.0%", "-12.5%"),
        ("0.45", "0.0\\ %", "45.0 %"),
        ("45", '0"%"', "45%"),
        ("0.125", "0%", "13%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("5", "0,000", "0,005"),
        ("1234.5", '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', "£1,234.50"),
        ("1234.5", "[$£-809]#,##0.00", "£1,234.50"),
        ("7", "00000", "00007"),
        ("1312002000", "00000 000000", "01312 002000"),
        ("12345", "0,", "12"),
        ("45.50", "0.##", "45.5"),
        ("12.5", ".00", "12.50"),
        ("-45", "#,##0;(#,##0)", "(45)"),
        ("-45", "0;[Red]0", "45"),
        ("0", '0;-0;"none"', "none"),
        ("45", ";;;", ""),
        ("1", '"TRUE";"TRUE";"FALSE"', "TRUE"),
        ("0.30", "General", "0.3"),
        ("12", "@", "12"),
        ("1E+12", "General", "1000000000000"),
        ("45", 'General" people"', "45 people"),
    ],
)
def test_a_number_is_seen_as_its_format_has_it(number, code, shown):
    """Digits, thousands, percentages, money, noughts and signs stand as a spreadsheet shows them."""
    assert shown_number(Decimal(number), code) == shown


@pytest.mark.parametrize("code", ["0.00E+00", "# ?/?", "[<100]0;0.0", "dd/mm/yyyy", "[h]:mm", "0" * 300])
def test_what_is_not_worked_out_is_not_guessed(code):
    """Powers, fractions, conditions, dates and endless formats are not taken for digits."""
    assert shown_number(Decimal("1234.5"), code) is None


@pytest.mark.parametrize("code", ["dd/mm/yyyy", "[$-809]d mmmm yyyy;@", "mmm\\-yy", "d-mmm", "[h]:mm", "hh:mm AM/PM"])
def test_formats_of_dates_are_known(code):
    """Days, months and hours make a date or time of a number."""
    assert is_date(code)


@pytest.mark.parametrize("code", ["General", "0.00", "@", "[Red]0", '0" days"', "0.00E+00", "[$GBP] 0", "0\\d", ""])
def test_formats_of_numbers_are_no_dates(code):
    """Letters in colours, quotes and money do not make a date."""
    assert not is_date(code)


@pytest.mark.parametrize(
    "code", ["dd/mm/yyyy", "d-m-yy", "[$-F800]dddd\\, mmmm dd\\, yyyy", BUILT_IN[14], BUILT_IN[22]]
)
def test_a_whole_day_has_day_month_and_year(code):
    """A format that shows all three hides no part of a date."""
    assert shows_whole_day(code)
    assert not any(map(shows_whole_day, ("mmm-yy", "d-mmm", "yyyy", "h:mm", BUILT_IN[16], BUILT_IN[17], BUILT_IN[18])))


def test_a_text_may_be_hidden_or_added_to_by_its_format():
    """A format of texts adds its words or hides the text; others leave it."""
    assert [shown_text("x", code) for code in ("@", "General", '"Ref "@', '0;0;0;"Ref "@')] == [
        "x",
        "x",
        "Ref x",
        "Ref x",
    ]
    assert shown_text("x", ";;;") is None


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4), st.booleans(), st.booleans())
def test_digits_are_those_of_the_number(number, places, grouped, share):
    """Whatever number stands in a cell, what is shown is the number rounded, halves up, as publishers round."""
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "") + ("%" if share else "")
    shown = shown_number(number, code)
    meant = (number * 100 if share else number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

    assert Decimal(shown.replace(",", "").removesuffix("%")) == meant


@settings(max_examples=40)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20), st.text(max_size=30))
def test_any_format_has_an_answer(number, code):
    """No format, however odd, stops the reading."""
    assert isinstance(shown_number(number, code), str | None)
    assert isinstance(shown_text("words", code), str | None)
    assert is_date(code) in {True, False}
