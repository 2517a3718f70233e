import pytest
from conftest import REPOSITORY

from cjreport.assurance.claims.doubtful_claims import doubts_of
from cjreport.assurance.claims.figures.ledger import CountryLedger, texts_that_name
from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library
from cjreport.measures.frame.country import measures_of_country
from cjreport.measures.frame.lookup import look_up_in

FALKIRK = "S12000014"


@pytest.fixture(scope="module")
def scotland():
    library = read_library(find_workbench("scotland", REPOSITORY))
    return CountryLedger(look_up_in(measures_of_country(library)), library)


@pytest.fixture(scope="module")
def falkirk(scotland):
    return scotland.of(scotland.library.areas.find("Falkirk"), "2024-25")


def test_a_series_has_the_figures_of_every_indicator_it_feeds(scotland):
    """Indicators of two frameworks that one series feeds are one series, with the years of both."""
    series = scotland.series("diversion_commenced")

    assert {"cjpf-1-commenced", "opi-4g-diversion", "diversion_commenced"} == {
        line.id for line in scotland.lines["diversion_commenced"]
    }
    assert {"2018-19", "2024-25"} <= {period for period, _ in series.periods}


def test_a_figure_stands_with_its_comparisons(falkirk):
    """A figure is found by place and period, and what it is set beside by the comparator."""
    series = falkirk.series("recorded_crime")

    assert series.figures[FALKIRK, "2024-25"].numerator == 8032
    assert series.beside[FALKIRK, "2024-25", "country"].word == "lower"
    assert series.beside[FALKIRK, "2024-25", "family_group"].value > 0
    assert len(series.of_areas("2024-25")) == 32


def test_only_figures_up_to_the_report_count(scotland):
    """A report of an earlier year is held against nothing later."""
    earlier = scotland.of(scotland.library.areas.find("Falkirk"), "2022-23")

    assert earlier.series("recorded_crime").meant_by("2024-25", earlier.last_day) == ()
    assert doubts_of("In 2024-25 recorded crime doubled.", earlier) == ()


def test_a_stated_figure_feeds_the_series_it_restates(scotland):
    """A figure that partners state stands in for one that the frame does not have, and never in place of one."""
    place = scotland.library.areas.find("Falkirk")
    stated = [
        StatedFigure(id="started", title="Started", measure="cjpf-1-commenced", period="2024-25", count=40),
        StatedFigure(id="crime", title="Crime", measure="recorded_crime", period="2024-25", count=1),
    ]
    ledger = scotland.of(place, "2024-25", stated)

    assert ledger.series("diversion_commenced").figures[FALKIRK, "2024-25"].value == 40
    assert ledger.series("recorded_crime").figures[FALKIRK, "2024-25"].numerator == 8032
    assert (FALKIRK, "2024-25") not in scotland.series("diversion_commenced").figures
    assert [doubt.rule for doubt in doubts_of("Diversion cases commenced stood at 50.", ledger)] == ["claim-number"]


def test_a_stated_share_is_worked_out_from_its_counts(scotland):
    """A stated figure that is a part of a whole is a share."""
    housed = StatedFigure(id="housed", title="Families helped", period="2024-25", count=30, base=40)
    ledger = scotland.of(scotland.library.areas.find("Falkirk"), "2024-25", [housed])

    assert ledger.series("stated housed").figures[FALKIRK, "2024-25"].value == 75
    assert doubts_of("75% of families helped.", ledger) == ()
    assert [doubt.rule for doubt in doubts_of("57% of families helped.", ledger)] == ["claim-number"]


def test_a_region_speaks_for_an_area_without_figures(falkirk):
    """Where a line is published for a wider region alone, the region's figure is what prose is held against."""
    series = falkirk.series("treatment_waits_completed")

    assert falkirk.places_of(series, FALKIRK) == ("S08000019",)
    assert falkirk.places_of(falkirk.series("recorded_crime"), FALKIRK) == (FALKIRK,)


def test_places_are_known_by_their_names(scotland):
    """Every area is known by its name, its Gaelic name and its other names, with "and" or "&"."""
    for name in (
        "Western Isles",
        "Na h-Eileanan Siar",
        "Argyll & Bute",
        "Perth and Kinross",
        "NHS Forth Valley",
        "Scotland",
    ):
        assert scotland.place_names.fullmatch(name), name


def test_short_titles_name_nothing_by_themselves(scotland):
    """A part's title that says too little alone, such as "Life", does not name it; its phrase does."""
    texts = {line.id: [*texts_that_name(line)] for lines in scotland.lines.values() for line in lines}

    assert "Life" not in texts["custody_life"]
    assert "people given a life sentence" in texts["custody_life"]
    assert "Shoplifting" in texts["shoplifting"]


def test_initials_are_those_of_titles(falkirk):
    """CPO, DTTO and RLO stand for what the registers' titles begin with."""
    assert falkirk.initials["DTTO"] == ("drug", "treat", "test", "order")
    assert {"CPO", "RLO", "SDS"} <= falkirk.initials.keys()
