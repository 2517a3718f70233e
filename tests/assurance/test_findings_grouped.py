"""Findings alike, told together."""

import pytest

from cjreport.assurance.findings import Found, as_text, grouped, placed
from cjreport.inputs.documents.common import Answer


def findings(number, rule="evidence", answers=()):
    return placed(
        [Found(rule, (), f"outcome {n}", f"outcome {n} rests on nothing") for n in range(number)], None, answers
    )


@pytest.mark.parametrize(("number", "groups"), [(0, 0), (1, 1), (2, 2), (3, 1), (12, 1)])
def test_more_than_two_of_a_rule_are_told_together(number, groups):
    """One or two stand alone."""
    assert len(grouped(findings(number))) == groups


def test_rules_and_answers_are_kept_apart():
    """What is answered is not told with what is open, nor one rule with another."""
    answered = findings(4, answers=[Answer(rule="evidence", about="outcome 1", answer="It rests on a survey.")])
    groups = grouped([*answered, *findings(3, "guidance")])

    assert sorted(map(len, groups)) == [1, 3, 3]
    assert sum(map(len, groups)) == 7


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ((), "And 3 more like it."),
        ((7, 7, 7), "And 3 more like it: line 7."),
        ((7, 9, 9), "And 3 more like it: lines 7, 9."),
        ((7, 9, 12), "And 3 more like it: lines 7, 9 and 1 more."),
    ],
)
def test_the_first_is_told_in_full_and_the_others_by_line(lines, where):
    """However many stand on a line."""
    group = findings(4)
    group = [
        group[0],
        *(f.model_copy(update={"line": line}) for f, line in zip(group[1:], lines or [None] * 3, strict=True)),
    ]

    assert as_text(group).startswith("[evidence] ")
    assert as_text(group).endswith(f"\n    {where}")


def test_one_alone_is_told_as_it_was():
    """Nothing is added to a single finding."""
    [finding] = findings(1)

    assert as_text([finding]) == str(finding.problem)
