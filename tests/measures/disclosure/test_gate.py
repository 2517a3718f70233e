"""What disclosure control knows of figures that were released."""

import pytest

from cjreport.build.release.freezing import replace_file, with_rows
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.figures.released import Released
from cjreport.inputs.figures.seals import sealed
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import with_released

CITY = "X12000001"


@pytest.fixture
def known(workbench):
    """A function that gives the figures that count as known, by area, once a version's text is changed by *spoil*."""
    figures = read_figures(read_library(Workbench(workbench)).known)
    row = figures[(figures["area_code"] == CITY) & (figures["indicator"] == "recorded_crime")].iloc[-1]
    cells = {"version": "1", "date": "2025-12-10", "reason": "", "digest": "0a1b", "kind": "measure", "unit": "crimes"}
    cells |= {"figure": "recorded_crime", "period": row["period"], "count": f"{row['numerator']:g}", "status": "ok"}
    version = sealed([dict.fromkeys(Released.model_fields, "") | cells], [])
    file = workbench / "data" / "released" / "2024-25" / "example-city.csv"

    def after(spoil):
        replace_file(file, spoil(with_rows(file, version)))
        found = with_released(figures, read_library(Workbench(workbench)))
        return found[found["released"]].groupby("area_code").size().to_dict() if "released" in found else {}

    return after


def test_a_figure_that_was_released_is_known(known):
    """That one alone, where the file is as it was released."""
    assert known(lambda text: text) == {CITY: 1}


@pytest.mark.parametrize(
    ("spoil", "known_still"),
    [
        (lambda text: text.replace(b",crimes,", b",people,"), True),
        (lambda text: text + b"2,\n", False),
        (lambda text: b"\xff\xfe" + text, False),
    ],
    ids=["changed", "half a row", "not text"],
)
def test_a_spoilt_file_of_one_place_stops_no_other(known, spoil, known_still):
    """What can be read of it is known; that it is spoilt is told where that place's report is made."""
    assert known(spoil) == ({CITY: 1} if known_still else {})
