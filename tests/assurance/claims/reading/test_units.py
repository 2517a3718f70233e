"""A sentence read into units."""

import re
from types import SimpleNamespace

import pytest

from cjreport.assurance.claims.reading.units import may_name, read_units
from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.names import NamingText, names_of

LEDGER = SimpleNamespace(
    names=(names_of([NamingText("crime", "recorded crime", is_title=True)]),),
    initials={},
    period="2023-24",
    place=SimpleNamespace(code="E"),
    country=SimpleNamespace(
        library=SimpleNamespace(areas=SimpleNamespace(country=SimpleNamespace(code="S"))),
        codes={"Scotland": "S", "Fife": "F"},
        place_names=re.compile(r"\b(?:Scotland|Fife)(?!\w)"),
    ),
)


def codes_of(sentence):
    return [unit.code for unit in read_units(sentence, LEDGER, frozenset()).units]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Crime fell by 5% in 2023-24.", "MEASURE FALL BY NUMBER IN TIME STOP"),
        ("Crime in Fife was higher than in Scotland.", "MEASURE IN PLACE VERB HIGHER THAN IN COUNTRY STOP"),
        ("Crime in our area fell.", "MEASURE IN PLACE FALL STOP"),
        ("Crime was below similar areas.", "MEASURE VERB LOWER SIMILAR_AREAS STOP"),
        ("Crime per 10,000 people rose.", "MEASURE PER_PEOPLE RISE STOP"),
        ("Police Scotland said crime fell.", "UNKNOWN OPINION MEASURE FALL STOP"),
        ("Crime (in June) hasn't fallen", "MEASURE COMMA IN UNKNOWN_TIME COMMA NOT FALL"),
    ],
)
def test_each_word_of_a_sentence_is_part_of_one_unit(sentence, codes):
    """The longest known phrase first; a body that has a place in its name is none."""
    assert codes_of(sentence) == [Code[name] for name in codes.split()]


def test_a_sentence_that_names_no_series_is_not_read():
    """It is soon told."""
    assert not may_name("Partners met.", LEDGER)
    assert may_name("Crime fell.", LEDGER)
    assert read_units("Partners met.", LEDGER, frozenset()) is None
