"""What every drawing from a template shares: scales, room for words, keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.template import Box, KeyEntry, Lettering, Scale, axis_label, key_in_rows, wrapped
from cjreport.present.html.fonts import width_of

NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=8).map(" ".join)


def test_a_scale_turns_figures_into_pixels():
    """Its ends are where they are said to be, and up is up."""
    up = Scale(0, 50, 300, 100)

    assert (up(0), up(25), up(50)) == (300, 200, 100)


@pytest.mark.parametrize(
    ("high", "count", "marks"),
    [(880, 6, [0, 200, 400, 600, 800]), (100, 3, [0, 50, 100]), (7.5, 5, [0, 2, 4, 6]), (0.9, 4, [0, 0.5])],
)
def test_marks_are_round_figures_on_the_scale(high, count, marks):
    """Whole ones wherever the figures are."""
    assert Scale(0, high, 0, 100).marks(count) == marks


def test_marks_are_written_as_readers_write_them():
    """Thousands with commas, shares with their sign."""
    assert [axis_label(20000.0, percent=False), axis_label(50.0, percent=True)] == ["20,000", "50%"]


@given(NAMES, st.floats(40, 300))
def test_wrapped_words_stay_within_the_width(name, width):
    """Every word is kept, and only a word by itself may be wider than the line."""
    lines = wrapped(name, 15, width)

    assert " ".join(lines) == name
    assert all(width_of(line, 15) <= width or " " not in line for line in lines)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@given(entries=st.lists(NAMES.map(lambda name: name[:30]), min_size=1, max_size=6))
def test_a_keys_entries_keep_apart(size, entries):
    """They stand in rows, none over another, each inside the drawing if it is no wider than it."""
    placed, bottom = key_in_rows([KeyEntry("lines", entry) for entry in entries], size)
    room = [Box(k.x, k.y - 8, k.x + 32 + width_of(k.text, size.type), k.y + 8) for k in placed]

    assert not any(one.meets(other) for n, one in enumerate(room) for other in room[:n])
    assert all(box.right <= size.width or box.left == 0 for box in room)
    assert all(box.bottom <= bottom for box in room)


@pytest.mark.parametrize(("anchor", "left", "right"), [("start", 100, 120), ("middle", 90, 110), ("end", 80, 100)])
def test_words_know_their_room(anchor, left, right):
    """By the widths of the face, wherever they are anchored."""
    text = "x" * 20
    box = Lettering((text,), 100, 50, anchor).box(20 / width_of(text, 1))

    assert (box.left, box.right) == pytest.approx((left, right))
