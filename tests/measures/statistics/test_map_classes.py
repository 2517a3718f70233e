"""Classes of a map have round limits and about as many areas each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.measures.statistics.map_classes import CLASSES, class_limits, class_of


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([*range(100, 200)], (120, 150, 170)),
        ([264, 300, 380, 390, 410, 470, 520, 545, 560, 640, 829], (380, 480, 560)),
        ([90, 100, 100, 100, 100], (96,)),
        ([0.1, 0.2, 0.3, 0.4], (0.18, 0.26, 0.32)),
        ([7, 7, 7], ()),
        ([7], ()),
        ([], ()),
        ([float("nan")], ()),
        ([0.1, float("nan"), 0.2, 0.3, 0.4], (0.18, 0.26, 0.32)),
        ([0, 0, 0, 9], (2.5,)),
        ([0, 0, 0, 9.9, 9.9], (4,)),
    ],
)
def test_limits_are_round(values, limits):
    """As far as keeps them apart; where areas are alike there are fewer."""
    assert class_limits(values) == pytest.approx(limits)


@given(st.lists(st.floats(0, 10_000).map(lambda value: round(value, 1)), min_size=1, max_size=40))
def test_no_class_is_empty(values):
    """Each of at most four has an area in it."""
    limits = class_limits(values)

    assert sorted(set(limits)) == [*limits]
    assert len(limits) < CLASSES
    assert bool(limits) == (len(set(values)) > 1)
    assert {class_of(value, limits) for value in values} == {*range(len(limits) + 1)}


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: class_limits([1, 2, float("inf")]), "a value must be finite"),
        (lambda: class_limits([1, 2], 1), "two classes or more, not 1"),
        (lambda: class_of(float("nan"), (400, 500)), "a value that is missing has no class"),
    ],
)
def test_what_has_no_class_is_refused(call, told):
    """Neither an infinite value nor a missing one is shaded as if it were high."""
    with pytest.raises(ValueError, match=told):
        call()


def test_a_value_at_a_limit_is_in_the_class_above():
    """From 400 to under 500 holds 400, and not 500."""
    assert [class_of(value, (400, 500)) for value in (399.9, 400, 499, 500)] == [0, 1, 1, 2]
