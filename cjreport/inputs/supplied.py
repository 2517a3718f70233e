"""What partnerships have supplied: their documents of every kind, each read with where everything in it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from cjreport.errors import InputError, Problem
from cjreport.inputs.documents.common import misplaced
from cjreport.inputs.documents.kinds import Written
from cjreport.inputs.files.checked_yaml import read_with_positions
from cjreport.inputs.registers.frameworks import governing

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.files.yaml_text import Positions
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place


@dataclass(frozen=True)
class Supplied(Generic[Written]):
    """A document that a partnership supplied, and where everything in it stands."""

    document: Written
    positions: Positions


def read_supplied(library: Library, kind: DocumentKind[Written], place: Place, period: str) -> Supplied[Written] | None:
    """Read a place's document for a period: of several years, that which covers it or else the newest; None without.

    A place without one of its own has that of the partnership it shares. Raises InputError, also where a document is
    another place's or another year's, its years are none, or it names what does not exist.
    """
    joint = [each for each in library.areas.partnerships if each.name == place.partnership and each is not place]
    for owner in (place, *joint):
        files = kind.files(library.workbench, owner, period)
        found = [_read(library, kind, file, owner, period) for file in files]
        covering = [each for each in found if kind.covers(each.document, period)]
        if found:
            return (covering or found)[0]
    return None


def _read(library: Library, kind: DocumentKind[Written], file: Path, owner: Place, period: str) -> Supplied[Written]:
    read, positions = read_with_positions(file, kind.model)
    document = read.model_copy(update={"area": library.areas.name_of(read.area)})
    stated = {"area": (document.area, owner.name)}
    if not kind.spans_years:
        stated[kind.year] = (kind.year_of(document), period)
    problems = [*misplaced(positions, stated)]
    if kind.last_year_of(document) < kind.year_of(document):
        mend = f"Correct {kind.year} or {kind.last_year}."
        problems.append(Problem(f"the {kind.name} ends before it starts", mend, file, positions.line([kind.last_year])))
    else:
        framework = governing(library.frameworks, kind.year_of(document) if kind.spans_years else period)
        problems += kind.unsound(document, positions, framework)
    if problems:
        raise InputError(*problems)
    return Supplied(document, positions)
