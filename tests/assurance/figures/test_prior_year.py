"""Figures of earlier years against what was stated then, on a real pair of published accounts."""

from conftest import REPOSITORY

from cjreport.assurance.check import check_document
from cjreport.inputs.documents.kinds import RETURN
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.reports.opening import evidence_of

WORKBENCH = Workbench(REPOSITORY)


def findings(area, period):
    inputs = gather(WORKBENCH, area, period)
    return check_document(RETURN, inputs, under_disclosure_control(inputs), evidence_of(read_library(WORKBENCH)))


def test_dundees_two_accounts_of_a_year_are_found_with_both_figures_and_sources():
    """77 cases started in 2022-23 by the account of that year, 92 by the next: one finding, and no other figure."""
    [finding] = [finding for finding in findings("Dundee City", "2023-24") if finding.rule.severity != "note"]

    assert finding.rule.id == "prior-year"
    assert finding.is_open
    assert "was stated as 77 in the return for 2022-23" in finding.what
    assert "is stated as 92 here" in finding.what
    assert "https://www.dundeeandanguschamber.co.uk/news/article/22552" in finding.what
    assert "https://www.dundeecity.gov.uk/news/article?article_ref=4832" in finding.what
    lines = finding.file.read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1 : finding.line + 5][0].strip() == "- id: diversion-started"
    assert "    period: 2022-23" in lines[finding.line : finding.line + 5]


def test_nothing_else_is_found_in_what_was_published():
    """Dundee's first account, and East Lothian's scores, agree with themselves."""
    for area, period in (("Dundee City", "2022-23"), ("East Lothian", "2023-24")):
        assert [finding.rule.id for finding in findings(area, period)] == ["compiled"]
