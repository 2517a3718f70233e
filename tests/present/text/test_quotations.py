"""Prose with the figures it quotes looked up, and nothing that is typed ever run."""

import pytest
from conftest import make_workbench
from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs.documents.prose import quotations, quoted
from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Bullets, Heading, Prose, Table
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text.phrases import plain
from cjreport.present.text.quotations import cell, prose_blocks
from cjreport.reports.area import open_report

QUOTED = "{{ recorded_crime.value }}"
NAMES = st.sampled_from(["recorded_crime", "cjpf-1-completed", "self", "__class__", "nothing", "cjpf-9"])
FIELDS = st.sampled_from(["value", "count", "period", "change", "items", "__globals__", "model_dump"])
AROUND = st.text("{} .|%_*", max_size=8)


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The figures of a fictional area with small, missing and withheld ones among them."""
    home = make_workbench(tmp_path_factory.mktemp("quoting") / "home")
    return open_report("Isles of Example", period="2024-25", home=home).figures


def runs_of(figures, text):
    """The runs of prose of one paragraph."""
    [prose] = prose_blocks(figures, text)
    return prose.runs


def test_a_quotation_becomes_the_figure_with_its_address(figures):
    """Value, count, base, interval, comparisons and change stand as the report writes them, and can be traced."""
    fields = ("value", "count", "base", "lower", "upper", "country", "year_before", "change", "family_group")
    numbers = [runs_of(figures, f"{{{{ recorded_crime.{field} }}}}")[0] for field in fields]

    assert {number.kind for number in numbers} == {"number"}
    assert {(number.measure, number.area, number.period) for number in numbers} == {
        ("recorded_crime", "X12000002", "2024-25")
    }
    assert [(number.comparator, number.field) for number in numbers[:3]] == [
        ("none", "value"),
        ("none", "numerator"),
        ("none", "denominator"),
    ]
    assert [number.field for number in numbers[5:]] == ["comparator_value"] * 2 + ["difference", "comparator_value"]
    for number in numbers:
        row = figures.at(Address(number.measure, number.area, number.period, number.comparator))
        assert row[number.field] == number.value


def test_the_period_is_told_as_readers_see_it(figures):
    """With a hyphen that does not break, as words."""
    assert plain(runs_of(figures, "In {{ recorded_crime.period }}, and so on.")) == "In 2024‑25, and so on."


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        ("cjpf-2-referrals.value", "[x]"),
        ("cjpf-2-referrals.period", "[x]"),
        ("recorded_crime.nonsense", "{{ recorded_crime.nonsense }}"),
        ("nothing.value", "{{ nothing.value }}"),
    ],
)
def test_what_is_missing_has_its_mark_and_what_is_unknown_stays_as_typed(figures, quoted, shown):
    """A figure that is not held is never a blank, and a name that means nothing never a figure."""
    [run] = runs_of(figures, f"{{{{ {quoted} }}}}")

    assert (run.text, run.style) == (shown, "code" if "{" in shown else "muted")


def test_quotations_work_inside_markdown(figures):
    """In stress, links, headings, lists within lists and tables."""
    text = (
        f"# Head {QUOTED}\n\n**Strong {QUOTED}** *soft {QUOTED}* [link {QUOTED}](https://example.org)\n\n"
        f"- one {QUOTED}\n  - two {QUOTED}\n\n| a | b |\n|---|---|\n| {QUOTED} | of |\n"
    )
    heading, prose, bullets, table = prose_blocks(figures, text)

    assert (type(heading), type(prose), type(bullets), type(table)) == (Heading, Prose, Bullets, Table)
    assert heading.level == 4
    assert [run.kind for run in prose.runs].count("number") == 3
    assert [run.strong for run in prose.runs if run.kind == "number"] == [True, False, False]
    assert bullets.items[0][0].runs[-1].kind == bullets.items[0][1].items[0][0].runs[-1].kind == "number"
    assert table.rows[0][0][0].kind == "number"
    assert "{{" not in "".join(map(plain, (heading.runs, prose.runs, bullets.items[0][0].runs)))


def test_what_stands_in_code_is_shown_as_typed(figures):
    """Whoever explains how to quote can show it."""
    [run] = runs_of(figures, f"`{QUOTED}`")

    assert (run.text, run.style) == (QUOTED, "code")


def test_a_cell_holds_paragraphs_and_lists_one_after_another(figures):
    """Each stands on a line of the table's cell, a point behind its mark, with its figures."""
    runs = cell(figures, f"First {QUOTED}.\n\n- second\n- third\n")

    assert plain(runs).startswith("First ")
    assert plain(runs).endswith(".\n• second\n• third")
    assert "number" in {run.kind for run in runs}
    assert cell(figures, " \n") == ()


def texts(blocks):
    """The text of every run of some blocks, at whatever depth."""
    for block in blocks:
        if isinstance(block, Bullets):
            for item in block.items:
                yield from texts(item)
        elif isinstance(block, Table):
            yield from (run.text for row in block.rows for each in row for run in each)
        else:
            yield from (run.text for run in block.runs)


def test_words_without_quotations_are_those_of_markdown(figures):
    """Whatever else is typed, braces and code of template languages among it, comes out as Markdown has it."""

    @given(st.text(st.characters(exclude_characters="\0"), max_size=60))
    def holds(text):
        typed = f"{text} {{{{ 7 * 7 }}}} {{% if x %}} ${{x}} {{{{ recorded_crime . value }}}} {{{{self.value()}}}}"
        if not [*quotations(typed)]:
            assert prose_blocks(figures, typed) == read_markdown(typed, 4)

    holds()


def test_nothing_typed_is_ever_evaluated(figures):
    """A quotation becomes what it is alone: a figure, a mark, a period or itself; what stands around it survives."""

    def alone(quotation):
        return plain(runs_of(figures, quotation.text))

    @given(NAMES, FIELDS, AROUND, AROUND)
    def holds(name, field, before, after):
        typed = f"a{before}{{{{ {name}.{field} }}}}{after}z"
        expected = "".join(quoted(text, alone) for text in texts(read_markdown(typed, 4)))

        assert "".join(texts(prose_blocks(figures, typed))) == expected
        assert "method" not in expected
        assert " object" not in expected

    holds()
