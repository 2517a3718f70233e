"""The records of a document as the rows of a form's sheets, and back."""

import pytest

from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.supply.form.forms import form_of
from cjreport.supply.form.layout import Records
from cjreport.supply.form.rows import AstrayError, put_row, rows_of

SHEETS = {(kind.name, sheet.name): sheet for kind in (RETURN, PLAN) for sheet in form_of(kind).sheets}
FIGURE = {"id": "a", "title": "A"}
ACTION = {"what": "Train", "owner": "the council"}


@pytest.mark.parametrize(
    ("sheet", "content", "row"),
    [
        (("return", "Figures"), {"figures": [FIGURE]}, FIGURE),
        (("return", "Partners"), {"partners": {"police": {"name": "Police"}}}, {"id": "police", "name": "Police"}),
        (
            ("return", "Indicators"),
            {"outcomes": {"1": {"indicators_used": ["x"]}}},
            {"outcome": "1", "id": "x", "measures": "", "used": True, "why": ""},
        ),
        (("plan", "Actions"), {"outcomes": {"1": {"actions": {"A1": ACTION}}}}, {"outcome": "1", "id": "A1", **ACTION}),
        (
            ("plan", "Milestones"),
            {"outcomes": {"1": {"actions": {"A1": {"what": "Train", "milestones": [{"what": "Begin"}]}}}}},
            {"id": "A1", "what": "Begin"},
        ),
    ],
    ids=str,
)
def test_each_way_turns_the_others_work_round(sheet, content, row):
    """What a document holds is a row, and that row put into what is there without it is the document."""
    bare = (
        {"outcomes": {"1": {}}}
        if "outcomes" in content
        else {next(iter(content)): type(next(iter(content.values())))()}
    )
    if sheet[1] == "Milestones":
        bare = {"outcomes": {"1": {"actions": {"A1": {"what": "Train"}}}}}

    assert rows_of(SHEETS[sheet], content) == [row]
    put_row(bare, SHEETS[sheet], row)
    assert bare == content


@pytest.mark.parametrize(
    ("sheet", "row", "field"),
    [
        (("return", "Indicators"), {"outcome": "12", "id": "x"}, "outcome"),
        (("return", "Indicators"), {"outcome": "1"}, "id"),
        (("return", "Local outcomes"), {"title": "Nameless"}, "outcome"),
        (("plan", "Milestones"), {"id": "A9", "what": "Begin"}, "id"),
    ],
    ids=str,
)
def test_a_row_that_belongs_nowhere_says_in_which_column(sheet, row, field):
    """An outcome or action that is not there, and a record without its name."""
    with pytest.raises(AstrayError) as astray:
        put_row({"outcomes": {"1": {}}, "local_outcomes": {}}, SHEETS[sheet], row)
    assert astray.value.field == field


def test_every_sheet_of_records_gives_no_rows_of_nothing():
    """An empty document is an empty form."""
    sheets = [sheet for sheet in SHEETS.values() if isinstance(sheet, Records)]

    assert sheets
    assert [sheet.name for sheet in sheets if rows_of(sheet, {})] == []
