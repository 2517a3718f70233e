"""Control charts of real quarters are tested on what they plot and say."""

from xml.etree import ElementTree as ET

import pytest
from drawings import elements

from cjreport.measures.statistics.control_chart import RULES, Variation, xmr
from cjreport.present.blocks import Callout
from cjreport.present.figures import Figures
from cjreport.present.pictures.control_chart import control_figure, is_charted
from cjreport.present.text.comparison_words import QUARTER
from cjreport.present.text.phrases import plain

WAITS = "treatment_waits"


@pytest.fixture
def waits(highland):
    """The area's quarters since the series began anew, with the rules that they are part of."""
    own = highland.own_rows(WAITS)
    return own[own["period"] >= "2020-21 Q3"]


def test_the_lines_are_those_of_the_chart_of_the_quarters(highland, waits):
    """The average and the limits stand in the drawing with their addresses in the frame."""
    chart = xmr(waits["value"])

    marked = [e.attrib for e in ET.fromstring(control_figure(highland, WAITS).wide).iter() if "data-value" in e.attrib]
    shown = {m.get("data-field", "value"): float(m["data-value"]) for m in marked}
    assert shown == pytest.approx(
        {
            "value": waits["value"].iloc[-1],
            "usual_mean": chart.mean,
            "usual_lower": chart.lower,
            "usual_upper": chart.upper,
        }
    )


def test_each_quarter_out_of_the_usual_is_drawn_as_one(highland, waits):
    """As many triangles, up and down, as rules that say high or low; the rest are dots."""
    levels = [RULES.get(rule, Variation.COMMON_CAUSE) for rule in waits["rule"]]

    wide = control_figure(highland, WAITS).wide
    up, down = ([p for p in elements(wide, "path") if f"l6 {slope}" in p.attrib["d"]] for slope in ("10.2", "-10.2"))
    assert len(elements(wide, "circle")) == levels.count(Variation.COMMON_CAUSE)
    assert len(up) == levels.count(Variation.HIGH)
    assert len(down) == len(waits) - levels.count(Variation.HIGH) - levels.count(Variation.COMMON_CAUSE)


def test_title_subtitle_and_words_say_what_is_found_and_how(edinburgh):
    """The finding by the rules of variation, what the limits are, and the same for who cannot see it."""
    figure = control_figure(edinburgh, WAITS)

    assert plain(figure.title).endswith(": the latest quarter is within its usual variation")
    assert "Dashed lines: the limits between which a quarter usually lies" in figure.subtitle
    assert figure.alt.startswith("Control chart of people waiting")
    assert "Average 56.7%, limits 35.4% and 77.9%; latest quarter 68.4%." in figure.alt


def test_trial_limits_are_called_so(edinburgh):
    """Where few quarters are held."""
    measures = edinburgh.measures.copy()
    few = (measures["indicator"] == WAITS) & (measures["period"] < "2021-22")
    measures.loc[few & (measures["area_code"] == edinburgh.inputs.area.code), "usual_upper"] = float("nan")
    of_line = measures["indicator"] == WAITS
    measures["rule"], measures["is_on_trial"] = measures["rule"].mask(of_line, "common cause"), of_line

    figure = control_figure(Figures(edinburgh.inputs, measures), WAITS)

    assert "They are trial limits, from 16 quarters" in figure.subtitle
    assert plain(figure.title).endswith("within its usual variation")


def test_the_table_says_of_each_quarter_what_it_is(highland, waits):
    """A row for each, with the rule that it is part of."""
    rows = control_figure(highland, WAITS).table.rows

    said = [plain(row[-1]) for row in rows]
    assert said == [QUARTER[rule] for rule in waits["rule"]]


@pytest.mark.parametrize(("name", "words"), [("recorded_crime", "not drawn"), ("cjpf-1-commenced", "not shown")])
def test_what_cannot_be_charted_says_so(edinburgh, name, words):
    """Yearly figures and missing ones have no limits."""
    block = control_figure(edinburgh, name)

    assert isinstance(block, Callout)
    assert words in block.title
    assert not is_charted(edinburgh, name)
