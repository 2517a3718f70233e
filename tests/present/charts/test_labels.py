"""Names of lines are tested on their room: apart, inside, in order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.labels import Label, as_key, at_ends, middles_apart
from cjreport.present.charts.template import Box

ENDS = st.lists(st.floats(0, 300), min_size=1, max_size=4).map(sorted)
ROOM = Box(0, 0, 860, 330)


@given(ENDS, st.lists(st.floats(10, 60), min_size=4, max_size=4))
def test_labels_keep_apart_in_their_order_and_inside(wanted, heights):
    """Wherever lines end, their labels can be read."""
    heights = heights[: len(wanted)]

    middles = middles_apart(wanted, heights, ROOM)

    boxes = [(m - h / 2, m + h / 2) for m, h in zip(middles, heights, strict=True)]
    assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(boxes))
    assert boxes[0][0] >= -1e-6
    assert boxes[-1][1] <= ROOM.bottom + 1e-6


def test_labels_with_room_stay_where_their_lines_end():
    """Nothing moves without need."""
    assert middles_apart([50, 150, 250], [20, 20, 20], ROOM) == [50, 150, 250]


def test_a_label_that_moved_is_led_to():
    """A thin line joins it with its line's end; one that stayed needs none."""
    labels = [Label("area", "One", 100), Label("country", "Other", 101), Label("family", "Third", 300)]

    leaders = [ending.leader for ending in at_ends(labels, 600, ROOM, WIDE)]

    assert [bool(leader) for leader in leaders] == [False, True, False]
    assert leaders[1][0] == (605, 101)


@pytest.mark.parametrize("name", ["One", "Long Example and the Distant Hinterland 1,234"])
def test_a_key_lists_the_highest_line_first(name):
    """In the order of the lines' ends; a long name takes two lines, and nothing overlaps."""
    key, foot = as_key([Label("country", "Country", 90), Label("area", name, 20)], NARROW)

    boxes = [words.box(NARROW.type) for words in key]
    assert [words.role for words in key] == ["area", "country"]
    assert boxes[0].bottom <= boxes[1].top + 1e-6
    assert max(box.right for box in boxes) <= NARROW.width
    assert boxes[-1].bottom == pytest.approx(foot)
