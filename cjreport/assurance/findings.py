"""Findings: what a rule found, where, on what basis, and what the partnership answers."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjreport.errors import Problem
from cjreport.inputs.documents.common import Answer
from cjreport.inputs.files.checked_yaml import Record
from cjreport.inputs.registers.rules import RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjreport.inputs.files.yaml_text import Key, Positions


_DASHES = re.compile(r"[\u2010-\u2015\u2212/]")
"""A year may be typed 2024/25 or with any dash."""
FEW = 2
"""So many findings of one rule are told one by one; of more, the first alone, and where the others are."""
WORDS = 10
"""So many words of a text are enough to know it by."""


class Found(NamedTuple):
    """What a rule found: at which path of the file, about what in short, in words; *words* begin it in the file."""

    rule: str
    path: tuple[Key, ...]
    about: str
    what: str
    words: str = ""


def beginning(text: str) -> str:
    """Give the first words of a text, enough to know it by."""
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


class Finding(Record):
    """Something found in a return or a plan, with the rule it breaks and the answer given, if any."""

    rule: Rule
    about: str
    what: str
    path: tuple[str | int, ...]
    file: Path | None = None
    line: int | None = None
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still keeps a report from being released."""
        return self.rule.severity == "error" and self.answer is None

    @property
    def problem(self) -> Problem:
        """The finding as it is told: what, where, on what basis, how to mend it."""
        what = f"[{self.rule.id}] {self.rule.severity}: {self.what}"
        answered = f" Answered: {self.answer.answer.strip()}" if self.answer else ""
        return Problem(
            what,
            f"{self.rule.mend} ({self.rule.basis}; about: {self.about.rstrip('.')}.){answered}",
            self.file,
            self.line,
        )


def placed(found: Iterable[Found], positions: Positions | None, answers: Sequence[Answer]) -> tuple[Finding, ...]:
    """Give each of what was found its rule, line and answer, in the order of the file; tell answers to nothing."""
    findings = [_placed(each, positions, answers) for each in found]
    used = {id(finding.answer) for finding in findings}
    findings += [_placed(each, positions, ()) for each in _unused(answers, used)]
    return tuple(sorted(findings, key=lambda finding: finding.line or 0))


def _placed(found: Found, positions: Positions | None, answers: Sequence[Answer]) -> Finding:
    rule = RULES[found.rule]
    fitting = (a for a in answers if rule.answerable and a.rule == rule.id and _is_about(a, found.about))
    return Finding.model_construct(
        rule=rule,
        about=found.about,
        what=found.what,
        path=found.path,
        file=positions.file if positions else None,
        line=positions.line(found.path, found.words) if positions else None,
        answer=next(fitting, None),
    )


def _is_about(answer: Answer, about: str) -> bool:
    return _folded(answer.about) in _folded(about)


def _folded(words: str) -> str:
    return " ".join(_DASHES.sub("-", words.casefold()).split()).rstrip(". ")


def _unused(answers: Sequence[Answer], used: set[int]) -> Iterator[Found]:
    for number, answer in enumerate(answers):
        if answer.rule not in RULES:
            yield Found("unknown-name", ("answers", number, "rule"), answer.rule, f'there is no rule "{answer.rule}"')
        elif id(answer) not in used:
            about = f' about "{answer.about}"' if answer.about else ""
            what = f"nothing of the rule {answer.rule}{about} was found"
            can = (
                ""
                if RULES[answer.rule].answerable
                else "; what it finds has to be mended, an answer does not settle it"
            )
            yield Found("answer-unused", ("answers", number), f"answer {number + 1}", what + can)


def grouped(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """Put findings of one rule together, the answered apart, where there are more than FEW; others stay alone."""
    alike: dict[tuple[str, bool], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.rule.id, finding.answer is None), []).append(finding)
    groups = [
        group
        for found in alike.values()
        for group in ([tuple(found)] if len(found) > FEW else [(finding,) for finding in found])
    ]
    return sorted(groups, key=lambda group: group[0].line or 0)


def as_text(group: Sequence[Finding]) -> str:
    """Tell the first of a group in full, and of the others where they stand, as far as that is short."""
    first, *others = group
    lines = list(dict.fromkeys(str(finding.line) for finding in others if finding.line))
    more = len(others) - sum(str(finding.line) in lines[:FEW] for finding in others)
    where = f": line{'s' if len(lines) > 1 else ''} {', '.join(lines[:FEW])}{f' and {more} more' if more else ''}"
    alike = f"\n    And {len(others)} more like it{where if lines else ''}." if others else ""
    return f"{first.problem}{alike}"


def counts_in_words(findings: Sequence[Finding]) -> str:
    """Say how many findings there are, by how grave they are and whether they are answered."""
    open_ones = Counter(finding.rule.severity for finding in findings if not finding.answer)
    answered = sum(finding.answer is not None for finding in findings)
    parts = [
        f"{open_ones[s]} {s}{'' if open_ones[s] == 1 else 's'}" for s in ("error", "question", "note") if open_ones[s]
    ]
    return ", ".join([*parts, *([f"{answered} answered"] if answered else [])]) or "nothing found"
