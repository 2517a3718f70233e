"""Pictures of several indicators are tested on what they choose, plot and say."""

from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from drawings import elements, texts

from cjreport.measures.combining.places import Comparator
from cjreport.present.blocks import Callout
from cjreport.present.figures import Figures
from cjreport.present.pictures.change import change_figure
from cjreport.present.pictures.multiples import multiples_figure
from cjreport.present.pictures.together import on_one_axis, tally
from cjreport.present.text.phrases import plain

GROUPS = ("non_sexual_violence", "sexual_crimes", "dishonesty", "damage_reckless", "crimes_against_society")


def marked(svg):
    """Every figure that a drawing carries, by its address."""
    found = [e.attrib for e in ET.fromstring(svg).iter() if "data-value" in e.attrib]
    return {(m["data-measure"], m["data-area"], m["data-period"]): float(m["data-value"]) for m in found}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"Aa": "rose"}, "aa rose"),
        ({"A": "rose", "B": "rose"}, "both measures rose"),
        ({"A": "rose", "B": "rose", "C": "rose"}, "all 3 measures rose"),
        ({"A": "rose", "Bb": "fell", "C": "rose"}, "2 of 3 measures rose; bb fell"),
        ({"Aa": "fell", "Bb": "fell", **dict.fromkeys("CDE", "rose")}, "3 of 5 measures rose; aa and bb fell"),
        ({**dict.fromkeys("ABC", "fell"), **dict.fromkeys("DEFG", "rose")}, "4 of 7 measures rose; 3 fell"),
    ],
)
def test_a_tally_counts_the_most_and_names_the_few(said, words):
    """What holds of most comes first."""
    assert tally(said) == words


def test_a_tally_says_once_whom_all_are_compared_with():
    """Not again with each."""
    said = {"Aa": "were lower than in X", "B": "were higher than in X", "C": "were higher than in X"}

    assert tally(said, " in X") == "2 of 3 measures were higher than in X; aa were lower"


def test_only_what_shares_a_unit_and_a_period_is_drawn_together(borders):
    """Deaths per 100,000 do not stand on an axis of crimes per 10,000."""
    shown = on_one_axis(borders.figures, (*GROUPS, "drug_deaths", "cjpf-1-commenced"))

    assert [each.id for each in shown] == list(GROUPS)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_multiples_carry_the_areas_and_the_countrys_figures(borders, size):
    """The latest of each, as the frame has them."""
    figures, figure = borders.figures, multiples_figure(borders.figures, GROUPS)

    shown = marked(getattr(figure, size))
    assert {name for name, _, _ in shown} == {*GROUPS}
    assert len(shown) == 2 * len(GROUPS)
    for (name, area, period), value in shown.items():
        assert value == figures.rows(name, area).set_index("period")["value"][period]


def test_multiples_state_how_many_differ_from_the_country(edinburgh):
    """The title counts by the comparisons of the frame; words and table hold every panel."""
    figure = multiples_figure(edinburgh, GROUPS)

    assert plain(figure.title) == (
        "Crime in 2024‑25: 3 of 5 measures were higher than in Scotland; sexual crimes were lower; "
        "crimes against society were about the same"
    )
    assert figure.alt.startswith("Small line charts of non-sexual crimes of violence; sexual crimes")
    assert len(figure.table.rows) == 10
    assert len(figure.rows) == 5


def test_changes_are_those_of_the_frame(edinburgh):
    """Both figures of each, and a word only where the comparison says more than chance."""
    figure = change_figure(edinburgh, GROUPS)

    for row, name in zip(figure.table.rows, GROUPS, strict=True):
        own = edinburgh.rows(name, edinburgh.inputs.area.code, Comparator.YEAR_BEFORE).iloc[-1]
        told = plain(row[3])
        assert (told == "no clear change") == (own["comparison"] == "not different")
        assert (told == "rose") == (own["comparison"] != "not different" and own["difference"] > 0)
    assert {period for _, _, period in marked(figure.narrow)} == {"2023-24", "2024-25"}
    assert "showed no clear change" in plain(figure.title)
    assert figure.note == "No clear change: one that chance may explain."


def test_what_could_not_be_assessed_comes_last(edinburgh):
    """Published without the numbers of people, a change cannot be told from chance."""
    measures = edinburgh.measures.copy()
    alone = measures["indicator"].isin(GROUPS[:3]) & (measures["comparator"] == Comparator.YEAR_BEFORE)
    measures.loc[alone, "comparison"] = "not assessed"

    figure = change_figure(Figures(edinburgh.inputs, measures), GROUPS)

    assert plain(figure.title).endswith("crimes against society rose; 3 could not be assessed")
    assert "Not assessed: published without" in figure.note


def test_shares_of_a_few_people_are_left_out_of_changes(edinburgh, borders):
    """And said to be; where no others are left, that is all there is to say."""
    waits = edinburgh.measures[edinburgh.measures["indicator"] == "treatment_waits"]
    names = ["treatment_waits", "prison_arrivals_untried"]
    others = waits.assign(indicator=names[1], denominator=12)

    figure = change_figure(Figures(edinburgh.inputs, pd.concat([waits, others])), names)
    alone = change_figure(borders.figures, ["treatment_waits"])

    assert len(figure.table.rows) == 1
    assert figure.note.startswith(
        "Left out, as fewer than 20 people were counted: arrivals in prison that were untried"
    )
    assert alone.title.endswith("not drawn")


@pytest.mark.parametrize("picture", [multiples_figure, change_figure])
def test_nothing_to_draw_gives_a_sentence_in_its_place(borders, picture):
    """It says what is missing."""
    block = picture(borders.figures, ["cjpf-1-commenced"])

    assert isinstance(block, Callout)
    assert block.title == "Diversion cases commenced: not shown"


@pytest.mark.parametrize("picture", [multiples_figure, change_figure])
def test_every_word_is_drawn_in_both_sizes(borders, picture):
    """A phone shows no less than a page."""
    figure = picture(borders.figures, GROUPS)

    assert {*marked(figure.wide)} == {*marked(figure.narrow)}
    assert " ".join(texts(figure.narrow)).count("rimes") >= 4
    assert not [e for e in elements(figure.wide, "path") if not e.attrib["d"]]
