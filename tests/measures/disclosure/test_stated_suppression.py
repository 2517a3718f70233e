"""Disclosure control of stated figures."""

from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.registers.policy import Profile
from cjreport.measures.disclosure.stated_suppression import with_suppression

STANDARD, STRICT = Profile(), Profile(largest=9, round_to=5)


def stated(id_="a", **given_):
    return StatedFigure(**{"id": id_, "title": id_, "period": "2024-25"} | given_)


def shown(*figures, profile=STANDARD):
    return [(f.count, f.base, f.value, f.status) for f in with_suppression(figures, profile)]


def test_a_small_count_is_hidden_with_what_is_made_of_it():
    """Its percentage goes with it; the base stays where it is not small."""
    assert shown(stated(count=3, base=30, value=10, unit="%")) == [(None, 30, None, "suppressed")]
    assert shown(stated(count=2, base=3)) == [(None, None, None, "suppressed")]


def test_the_rest_of_a_whole_counts_as_well():
    """27 of 30 tells of the three others."""
    assert shown(stated(count=27, base=30)) == [(None, 30, None, "suppressed")]
    assert shown(stated(count=0, base=30)) == [(0, 30, None, "ok")]


def test_a_published_figure_passes():
    """Whoever published it has decided what may be known."""
    assert shown(stated(count=3, standing="official")) == [(3, None, None, "ok")]


def test_a_local_percentage_without_its_counts_is_not_shown():
    """Nobody can say how many it is of."""
    assert shown(stated(value=50, unit="%")) == [(None, None, None, "suppressed")]
    assert shown(stated(value=50, unit="hours")) == [(None, None, 50.0, "ok")]


def test_no_total_gives_a_hidden_part_away():
    """Of a total and its parts never one alone is hidden; the smallest other part covers it."""
    figures = [
        stated("all", count=40, total_of=("a", "b", "c")),
        stated(count=3),
        stated("b", count=12),
        stated("c", count=25),
    ]

    assert [f.id for f in with_suppression(figures, STANDARD) if f.status == "suppressed"] == ["a", "b"]


def test_a_strict_profile_hides_more_and_rounds():
    """One to nine are hidden, and what is shown is rounded to five, its percentage left out."""
    assert shown(stated(count=8), stated("b", count=23, base=61, value=37.7, unit="%"), profile=STRICT) == [
        (None, None, None, "suppressed"),
        (25, 60, None, "ok"),
    ]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=6), st.data())
def test_a_total_never_leaves_one_hidden_part(counts, data):
    """Whatever the counts, and whichever of them were official."""
    parts = [stated(f"p{n}", count=count) for n, count in enumerate(counts)]
    total = stated("total", count=sum(counts), total_of=tuple(part.id for part in parts))
    figures = data.draw(st.permutations([*parts, total]))

    controlled = with_suppression(figures, STANDARD)

    assert [f.id for f in controlled] == [f.id for f in figures]
    assert all(f.count is None for f, raw in zip(controlled, figures, strict=True) if 1 <= raw.count <= 4)
    hidden = [f for f in controlled if f.status == "suppressed"]
    assert len(hidden) != 1
