"""The summary and what stands around it."""

import pytest

from cjreport.inputs.gather import Inputs
from cjreport.inputs.registers.frameworks import governing
from cjreport.present.figures import Figures
from cjreport.present.report.summary import summary_table
from cjreport.present.text.phrases import plain
from cjreport.reports.area import Report
from cjreport.reports.opening import measures_of


@pytest.fixture
def table(borders):
    return summary_table(borders.figures)


def report_of(library, area, period):
    """The report of any area, as if its return were empty."""
    found = library.areas.find(area)
    inputs = Inputs(library, found, period, governing(library.frameworks, period))
    return Report(Figures(inputs, measures_of(library, found, period)))


def row(table, title):
    return next(row for row in table.rows if plain(row[0]).startswith(title))


def notes(table):
    return [plain(note).replace("‑", "-") for note in table.notes]


def test_a_row_sets_the_area_beside_others(table):
    """Figure, median of similar councils, country, place, words and change."""
    crime = row(table, "Recorded crime")

    assert [plain(cell).replace("‑", "-") for cell in crime] == [
        "Recorded crime per 10,000 people, 2024-25",
        "390.5",
        "417.8",
        "544.8",
        "",
        "Lower than Scotland",
        "−3.3, no clear change",
    ]
    assert crime[5][0].tone == "different"


def test_a_spine_holds_every_area(table, borders):
    """From the lowest to the highest of the 32, with the middle half between; its words are there for everybody."""
    [spine] = row(table, "Recorded crime")[4]
    own = borders.measures.query("indicator == 'recorded_crime' and period == '2024-25' and comparator == 'none'")
    areas = own[own["area_code"].str.fullmatch(r"S12\d{6}")]["value"]

    assert len(areas) == 32
    assert (spine.lowest, spine.highest) == (areas.min(), areas.max())
    assert spine.lowest < spine.lower_quartile < spine.upper_quartile < spine.highest
    assert spine.words == "Among the eight lowest of 32 councils"


def test_few_people_are_too_few_to_tell(table):
    """13 of 14 is neither better nor of no clear difference."""
    waits = row(table, "People waiting")

    assert plain(waits[5]) == "Too few to tell"
    assert waits[4][0].tone == "unknown"


def test_a_change_that_quarters_usually_show_is_told_so(borders):
    """What two of them would show by themselves, and their chart does not."""
    measures = report_of(borders.figures.inputs.library, "City of Edinburgh", "2024-25").figures
    changes = measures.measures["comparator"] == "year_before"
    measures.measures.loc[changes, "note"] = "change within the usual variation of quarters"
    measures.measures.loc[changes, "comparison"] = "not different"
    table = summary_table(measures)

    assert plain(row(table, "People waiting")[6]) == "+15.0 points, no clear change among its quarters"
    assert "No clear change among its quarters: they vary so much that " in " ".join(notes(table))


def test_similar_councils_and_the_size_of_councils_are_two_things(borders):
    """Outside its peers' range on one side as beside the country is said at once; what is unusual is for its size."""
    measures = borders.figures.measures.copy()
    own = (measures["indicator"] == "recorded_crime") & (measures["area_code"] == borders.figures.inputs.area.code)
    measures.loc[own & (measures["comparator"] == "family_group"), "comparison"] = "lower"
    measures.loc[own & (measures["comparator"] == "none"), "unusual"] = "unusually low"
    table = summary_table(Figures(borders.figures.inputs, measures))

    assert plain(row(table, "Recorded crime")[5]) == (
        "Lower than Scotland and similar councils; unusually low for a council of its size"
    )
    assert "By chance alone 1 to 3 in 100 councils would be called high, and as many low." in " ".join(notes(table))


@pytest.mark.parametrize(
    ("area", "title", "figure"),
    [
        ("Clackmannanshire", "Drug misuse deaths over five years", "24.5"),
        ("Orkney Islands", "Drug misuse deaths per", "0.0"),
        ("Scottish Borders", "Drug misuse deaths per", "6.0"),
    ],
)
def test_five_years_are_shown_where_one_cannot_tell(borders, area, title, figure):
    """As far as a rate over five years is published; where enough are expected in one, one is shown."""
    report = report_of(borders.figures.inputs.library, area, "2024-25")
    [deaths] = [each for each in summary_table(report.figures).rows if plain(each[0]).startswith("Drug misuse deaths")]
    drawn = [block.name for block in report.theme("substances").blocks if block.kind == "figure"]

    assert plain(deaths[0]).startswith(title)
    assert plain(deaths[1]) == figure
    assert ("drug_death_rate_5yr-trend" in drawn) is (area == "Clackmannanshire")
    assert ("drug_deaths-trend" in drawn) is (area != "Clackmannanshire")


def test_a_published_share_is_not_assessed(table):
    """No interval, no verdict, and a mark that claims none; where it stands can be said all the same."""
    homeless = row(table, "Homelessness applications")

    assert plain(homeless[5]) == "Not compared"
    assert plain(homeless[2]) == "[x]"
    assert homeless[4][0].words == "In the middle half of 31 councils"


def test_the_notes_say_who_the_family_group_is_and_what_it_lacks(table):
    """Every member by name, and the line for which some had no figure."""
    said = " ".join(notes(table))

    assert (
        "Similar councils, by the Local Government Benchmarking Framework's groups for services to people: Angus; "
        "Argyll and Bute; East Lothian; Highland; Midlothian; Moray; and Stirling. The figure shown is their median, "
        "the middle one." in said
    )
    assert "three weeks or less: 5 of the 7 similar councils have a figure." in said
    assert "Too few to tell: fewer than 20 people, or fewer than 10 cases expected." in said
    assert "[x] not available." in said
    assert "[z]" not in said


def test_an_unsettled_figure_carries_its_mark(borders):
    """Provisional stays provisional wherever it is shown, and the notes explain the mark."""
    measures = borders.figures.measures.copy()
    measures.loc[measures["indicator"] == "recorded_crime", "status"] = "provisional"
    table = summary_table(Figures(borders.figures.inputs, measures))

    assert plain(row(table, "Recorded crime")[1]) == "390.5 [p]"
    assert "[p] provisional." in " ".join(notes(table))


def test_an_area_without_waits_says_so(borders):
    """Midlothian's waits are held with East Lothian's: not available, and told among what is not known."""
    report = report_of(borders.figures.inputs.library, "Midlothian", "2024-25")
    waits = row(summary_table(report.figures), "People waiting")

    assert plain(waits[1]) == "[x]"
    assert plain(waits[3]) == "85.7%"
    assert "people waiting for drug or alcohol treatment" in plain(report.in_brief().blocks[0].items[-1])


@pytest.mark.parametrize(
    "area",
    [
        "Na h-Eileanan Siar",
        "Clackmannanshire",
        "City of Edinburgh",
        "Argyll and Bute",
        "Orkney Islands",
        "South Lanarkshire",
    ],
)
@pytest.mark.parametrize("period", ["2017-18", "2021-22", "2024-25"])
def test_every_part_can_be_shown_for_awkward_areas(borders, area, period):
    """Measures, findings and charts of small and large areas, with gaps and without, under both frameworks."""
    report = report_of(borders.figures.inputs.library, area, period)

    parts = [report.front(), report.in_brief(), report.summary(), report.outcomes(), report.method()]
    lines = ("recorded_crime", "sexual_crimes", "treatment_waits")
    parts += [show(name) for name in lines for show in (report.trend, report.dots)]
    text = " ".join(part._repr_mimebundle_()["text/plain"] for part in parts)
    assert area in text
    assert "nan" not in text.lower().split()
