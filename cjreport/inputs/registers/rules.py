"""The rules of the check: each with its basis in the Act or guidance, how grave it is, and what to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from cjreport.inputs.files.checked_yaml import Record, read_document

Severity = Literal["error", "question", "note"]
"""An error keeps a report from being released; a question asks for an answer; a note is for readers' knowledge."""


_SECTION = re.compile(r"\(Scotland\) Act 2016, (?P<named>sections? (?P<number>[^;]+))")


class Rule(Record):
    """A rule: *title* is what should be so, *answerable* whether an answer in the return settles what it finds.

    *duty_of* is the document that the Act asks it of, where that is told duty by duty.
    """

    id: str
    severity: Severity
    answerable: bool = True
    basis: str
    title: str
    mend: str
    duty_of: Literal["plan"] | None = None

    @property
    def section(self) -> str:
        """The section of the Act it rests on, "section 23(2)(a)" or "sections 19 and 37"; empty where on none."""
        found = _SECTION.search(self.basis)
        return found["named"] if found else ""

    @property
    def section_number(self) -> str:
        """The number of that section, "23(2)(a)", or numbers, "19 and 37"."""
        found = _SECTION.search(self.basis)
        return found["number"] if found else ""


class _Rules(Record):
    rules: tuple[Rule, ...]


RULES = {rule.id: rule for rule in read_document(Path(__file__).with_name("rules.yaml"), _Rules).rules}
"""Every rule by its id."""
