"""A report is opened anew by whoever asks, and once for all that is made of it."""

import pytest

from cjreport.reports import area
from cjreport.reports.kinds import AREA
from cjreport.reports.opening import opened, openings_shared

ISLES = "Isles of Example"


@pytest.fixture
def report(workbench):
    """A function that opens a report as a cell of its notebook does."""
    return lambda: area.open_report(ISLES, "2024-25", home=workbench)


def test_each_call_opens_anew(report, workbench):
    """Whoever mends a return and runs the cell again sees what was mended."""
    first = report()
    (workbench / "params" / "2024-25" / "isles-of-example.yaml").write_text(
        f"area: {ISLES}\nperiod: 2024-25\npartnership: Mended\n", encoding="utf-8"
    )

    again = report()

    assert first.figures.inputs.the_return.is_empty
    assert again.figures.inputs.the_return.partnership == "Mended"


def test_what_is_shared_is_opened_once(report, workbench):
    """What a cell opened is what files are written from; with the block it is forgotten."""
    with openings_shared():
        first = report()
        assert opened(AREA, first.item, workbench) is first
    assert opened(AREA, first.item, workbench) is not first


def test_another_report_is_not_taken_for_it(report, workbench):
    """Each item has its own opening; of two of one item the last is shown."""
    with openings_shared():
        first, other = report(), area.open_report("Example's Glen", "2024-25", home=workbench)
        last = report()

        assert opened(AREA, other.item, workbench) is other
        assert opened(AREA, first.item, workbench) is last


def test_what_failed_shares_nothing(report, workbench):
    """A block that ends in an error leaves nothing behind."""
    seen = []

    @openings_shared()
    def fail():
        seen.append(report())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert opened(AREA, seen[0].item, workbench) is not seen[0]
