"""The check finds each fault at its line, and nothing in what is sound."""

from collections import Counter

import pytest
from assurance.faults import FAULTS
from conftest import make_workbench
from sound_workbench import FILES, lay_out

from cjreport.assurance.check import check_document
from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.reports.opening import evidence_of


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return make_workbench(tmp_path_factory.mktemp("sound") / "workbench")


@pytest.fixture
def spoil(home):
    """A function that lays out the sound documents with one text replaced, and checks them."""

    def findings(file="", old="", new=""):
        lay_out(home, file, old, new)
        inputs = gather(Workbench(home), "Example City", "2024-25")
        evidence = evidence_of(read_library(Workbench(home)))
        shown = under_disclosure_control(inputs)
        return [finding for kind in KINDS.values() for finding in check_document(kind, inputs, shown, evidence)]

    return findings


def line_with(home, fault):
    """The line of the spoilt file that holds a fault's words; of several, the one nearest to what was changed."""
    place = FILES["return" if fault.file == "before" or fault.rule == "action-late" else fault.file]
    lines = (home / "params" / place).read_text(encoding="utf-8").splitlines(keepends=True)
    return [number for number, line in enumerate(lines, 1) if fault.at in line]


def test_what_is_sound_gives_no_finding(spoil):
    """A return and a plan that say all the Act asks, and whose words and figures agree."""
    assert [finding.problem for finding in spoil()] == []


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{n}-{fault.rule}" for n, fault in enumerate(FAULTS)])
def test_a_fault_is_found_where_it_is(home, spoil, fault):
    """Exactly the finding expected, at the line expected, and no other."""
    found = spoil(fault.file, fault.old, fault.new)

    assert Counter(finding.rule.id for finding in found) == Counter([fault.rule, *fault.also])
    [line, *_] = [finding.line for finding in found if finding.rule.id == fault.rule]
    assert line in line_with(home, fault), f"line {line}"
