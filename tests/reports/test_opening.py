"""A report is opened anew by whoever asks, and once for all that is made of it."""

import pytest

from cjreport.reports import area
from cjreport.reports.kinds import AREA
from cjreport.reports.opening import AsOpened, open_once, openings_shared

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
    """Files are written from what a cell opened, as it was then; with the block it is forgotten."""
    with openings_shared():
        first = report()
        shared = open_once(AREA, first.item, workbench)
        assert isinstance(shared, AsOpened)
        assert open_once(AREA, first.item, workbench) is shared
        assert shared.front() == first.front()
        assert shared.measures.equals(first.measures)
    assert isinstance(open_once(AREA, first.item, workbench), area.Report)


def test_another_report_is_not_taken_for_it(report, workbench):
    """Each item has its own opening; of two of one item the last is shown."""
    with openings_shared():
        first, other = report(), area.open_report("Example's Glen", "2024-25", home=workbench)
        before = open_once(AREA, first.item, workbench)
        report()

        assert open_once(AREA, other.item, workbench).item == other.item
        assert open_once(AREA, first.item, workbench).item == first.item
        assert open_once(AREA, first.item, workbench) is not before


def test_what_is_done_to_a_report_changes_no_other(report, workbench):
    """Neither what its files are written from, figures that words quote among them, nor one that is opened again."""
    with openings_shared():
        mine = report()
        item, frame, shared = mine.item, mine.figures.measures.copy(), open_once(AREA, mine.item, workbench)
        frame.loc[:, "value"] = 1.0
        mine.figures.measures.loc[:, "value"] = 1.0
        object.__setattr__(mine.figures.inputs, "period", "2023-24")
        again = report()
        mine.figures.inputs.library.indicators.clear()
        object.__setattr__(mine, "figures", None)

        assert not shared.measures["value"].equals(frame["value"])
        assert again.measures.equals(shared.measures)
        assert shared.figures.measures["value"].equals(again.figures.measures["value"])
        assert shared.figures.indicator("recorded_crime").id == "recorded_crime"
        assert (shared.item, shared.figures.inputs.item("area")) == (item, item)


def test_what_failed_shares_nothing(report, workbench):
    """A block that ends in an error leaves nothing behind."""
    seen = []

    @openings_shared()
    def fail():
        seen.append(report())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert isinstance(open_once(AREA, seen[0].item, workbench), area.Report)
