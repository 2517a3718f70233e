"""Does every figure that prose quotes exist?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found
from cjreport.inputs.documents.prose import broken_quotations, quotations
from cjreport.inputs.files.models import nearest
from cjreport.measures.frame.quotable import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cjreport.inputs.documents.prose import Quotation, Statement
    from cjreport.inputs.registers.frameworks import Indicator


def quotations_of_nothing(
    said: Iterable[Statement], indicators: dict[str, Indicator], figure: Callable[[Quotation], object]
) -> Iterator[Found]:
    """List quotations of an indicator or a field that does not exist, of figures that are not there, and broken ones.

    *figure* gives what a sound quotation means, or None.
    """
    for statement in said:
        for quotation in quotations(statement.text):
            rule, what = "unknown-figure", ""
            if quotation.indicator not in indicators:
                what = f"{quotation.text} names no indicator. {nearest(quotation.indicator, [*indicators])}"
            elif quotation.field not in FIELDS:
                what = f"{quotation.text} names no field. {nearest(quotation.field, [*FIELDS])}"
            elif figure(quotation) is None:
                rule, what = "no-figure", f"{quotation.text} has no figure that can be shown"
            if what:
                yield Found(rule, statement.path, quotation.text, _short(what), quotation.text)
        for words in broken_quotations(statement.text):
            what = f"{words} is shown as it is typed, and looks as if a figure was to stand there"
            yield Found("broken-quotation", statement.path, words, what, words)


def _short(what: str) -> str:
    return what if len(what) < 300 else what[:300].rsplit(",", 1)[0] + ", …"  # noqa: PLR2004 (a list of all names is no help)
