"""The labelled sentences by which the check of claims is judged, and what each should be queried for.

They are test sentences, not statements by anyone: many are false on purpose, also those about real areas.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.doubtful_claims import doubts_of
from cjreport.assurance.claims.figures.ledger import CountryLedger
from cjreport.assurance.claims.verdicts.changes import Pair, is_within_chance
from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.documents.returns import Score
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.country import measures_of_country
from cjreport.measures.frame.lookup import look_up_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger

REPOSITORY = Path(__file__).parents[2]
FILE = REPOSITORY / "tests" / "assurance" / "claims" / "sentences.csv"
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
_COMPARATORS = {"country": Comparator.COUNTRY, "family": Comparator.FAMILY_GROUP}


class Labelled(NamedTuple):
    """A sentence of a report, the rule it breaks, if any, and what its label hangs on besides.

    What it *hangs_on* are words of the frame of measures: that a change lies within chance, how a level compares.
    """

    set: str
    place: str
    period: str
    outcome: str
    kind: str
    rule: str
    hangs_on: str
    sentence: str

    @property
    def expected(self) -> str:
        """The rule for which it should be queried, empty where it should not be."""
        ledger = ledger_of(self.place, self.period)
        hanging = (_broken(each, ledger) for each in self.hangs_on.split("; ") if each)
        return self.rule or next(filter(None, hanging), "")

    @property
    def found(self) -> frozenset[str]:
        """The rules for which the check queries it."""
        ledger = ledger_of(self.place, self.period)
        return frozenset(doubt.rule for doubt in doubts_of(self.sentence, ledger, self.outcome))


def _broken(hanging: str, ledger: Ledger) -> str:
    """Give the rule that is broken by the words of the frame, as they are now."""
    what, name, first, last = hanging.split("|")
    series = ledger.series(name)
    if what == "level":
        comparator, period = _COMPARATORS[first.split()[0]], last
        beside, way = series.beside[ledger.place.code, period, comparator], first.partition(" ")[2]
        value, mark = series.figures[ledger.place.code, period].value or 0, beside.value or 0
        # where too few areas are alike to say more, which of the two figures is higher
        word = beside.word if beside.word != "not assessed" else "higher" if value > mark else "lower"
        bears = word not in {"higher", "lower"} if way == "not different" else word == way
        return "" if bears else "claim-level"
    then, now = (series.figures[ledger.place.code, period] for period in (first, last))
    within = is_within_chance(Pair(series, ledger.place.code, last, first, now, then))
    if what == "change":
        return "claim-chance" if within else ""
    return "claim-direction" if within is False else ""


@cache
def sentences() -> tuple[Labelled, ...]:
    """Read the labelled sentences."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Labelled(**row) for row in csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def country(name: str) -> CountryLedger:
    """Give what prose about a country may be held against."""
    library = read_library(find_workbench(name, REPOSITORY))
    return CountryLedger(look_up_in(measures_of_country(library)), library)


@cache
def ledger_of(place: str, period: str) -> Ledger:
    """Give what prose of a place and period may be held against, with what some partners stated and scored."""
    of_country = country("example" if "Example" in place else "scotland")
    stated = tuple(_stated()) if place == "Dundee City" else ()
    scores = {key: Score(before=a, now=b) for key, (a, b) in SCORES.items()} if place == "East Lothian" else {}
    return of_country.of(of_country.library.areas.find(place), period, stated, scores)


def _stated() -> Iterator[StatedFigure]:
    for (name, title, outcome, measure), numbers in STATED.items():
        for period, number in zip(("2022-23", "2023-24"), numbers, strict=True):
            count, value = (number, None) if isinstance(number, int) else (None, number)
            yield StatedFigure(
                id=name,
                title=title,
                outcome=outcome,
                measure=measure,
                period=period,
                count=count,
                value=value,
                unit="%" if value else "",
                source=NEWS,
            )
