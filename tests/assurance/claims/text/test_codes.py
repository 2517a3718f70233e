"""Codes, and patterns written in their names."""

import pytest

from cjreport.assurance.claims.text.codes import Code, codes, pattern


def test_each_code_is_a_letter_of_its_own():
    """Two codes of one letter could not be told apart, and one of two letters would be two units."""
    assert len({str(code) for code in Code}) == len(Code)
    assert all(len(code) == 1 for code in Code)


def test_a_pattern_finds_the_codes_it_names():
    """Whatever spaces stand between them; marks that mean something to a pattern are taken as codes."""
    rises = pattern("(?P<subject>MEASURE) [ADVERB SLIGHT]* (?P<verb>RISE | MORE) STOP?")
    found = rises.search(Code.DETERMINER + Code.MEASURE + Code.ADVERB + Code.MORE + Code.STOP)

    assert (found["subject"], found["verb"]) == (Code.MEASURE, Code.MORE)
    assert not rises.search(Code.MEASURE + Code.UNKNOWN + Code.RISE)
    assert pattern("[^NEW_CLAUSE FEWER]").fullmatch(Code.WISH)
    assert not pattern("[^NEW_CLAUSE FEWER]").fullmatch(Code.FEWER)


def test_a_name_that_is_that_of_no_code_is_refused():
    """A slip in a pattern never becomes letters that mean other codes."""
    with pytest.raises(KeyError):
        pattern("MEASURES")
    with pytest.raises(KeyError):
        codes("MEASURE RISING")
