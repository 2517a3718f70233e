"""The rules of the check: each with its basis in the Act or guidance, how grave it is, and what to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from cjreport.inputs.files.checked_yaml import Record, read_document

Severity = Literal["error", "question", "note"]
"""An error keeps a report from being released; a question asks for an answer; a note is for readers' knowledge."""


class Rule(Record):
    """A rule: *title* is what should be so, *answerable* whether an answer in the return settles what it finds."""

    id: str
    severity: Severity
    answerable: bool = True
    basis: str
    title: str
    mend: str

    @property
    def section(self) -> str:
        """The section of the Act it rests on, "section 23(2)(a)" or "sections 19 and 37"; empty where on none."""
        found = re.search(r"\(Scotland\) Act 2016, (sections? [^;]+)", self.basis)
        return found[1] if found else ""


class _Rules(Record):
    rules: tuple[Rule, ...]


RULES = {rule.id: rule for rule in read_document(Path(__file__).with_name("rules.yaml"), _Rules).rules}
"""Every rule by its id."""
