import csv
import time
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from cjreport.assurance.claims.doubtful_claims import doubts_of
from cjreport.assurance.claims.figures.ledger import CountryLedger
from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.documents.returns import Score
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library
from cjreport.measures.frame.country import measures_of_country
from cjreport.measures.frame.lookup import look_up_in

REPOSITORY = Path(__file__).parents[3]
SENTENCES = [*csv.DictReader((Path(__file__).parent / "sentences.csv").read_text(encoding="utf-8").splitlines())]
"""Sentences written as partnerships write, each with the rule it breaks, if any; the last column but one says which.

Half of those first written were held out while the patterns were made. The adversarial ones came later, to break them;
what they broke was mended, so their figures say that it stays mended, not how unseen sentences fare.
"""
PRECISION, RECALL = 0.95, {"tuning": 0.97, "held out": 0.92, "adversarial": 0.93}
NEWS = "https://www.dundeecity.gov.uk/news/article?article_ref=4832"
STATED = {
    ("diversion-referred", "Referrals for diversion from prosecution", "1", ""): (162, 164),
    ("diversion-started", "Diversion cases started", "1", "cjpf-1-commenced"): (77, 92),
    ("diversion-completed", "Diversion cases completed", "1", "cjpf-1-completed"): (53, 62),
    ("court-reports", "Court reports", "", ""): (714, 824),
    ("bail-supervision", "Bail supervision", "3", ""): (16, 18),
    ("structured-deferred", "Structured deferred sentences", "4", ""): (44, 96),
    ("community-payback-orders", "Community payback orders", "4", ""): (447, 553),
    ("cpo-completed", "Community payback orders completed", "4", ""): (65.0, 70.0),
}
"""What Dundee's partnership published of 2022-23 and 2023-24."""
SCORES = {
    "1": (8, 9),
    "2": (7, 8),
    "3": (8, 8),
    "4": (9, 9),
    "5": (9, 9),
    "6": (8, 9),
    "7": (7, 8),
    "8": (9, 9),
    "9": (9, 9),
}
"""How East Lothian's partners scored the outcomes, before 2023-24 and at its end."""


def stated_figures():
    return [
        StatedFigure(
            id=name,
            title=title,
            outcome=outcome,
            measure=measure,
            period=period,
            count=number if isinstance(number, int) else None,
            value=None if isinstance(number, int) else number,
            unit="" if isinstance(number, int) else "%",
            source=NEWS,
        )
        for (name, title, outcome, measure), numbers in STATED.items()
        for period, number in zip(("2022-23", "2023-24"), numbers, strict=True)
    ]


@cache
def country(name):
    library = read_library(find_workbench(name, REPOSITORY))
    return CountryLedger(look_up_in(measures_of_country(library)), library)


@cache
def ledger_of(place, period):
    of_country = country("example" if "Example" in place else "scotland")
    stated = stated_figures() if place == "Dundee City" else ()
    scores = {key: Score(before=a, now=b) for key, (a, b) in SCORES.items()} if place == "East Lothian" else {}
    return of_country.of(of_country.library.areas.find(place), period, stated, scores)


def rules(sentence, place="East Example", period="2023-24", outcome=""):
    return [doubt.rule for doubt in doubts_of(sentence, ledger_of(place, period), outcome)]


def what(sentence, place="East Example", period="2023-24", outcome=""):
    return doubts_of(sentence, ledger_of(place, period), outcome)[0].what


@pytest.mark.parametrize("name", RECALL)
def test_what_is_doubted_is_doubted_rightly(name):
    """Of the sentences nearly all that are doubted break the rule told, and most that break one are doubted."""
    told = Counter()
    for each in (each for each in SENTENCES if each["set"] == name):
        found = {*rules(each["sentence"], each["place"], each["period"], each["outcome"])}
        expected = {each["rule"]} - {""}
        if found != expected:
            print(f"expected {expected or None}, found {found or None}: {each['place']}, {each['sentence']}")  # noqa: T201
        told["doubted"] += bool(found)
        told["rightly"] += bool(found) and found == expected
        told["wrong"] += bool(expected)
        told["caught"] += bool(found & expected)
    precision, recall = told["rightly"] / told["doubted"], told["caught"] / told["wrong"]
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201

    assert precision >= PRECISION
    assert recall >= RECALL[name]


def test_there_are_sentences_enough():
    """The labelled sentences are many, each stands once, and every rule is among them."""
    keys = [(each["place"], each["period"], each["outcome"], each["sentence"]) for each in SENTENCES]
    rules_of = {each["rule"] for each in SENTENCES}

    assert len(keys) == len({*keys}) >= 220
    assert rules_of == {"", *(f"claim-{rule}" for rule in ("direction", "chance", "level", "rank", "number", "base"))}


def test_a_doubt_says_both_figures_and_where_they_are_from():
    """A doubt gives the sentence as it stands, the two figures, their periods, the place and the source."""
    text = "We met twice.\n\nShoplifting *fell*  in\n2023-24. More to come."
    (doubt,) = doubts_of(text, ledger_of("East Example", "2023-24"))

    assert doubt.sentence == doubt.typed
    assert doubt.typed in text
    assert doubt.what == (
        'says "fell"; Shoplifting in East Example: 72.5 per 10,000 people (1,143) in 2022-23 and '
        "80.1 per 10,000 people (1,267) in 2023-24 (source: example)"
    )


def test_a_number_of_another_area_is_told_for_what_it_is():
    """A number that is another area's figure names the area; one of another year names the year."""
    assert '"193" is the figure of Port Example' in what("In 2023-24 there were 193 assessments for diversion.")
    assert '"384" is the figure of 2023-24' in what("In 2022-23 there were 384 sexual crimes.")


def test_hidden_figures_are_never_spoken_of():
    """Of a figure that is withheld nothing is said, and no doubt gives it away."""
    ledger = ledger_of("East Example", "2023-24")
    hidden = ledger.series("bail_supervision_commenced").figures["X12000006", "2022-23"]

    assert hidden.value is None
    assert hidden.numerator is None
    for number in range(1, 12):
        assert rules(f"Bail supervision cases commenced rose from {number} to 27.") == []
        assert rules(f"There were {number} bail supervision cases commenced in 2022-23.") == []


def test_series_that_disagree_leave_a_claim_alone():
    """Where two series are named alike and one bears a claim out, nothing is said."""
    assert rules("Theft from a motor vehicle rose by half.", "Example Moor", "2022-23") in ([], ["claim-direction"])
    assert rules("Diversion cases commenced rose from 11.2 to 11.9.") == []
    assert rules("Diversion cases commenced rose from 124 to 132.") == []


def test_better_and_worse_count_only_where_one_way_is_desired():
    """Improved and worsened are left alone unless the indicator says which way is better."""
    plain_ledger = country("example")
    context = plain_ledger.library.context
    lines = [
        line.model_copy(update={"direction": "higher"}) if line.id == "cpo_completion" else line
        for line in context.indicators
    ]
    library = replace(plain_ledger.library, context=context.model_copy(update={"indicators": tuple(lines)}))
    place = library.areas.find("Example City")
    desired = CountryLedger(plain_ledger.lookup, library).of(place, "2023-24")
    sentence = "The share of community payback orders completed improved in 2023-24."

    assert doubts_of(sentence, plain_ledger.of(place, "2023-24")) == ()
    assert [doubt.rule for doubt in doubts_of(sentence, desired)] == ["claim-direction"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Assessments fell from 211 to 200.", ["claim-direction"]),
        ("Risk assessments fell from 211 to 200.", []),
        ("Assessments of risk fell from 211 to 200.", []),
    ],
)
def test_an_outcome_gives_context(sentence, expected):
    """Under an outcome its own words may be left out, but not where another thing is spoken of."""
    assert rules(sentence, period="2024-25", outcome="1") == expected
    assert rules(sentence, period="2024-25") == []


def test_the_sentence_before_gives_context():
    """A sentence may leave out what the one before has named."""
    assert rules("We turn to diversion. Assessments fell from 211 to 200.", period="2024-25") == ["claim-direction"]
    assert rules("We turn to housing. Assessments fell from 211 to 200.", period="2024-25") == []


@pytest.mark.parametrize(
    "text",
    [
        "| Shoplifting | fell | 12 |\n|---|---|---|\n| Shoplifting | fell | 13 |",
        "> Shoplifting fell.",
        "```\nShoplifting fell.\n```",
        "Traders wrote: “Shoplifting fell.”",
        "Shoplifting fell?",
    ],
)
def test_what_is_no_statement_is_left_alone(text):
    """Tables, code, quotations and questions claim nothing."""
    assert rules(text) == []


@pytest.mark.parametrize(
    "text", ["- Shoplifting **fell**.", "### Crime\nShoplifting fell.", "1. [Shoplifting](https://a.example) fell."]
)
def test_markdown_does_not_hide_a_claim(text):
    """Lists, headings, links and marks are read through."""
    assert rules(text) == ["claim-direction"]


def test_no_text_takes_long():
    """Text that is made to be slow to read is read in no time, and left alone."""
    ledger = ledger_of("East Example", "2023-24")
    hostile = [
        "Shoplifting " + "was 5 number of the " * 25,
        "Recorded crime and " * 30 + "fell",
        "Crime " + "12 in 2023-24, " * 35,
        "9" * 400 + " crimes",
        "higher than " * 45 + "crime",
        "(" * 300 + "crime fell" + ")" * 200,
    ]
    began = time.perf_counter()
    for text in hostile:
        doubts_of(text, ledger)

    assert time.perf_counter() - began < 2
