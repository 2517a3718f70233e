import time
from dataclasses import replace

import pytest
from description.claims import tally
from description.labelled import country, ledger_of, sentences

from cjreport.assurance.claims.doubtful_claims import doubts_of
from cjreport.assurance.claims.figures.ledger import CountryLedger

PRECISION = {"aside": 0.97, "tuned": 0.99, "tuning": 0.95, "held out": 0.95, "adversarial": 0.95}
RECALL = {"aside": 0.85, "tuned": 0.92, "tuning": 0.97, "held out": 0.92, "adversarial": 0.93}
"""What is asked of each set of labelled sentences.

Those aside were written before the patterns for their kinds, or fresh afterwards, and not looked at until the patterns
stood. Of the others, half of those first written were held out while the patterns were made; the adversarial ones came
later, to break them; what they broke was mended, so their figures say that it stays mended, not how unseen ones fare.
"""


def rules(sentence, place="East Example", period="2023-24", outcome=""):
    return [doubt.rule for doubt in doubts_of(sentence, ledger_of(place, period), outcome)]


def what(sentence, place="East Example", period="2023-24", outcome=""):
    return doubts_of(sentence, ledger_of(place, period), outcome)[0].what


@pytest.mark.parametrize("name", RECALL)
def test_what_is_doubted_is_doubted_rightly(name):
    """Of the sentences nearly all that are doubted break the rule told, and most that break one are doubted."""
    labelled = [each for each in sentences() if each.set == name]
    for each in (each for each in labelled if {each.expected} - {""} != each.found):
        print(f"expected {each.expected or None}, found {set(each.found) or None}: {each.place}, {each.sentence}")  # noqa: T201
    told = tally(labelled)

    assert told.rightly / told.queried >= PRECISION[name]
    assert told.rightly / told.wrong >= RECALL[name]


LEFT_ALONE = frozenset(("left alone", "vague", "hedged", "negated", "plan", "other", "said"))
"""Kinds of sentences that are mostly true, or claim nothing that can be held against figures."""


def test_what_must_not_be_doubted_is_not():
    """No true, vague, hedged or negated sentence, no plan and no sentence of another thing is doubted."""
    alone = [each for each in sentences() if each.kind in LEFT_ALONE and not each.expected]

    assert len(alone) >= 250
    assert [each.sentence for each in alone if each.found] == []


def test_there_are_sentences_enough():
    """The labelled sentences are many, each stands once, a third are not to be queried, and each rule is there."""
    labelled = sentences()
    keys = [(each.place, each.period, each.outcome, each.sentence) for each in labelled]
    expected = [each.expected for each in labelled if each.set in {"tuned", "aside"}]
    aside = [each for each in labelled if each.set == "aside"]

    assert len(keys) == len({*keys})
    assert len(expected) >= 420
    assert len(aside) >= len(expected) / 4
    assert expected.count("") >= len(expected) / 3
    assert {*expected} == {"", *(f"claim-{r}" for r in ("direction", "chance", "level", "rank", "number", "base"))}


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
