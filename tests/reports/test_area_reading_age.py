"""How old one must be to read a report with ease: its own sentences, not the words of partners or of the law."""

import pytest
from conftest import REPOSITORY
from reading_ease import lix, reading_age, sentences_of, words_of

from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report

LIMIT = 40
"""No part of a report is harder than this: a newspaper, read with ease at 14 or 15."""
EASY = {"in brief": 36, "summary": 32, "method": 34, "glossary": 36}
"""What everybody should be able to read is easier: 12 or 13."""
FEW = 4
"""Of fewer sentences than this, LIX says little."""
REPORTS = [
    ("Scottish Borders", "2024-25", "scotland"),
    ("City of Edinburgh", "2020-21", "scotland"),
    ("Port Example", "2024-25", "example"),
]


def texts(block):
    """Give the sentences of a block that are the report's own: of a cell, only what is a sentence."""
    match block.kind:
        case "prose":
            yield plain(block.runs)
        case "findings":
            yield from map(plain, block.items)
        case "bullets":
            yield from (text for item in block.items for each in item for text in texts(each))
        case "callout" | "details":
            yield from (text for each in block.blocks for text in texts(each))
        case "figure":
            yield from (f"{plain(block.title)}.", block.subtitle)
        case "table":
            yield from map(plain, block.notes)
            yield from (words for row in block.rows for cell in row if (words := plain(cell)).endswith("."))


def parts_of(report):
    """Give a report's parts and the texts of each; titles of outcomes and indicators are not our words."""
    inputs = report.figures.inputs
    passages = {
        "before you read": report.front(),
        "in brief": report.in_brief(),
        "summary": report.summary(),
        "outcomes": report.outcomes(),
        "method": report.method(),
    }
    passages |= {theme.id: report.theme(theme.id) for theme in inputs.library.context.themes}
    # what else a return says is partners' own
    if inputs.the_return.is_empty or inputs.the_return.compiled_from:
        passages |= {"partnership": report.partnership(), "checks": report.checks()}
    titles = {f"Outcome {outcome.id}. {outcome.title}" for outcome in inputs.framework.outcomes}
    titles |= {indicator.title for indicator in inputs.framework.indicators}
    given = {name: [text for block in passage.blocks for text in texts(block)] for name, passage in passages.items()}
    return {name: [text for text in found if text not in titles] for name, found in given.items()}


def notebook_parts():
    """Give the words of the notebook itself, its glossary among them."""
    source = (REPOSITORY / "notebooks" / "area_report.py").read_text(encoding="utf-8")
    glossary = source.split("# ## Glossary")[1].replace("# ", " ").replace("**", "").split("\n - ")
    return {"glossary": [" ".join(entry.replace("-", " - ", 0).split()) for entry in glossary if entry.strip(" #\n")]}


def is_too_hard(name, found):
    sentences = [sentence for text in found for sentence in sentences_of(text)]
    return len(sentences) >= FEW and lix(sentences) > EASY.get(name, LIMIT)


@pytest.mark.parametrize(("area", "period", "country"), REPORTS, ids=str)
def test_no_part_of_a_report_is_hard_to_read(area, period, country):
    """Each part's LIX is told (pytest -s), and is below its limit."""
    parts = parts_of(open_report(area, period=period, country=country, home=REPOSITORY)) | notebook_parts()
    for name, found in parts.items():
        sentences = [sentence for text in found for sentence in sentences_of(text)]
        if sentences:
            print(f"{area}, {period}, {name}: LIX {lix(sentences):.0f}, age {reading_age(lix(sentences))}")  # noqa: T201

    assert [name for name, found in parts.items() if is_too_hard(name, found)] == []


def test_lix_is_that_of_its_author():
    """Words to a sentence, and long words of a hundred; a colon ends a sentence, figures are short words."""
    sentences = sentences_of("The council counts crimes: 1,234 in all. Reconvictions fell.")

    assert sentences == ["The council counts crimes:", "1,234 in all.", "Reconvictions fell."]
    assert [words_of(sentence) for sentence in sentences][1] == ["1,234", "in", "all"]
    assert lix(sentences) == pytest.approx(9 / 3 + 100 * 2 / 9)


@pytest.mark.parametrize(("score", "age"), [(23.9, 10), (24, 11), (39.9, 14), (40, 15), (60, 19)])
def test_a_reading_age_is_read_off_the_table(score, age):
    """Each step of four is a year at school."""
    assert reading_age(score) == age
