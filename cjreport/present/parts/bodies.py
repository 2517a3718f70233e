"""Bodies that took part or were consulted, and what each did and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.present.blocks import Column, Table
from cjreport.present.text.phrases import muted, runs_of
from cjreport.present.text.quotations import cell

if TYPE_CHECKING:
    from cjreport.inputs.documents.common import Body
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs

NOT_SAID: Runs = (muted("Not said"),)


def bodies_table(figures: Figures, bodies: tuple[Body, ...], caption: str) -> Table:
    """Set out bodies and what each did and said, without the columns that nobody filled."""

    def row(body: Body) -> tuple[Runs, ...]:
        kind = () if body.kind == "other" else (muted(f", {body.kind}"),)
        return runs_of(body.body, kind), cell(figures, body.how), cell(figures, body.said), cell(figures, body.changed)

    rows = [row(body) for body in bodies]
    heads = ("Who", "How", "What they said", "What changed")
    filled = [place for place in range(len(heads)) if any(each[place] for each in rows)]
    return Table(
        caption=caption,
        columns=tuple(Column(name=heads[place]) for place in filled),
        rows=tuple(tuple(each[place] or NOT_SAID for place in filled) for each in rows),
        layout="records",
    )
