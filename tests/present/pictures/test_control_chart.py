"""Control charts of real quarters are tested on what they plot and say."""

import re
from xml.etree import ElementTree as ET

import pytest
from drawings import elements

from cjreport.measures.statistics.quarters.chart_rules import RULES, Variation
from cjreport.present.blocks import Callout
from cjreport.present.figures import Figures
from cjreport.present.pictures.control_chart import control_figure, is_charted
from cjreport.present.text.comparison_words import QUARTER
from cjreport.present.text.phrases import plain

WAITS = "treatment_waits"
BOUNDS = ["usual_lower", "usual_upper"]


@pytest.fixture
def waits(highland):
    """The area's quarters since the series began anew, with the rules that they are part of."""
    own = highland.own_rows(WAITS)
    return own[own["period"] >= "2020-21 Q3"]


def test_the_lines_are_those_of_the_chart_of_the_quarters(highland, waits):
    """The average and the limits of the latest quarter stand in the drawing with their addresses in the frame."""
    latest = waits.iloc[-1]

    marked = [e.attrib for e in ET.fromstring(control_figure(highland, WAITS).wide).iter() if "data-value" in e.attrib]
    shown = {m.get("data-field", "value"): float(m["data-value"]) for m in marked}
    assert shown == pytest.approx({field: latest[field] for field in ("value", "usual_mean", *BOUNDS)})


def test_limits_follow_how_many_people_a_quarter_is_of(waits):
    """The fewer, the further apart, of all quarters; the average is one for all."""
    apart = waits["usual_upper"] - waits["usual_lower"]

    assert apart.rank().corr(waits["denominator"].rank()) < -0.9
    assert waits["usual_mean"].nunique() == 1


def test_each_quarter_out_of_the_usual_is_drawn_as_one(highland, waits):
    """As many triangles, up and down, as rules that say high or low; the rest are dots."""
    measures = highland.measures.copy()
    own = measures["usual_mean"].notna() & (measures["indicator"] == WAITS)
    measures.loc[own & (measures["period"] == "2022-23 Q3"), "rule"] = "above the upper limit"
    measures.loc[own & measures["period"].isin(["2021-22 Q1", "2021-22 Q2"]), "rule"] = "below the lower limit"
    of_area = Figures(highland.inputs, measures)
    waits = of_area.own_rows(WAITS)[lambda rows: rows["usual_mean"].notna()]
    levels = [RULES.get(rule, Variation.COMMON_CAUSE) for rule in waits["rule"]]

    wide = control_figure(of_area, WAITS).wide
    up, down = ([p for p in elements(wide, "path") if f"l6 {slope}" in p.attrib["d"]] for slope in ("10.2", "-10.2"))
    assert len(elements(wide, "circle")) == levels.count(Variation.COMMON_CAUSE)
    assert len(up) == levels.count(Variation.HIGH) == 1
    assert len(down) == len(waits) - levels.count(Variation.HIGH) - levels.count(Variation.COMMON_CAUSE)


def test_title_subtitle_and_words_say_what_is_found_and_how(edinburgh):
    """The finding by the rules of variation, what the limits are, and the same for who cannot see it."""
    figure = control_figure(edinburgh, WAITS)

    assert plain(figure.title).endswith(": the latest quarter does not stand out from those before")
    assert "Dashed lines: the limits between which 99 in 100 quarters lie" in figure.subtitle
    assert "They are wider apart where a quarter is of fewer people." in figure.subtitle
    assert figure.alt.startswith("Control chart of people waiting")
    assert re.search(r"Average 5\d\.\d%; latest quarter 68\.4%, its limits \d+\.\d% and \d+\.\d%\.", figure.alt)


def test_trial_limits_are_called_so(edinburgh):
    """Where few quarters are held."""
    measures = edinburgh.measures.copy()
    few = (measures["indicator"] == WAITS) & (measures["period"] < "2021-22")
    measures.loc[few & (measures["area_code"] == edinburgh.inputs.area.code), "usual_upper"] = float("nan")
    of_line = measures["indicator"] == WAITS
    measures["rule"], measures["is_on_trial"] = measures["rule"].mask(of_line, "common cause"), of_line

    figure = control_figure(Figures(edinburgh.inputs, measures), WAITS)

    assert "They are trial limits, from fewer than 20 quarters" in figure.subtitle
    assert plain(figure.title).endswith("does not stand out from those before")


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (19.0, "the latest quarter is of fewer than 20 people, too few to tell"),
        (20.0, "does not stand out from those before"),
    ],
)
def test_a_latest_quarter_of_a_few_people_is_no_finding(highland, waits, people, words):
    """Whatever its rule: one person more or less would move it."""
    measures = highland.measures.copy()
    latest = (measures["indicator"] == WAITS) & (measures["period"] == waits["period"].iloc[-1])
    measures.loc[latest, ["denominator", "rule"]] = people, "common cause"

    figure = control_figure(Figures(highland.inputs, measures), WAITS)

    assert plain(figure.title).endswith(words)


@pytest.mark.parametrize(("apart", "told"), [(50.0, False), (51.0, True)])
def test_limits_that_hardly_anything_could_pass_are_said_to_be_wide(edinburgh, apart, told):
    """That nothing stands out is then no comfort."""
    measures = edinburgh.measures.copy()
    of_line = (measures["indicator"] == WAITS) & measures["usual_mean"].notna()
    measures.loc[of_line, BOUNDS] = 40.0, 40.0 + apart

    note = control_figure(Figures(edinburgh.inputs, measures), WAITS).note

    assert ("only a very large change would stand out" in note) is told


def test_the_table_says_of_each_quarter_what_it_is(highland, waits):
    """A row for each, with its own limits and the rule that it is part of; and by which method, once."""
    table = control_figure(highland, WAITS).table

    assert [plain(row[-1]) for row in table.rows] == [QUARTER[rule] for rule in waits["rule"]]
    bounds = [[plain(bound) for bound in row[2:4]] for row in table.rows]
    assert bounds == [[f"{bound:.1f}%" for bound in row] for row in waits[BOUNDS].to_numpy()]
    assert "a P′ chart of shares" in plain(table.notes[0])


def test_figures_without_counts_are_said_to_be_charted_as_they_are(highland):
    """Their limits do not follow how many people a quarter is of."""
    measures = highland.measures.copy()
    measures["denominator"] = measures["denominator"].mask(measures["indicator"] == WAITS)

    figure = control_figure(Figures(highland.inputs, measures), WAITS)

    assert "fewer people" not in figure.subtitle
    assert "an XmR chart" in plain(figure.table.notes[0])


@pytest.mark.parametrize(("name", "words"), [("recorded_crime", "not drawn"), ("cjpf-1-commenced", "not shown")])
def test_what_cannot_be_charted_says_so(edinburgh, name, words):
    """Yearly figures and missing ones have no limits."""
    block = control_figure(edinburgh, name)

    assert isinstance(block, Callout)
    assert words in block.title
    assert not is_charted(edinburgh, name)
