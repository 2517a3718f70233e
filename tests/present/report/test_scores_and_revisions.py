"""Partners' own scores, and what has changed since a release."""

import pytest
from sound_workbench import lay_out

from cjreport.present.blocks import Table
from cjreport.present.report.scores_and_revisions import revision_blocks, self_assessment_blocks
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report

SCORES = """
self_assessment:
  scale: 1 to 6, six being the best
  scores:
    "1": {before: 3, now: 4}
    "2": {before: 4, now: 4}
    "3": {before: 5, now: 4.5}
"""


@pytest.fixture
def scored(workbench):
    """The figures of a report whose return has scores."""
    lay_out(workbench)
    file = workbench / "params" / "2024-25" / "example-city.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + SCORES if "self_assessment:" not in text else text, encoding="utf-8")
    return open_report("Example City", period="2024-25", home=workbench).figures


def test_scores_stand_before_and_now(scored):
    """With which way each has moved, and what the scale is."""
    [table] = [block for block in self_assessment_blocks(scored) if isinstance(block, Table)]
    given = scored.inputs.the_return.self_assessment

    assert len(table.rows) == len(given.scores)
    for row, score in zip(table.rows, given.scores.values(), strict=True):
        moved = score.now - score.before
        assert plain(row[3]).split()[0] == ("Unchanged" if moved == 0 else "Up" if moved > 0 else "Down")
    assert plain(table.notes[0]) == f"Scale: {given.scale.rstrip('.')}."


def test_without_scores_or_releases_nothing_is_shown(figures):
    """No heading stands over nothing."""
    assert [*self_assessment_blocks(figures)] == []
    assert [*revision_blocks(figures, lambda *_: None)] == []
