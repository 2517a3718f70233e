"""The pages that explain: methods, glossary, what is new, and how far the site can be used by everybody."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label, span_of
from cjreport.present.blocks import Block, Column, Heading, Prose, Table
from cjreport.present.site.links import NEWS, address_from
from cjreport.present.text.glossary import glossary_block
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text.phrases import address, listed, runs_of
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.registers.glossary import Term
    from cjreport.inputs.registers.publisher import Publisher
    from cjreport.present.site.news import FigureChange, News, ReportChange

STATEMENT = Path(__file__).with_name("accessibility.md")
WHAT = {
    "new": "New",
    "figures": "Its figures changed",
    "page": "Its words or looks changed; its figures are as they were",
    "gone": "Taken away",
}
APART = re.compile(r"(?m)^(?P<heading>## .*\n\n)\[.*\]\((?P<file>\w+\.md)\).*$")
"""A section of docs/methods.md that stands in a file of its own."""
OPENING = re.compile(r"\A# .*\n\nThis is section .*\n\n")
"""How such a file begins: with the section's title, and where it belongs."""


def methods_blocks(methods: str, rules: str, indicators: str) -> tuple[Block, ...]:
    """Give docs/methods.md as blocks, with docs/rules.md in its place, and lead to the pages of *indicators*, if any.

    Links to files of the workbench are dropped: from a published page they would lead nowhere.
    """
    instead = f"Each has its page: see [the list of indicators]({indicators})." if indicators else ""
    sections = {"indicators.md": instead, "rules.md": OPENING.sub("", rules)}
    text = APART.sub(lambda section: section["heading"] + sections[section["file"]], methods)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    kept = re.escape(indicators or "#")
    return read_markdown(re.sub(rf"\[([^\]]+)\]\((?!https?://|#|{kept})[^)]+\)", r"\1", text), flowing=True)


def glossary_blocks(terms: Sequence[Term]) -> tuple[Block, ...]:
    """Give every term that is explained."""
    words = "Words that the reports use in a sense of their own, or that not every reader will know."
    return Heading(level=1, runs=runs_of("Glossary")), Prose(runs=runs_of(words)), glossary_block(terms)


def news_blocks(news: News) -> Iterator[Block]:
    """Say which reports the last build that changed anything made, changed or took away, and what figures are new."""
    yield Heading(level=1, runs=runs_of("What is new"))
    words = "The figures, reports and plans that the last update of this site changed."
    yield Prose(runs=runs_of(words))
    yield Heading(level=2, runs=runs_of("Figures"))
    if news.figures:
        yield _figures(news.figures)
    else:
        yield Prose(runs=runs_of("No figure that was shown before has changed, and no new one came to those shown."))
    yield Heading(level=2, runs=runs_of("Reports and plans"))
    if news.reports:
        yield _reports(news.reports)
    else:
        yield Prose(runs=runs_of("None was made for the first time, changed or taken away."))


def _figures(changes: Sequence[FigureChange]) -> Table:
    rows = tuple(
        ((Text(text=each.title, href=address_from(NEWS, each.place)),), runs_of(each.country), runs_of(_became(each)))
        for each in changes
    )
    return _table("Indicators whose figures changed", ("Indicator", "Country", "What changed"), rows)


def _became(change: FigureChange) -> str:
    """Say what became of an indicator's figures."""
    periods = f", for {listed([label(p) for p in change.periods])}" if change.periods else ""
    told = [
        f"{change.added} new{periods}" if change.added else "",
        f"{change.changed} changed" if change.changed else "",
        f"{change.gone} taken away" if change.gone else "",
    ]
    return "; ".join(filter(None, told))


def _reports(changes: Sequence[ReportChange]) -> Table:
    rows = tuple(
        (
            (
                Text(
                    text=_name_of(each),
                    href="" if each.what == "gone" else f"{address_from(NEWS, each.place)}/index.html",
                ),
            ),
            runs_of(each.country),
            runs_of(WHAT[each.what]),
        )
        for each in changes
    )
    return _table("Reports and plans that changed", ("Report or plan", "Country", "What changed"), rows)


def _name_of(change: ReportChange) -> str:
    """Name a report or plan so that no two are named alike."""
    noun = change.noun or ("plan" if span_of(change.period) else "")  # as news were written that named no kind
    return f"{change.name}, {f'{noun} ' if noun else ''}{label(change.period)}"


def _table(caption: str, heads: Sequence[str], rows: tuple[tuple[Runs, ...], ...]) -> Table:
    columns = tuple(Column(name=head) for head in heads)
    return Table(caption=caption, columns=columns, rows=rows, layout="records", sortable=True)


def accessibility_blocks(publisher: Publisher | None) -> Iterator[Block]:
    """Say what was done and tested so that everybody can use the site, what was not, and whom to tell of a fault."""
    yield from read_markdown(STATEMENT.read_text(encoding="utf-8"), flowing=True)
    yield Heading(level=2, runs=runs_of("If something does not work for you"))
    yield from _contact(publisher)


def _contact(publisher: Publisher | None) -> Iterator[Prose]:
    if publisher is None:
        yield Prose(
            runs=runs_of(
                "Whoever publishes this site has not named an address here. A report names its partnership's contact "
                "where the partnership has given one."
            )
        )
    else:
        yield Prose(
            runs=runs_of(f"Tell {publisher.publisher}, who publishes this site: ", _reached(publisher.contact), ".")
        )
    yield Prose(
        runs=runs_of(
            "A public body in Scotland that publishes a site has to meet the Public Sector Bodies (Websites and Mobile "
            "Applications) (No. 2) Accessibility Regulations 2018. If it does not answer, or its answer does not help, "
            "the ",
            Text(text="Equality Advisory and Support Service", href="https://www.equalityadvisoryservice.com/"),
            " can advise.",
        )
    )


def _reached(contact: str) -> Text:
    mail = "" if address(contact) or "@" not in contact else f"mailto:{contact}"
    return Text(text=contact, href=address(contact) or mail)
