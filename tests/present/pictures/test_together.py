"""Pictures of several indicators are tested on what they choose, plot and say."""

from xml.etree import ElementTree as ET

import pytest
from drawings import elements, texts

from cjreport.present.blocks import Callout
from cjreport.present.pictures.change import change_figure
from cjreport.present.pictures.multiples import multiples_figure
from cjreport.present.pictures.together import on_one_axis, tally

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
    said = {
        **dict.fromkeys("AB", "were higher than in X"),
        "Cc": "were lower than in X",
        "Dd": "were not clearly different from X",
        "Ee": "were not compared with X",
    }

    assert tally(said, "X") == (
        "2 of 5 measures were higher than in X; cc were lower; dd were not clearly different; ee were not compared"
    )


def test_only_what_shares_a_unit_and_a_period_is_drawn_together(borders):
    """Deaths per 100,000 do not stand on an axis of crimes per 10,000."""
    shown = on_one_axis(borders.figures, (*GROUPS, "drug_deaths", "cjpf-1-commenced"))

    assert [each.id for each in shown] == list(GROUPS)


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
