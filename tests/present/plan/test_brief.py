"""The plan in short: whose it is, for which years, what partners intend and where it stands."""

import re

from shown_plans import rows, tables

from cjreport.present.text.phrases import plain


def test_the_front_says_whose_plan_for_which_years(full_plan):
    """Title, framework, roles and days; the figures' period; nobody's name."""
    front, callout = full_plan.front().blocks

    assert front.title == "Isles of Example, plan 2024‑25 to 2026‑27"
    assert {fact.term: plain(fact.runs) for fact in front.facts} == {
        "Partnership": "Isles of Example Community Justice Partnership",
        "Years": "1 April 2024 to 31 March 2027",
        "Framework": "Community Justice Performance Framework, 2023",
        "Brought up to date": "figures and where actions stand, up to 2024‑25",
        "Contact": "community.justice@isles.example",
        "Signed": "Chair of the Community Justice Board, 21 March 2024",
        "Published": "28 March 2024, isles.example",
        "Sent to Community Justice Scotland": "2 April 2024",
    }
    assert [plain(prose.runs) for prose in callout.blocks] == [
        "This is an example. Exampleland and its areas are fictional, and so is every figure and statement.",
        (
            "Judgements and priorities are those of the plan as published on 28 March 2024. The annual report for "
            "2024‑25 may have later ones."
        ),
    ]


def test_the_plan_in_brief(full_plan):
    """How many outcomes are achieved, the priorities, the actions in the delivery plan's words, what is not known."""
    findings = full_plan.in_brief().blocks[0]

    assert [plain(item) for item in findings.items] == [
        "Partners judge 1 of the 9 national outcomes as being achieved, 6 partly and 2 not yet.",
        (
            "4 outcomes are priorities: diversion from prosecution; bail supervision; health and care after prison; "
            "and local outcome L1, fewer people have to leave the isles to serve their order or get help."
        ),
        (
            "Partners intend 11 actions: 2 complete, 7 in progress, 1 in progress (with revised timescale) and 1 "
            "outstanding."
        ),
        "Partners add an outcome of their own: fewer people have to leave the isles to serve their order or get help.",
        (
            "Partners aim at 2 levels: people waiting for drug or alcohol treatment who have waited three weeks or "
            "less: 90% by 2026‑27; appointments kept on the isles, of all appointments: 75 by 2026‑27."
        ),
        (
            "The draft was open for views from 15 January 2024 to 8 March 2024. What came back was about “A local "
            "outcome”, “What to measure” and “Plain language”; what was decided stands under Consultation."
        ),
        ("Not said or not known: this area's figures for 12 of the 14 national indicators that are numbers."),
    ]


def test_a_sparse_plan_in_brief(sparse_plan):
    """What is not said is counted, not passed over."""
    findings = sparse_plan.in_brief().blocks[0]

    assert [plain(item) for item in findings.items[:4]] == [
        "Partners judge 1 of the 9 national outcomes as being achieved, 1 partly; of 7 the plan does not say.",
        "One outcome is a priority: diversion from prosecution.",
        "Partners intend 2 actions: 1 to start later and 1 with no status given.",
        "Partners add an outcome of their own: shorter journeys.",
    ]
    assert re.match(r"Not said or not known: \d+ of the things that the Act asks for, ", plain(findings.items[-1]))


def test_outcome_by_outcome(full_plan):
    """A row for each national and local outcome; the verdict's mark has a shape of its own."""
    table = tables(full_plan, "in_brief")["Outcome by outcome"]

    assert len(table.rows) == 10
    assert rows(table)[0] == ["1. Diversion from prosecution", "Partly", "Yes", "1 complete and 1 in progress"]
    assert rows(table)[-1][2:] == ["Yes", "1 in progress"]
    assert {row[1][0].text: row[1][0].tone for row in table.rows} == {
        "Yes": "better",
        "Partly": "same",
        "Not yet": "worse",
    }
