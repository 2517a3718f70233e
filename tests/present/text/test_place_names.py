"""Names of the places that figures are of."""

import pytest

from cjreport.measures.combining.places import FAMILY_GROUP
from cjreport.present.text.place_names import place_in_sentence, place_name


@pytest.mark.parametrize(
    ("code", "name", "in_sentence"),
    [
        ("S12000026", "Scottish Borders", "the Scottish Borders"),
        ("S92000003", "Scotland", "Scotland"),
        ("S08000016", "NHS Borders", "NHS Borders"),
        (FAMILY_GROUP, "Similar councils (median)", "Similar councils (median)"),
    ],
)
def test_each_place_has_its_name(figures, code, name, in_sentence):
    """Area, country, region and family group, by their codes; in a sentence with the article that is said."""
    assert (place_name(figures, code), place_in_sentence(figures, code)) == (name, in_sentence)
