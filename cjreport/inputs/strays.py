"""Files among the documents that are nobody's: what is wrong with each, and whose it is likely to be."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cjreport.errors import Problem
from cjreport.inputs.documents.kinds import KINDS, DocumentKind
from cjreport.inputs.files.checked_yaml import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.library import Library
    from cjreport.inputs.parameters import ReportParams
    from cjreport.inputs.registers.areas import Place


class Stray(NamedTuple):
    """A file among documents of a kind that is no area's: what is wrong, of which period, whose it is likely to be."""

    problem: Problem
    kind: DocumentKind[Any]
    period: str
    owner: str


def strays_in(library: Library) -> Iterator[Stray]:
    """Tell what stands among the documents and is no area's, or no file: it would be missed in silence."""
    areas = library.areas
    slugs = [place.slug for place in (*areas.all, *areas.partnerships)]
    for kind in KINDS.values():
        for period, folder in kind.folders(areas.country.periods).items():
            for file in sorted((library.workbench.params / folder).glob("[!.]*")):
                if file.suffix == ".yaml" and (slug := _owner_of(file.stem, kind)) in slugs:
                    if not file.is_file():
                        yield Stray(Problem("this is no file", "Put the file itself here.", file), kind, period, slug)
                elif file.is_file():
                    owner, mend = _likely_owner(file.stem, slugs)
                    yield Stray(Problem(f"no area has a {kind.name} of this name", mend, file), kind, period, owner)


def _owner_of(stem: str, kind: DocumentKind[Any]) -> str:
    """Give the area's part of a file's name: earlier documents of several years have their first year after it."""
    return re.sub(r"-20\d\d-\d\d$", "", stem) if kind.spans_years else stem


def _likely_owner(stem: str, slugs: list[str]) -> tuple[str, str]:
    """Say which area's a file is likely to be, "" where it is like none's, and how to mend that."""
    name = stem.casefold()
    if name in slugs:
        return name, f"Call it {name}.yaml."
    if copied := max((slug for slug in slugs if re.match(rf"{slug}\b", name)), key=len, default=""):
        return copied, f"It looks like a copy of {copied}.yaml: move it out of params."
    return next(iter(difflib.get_close_matches(name, slugs, n=1)), ""), nearest(stem, slugs)


def concerns(stray: Stray, place: Place, report: ReportParams, library: Library) -> bool:
    """Tell whether a stray file may be meant for what a report shows: its area's own or, failing that, the joint."""
    if stray.period > report.period:
        return False
    if stray.owner == place.slug:
        return True
    joint = [each.slug for each in library.areas.partnerships if each.name == place.partnership]
    return stray.owner in joint and not stray.kind.files(library.workbench, place, stray.period)
