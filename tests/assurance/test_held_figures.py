"""What a return's words are held against: the same figures, in the same words, as the page shows."""

import pytest
from conftest import make_workbench

from cjreport.inputs.documents.prose import Quotation
from cjreport.measures.frame.quotable import FIELDS
from cjreport.present.text.phrases import plain
from cjreport.present.text.quotations import prose_blocks
from cjreport.reports.area import open_report
from cjreport.reports.opening import evidence_of


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The figures of a fictional area's report."""
    home = make_workbench(tmp_path_factory.mktemp("evidence") / "home")
    return open_report("Isles of Example", period="2024-25", home=home).figures


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_the_check_reads_of_a_quotation_what_the_page_shows(figures, field):
    """Whatever figure is quoted: looked up in the country's frame, it is that of the report's own."""
    quotable = evidence_of(figures.inputs.library).quotable_in_return(figures.inputs)
    shown = 0
    for name in figures.inputs.library.indicators:
        quotation = Quotation(name, field, f"{{{{ {name}.{field} }}}}")
        [prose] = prose_blocks(figures, quotation.text)
        read = quotable.as_text(quotation)
        shown += read != quotation.text
        assert plain(prose.runs) == read or (read == quotation.text and plain(prose.runs).startswith("["))

    assert shown


def test_an_indicator_of_another_framework_cannot_be_quoted_in_a_report(figures):
    """Its report does not show it, so the check does not take it for shown; a plan may quote any."""
    library, inputs = figures.inputs.library, figures.inputs
    others = {line.id for framework in library.frameworks for line in framework.indicators}
    others -= {line.id for line in (*inputs.framework.indicators, *library.context.indicators)}
    evidence = evidence_of(library)

    for name in others:
        assert not evidence.quotable_in_return(inputs).find(Quotation(name, "value", "")).text
    assert evidence.quotable_in_plan(inputs).indicators.keys() >= others


def test_a_figure_is_found_for_any_period_and_place_of_the_country(figures):
    """As it stands alone, whichever report is asked about; nothing for a period that has none."""
    evidence, area = evidence_of(figures.inputs.library), figures.inputs.area
    last = figures.latest("recorded_crime")

    assert evidence.at(area, "recorded_crime", last)["comparator"] == "none"
    assert evidence.at(area, "recorded_crime", "1950-51") is None
    assert evidence.at(area, "nothing", last) is None
