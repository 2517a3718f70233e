"""Prose, and the figures that it quotes."""

from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs.documents.prose import Quotation, in_parts, quotations, quoted, statements
from cjreport.inputs.documents.returns import AreaReturn


def test_a_quotation_has_one_form():
    """An indicator, a point and a field in double braces; spaces do not matter."""
    text = "{{ cjpf-1-commenced.value }} and {{recorded_crime.change}}"

    assert [(q.indicator, q.field) for q in quotations(text)] == [
        ("cjpf-1-commenced", "value"),
        ("recorded_crime", "change"),
    ]


def test_other_braces_are_text():
    """Nothing that a template engine would run is a quotation."""
    for text in (
        "{{ 7*7 }}",
        "{{ a.b.c }}",
        "{{ a['b'] }}",
        "{ a.b }",
        "{{ a.__class__ }}",
        "{% if a.b %}",
        "{{ a.b|upper }}",
    ):
        assert [*quotations(text)] == []
        assert quoted(text, lambda _: "!") == text


@given(st.text())
def test_a_text_comes_back_from_its_parts(text):
    """Nothing is lost or added by splitting."""
    parts = [part.text if isinstance(part, Quotation) else part for part in in_parts(text)]

    assert "".join(parts) == text


def test_every_piece_of_prose_is_listed_with_its_path():
    """At whatever depth; names and identifiers are no prose, and what is empty is left out."""
    words = AreaReturn(
        area="Angus",
        period="2024-25",
        governance="A board.",
        partners={"police": {"name": "Police", "part": "Custody."}},
        outcomes={"1": {"action_taken": "Work.", "indicators_not_used": {"cjpf-5": "Not yet known."}, "progress": " "}},
        activities=[{"what": "A drop-in.", "for_whom": "families"}],
    )

    assert [*statements(words)] == [
        (("governance",), "A board."),
        (("partners", "police", "part"), "Custody."),
        (("outcomes", "1", "action_taken"), "Work."),
        (("outcomes", "1", "indicators_not_used", "cjpf-5"), "Not yet known."),
        (("activities", 0, "what"), "A drop-in."),
    ]
