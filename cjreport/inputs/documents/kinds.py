"""The kinds of documents that people write, a row each: what its files hold, where they stand, what makes one sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from cjreport.inputs.documents import plans, returns
from cjreport.inputs.documents.common import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic import BaseModel

    from cjreport.errors import Problem
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.files.yaml_text import Positions
    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Framework

Written = TypeVar("Written", bound=Document)


def nothing_unsound(*_: object) -> Iterator[Problem]:
    """Tell nothing: a document that fits its model is sound."""
    return iter(())


@dataclass(frozen=True)
class DocumentKind(Generic[Written]):
    """A kind of document: its name and title, the model of its files, the fields of its year, or of its first and last.

    Its files stand in *folder*, which has {period} in it where documents are of one year. Of several years an older one
    has its first year after its name, and a new one is taken to be for *usual_years*. *unsound* tells what the model of
    a file cannot, *asked_by* which rule of the check asks for a field.
    """

    name: str
    title: str
    model: type[Written]
    year: str
    last_year: str = ""
    usual_years: int = 1
    folder: str = "{period}"
    unsound: Callable[[Written, Positions, Framework], Iterator[Problem]] = nothing_unsound
    asked_by: Mapping[tuple[type[BaseModel], str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a folder in which the documents of one year would take the place of another's."""
        if self.spans_years is ("{period}" in self.folder):
            raise ValueError(f"a {self.name} is of {'several years' if self.spans_years else 'one'}: {self.folder}")

    @property
    def spans_years(self) -> bool:
        """Whether a document is for several years."""
        return bool(self.last_year)

    def year_of(self, document: Written) -> str:
        """Give the year that a document is of, or starts in."""
        return str(getattr(document, self.year))

    def last_year_of(self, document: Written) -> str:
        """Give the last year that a document is for."""
        return str(getattr(document, self.last_year or self.year))

    def when(self, document: Written) -> str:
        """Say which year or years a document is for."""
        return " to ".join(dict.fromkeys((self.year_of(document), self.last_year_of(document))))

    def covers(self, document: Written, period: str) -> bool:
        """Whether a document is for *period*."""
        return self.year_of(document) <= period <= self.last_year_of(document)

    def folders(self, periods: Sequence[str]) -> dict[str, str]:
        """Give the folders that documents of the kind stand in, by their period: of several years one, of none."""
        return {period: self.folder.format(period=period) for period in ([""] if self.spans_years else periods)}

    def file(self, workbench: Workbench, place: Place, period: str) -> Path:
        """Say where a place's document stands: of several years, its newest."""
        return workbench.params / self.folder.format(period=period) / f"{place.slug}.yaml"

    def earlier_file(self, workbench: Workbench, place: Place, starts: str) -> Path:
        """Say where a place's earlier document stands, by the year it starts in."""
        return workbench.params / self.folder / f"{place.slug}-{starts}.yaml"

    def files(self, workbench: Workbench, place: Place, period: str) -> list[Path]:
        """List the files of a place's documents, the newest first."""
        newest = self.file(workbench, place, period)
        earlier = newest.parent.glob(f"{place.slug}-20??-??.yaml") if self.spans_years else ()
        return [file for file in (newest, *sorted(earlier, reverse=True)) if file.is_file()]


RETURN = DocumentKind(
    "return",
    "Community justice return",
    returns.AreaReturn,
    "period",
    unsound=returns.unsound_in_return,
    asked_by=returns.ASKED_BY,
)
PLAN = DocumentKind(
    "plan",
    "Community justice outcomes improvement plan",
    plans.Plan,
    "starts",
    last_year="ends",
    usual_years=5,
    folder="plans",
    unsound=plans.unsound_in_plan,
    asked_by=plans.ASKED_BY,
)


def by_name(*kinds: DocumentKind[Any]) -> dict[str, DocumentKind[Any]]:
    """Give kinds by their names, in their order; two of one name, or of one folder and so of one file, are refused."""
    for which in ("name", "folder"):
        if len({getattr(kind, which) for kind in kinds}) < len(kinds):
            raise ValueError(f"two kinds of document have one {which}")
    return {kind.name: kind for kind in kinds}


KINDS = by_name(RETURN, PLAN)
"""Every kind by its name, in the order in which they are read."""
