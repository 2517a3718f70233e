"""Indicators that have a figure, in a table."""

from cjreport.present.parts.indicator_table import held_table, titled
from cjreport.present.text.phrases import plain


def test_a_row_has_the_area_the_year_before_and_the_country(figures):
    """With the change between the two."""
    table = held_table(figures, [figures.indicator("recorded_crime")], "Crime")

    assert [column.name for column in table.columns] == [
        "Indicator",
        "Period",
        "Scottish Borders",
        "A year before",
        "Change",
        "Scotland",
    ]
    assert [plain(cell).replace("‑", "-") for cell in table.rows[0]] == [
        "Recorded crime, per 10,000 people",
        "2024-25",
        "390.5",
        "393.8",
        "−3.3, no clear change",
        "544.8",
    ]


def test_a_unit_is_told_where_neither_title_nor_figure_does(figures):
    """A percentage has its sign."""
    crime, waits = (figures.indicator(name) for name in ("recorded_crime", "treatment_waits"))

    assert plain(titled(crime)) == f"{crime.title}, {crime.unit}"
    assert plain(titled(waits)) == waits.title
