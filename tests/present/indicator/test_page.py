"""A page about one indicator tells of every area what the measures hold, and ranks none."""

import re

import pytest
from conftest import REPOSITORY

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.measures.combining.places import Comparator
from cjreport.present.indicator.page import indicator_blocks
from cjreport.present.text.phrases import plain
from cjreport.present.text.place_names import place_name
from cjreport.reports.opening import figures_of_indicator


class Told:
    """A page's blocks by kind, and the figures that it is made from."""

    def __init__(self, name, country="scotland", reports=None):
        library = read_library(Workbench(REPOSITORY, country))
        self.indicator, self.figures = library.indicators[name], figures_of_indicator(library, name)
        self.areas = sorted(area.name for area in library.areas.all)
        self.blocks = tuple(indicator_blocks(self.figures, self.indicator, reports or {}))

    def of(self, kind):
        return [block for block in self.blocks if block.kind == kind]

    @property
    def findings(self):
        return [plain(item) for item in self.of("findings")[0].items]

    @property
    def table(self):
        return self.of("table")[0]

    @property
    def definition(self):
        return [plain(item[0].runs) for item in self.of("bullets")[0].items]

    def rows(self, comparator):
        """The areas' rows of the period shown, beside a comparator."""
        rows = self.figures.rows(self.indicator.id, comparator=comparator)
        own = self.figures.inputs.area.code
        return rows[(rows["period"] == self.figures.latest_of_areas(self.indicator.id)) & (rows["area_code"] != own)]


@pytest.fixture(scope="module")
def crime():
    return Told("recorded_crime", reports={"S12000047": "../2024-25/fife/index.html"})


def test_every_area_is_in_the_table_in_the_order_of_the_alphabet(crime):
    """The country stands last; an area whose report is there leads to it; nothing numbers the rows."""
    names = [plain(row[0]) for row in crime.table.rows]
    links = [run.href for row in crime.table.rows for run in row[0] if run.href]

    assert names == [*crime.areas, "Scotland"]
    assert links == ["../2024-25/fife/index.html"]
    assert crime.table.sortable
    assert not re.search(r"(?i)rank|place|\bbest|\bworst", " ".join(column.name for column in crime.table.columns))


def test_the_table_shows_the_latest_period_of_any_area(crime):
    """Each figure is that of the measures for the period that the page names."""
    values = {row["area_code"]: row["value"] for _, row in crime.rows("none").iterrows()}
    shown = {run.area: run for row in crime.table.rows for run in row[1] if run.kind == "number"}

    assert {code: run.value for code, run in shown.items() if code in values} == values
    assert {run.period for run in shown.values()} == {"2024-25"}
    assert "2024‑25: the latest figures here" in plain(crime.of("prose")[0].runs)


def test_findings_count_what_the_measures_say(crime):
    """How many areas lie to either side of the country, or not clearly."""
    beside = crime.rows(Comparator.COUNTRY)["comparison"].value_counts()

    assert (
        f"Compared with Scotland: of the 32 areas, {beside['higher']} higher, {beside['lower']} lower and "
        f"{beside['not different']} with no clear difference."
    ) in crime.findings


@pytest.mark.parametrize("name", ["recorded_crime", "drug_deaths", "treatment_waits", "sexual_crimes"])
def test_every_class_of_change_is_counted_by_itself(name):
    """Too few to tell is no chance, and no change at all is neither; together they are all that could be told."""
    told = Told(name)
    since = told.rows(Comparator.YEAR_BEFORE)
    assessed = since[since["comparison"] != "not assessed"]
    clear, few = assessed["comparison"].isin(["higher", "lower"]), assessed["comparison"] == "too few"
    still = ~clear & ~few & (assessed["difference"] == 0)
    [sentence] = [words for words in told.findings if words.startswith("Since the year before")]
    counts = {
        said: int(number)
        for said, number in re.findall(r"(?:, | and )(?:of the \d+ areas, )?([a-z ]+?) in (\d+)", sentence)
    }

    assert sum(counts.values()) == len(assessed)
    assert counts.get("too few to tell", 0) == few.sum()
    assert counts.get("no change at all", 0) == still.sum()
    assert counts.get("up by more than usual", 0) == (clear & (assessed["difference"] > 0)).sum()


def test_unusual_areas_are_those_the_measures_call_so(crime):
    """They are named in the order of the alphabet, high ones apart from low ones; of the others nothing is said."""
    rows = crime.rows("none")
    for word in ("unusually high", "unusually low"):
        names = sorted(place_name(crime.figures, code) for code in rows.loc[rows["unusual"] == word, "area_code"])
        told = [words for words in crime.findings if words.startswith(word.capitalize())]

        assert [re.split(r", | and ", each.split(": ")[1].rstrip(".")) for each in told] == ([names] if names else [])
    assert not any("not unusual" in words or words.startswith("None") for words in crime.findings)


def test_each_area_is_told_where_it_stands(crime):
    """Beside how it compares with the country, in the words of a report."""
    cells = {plain(row[0]): plain(row[4]) for row in crime.table.rows}

    assert cells["Glasgow City"].startswith("Higher than Scotland; the highest of 32 councils")
    assert cells["Scottish Borders"].startswith("Lower than Scotland; among the eight lowest of 32 councils")


def test_pictures_stand_alone(crime):
    """Map, funnel and line of the country are there, and none names rows of a report's download."""
    figures = crime.of("figure")

    assert [figure.name.rpartition("-")[2] for figure in figures] == ["map", "funnel", "trend"]
    assert all(figure.rows == () for figure in figures)
    assert figures[2].alt.count("Scotland 5") == 1


def test_the_definition_says_what_the_registers_say(crime):
    """Unit, base, place, direction, publisher, source and what to bear in mind; wording only of national indicators."""
    told = dict(words.split(": ", 1) for words in crime.definition)

    assert told["What is counted"] == "Crimes per 10,000 people."
    assert told["Worked out"] == "From a count of crimes and, as its base, population."
    assert told["Which way is better"] == "Neither higher nor lower is taken to be better."
    assert told["Bear in mind"] == f"{crime.indicator.caveat.rstrip('.')}."
    assert told["Taken from"] == "Recorded Crime in Scotland, 2024-25."
    assert "Official wording" not in told


def test_missing_figures_are_said_and_marked():
    """A withheld or missing figure has its mark in its row, a note, and a sentence."""
    told = Told("cjpf-5", country="example")
    marked = [plain(row[0]) for row in told.table.rows if not any(run.kind == "number" for run in row[1])]
    [sentence] = [words for words in told.findings if words.startswith("Not known")]

    assert marked
    assert all(name in sentence for name in marked) or f"{len(marked)} areas" in sentence
    assert any("[c]" in plain(note) or "[x]" in plain(note) for note in told.table.notes)


def test_an_example_does_not_say_how_scotland_publishes():
    """A fictional country's page names no publisher of Scotland's; a national indicator says of which outcome it is."""
    told = dict(words.split(": ", 1) for words in Told("cjpf-4-cpo", country="example").definition)

    assert not {"Published by", "Comes out", "Would bring the rest"} & {*told}
    assert told["National indicator"].startswith("Community Justice Performance Framework, from 2023‑24 on. Outcome 4:")
    assert told["Official wording"]


def test_figures_without_counts_are_told_as_published():
    """Nothing is compared, counted or drawn by size for want of counts, and columns without anything are left out."""
    told = Told("assessed_homeless_average")

    assert [column.name for column in told.table.columns] == ["Area", "Number"]
    assert not [words for words in told.findings if words.startswith(("Compared", "Since", "Unusual"))]
    assert [figure.name.rpartition("-")[2] for figure in told.of("figure")] == ["map"]


def test_a_line_of_the_country_alone_is_shown_for_it_alone():
    """Its level, its course and its meaning, without a table of areas that have no figures; the page says so."""
    told = Told("cpo_commenced")

    assert told.of("table") == []
    assert [figure.name.rpartition("-")[2] for figure in told.of("figure")] == ["trend"]
    assert "none is held for council areas" in plain(told.of("prose")[0].runs)
    assert [words.split(":")[0] for words in told.findings] == ["Scotland as a whole"]
