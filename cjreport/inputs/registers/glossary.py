"""The terms that reports and the site explain: one register for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjreport.errors import InputError, Problem
from cjreport.inputs.files.checked_yaml import Record, read_document

if TYPE_CHECKING:
    from cjreport.inputs.files.workbench import Workbench


class Term(Record):
    """A term and what it means in plain words; *in_reports* where every report explains it."""

    term: str = Field(min_length=1)
    means: str = Field(min_length=1)
    in_reports: bool = False


class Glossary(Record):
    """The register data/glossary.yaml."""

    terms: tuple[Term, ...]


def read_glossary(workbench: Workbench) -> tuple[Term, ...]:
    """Read the terms in the order of the alphabet; raises InputError, also where a term stands twice."""
    file = workbench.registers / "glossary.yaml"
    terms = sorted(read_document(file, Glossary).terms, key=lambda term: term.term.casefold())
    names = [term.term.casefold() for term in terms]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InputError(Problem(f"terms explained twice: {', '.join(twice)}", "Explain each once.", file))
    return tuple(terms)
