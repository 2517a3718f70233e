"""A report's PDF before two independent checkers of accessibility."""

import outloud
import pdfua
import pytest

REPORTS = (
    "2024-25/scottish-borders",
    "example/2024-25/isles-of-example",
    "example/2024-25/community-justice-example",
    "example/plans/isles-of-example",
)
AWKWARD = (
    "2024-25/na-h-eileanan-siar",
    "2024-25/clackmannanshire",
    "2024-25/city-of-edinburgh",
    "2024-25/argyll-and-bute",
    "2024-25/community-justice-ayrshire",
    "example/2024-25/long-example-and-the-distant-hinterland",
)


def faults(pdf):
    """What either checker calls an error."""
    found = [each for each in outloud.check(str(pdf)).findings if each.severity == "error"]
    return found + [each for each in pdfua.validate(str(pdf)).findings if each.severity == pdfua.Severity.ERROR]


@pytest.mark.parametrize("report", REPORTS)
def test_no_checker_finds_an_error(outputs, report):
    """PDF/UA-1, WCAG 2.2 and what a screen reader would say, as far as a machine can tell."""
    assert faults(outputs / report / "report.pdf") == []


@pytest.mark.system
@pytest.mark.parametrize("report", AWKWARD)
def test_no_checker_finds_an_error_in_an_awkward_report(awkward, report):
    """The longest and shortest names, the most missing and a joint partnership."""
    assert faults(awkward / report / "report.pdf") == []
