"""How prose speaks of places."""

import pytest

from cjreport.assurance.claims.text.places import (
    ALL_AREAS,
    BODIES,
    FOR_ITS_SIZE,
    IS_PLACE,
    NATIONAL,
    OWN,
    PER_PEOPLE,
    SIMILAR_AREAS,
    SOME_AREAS,
    how_many,
)


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


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("said Police Scotland", "Police Scotland"),
        ("the Scottish Prison Service", "Scottish Prison Service"),
        ("In Scotland", None),
        ("While Scotland", None),
        ("in the Scottish Borders", None),
        ("across Scotland", None),
    ],
)
def test_a_body_may_have_the_country_in_its_name(words, body):
    """A preposition before the country makes none of it, and the Borders are a place."""
    found = BODIES.search(words)

    assert (found and found[0]) == body


@pytest.mark.parametrize(
    ("after", "so"),
    [("", True), (" fell", True), ("'s rate", True), (" Council", True), (", where", True), (" Sheriff Court", False)],
)
def test_what_follows_its_name_makes_a_place_or_a_body(after, so):
    """A capital letter after it makes a body."""
    assert bool(IS_PLACE.match(after)) == so


@pytest.mark.parametrize(
    ("words", "so"),
    [
        ("the national average", True),
        ("the Scottish average", True),
        ("the Scottish rate", True),
        ("the rest of the country", True),
        ("nationally", True),
        ("a national strategy", False),
        ("Scottish law", False),
    ],
)
def test_the_country_has_other_names(words, so):
    """By its figures or as the nation, not by what else is national."""
    assert bool(NATIONAL.search(words)) == so


@pytest.mark.parametrize(
    ("words", "all_of_it", "own"),
    [
        ("all other council areas", True, False),
        ("the eight areas", True, False),
        ("any area of work", False, False),
        ("our area", False, True),
        ("the city", False, True),
        ("here", False, True),
        ("than ours", False, True),
        ("these ours", False, False),
    ],
)
def test_all_areas_are_many_and_its_own_is_one(words, all_of_it, own):
    """Areas of work are none."""
    assert (bool(ALL_AREAS.fullmatch(words)), bool(OWN.search(words))) == (all_of_it, own)


@pytest.mark.parametrize(
    ("words", "so"),
    [
        ("per head", True),
        ("per 10,000 people", True),
        ("for every thousand residents", True),
        ("per 1,000 adults aged 16 to 24", True),
        ("per case", False),
        ("for everyone", False),
    ],
)
def test_a_rate_is_told_by_whom_it_is_of(words, so):
    """The whole phrase is read, with its ages."""
    assert bool(PER_PEOPLE.fullmatch(words)) == so
