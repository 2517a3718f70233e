"""The main points: a few sentences chosen by rule, the last of them what is not known."""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import label
from cjreport.inputs.registers.frameworks import IN_WORDS
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address, Row
from cjreport.measures.statistics.comparison import DIFFERENT, Comparison
from cjreport.measures.statistics.distance import in_widths
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.blocks import MainPoints
from cjreport.present.report.accounts import ACHIEVED
from cjreport.present.report.summary import summary_indicators
from cjreport.present.report.themes import is_old, latest_figures, target_words
from cjreport.present.sentences.sentences import change, change_after, is_to_tell, level, level_after
from cjreport.present.text.comparison_words import UNUSUAL
from cjreport.present.text.phrases import listed, lowered, runs_of
from cjreport.present.text.place_names import place_in_sentence
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures

FEWEST, MOST = 3, 6
"""How many main points a report has, with the one of what is not known."""
OF_A_THEME = 2
"""How many main points at most are of one theme; the national indicators are one."""
NATIONAL = "national"
ALWAYS_UNKNOWN = "why figures differ or change, which no figure here can say"
"""What a report says it does not know where nothing else is lacking."""
NAMED = 3
"""So many titles are named in what is not known; of more, how many there are."""
REGIONS = {"health_board": "health board", "adp": "alcohol and drug partnership", "court_area": "court area"}
"""What is said of a region where a figure is of one."""


class Telling(NamedTuple):
    """What may be told of an indicator: *words* on its level or change, whether that is *unusual*, and its *size*.

    The size is the distance from the country's figure, or from the year before, in widths of the middle half of areas.
    """

    indicator: Indicator
    words: Runs
    unusual: bool
    size: float


def main_points(figures: Figures) -> MainPoints:
    """Choose from three to six main points by duty, certainty and size, and say last what is not known.

    Duty: partners' verdicts and targets missed come first, targets met after all else. Certainty: levels that differ
    from the country's beyond chance, and changes since a year before of more than the usual size, the unusual first;
    none of too few people or cases. Size: the largest first. Levels and changes take turns, national indicators before
    others; none is told twice. Where that is too little, levels without a clear difference are told, then those
    published without an interval.
    """
    first = [*verdict_points(figures), *target_points(figures, Comparison.MISSES)]
    told = [*first, *target_points(figures, Comparison.MEETS)][: MOST - 1]
    certain = chosen(in_turn(levels(figures), changes(figures)), MOST - 1 - len(told))
    lacking = FEWEST - 1 - len(told) - len(certain)
    others = chosen(unclear(figures), lacking) if lacking > 0 else []
    words = [telling.words for telling in (*certain, *others)]
    return MainPoints(items=(*told[: len(first)], *words, *told[len(first) :], unknown_point(figures)))


def chosen(tellings: Iterable[Telling], room: int) -> list[Telling]:
    """Take the first tellings for which there is room: each indicator once, of each theme no more than OF_A_THEME."""
    taken: list[Telling] = []
    for telling in tellings:
        alike = [each for each in taken if theme_of(each.indicator) == theme_of(telling.indicator)]
        if (
            len(taken) < room
            and len(alike) < OF_A_THEME
            and telling.indicator not in [each.indicator for each in alike]
        ):
            taken.append(telling)
    return taken


def theme_of(indicator: Indicator) -> str:
    """Give an indicator's theme, NATIONAL for a national indicator."""
    return indicator.theme or NATIONAL


def in_turn(*orders: Sequence[Telling]) -> Iterator[Telling]:
    """Give the first of each order, then the second of each, and so on."""
    return (telling for telling in chain.from_iterable(zip_longest(*orders)) if telling)


def in_order(tellings: Iterable[Telling]) -> list[Telling]:
    """Put tellings in order: national indicators, then what is unusual, then by size; else as they came."""
    return sorted(
        tellings,
        key=lambda each: (theme_of(each.indicator) != NATIONAL, not each.unusual, -np.nan_to_num(each.size)),
    )


def levels(figures: Figures) -> list[Telling]:
    """Tell of each indicator whose level differs from the country's by more than chance, and how it changed."""
    return in_order(
        Telling(
            each,
            runs_of(level(figures, each.id), change_after(figures, each.id)),
            is_unusual(figures, each),
            _size(figures, each, row["difference"]),
        )
        for each in _indicators_to_tell(figures)
        if (row := figures.at(_latest(figures, each, Comparator.COUNTRY))) and row["comparison"] in DIFFERENT
    )


def changes(figures: Figures) -> list[Telling]:
    """Tell of each indicator that has changed since a year before by more than usual, and where that leaves it.

    Of quarters only those that stand out in their control chart are told, and no change from or to an unusual year.
    """
    return in_order(
        Telling(
            each,
            (*words, *level_after(figures, each.id, words)),
            row["unusual"] in UNUSUAL,
            _size(figures, each, row["difference"]),
        )
        for each in _indicators_to_tell(figures)
        if (row := figures.at(_latest(figures, each, Comparator.YEAR_BEFORE))) and row["comparison"] in DIFFERENT
        if is_to_tell(figures, _latest(figures, each)) and (words := change(figures, each.id))
    )


def unclear(figures: Figures) -> list[Telling]:
    """Tell of the indicators that show no clear difference, then of those that are published without an interval."""
    current = [indicator for indicator in summary_indicators(figures) if figures.is_current(indicator.id)]
    rows = [(indicator, figures.at(_latest(figures, indicator, Comparator.COUNTRY))) for indicator in current]
    words = [(indicator, row["comparison"] if row else Comparison.NOT_ASSESSED) for indicator, row in rows]
    return [
        Telling(indicator, level(figures, indicator.id), unusual=False, size=0)
        for wanted in (Comparison.NOT_DIFFERENT, Comparison.NOT_ASSESSED)
        for indicator, word in words
        if word == wanted
    ]


def is_unusual(figures: Figures, indicator: Indicator) -> bool:
    """Whether the area is unusual for its size."""
    row = figures.at(_latest(figures, indicator))
    return row is not None and row["unusual"] in UNUSUAL


def _indicators_to_tell(figures: Figures) -> list[Indicator]:
    """List the summary's indicators that have a current figure with an interval, of not too few people."""
    current = [indicator for indicator in summary_indicators(figures) if figures.is_current(indicator.id)]
    rows = [(indicator, figures.at(_latest(figures, indicator))) for indicator in current]
    return [
        indicator
        for indicator, row in rows
        if row and not pd.isna(row["lower"]) and (indicator.kind == "rate" or _is_share_to_tell(indicator, row))
    ]


def _is_share_to_tell(indicator: Indicator, row: Row) -> bool:
    """Whether a share has words to be told in, and is of not too few people."""
    return bool(indicator.predicate) and row["denominator"] >= SMALL_BASE


def _latest(figures: Figures, indicator: Indicator, comparator: str = Comparator.NONE) -> Address:
    return Address(indicator.id, figures.inputs.area.code, figures.latest(indicator.id) or "", comparator)


def _size(figures: Figures, indicator: Indicator, difference: float) -> float:
    codes = [area.code for area in figures.inputs.library.areas.all]
    rows = figures.rows(indicator.id)
    there = rows["area_code"].isin(codes) & (rows["period"] == figures.latest(indicator.id))
    return in_widths(float(difference), rows.loc[there, "value"].to_numpy(dtype=float))


def verdict_points(figures: Figures) -> Iterator[Runs]:
    """Say how far partners judge the outcomes achieved, where they do."""
    outcomes = figures.inputs.framework.outcomes
    verdicts = [figures.inputs.the_return.account(outcome.id).achieved for outcome in outcomes]
    given = {verdict: verdicts.count(verdict) for verdict in ACHIEVED if verdict in verdicts}
    counts = [
        f"{'all ' if count == len(outcomes) else ''}{count} {ACHIEVED[verdict].rstrip('.').lower()}"
        for verdict, count in given.items()
    ]
    if silent := verdicts.count(None) if given else 0:
        counts.append(f"{silent} not judged")
    if given:
        lead = Text(text=f"Partners' own judgement of the {len(outcomes)} outcomes", style="strong")
        yield runs_of(lead, f" at the end of {label(figures.inputs.period)}: {listed(counts)}.")


def target_points(figures: Figures, verdict: str) -> list[Runs]:
    """Say which levels that are set are met, or missed, by the area or a region of its; where not clear, nothing."""
    indicators = [indicator for indicator in figures.inputs.library.context.indicators if indicator.target]
    held = [
        each
        for indicator in indicators
        for each in latest_figures(figures, indicator)
        if not is_old(figures, each.at.period)
    ]
    beside = [(each, figures.at(each.at._replace(comparator=Comparator.TARGET))) for each in held]
    return [_target(figures, *each) for each, row in beside if row and row["comparison"] == verdict]


def _target(figures: Figures, indicator: Indicator, at: Address) -> Runs:
    return runs_of(
        Text(
            text=f"In {place_in_sentence(figures, at.area)}{_region_in_words(figures, at.area)}",
            style="strong",
        ),
        " ",
        figures.number(at),
        f" of {indicator.noun} {indicator.predicate} in {label(at.period)}. {target_words(figures, indicator, at)}",
    )


def _region_in_words(figures: Figures, code: str) -> str:
    """Say of a region that it is the area's, and whether it is of others too."""
    region = next((each for each in figures.inputs.library.areas.regions if each.code == code), None)
    if region is None:
        return ""
    kind = REGIONS[region.kind]
    return f", the {kind} of this area and others," if len(region.members) > 1 else f", this area's {kind},"


def unknown_point(figures: Figures) -> Runs:
    """Say, as the last of the main points, what the report does not know; of every report that is something."""
    parts = [part for part in _unknown(figures) if part] or [ALWAYS_UNKNOWN]
    *first, last = parts
    return runs_of(
        Text(text="Not known:", style="strong"), f" {'; '.join([*first, f'and {last}' if first else last])}."
    )


def _unknown(figures: Figures) -> Iterator[str]:
    words, framework = figures.inputs.the_return, figures.inputs.framework
    counted = [i for i in framework.indicators if i.kind not in IN_WORDS]
    silent = sum(words.account(outcome.id).is_empty for outcome in framework.outcomes)
    if words.compiled_from and silent == len(framework.outcomes):
        yield f"what partners did and judged, as this holds no more than {words.compiled_from}"
    else:
        yield _silence(silent, len(framework.outcomes))
    indicators = summary_indicators(figures)
    if old := [each for each in indicators if not figures.is_current(each.id) and not figures.is_withheld(each.id)]:
        yield f"recent figures for {_titles(old, 'measures of the summary')}"
    whose = "these areas'" if figures.inputs.area.members else "this area's"
    source = ", in national publications" if words.figures else ""
    yield _not_held(whose, sum(not figures.latest_reported(i.id) for i in counted), len(counted), source)
    if withheld := [i for i in counted if figures.is_withheld(i.id)]:
        yield f"the figures for {_titles(withheld, 'national indicators')}, withheld so that nobody can be recognised"
    if unsettled := [indicator for indicator in indicators if _is_provisional(figures, indicator)]:
        of = "one measure" if len(unsettled) == 1 else f"{len(unsettled)} measures"
        yield f"the final figures of {of} of the summary, provisional for now"


def _silence(silent: int, outcomes: int) -> str:
    """Say of how many outcomes partners' account is lacking."""
    if silent == outcomes:
        return "what partners did and achieved, as this report has no account by them"
    return f"what partners did and achieved under {silent} of the {outcomes} outcomes" if silent else ""


def _not_held(whose: str, gaps: int, counted: int, source: str) -> str:
    """Say how many national indicators have no figure of the area, but those that partners state."""
    some = "any" if gaps == counted else str(gaps)
    return f"{whose} figures for {some} of the {counted} national indicators that are numbers{source}" if gaps else ""


def _titles(indicators: Sequence[Indicator], kind: str) -> str:
    """Name a few indicators by their titles, and count many."""
    return (
        listed([lowered(indicator.title) for indicator in indicators])
        if len(indicators) <= NAMED
        else f"{len(indicators)} {kind}"
    )


def _is_provisional(figures: Figures, indicator: Indicator) -> bool:
    row = figures.at(_latest(figures, indicator))
    return row is not None and row["status"] == Status.PROVISIONAL
