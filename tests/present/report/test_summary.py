"""The summary and what stands around it."""

import pytest
from marked_figures import marked_figures

from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.gather import Inputs
from cjreport.inputs.registers.frameworks import governing
from cjreport.present.blocks import Account, Callout, Details, Front, Table
from cjreport.present.figures import Figures
from cjreport.present.html.render import render_blocks
from cjreport.present.report.about import Version
from cjreport.present.report.front import front_blocks
from cjreport.present.report.method import method_blocks
from cjreport.present.report.outcomes import outcome_blocks
from cjreport.present.report.summary import summary_table
from cjreport.present.report.themes import theme_blocks
from cjreport.present.text.phrases import plain
from cjreport.reports.area import Report, open_report
from cjreport.reports.opening import measures_of


@pytest.fixture
def table(borders):
    return summary_table(borders.figures)


def report_of(library, area, period):
    """The report of any area, as if its return were empty."""
    found = library.areas.find(area)
    words = AreaReturn(area=found.name, period=period)
    inputs = Inputs(library, found, period, governing(library.frameworks, period), words)
    return Report(Figures(inputs, measures_of(library, found, period)))


def row(table, title):
    return next(row for row in table.rows if plain(row[0]).startswith(title))


def notes(table):
    return [plain(note).replace("‑", "-") for note in table.notes]


def test_a_row_sets_the_area_beside_others(table):
    """Figure, family group, country, place, words and change."""
    crime = row(table, "Recorded crime")

    assert [plain(cell).replace("‑", "-") for cell in crime] == [
        "Recorded crime per 10,000 people, 2024-25",
        "390.5",
        "426.7",
        "544.8",
        "",
        "Lower than Scotland and family group",
        "−3.3, within chance",
    ]
    assert crime[5][0].tone == "different"


def test_a_spine_holds_every_area(table, borders):
    """From the lowest to the highest of the 32, with the middle half between."""
    [spine] = row(table, "Recorded crime")[4]
    own = borders.measures.query("indicator == 'recorded_crime' and period == '2024-25' and comparator == 'none'")
    areas = own[own["area_code"].str.fullmatch(r"S12\d{6}")]["value"]

    assert len(areas) == 32
    assert (spine.lowest, spine.highest) == (areas.min(), areas.max())
    assert spine.lowest < spine.lower_quartile < spine.upper_quartile < spine.highest
    assert spine.words == "Among the lowest quarter of areas."


def test_few_people_are_too_few_to_tell(table):
    """13 of 14 is neither better nor about the same."""
    waits = row(table, "People waiting")

    assert plain(waits[5]) == "Too few to tell"
    assert waits[4][0].tone == "unknown"


def test_a_change_that_quarters_usually_show_is_told_so(borders):
    """Beyond the chance of a count, but within the usual variation of the area's quarters."""
    table = summary_table(report_of(borders.figures.inputs.library, "City of Edinburgh", "2024-25").figures)

    assert plain(row(table, "People waiting")[6]) == "+15.0 points, beyond chance; within usual variation"
    assert "Within usual variation: this area's quarters usually vary as much." in " ".join(notes(table))


def test_a_published_share_is_not_assessed(table):
    """No interval, no verdict, and a mark that claims none."""
    homeless = row(table, "Homelessness applications")

    assert plain(homeless[5]) == "Not compared"
    assert plain(homeless[2]) == "[x]"
    assert homeless[4][0].words == "Not compared."


def test_the_notes_say_who_the_family_group_is_and_what_it_lacks(table):
    """Every member by name, and the line for which some had no figure."""
    said = " ".join(notes(table))

    assert (
        "whether urban or rural: Angus; Argyll and Bute; East Lothian; Highland; Midlothian; Moray; and Stirling, taken"
        in said
    )
    assert "together without the Scottish Borders." in said
    assert "three weeks or less: 5 of the family group's 7 areas have a figure." in said
    assert "[x] not available." in said
    assert "[z]" not in said


def test_an_unsettled_figure_carries_its_mark(borders):
    """Provisional stays provisional wherever it is shown, and the notes explain the mark."""
    measures = borders.measures.copy()
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


def test_an_empty_return_is_said_once(borders):
    """One callout says it, one list names every outcome, one table every indicator; no section is empty."""
    blocks = list(outcome_blocks(borders.figures))
    [callout] = [block for block in blocks if isinstance(block, Callout)]
    [table] = [block for block in blocks if isinstance(block, Table)]

    [folded] = [block for block in blocks if isinstance(block, Details)]

    assert "Their account for 2024‑25 is not part of this report." in plain(callout.blocks[0].runs)
    assert folded.summary == "Without an account: all 9 outcomes"
    assert len(folded.blocks[0].items) == 9
    assert not any(isinstance(block, Account) for block in blocks)
    assert [column.name for column in table.columns][:3] == ["Indicator", "Published by", "When"]
    assert len(table.rows) == 9


def test_a_filled_return_is_shown_outcome_by_outcome(filled):
    """What was done, whether it is achieved, and progress only where it is not."""
    accounts = [block for block in outcome_blocks(filled.figures) if isinstance(block, Account)]

    assert [[title for title, _ in account.parts] for account in accounts] == [
        ["What was done", "Is it achieved?", "What progress was made"],
        ["What was done", "Is it achieved?"],
        ["What was done", "Is it achieved?", "What progress was made"],
    ]


def test_a_base_carried_forward_is_told_before_reading(borders):
    """Readers hear of it first."""
    callout = next(block for block in front_blocks(borders.figures, Version(), ()) if isinstance(block, Callout))

    assert any("population of mid‑2023" in plain(block.runs) for block in callout.blocks)


def test_a_disturbed_year_is_told_before_reading():
    """A report of 2021-22 compares with a year of restrictions."""
    report = open_report("Scottish Borders", period="2021-22")
    callout = next(block for block in front_blocks(report.figures, Version(), ()) if isinstance(block, Callout))

    assert any("pandemic" in plain(block.runs) for block in callout.blocks)


def test_figures_alone_are_not_the_partnerships_report(borders, filled):
    """Without a return the report says whose it is not; with one it counts the partners' own judgements first."""
    [front] = [block for block in front_blocks(borders.figures, Version(), ()) if isinstance(block, Front)]

    assert front.subtitle == "Published figures on community justice"
    assert "It is not the partnership's own annual report." in plain(
        next(b for b in front_blocks(borders.figures, Version(), ()) if isinstance(b, Callout)).blocks[0].runs
    )
    first = plain(filled.in_brief().blocks[0].items[0]).replace("‑", "-")

    assert first == (
        "Partners' own judgement of the 9 outcomes at the end of 2024-25: 1 achieved, 1 partly achieved and 7 not "
        "judged."
    )


def test_sources_are_those_of_the_figures_shown(borders):
    """Every publication behind a figure of the area or the country, and no other."""
    sources = next(b for b in method_blocks(borders.figures) if isinstance(b, Table) and b.caption == "Sources")
    titles = [plain(row[0]) for row in sources.rows]

    assert "Recorded Crime in Scotland, 2024-25" in titles
    assert any("2024-25, Part 1" in title for title in titles)
    assert not any("Moray" in title for title in titles)


def test_a_fragment_for_a_notebook_marks_its_figures(borders):
    """What JupyterLab shows has the figures' addresses too."""
    figures = marked_figures(render_blocks(borders.summary().blocks))
    first = figures[0]

    assert first.value == pytest.approx(390.46557)
    assert first[2:5] == ("recorded_crime", "S12000026", "2024-25")


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


def test_parts_stand_below_their_whole_and_are_told_as_parts(borders):
    """What a number counts and a rate is per stands with the whole; a share of a few people is written as counts."""
    blocks = [block for theme in ("crime", "substances") for block in theme_blocks(borders.figures, theme)]
    tables = [block.blocks[0] for block in blocks if isinstance(block, Details) and block.summary.endswith("by kind")]
    crime, substances = ([[plain(cell) for cell in row] for row in table.rows] for table in tables)

    assert crime[0][0] == "Non-sexual crimes of violence, rate per 10,000 people"
    assert crime[1][0] == "of which murder and culpable homicide"
    assert [row[4] for row in substances[:4]] == ["13 of 14", "5 of 6", "8 of 8", "1 of 1"]
    assert substances[4][0] == "Drug misuse deaths, rate per 100,000 people"
