"""Whether the figures that a document states add up."""

import pytest

from cjreport.assurance.figures.arithmetic import figures_that_do_not_add_up
from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.documents.stated_figures import stated_in


def stated(name="advice", **fields):
    return StatedFigure(id=name, title="People given advice", period="2024-25", **fields)


def found_in(*figures):
    """What is found in figures that stand together."""
    return figures_that_do_not_add_up([*stated_in(figures)])


@pytest.mark.parametrize(
    ("figure", "rule"),
    [
        (stated(), "figure-empty"),
        (stated(status="suppressed"), None),
        (stated(count=12, base=10), "part-of-whole"),
        (stated(value=120.0, unit="%"), "range"),
        (stated(value=33.0, count=1, base=3, unit="%"), None),
        (stated(value=33.4, count=1, base=3, unit="%"), "percentage"),
    ],
)
def test_a_figure_is_sound_by_itself(figure, rule):
    """It says something, a part is no more than its whole, and a percentage is that of its counts as it is rounded."""
    assert [found.rule for found in found_in(figure)] == ([rule] if rule else [])


def test_a_total_is_the_sum_of_its_parts():
    """Where every part is stated; a total of parts of which one is missing is not judged."""
    parts = [stated("men", count=3), stated("women", count=4)]
    wrong, right = (stated("all", count=count, total_of=("men", "women")) for count in (8, 7))

    assert [found.rule for found in found_in(*parts, wrong)] == ["total"]
    assert not [*found_in(*parts, right)]
    assert not [*found_in(parts[0], wrong)]


def test_a_later_stage_has_no_more_cases_than_the_one_before():
    """And no figure is stated twice for one period."""
    started, completed = stated("started", count=5), stated("completed", count=6, after="started")

    assert [found.rule for found in found_in(started, completed)] == ["stages"]
    assert [found.rule for found in found_in(started, started)] == ["figure-twice"]
