"""Does every figure that prose quotes exist?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found
from cjreport.inputs.documents.prose import broken_quotations, quotations
from cjreport.inputs.files.checked_yaml import nearest
from cjreport.measures.frame.quotable import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjreport.inputs.documents.prose import Statement
    from cjreport.measures.frame.quotable import QuotableFigures


def quotations_of_nothing(said: Iterable[Statement], quotable: QuotableFigures) -> Iterator[Found]:
    """List quotations of an indicator or a field that does not exist, and of figures that are not there to be shown."""
    for statement in said:
        for quotation in quotations(statement.text):
            rule, what, found = "unknown-figure", "", quotable.find(quotation)
            if quotation.indicator not in quotable.indicators:
                what = f"{quotation.text} names no indicator. {nearest(quotation.indicator, [*quotable.indicators])}"
            elif found is None:
                what = f"{quotation.text} names no field. {nearest(quotation.field, [*FIELDS])}"
            elif not found.text:
                rule, what = "no-figure", f"{quotation.text} has no figure that can be shown"
            if what:
                yield Found(rule, statement.path, quotation.text, _short(what), quotation.text)


def quotations_that_are_broken(said: Iterable[Statement]) -> Iterator[Found]:
    """List what looks as if a figure was to be quoted, and has not the form of a quotation."""
    for statement in said:
        for words in broken_quotations(statement.text):
            what = f"{words} is shown as it is typed, and looks as if a figure was to stand there"
            yield Found("broken-quotation", statement.path, words, what, words)


def _short(what: str) -> str:
    return what if len(what) < 300 else what[:300].rsplit(",", 1)[0] + ", …"  # noqa: PLR2004 (a list of all names is no help)
