"""Findings, and the answers to them."""

import pytest
from conftest import make_workbench
from sound_workbench import lay_out

from cjreport.assurance.check import check_document
from cjreport.assurance.findings import counts_in_words
from cjreport.inputs.documents.kinds import RETURN
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.reports.opening import evidence_of

STAGES = "    count: 45\n", "    count: 65\n"


@pytest.fixture
def findings(tmp_path):
    """A function that checks the sound return with a stage too large and some answers."""
    home = make_workbench(tmp_path / "workbench")

    def check(answers=""):
        lay_out(home, "return", *STAGES)
        file = home / "params" / "2024-25" / "example-city.yaml"
        file.write_text(file.read_text(encoding="utf-8") + answers, encoding="utf-8")
        inputs = gather(Workbench(home), "Example City", "2024-25")
        return check_document(
            RETURN, inputs, under_disclosure_control(inputs), evidence_of(read_library(Workbench(home)))
        )

    return check


def test_a_finding_tells_all_that_is_needed_to_mend_it(findings):
    """File, line, rule, severity, what, what to do, basis, and what it is about."""
    [finding] = findings()
    told = str(finding.problem)

    assert "params/2024-25/example-city.yaml, line 1" in told
    assert "[stages] question:" in told
    assert "more than the 60 of the stage before" in told
    assert "about: mentoring-ended, 2024-25" in told
    assert counts_in_words([finding]) == "1 question"


@pytest.mark.parametrize("about", ["", "about: 'mentoring-ended, 2024-25', ", "about: Mentoring-ended, "])
def test_an_answer_settles_it(findings, about):
    """By its rule and, if it says so, what it is about; the answer goes with the finding."""
    [finding] = findings(f"answers:\n  - {{rule: stages, {about}answer: Most began earlier., by: Chair}}\n")

    assert finding.answer.by == "Chair"
    assert "Answered: Most began earlier." in str(finding.problem)
    assert counts_in_words([finding]) == "1 answered"


def test_an_answer_about_something_else_does_not(findings):
    """The finding stays open, and the answer to nothing is told."""
    found = findings("answers:\n  - {rule: stages, about: work-men, answer: Most began earlier.}\n")

    assert [(f.rule.id, f.answer) for f in found] == [("stages", None), ("answer-unused", None)]
