"""Text that nobody would write: the check answers all the same, and soon."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import REPOSITORY

from cjreport.assurance.check import check_document
from cjreport.inputs.documents.kinds import RETURN
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.files.yaml_text import Positions
from cjreport.inputs.gather import gather_documents
from cjreport.inputs.library import read_library
from cjreport.inputs.supplied import Supplied
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.reports.opening import evidence_of

LENGTH = 30_000
SECONDS = 20
"""What hostile text may take on a busy machine; a pattern that is quadratic in it takes minutes."""
PIECES = [
    *("a", "Z", "7", "a-", "a.", "a@", "a@b.", "+44", "0 ", "£1", "1,", "_", "-", ".", " ", "\t", "\n", "é"),
    *("(", "[", "[a](", "{", "{{", "{a.b", "a.b }", "`", "<", "<!--", "|", "\n|", '"', "“", "‘", "'", "*", "#"),
    *("Mr A. ", "Aa Bb ", "five of the ", "1 of the ", "the ", "in 2023-24 ", "from 2020 to ", "between 5 and "),
    *("\n- ", "\n1. ", "http://a", "www.", "recorded crime rose and ", "Recorded crime in Angus, Fife and "),
]


@pytest.fixture(scope="module")
def inputs():
    return gather_documents(read_library(Workbench(REPOSITORY)), "Angus", "2024-25")


@pytest.fixture(scope="module")
def evidence(inputs):
    return evidence_of(inputs.library)


def check(inputs, evidence, text):
    """Check a return that says *text*."""
    supplied = Supplied(inputs.the_return.model_copy(update=text), Positions(Path("angus.yaml"), ""))
    spoken = replace(inputs, documents={RETURN.name: supplied})
    return check_document(RETURN, spoken, under_disclosure_control(spoken), evidence)


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_long_runs_are_checked_soon(inputs, evidence, piece):
    """No pattern takes more than its time for a run of the same letters, nor for one with an end that almost fits."""
    run = (piece * LENGTH)[:LENGTH]
    begun = time.monotonic()

    check(inputs, evidence, {"governance": run, "challenges": f"Recorded crime rose by {run}@"})

    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("years", ["999999999", "9" * 5000, "0", "100", "999"])
def test_years_long_past_are_no_time_that_is_known(inputs, evidence, years):
    """However many years back prose goes, the check neither counts them all nor stumbles."""
    check(inputs, evidence, {"governance": f"Recorded crime fell over the past {years} years."})


def test_numbers_without_end_are_checked(inputs, evidence):
    """A number of hundreds of digits, with and without a point."""
    check(inputs, evidence, {"governance": f"Recorded crime rose by {'9' * 900}%. It is 0.{'3' * 900} now."})
