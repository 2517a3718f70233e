"""Changes since a year before are those of the frame."""

from xml.etree import ElementTree as ET

import pandas as pd

from cjreport.measures.combining.places import Comparator
from cjreport.present.figures import Figures
from cjreport.present.pictures.change import change_figure
from cjreport.present.text.phrases import plain

GROUPS = ("non_sexual_violence", "sexual_crimes", "dishonesty", "damage_reckless", "crimes_against_society")


def marked(svg):
    """Every figure that a drawing carries, by its address."""
    found = [e.attrib for e in ET.fromstring(svg).iter() if "data-value" in e.attrib]
    return {(m["data-measure"], m["data-area"], m["data-period"]): float(m["data-value"]) for m in found}


def test_changes_are_those_of_the_frame(edinburgh):
    """Both figures of each, and a word only where the comparison says more than usual."""
    figure = change_figure(edinburgh, GROUPS)

    for row, name in zip(figure.table.rows, GROUPS, strict=True):
        own = edinburgh.rows(name, edinburgh.inputs.area.code, Comparator.YEAR_BEFORE).iloc[-1]
        told = plain(row[3])
        assert (told == "no clear change") == (own["comparison"] == "not different")
        assert (told == "rose") == (own["comparison"] != "not different" and own["difference"] > 0)
    assert {period for _, _, period in marked(figure.narrow)} == {"2023-24", "2024-25"}
    assert "showed no clear change" in plain(figure.title)
    assert figure.note.startswith(
        "No clear change: such figures often change by as much from one year to the next, or "
    )


def test_what_could_not_be_assessed_comes_last(edinburgh):
    """Published without the numbers of people, a change cannot be told from what is usual."""
    measures = edinburgh.measures.copy()
    alone = measures["indicator"].isin(GROUPS[:3]) & (measures["comparator"] == Comparator.YEAR_BEFORE)
    measures.loc[alone, "comparison"] = "not assessed"

    figure = change_figure(Figures(edinburgh.inputs, measures), GROUPS)

    assert plain(figure.title).endswith("; 3 could not be assessed")
    assert "Not assessed: the numbers behind the figures are not published, or " in figure.note


def test_shares_of_a_few_people_are_left_out_of_changes(edinburgh, borders):
    """And said to be; where no others are left, that is all there is to say."""
    waits = edinburgh.measures[edinburgh.measures["indicator"] == "treatment_waits"]
    names = ["treatment_waits", "prison_arrivals_untried"]
    others = waits.assign(indicator=names[1], denominator=12)

    figure = change_figure(Figures(edinburgh.inputs, pd.concat([waits, others])), names)
    alone = change_figure(borders.figures, ["treatment_waits"])

    assert len(figure.table.rows) == 1
    assert "Left out, as fewer than 20 people were counted: arrivals in prison that were untried" in figure.note
    assert alone.title.endswith("not drawn")
