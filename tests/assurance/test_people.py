"""Addresses, numbers and names of people, and numbers of people so small that they might be recognised."""

import pytest

from cjreport.assurance.people import people_in, small_counts_in
from cjreport.inputs.disclosure import Profile
from cjreport.inputs.prose import Statement


def found(text):
    said = [Statement(("challenges",), text)]
    return [(f.rule, f.about) for f in (*people_in(said, ""), *small_counts_in(said, Profile()))]


@pytest.mark.parametrize(
    ("text", "rule", "about"),
    [
        ("Ask jo.bloggs@example.gov for it.", "email", "jo.bloggs@example.gov"),
        ("Ring 07700 900118 today.", "telephone", "07700 900118"),
        ("Ring (01632) 960983.", "telephone", "(01632) 960983"),
        ("Ring +44 1632 960983.", "telephone", "+44 1632 960983"),
        ("Eilidh MacBlether led it.", "person", "Eilidh MacBlether"),
        ("Thanks to Fiona O’Blether.", "person", "Fiona O’Blether"),
        ("It was opened by Councillor Blether.", "person", "Councillor Blether"),
        ("Dr A Blether spoke.", "person", "Dr A Blether"),
        ("Two women were supported.", "small-count-in-words", "Two women"),
        ("We saw 3 young people.", "small-count-in-words", "3 young people"),
        ("Of these, one person returned to custody.", "small-count-in-words", "one person"),
        ("Four families took part.", "small-count-in-words", "Four families"),
    ],
)
def test_people_are_found(text, rule, about):
    """By address, number, name, or as so few."""
    assert found(text) == [(rule, about)]


@pytest.mark.parametrize(
    "text",
    [
        "Write to community.justice@example.gov or cjp@partnership.example.",
        "Ring 0800 555 111 or 03000 111 222.",
        "The order of 2023-24 had 15 100 hours and reference 01/2024/0123456.",
        "Victoria Hall, Craig House, James Street and Ross County are places.",
        "Angus Council, Perth and Kinross, Fraser Institute, Morgan Academy.",
        "The Sheriff Court sat; the Sheriff Principal attended.",
        "One in five people, one of the women's services, two thirds of people.",
        "Five people and 24 women took part; 1.4 people; 2024 people.",
        "Two new services for people, and three workers.",
        "Three times as many people came.",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    """Role mailboxes, freephone numbers, places and bodies, shares, larger numbers."""
    assert found(text) == []


def test_a_contact_is_a_role_mailbox():
    """A person's address is found there too."""
    assert [f.rule for f in people_in([], "m.blether@example.gov")] == ["email"]
    assert [*people_in([], "justice@example.gov")] == []
