"""The field of a chart over time is tested on where it puts periods, values and words."""

from itertools import pairwise
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs.periods import every_period
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.time_axes import TimeAxis, bounds_of, plot_of, room_of, round_ends, state_key
from cjreport.present.html.fonts import width_of

YEARS = every_period("2015-16", "2024-25")
QUARTERS = every_period("2019-20 Q1", "2024-25 Q4")
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])


def plot(time, size=WIDE, bounds=(0, 100)):
    return plot_of(time, bounds, room_of(size, 60, 150), size, percent=False)


@given(st.lists(st.one_of(st.just(nan), st.floats(0, 1000)), min_size=1, max_size=30), st.data())
def test_runs_hold_every_figure_once_and_end_at_gaps_and_breaks(values, data):
    """Nothing is lost or drawn twice, and no line crosses a gap or a break."""
    periods = every_period("1990-91", "2025-26")[: len(values)]
    breaks = dict.fromkeys(data.draw(st.lists(st.sampled_from(periods))), "new")

    runs = TimeAxis(periods, breaks).runs(values)

    assert [place for run in runs for place, _ in run] == [n for n, value in enumerate(values) if not isnan(value)]
    assert all(b == a + 1 and periods[b] not in breaks for run in runs for (a, _), (b, _) in pairwise(run))


@SIZES
@pytest.mark.parametrize("first", ["2016-17", "2020-21", "2023-24", "2024-25"])
def test_years_are_named_without_crowding_and_the_last_always(size, first):
    """However many there are, the names keep apart."""
    field = plot(TimeAxis(every_period(first, "2024-25")), size)

    assert field.years[-1][1] == "2024‑25"
    assert all(b - a > width_of(name, size.type) for (a, _), (b, name) in pairwise(field.years))


def test_quarters_are_named_by_their_years():
    """24 quarters make six names at the most, each at its year's first quarter."""
    field = plot(TimeAxis(QUARTERS))

    assert [name for _, name in field.years] == ["2019‑20", "2020‑21", "2021‑22", "2022‑23", "2023‑24", "2024‑25"]
    assert [x for x, _ in field.years] == [field.x(n) for n in range(0, 24, 4)]


def test_unusual_periods_lie_on_grounds_of_their_own():
    """One ground for neighbours, inside the field."""
    field = plot(TimeAxis(YEARS, unusual={"2015-16", "2019-20", "2020-21"}))

    assert field.grounds == [(field.box.left, field.x(0.5)), (field.x(3.5), field.x(5.5))]


def test_a_break_stands_before_its_first_period():
    """Half way between it and the one before; its word on the side where there is room."""
    field = plot(TimeAxis(YEARS, {"2017-18": "new rules", "2023-24": "new count"}))

    assert [(w.x, w.lines[0], w.anchor) for w in field.hairlines] == [
        (field.x(1.5), "new rules", "start"),
        (field.x(7.5), "new count", "end"),
    ]


@pytest.mark.parametrize(
    ("values", "percent", "bounds"),
    [
        ([12, nan, 43], False, (0, 50)),
        ([nan], False, (0, 1)),
        ([0.0], True, (0, 1)),
        ([12.0, 49.0], True, (0, 50)),
        ([51.0], True, (0, 100)),
        ([728.0], False, (0, 800)),
    ],
)
def test_axes_start_at_zero_and_end_at_a_round_figure(values, percent, bounds):
    """A small rise does not look like a large one; a share of more than half is shown of the whole."""
    assert bounds_of(values, WIDE, percent=percent) == bounds


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(3, 8))
def test_round_ends_hold_both_values(one, other, ticks):
    """Nothing is drawn outside the field."""
    low, high = round_ends(min(one, other), max(one, other), ticks)

    assert low <= min(one, other)
    assert high >= max(one, other) * (1 - 1e-9)


def test_a_key_says_what_each_shape_stands_for():
    """Only of the shapes that are drawn, below the chart; none where all is settled."""
    key, foot = state_key(["settled", "estimated", "provisional"], 300, WIDE)

    assert [entry.text for entry in key] == ["provisional", "estimated"]
    assert all(300 < entry.y < foot for entry in key)
    assert state_key(["settled"], 300, WIDE) == ([], 300)
