"""How prose speaks of places."""

import pytest

from cjreport.assurance.claims.text.places import FOR_ITS_SIZE, SIMILAR_AREAS, SOME_AREAS, how_many


@pytest.mark.parametrize(
    "words",
    [
        "councils like ours",
        "areas of a similar kind",
        "similar council areas",
        "our family group",
        "its peers",
        "local authorities comparable with us",
        "councils of our size",
    ],
)
def test_similar_areas_are_known(words):
    """By their likeness, as a group, as peers."""
    assert SIMILAR_AREAS.search(f"lower than in {words}, as before")


@pytest.mark.parametrize("words", ["councils like Fife", "peers of the realm", "areas like the harbour"])
def test_other_areas_are_not_similar(words):
    """Likeness to something else is none to the place."""
    assert not SIMILAR_AREAS.search(f"lower than in {words}, as before")


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("Only three areas", 3),
        ("Three of the eight areas", 3),
        ("Only 5 of Scotland's 32 councils", 5),
        ("No other council", 0),
        ("None of the other areas", 0),
        ("all but two areas", 2),
        ("Just one local authority", 1),
    ],
)
def test_some_areas_are_counted(words, many):
    """In digits and in words, and none at all."""
    found = SOME_AREAS.search(words)

    assert how_many(found[0]) == many
    assert bool(found["but"]) == ("but" in words)


@pytest.mark.parametrize(
    "words", ["the highest of the eight areas", "of 32 councils", "all eight areas", "these two areas"]
)
def test_all_areas_are_not_some(words):
    """A rank is among all of them."""
    assert not SOME_AREAS.search(words)


def test_what_is_told_for_a_size_is_known():
    """For our size, relative to its population."""
    assert all(map(FOR_ITS_SIZE.search, ("less crime for our size", "fewer crimes relative to its population")))
