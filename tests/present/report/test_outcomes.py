"""Outcomes in the words of a return, and without one."""

from cjreport.present.blocks import Account, Callout, Details, Table
from cjreport.present.report.outcomes import outcome_blocks
from cjreport.present.text.phrases import plain


def test_an_empty_return_is_said_once(borders):
    """One callout says it, one list names every outcome, one table every indicator; no section is empty."""
    blocks = list(outcome_blocks(borders.figures))
    [callout] = [block for block in blocks if isinstance(block, Callout)]
    [table] = [block for block in blocks if isinstance(block, Table)]

    [folded] = [block for block in blocks if isinstance(block, Details)]

    assert "Their account for 2024‑25 is not part of this report." in plain(callout.blocks[0].runs)
    assert folded.summary == "Without an account: all 9 outcomes"
    assert len(folded.blocks[0].items) == 9
    assert not any(isinstance(block, Account) for block in blocks)
    assert [column.name for column in table.columns][:3] == ["Indicator", "Published by", "When"]
    assert len(table.rows) == 9


def test_a_filled_return_is_shown_outcome_by_outcome(filled):
    """What was done, whether it is achieved, and progress only where it is not."""
    accounts = [block for block in outcome_blocks(filled.figures) if isinstance(block, Account)]

    assert [[title for title, _ in account.parts] for account in accounts] == [
        ["What was done", "Is it achieved?", "What progress was made"],
        ["What was done", "Is it achieved?"],
        ["What was done", "Is it achieved?", "What progress was made"],
    ]
