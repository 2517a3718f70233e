"""An area beside any other."""

import pytest

from cjreport.errors import UnknownNameError
from cjreport.present.text.phrases import plain


@pytest.fixture(scope="module")
def rows(borders):
    [table] = borders.beside("Angus").blocks
    return {plain(row[0]).split(" ")[0]: [plain(cell) for cell in row] for row in table.rows}


def test_each_line_has_both_figures_and_what_their_difference_is(rows):
    """Higher, lower, or not clearly different; the number beside the word."""
    assert rows["Recorded"][1:] == ["390.5", "408.3", "Lower, −17.8"]
    assert rows["Sexual"][3] == "No clear difference, −0.7"


def test_few_people_and_published_figures_are_not_judged(rows):
    """A share of 14 people is too few to tell; a rate without counts is not compared."""
    assert rows["People"][3].startswith("Too few to tell")
    assert rows["Homelessness"][3] == "Not compared"


@pytest.mark.parametrize("area", ["Scottish Borders", "S12000026"])
def test_an_area_is_not_set_beside_itself(borders, area):
    """It is told to name another."""
    with pytest.raises(UnknownNameError, match="are not two areas"):
        borders.beside(area)
