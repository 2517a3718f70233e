"""What the check found, as a report shows it."""

import datetime as dt

from cjreport.assurance.findings import Finding
from cjreport.inputs.documents.common import Answer
from cjreport.inputs.registers.rules import RULES
from cjreport.present.blocks import Details, Table
from cjreport.present.parts.findings import FEW, check_blocks
from cjreport.present.text.phrases import plain

ERROR, NOTE = (next(rule for rule in RULES.values() if rule.severity == severity) for severity in ("error", "note"))


def found(what, rule=ERROR, answer=""):
    given = Answer(rule=rule.id, about="it", answer=answer, by="Chair", date=dt.date(2025, 5, 1)) if answer else None
    return Finding(rule=rule, about="it", what=what, path=(), answer=given)


def tables(*findings):
    return {block.caption: block for block in check_blocks(findings) if isinstance(block, Table)}


def test_answered_and_open_stand_apart():
    """What partners answered, by whom and when; of what is open, who asks for it."""
    shown = tables(found("a is missing"), found("b is odd", answer="It is so."))

    assert [plain(cell) for cell in shown["Answered by partners"].rows[0]] == [
        "B is odd.",
        "It is so. Chair, 1 May 2025",
    ]
    assert [plain(cell) for cell in shown["Still open"].rows[0]] == ["A is missing.", ERROR.basis]


def test_many_are_folded_and_counted():
    """More than a few are opened by whoever wants them, and on paper are told by their number."""
    *_, folded = check_blocks([found(f"{n} is missing") for n in range(FEW + 1)])

    assert isinstance(folded, Details)
    assert (folded.summary, folded.on_paper) == ("4 still open, 4 of them to be mended before release", False)


def test_notes_are_left_out():
    """They are for whoever writes the return."""
    assert [*check_blocks([found("this could be shorter", NOTE)])] == []
