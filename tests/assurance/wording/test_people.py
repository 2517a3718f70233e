"""Addresses, numbers and names of people, and numbers of people so small that they might be recognised."""

import time

import pytest

from cjreport.assurance.wording.people import is_body, people_in, small_counts_in
from cjreport.inputs.documents.prose import Statement
from cjreport.inputs.registers.policy import Profile
from cjreport.reports.area import open_report


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
        ("Thanks Fiona Blether for it.", "person", "Fiona Blether"),
        ("Convener Eilidh MacBlether led it.", "person", "Eilidh MacBlether"),
        ("Fiona Stewart Blether led it.", "person", "Fiona Stewart"),
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
        "St Andrew Blether, Fort William Blether and Glen Douglas Blether are places.",
        "Two new services for people, and three workers.",
        "Three times as many people came.",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    """Role mailboxes, freephone numbers, places and bodies, shares, larger numbers."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Angus Integration Joint Board met twice.",
        "The Angus Alcohol and Drug Partnership, and Angus Women’s Aid.",
        "Craig Valley Recovery Hub opened, as did Lewis Street Pantry.",
        "We thank Ross Stewart Memorial Trust and Douglas Blether Housing Association.",
        "The Fraser Blether Centre for Justice runs it.",
    ],
)
def test_a_forename_in_a_bodys_name_is_no_person(text):
    """A name that ends as bodies' names do, or goes on as services' do, is a body's, whoever it was named after."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Angus Blether led it.",
        "Fiona Blether Service Manager",
        "Craig Blether and the Board",
        "Ross Blether, Housing Trust",
    ],
)
def test_a_person_beside_a_body_is_found(text):
    """A role, or a body that is parted from the name, does not hide who is named."""
    assert [rule for rule, _ in found(text)] == ["person"]


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ({"Craig Blethermouth"}, []),
        ({"Craig Blethermouth and Isla"}, []),
        (set(), ["person"]),
        ({"Fiona Blether"}, ["person"]),
    ],
)
def test_what_places_and_bodies_are_called_is_no_person(called, told):
    """A name that the registers or the document have is left alone wherever it stands; others are not."""
    said = [Statement(("challenges",), "The office of Craig Blethermouth and Isla moved.")]

    assert [found.rule for found in people_in(said, "", called)] == told


@pytest.mark.parametrize(
    ("name", "body"),
    [("Angus Integration Joint Board", True), ("Craig Valley Council", True), ("Fiona Blether", False), ("", False)],
)
def test_a_body_is_known_by_its_words(name, body):
    """A person typed where a body's name belongs makes no body of them."""
    assert is_body(name) == body


@pytest.mark.parametrize(
    "piece",
    [
        *("Aa ", "Mr ", "Mr Aa ", "Dr F ", "Fiona ", "Fiona Blether ", "Isles of Example ", "Community Justice "),
        *("Fiona {}ab, ", "Mr {}ab. ", "{}@ab.uk ", "3 men, ", "07700 900118 "),
    ],
)
def test_names_are_looked_for_in_one_pass(piece):
    """However many words, names and numbers follow one another, known or all of them other ones."""
    text = "".join(piece.format(f"B{number:b}".replace("0", "a").replace("1", "e")) for number in range(12_000))
    begun = time.monotonic()

    list(people_in([Statement(("challenges",), text)], "", {"Isles of Example", "Fiona Blether"}))

    assert time.monotonic() - begun < 10


def test_a_contact_is_a_role_mailbox():
    """A person's address is found there too."""
    assert [f.rule for f in people_in([], "m.blether@example.gov")] == ["email"]
    assert [*people_in([], "justice@example.gov")] == []


@pytest.mark.parametrize(
    ("name", "asked"),
    [("Angus Blethermore Joint Board", False), ("Craig Blether Authority", False), ("Angus Blether", True)],
)
def test_the_check_leaves_a_statutory_bodys_name_alone(workbench, name, asked):
    """A body whose name begins with a forename raises no question, a person who is typed there does."""
    file = workbench / "params" / "2024-25" / "examples-glen.yaml"
    words = f'partners:\n  integration_joint_board: {{name: {name}}}\nchallenges: "The {name} met."\n'
    file.write_text(file.read_text(encoding="utf-8") + words, encoding="utf-8")
    found = open_report("Example's Glen", "2024-25", home=workbench).findings

    assert any(finding.rule.id == "person" for finding in found) == asked
