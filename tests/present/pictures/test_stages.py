"""Counts through stages: which indicators are stages, what is said of them, and what is never shown."""

import re
from functools import cache

import pytest
from conftest import REPOSITORY
from drawings import elements, outside, texts

from cjreport.present.blocks import Callout, Figure
from cjreport.present.figures import Figures
from cjreport.present.pictures.stages import known_stages, stages_blocks, stages_figure
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report

DIVERSION = ("cjpf-1-assessments", "cjpf-1-commenced", "cjpf-1-completed")
BAIL = ("cjpf-3-assessments", "cjpf-3-commenced", "cjpf-3-completed")
ORDERS = ("cpo_imposed", "cpo_commenced", "cpo_completion")


@pytest.fixture(scope="module")
def of_area():
    """A function that gives the figures of a report of the example country."""

    @cache
    def figures(area="Port Example", period="2024-25"):
        return open_report(area, period=period, country="example", home=REPOSITORY).figures

    return figures


def with_counts(figures, counts):
    """The same report, with other counts of diversion in its latest period."""
    measures = figures.measures.copy()
    for name, count in zip(DIVERSION, counts, strict=True):
        own = (measures["indicator"] == name) & (measures["area_code"] == figures.inputs.area.code)
        latest = own & (measures["period"] == "2024-25") & (measures["comparator"] == "none")
        measures.loc[latest, ["numerator", "value"]] = float(count)
    return Figures(figures.inputs, measures)


def test_stages_are_those_that_the_policy_ties(borders, of_area):
    """By the indicators that their series feed; the framework before has none."""
    earlier = open_report("Scottish Borders", period="2021-22", home=REPOSITORY).figures

    assert known_stages(borders.figures) == known_stages(of_area()) == (DIVERSION, BAIL)
    assert known_stages(earlier) == ()
    assert plain(stages_blocks(earlier)[0].runs) == "No national indicator of this framework is counted in stages."
    assert plain(stages_blocks(borders.figures)[0].runs).startswith(
        "No counts through stages are available for the Scottish"
    )
    assert [block.name for block in stages_blocks(of_area())] == [f"{run[0]}-stages" for run in (DIVERSION, BAIL)]


def test_bars_carry_their_counts_and_shares(of_area):
    """Each count by its address, and its share of the stage before beside the country's."""
    figure = stages_figure(of_area(), *ORDERS)
    marked = [text.attrib for text in elements(figure.wide, "text") if "data-value" in text.attrib]

    assert [(m["data-measure"], m.get("data-field", "value"), m["data-text"]) for m in marked] == [
        ("cpo_imposed", "value", "698"),
        ("cpo_commenced", "value", "709"),
        ("cpo_completion", "numerator", "403"),
    ]
    assert "57 for every 100 at the stage before; Exampleland 64" in texts(figure.wide)
    assert "[p] provisional." in figure.subtitle


@pytest.mark.parametrize("names", [DIVERSION, BAIL, ORDERS])
def test_it_always_says_that_no_share_is_a_completion_rate(of_area, names):
    """As cases of one year may have begun in the one before: under the title, and in words."""
    figure = stages_figure(of_area(), *names)

    for told in (figure.subtitle, figure.alt):
        assert "A case may begin in one year and end in the next" in told
        assert "completion rate" in told


@pytest.mark.parametrize(
    ("counts", "assessed", "commenced", "completed"),
    [
        ((0, 0, 0), "No diversion assessments", "no diversion cases", "no diversion cases"),
        ((1, 1, 1), "1 diversion assessment", "1 diversion case", "1 diversion case"),
        ((1200, 2, 0), "1,200 diversion assessments", "2 diversion cases", "no diversion cases"),
    ],
)
def test_titles_count_in_the_grammar_of_none_one_and_many(of_area, counts, assessed, commenced, completed):
    """As a person would say it."""
    title = plain(stages_figure(with_counts(of_area(), counts), *DIVERSION).title)

    assert title == f"{assessed} undertaken, {commenced} commenced and {completed} successfully completed in 2024‑25"


def test_hidden_counts_are_words_and_nothing_else(of_area):
    """No bar, no digit and no share gives away what is withheld."""
    figure = stages_figure(of_area("Isles of Example"), *BAIL)

    assert isinstance(figure, Figure)
    assert plain(figure.title) == "8 assessment reports for bail suitability in 2024‑25; 2 of 3 stages not shown"
    for drawing in (figure.wide, figure.narrow):
        assert texts(drawing).count("Withheld so that nobody can be recognised") == 2
        assert [text for text in texts(drawing) if re.search(r"\d", text)] == ["8"]
        assert outside(drawing) == []
    assert [plain(row[1]) for row in figure.table.rows] == ["8", "[c]", "[c]"]
    assert [plain(row[2]) for row in figure.table.rows] == ["no ratio"] * 3


def test_a_stage_counted_elsewhere_has_no_share(of_area):
    """The council that assesses a person need not be the one that supervises the case, and the table says so."""
    figure = stages_figure(of_area(), *DIVERSION)

    assert "no ratio, as counted differently" in texts(figure.wide)
    assert any("the council that assesses a person" in plain(note) for note in figure.table.notes)


def test_nothing_to_show_is_said(borders, of_area):
    """No figure at all, or none that may be shown: a sentence in place of bars, with the reason of each."""
    none, hidden = stages_figure(borders.figures, *BAIL), stages_figure(of_area("Example's Glen", "2023-24"), *BAIL)

    assert isinstance(none, Callout)
    assert isinstance(hidden, Callout)
    assert "No figure for the Scottish Borders is available" in plain(none.blocks[0].runs)
    assert "not available" in plain(hidden.blocks[0].runs)
    assert "withheld so that nobody can be recognised" in plain(hidden.blocks[0].runs)
