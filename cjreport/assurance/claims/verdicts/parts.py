"""Is a part the share of a whole that prose gives for it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.claims.verdicts.meant_figures import MeantFigure, Verdict, figures_meant, sourced, written
from cjreport.measures.rounding import in_full, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger
    from cjreport.assurance.claims.figures.series import Figure, Series
    from cjreport.assurance.claims.reading.claim import Claim


def part_verdicts(claim: Claim, ledger: Ledger) -> Iterator[Verdict | None]:
    """Hold the share of a whole against the counts of part and whole; None where one of them is not to be seen."""
    for meant in figures_meant(claim, ledger):
        for name in sorted(claim.whole.value if claim.whole else ()):
            whole = ledger.series(name)
            figure = whole.figures.get((meant.place, meant.period))
            if figure and ledger.country.is_part(meant.series.id, name):
                yield _verdict(claim, meant, whole, figure, ledger)


def _verdict(claim: Claim, meant: MeantFigure, whole: Series, of: Figure, ledger: Ledger) -> Verdict | None:
    share = _share(meant.series, meant.figure, whole, of)
    if share is None or claim.amount is None:
        return None
    if claim.amount.bears(share):
        return Verdict(meant.series.id)
    what = (
        f'says "{claim.amount.text}"; in {ledger.title_of(meant.place)}, {meant.period}, {meant.series.title} is '
        f"{in_full(rounded(share, 1))}% of {whole.title}: {written(meant.figure, meant.series)} and "
        f"{written(of, whole)} {sourced(meant.figure)}"
    )
    return Verdict(meant.series.id, "claim-number", what)


def _share(part: Series, figure: Figure, whole: Series, of: Figure) -> float | None:
    """Give what share of a whole a part is, by the counts behind both."""
    counts = [
        each.value if series.kind == "count" else each.numerator for series, each in ((part, figure), (whole, of))
    ]
    return 100 * counts[0] / counts[1] if counts[0] is not None and counts[1] else None
