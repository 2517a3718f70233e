"""Words and figures as they stand in sentences: lists, titles, periods, links and the marks of what is not settled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjreport.inputs.periods import ends, is_day, is_quarter, label, span_of
from cjreport.present.text_runs import Run, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.frameworks import Indicator

_ADDRESS = re.compile(r"https?://[^/\s]+(/\S*)?")
_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\\\"?&%#]+@[\w.-]+")
MARK_WORDS = {
    "[p]": "provisional",
    "[r]": "revised",
    "[e]": "estimated",
    "[c]": "withheld so that nobody can be recognised",
    "[x]": "not available",
    "[z]": "does not apply",
}


def runs_of(*parts: str | Run | Runs) -> Runs:
    """Join words and figures into the runs of a sentence."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            runs.append(Text(text=part))
        elif isinstance(part, tuple):
            runs.extend(part)
        else:
            runs.append(part)
    return tuple(runs)


def muted(words: str) -> Text:
    """Give words in grey: what is not there, or what stands beside the matter."""
    return Text(text=words, style="muted")


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: A, B and C; of names that have an "and" or a comma within, A; B and C; and D."""
    *first, last = names
    if any(" and " in name or ", " in name for name in names):
        return "; ".join([*first, f"and {last}" if first else last])
    return " and ".join([", ".join(first), last]) if first else last


def lowered(title: str) -> str:
    """Write a title as it stands inside a sentence: "GP registration" and "Scotland's" keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def capital(words: str) -> str:
    """Write words as they stand at the head of a sentence."""
    return words[:1].upper() + words[1:]


def plain(runs: Runs) -> str:
    """Give the words of a sentence without their marks, for alternative text and for a notebook's plain view."""
    return "".join(getattr(run, "text", "") for run in runs)


def explained(rows: Sequence[Sequence[Runs]]) -> tuple[Runs, ...]:
    """Say in a note what the marks in a table stand for."""
    shown = " ".join(plain(cell) for row in rows for cell in row)
    words = [f"{mark} {meaning}." for mark, meaning in MARK_WORDS.items() if mark in shown]
    return (runs_of(" ".join(words)),) if words else ()


def address(text: str) -> str:
    """Give a text that is a web address, which may be a link; empty where it is anything else."""
    return text if _ADDRESS.fullmatch(text) else ""


def link(where: str) -> Runs:
    """Write a web address as a link by its site's name; other words as they stand."""
    site = where.split("/")[2].removeprefix("www.") if address(where) else ""
    if not site:
        return runs_of(where) if where else ()
    return (Text(text=site, href=where),)


def mailbox(where: str) -> Runs:
    """Write a mail address as a link; other words as they stand."""
    return (Text(text=where, href=f"mailto:{where}" if _MAILBOX.fullmatch(where) else ""),)


def when(indicator: Indicator, period: str) -> str:
    """Say when a figure is of: "in 2024-25", "at the end of March 2025", "in the 2017-18 cohort"."""
    return f"in the {label(period)} cohort" if indicator.frequency == "cohort" else in_period(period)


def in_period(period: str) -> str:
    """Say when: "in 2024-25", "at the end of March 2025", "on 31 March 2014", "over 2020 to 2024"."""
    if is_quarter(period):
        return f"at the end of {ends(period):%B %Y}"
    before = "over" if span_of(period) else "on" if is_day(period) else "in"
    return f"{before} {label(period)}"
