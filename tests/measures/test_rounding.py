"""One way of rounding and of writing figures."""

import ast
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjreport
from cjreport.assurance.claims.text.quantities import NUMBERS, quantity
from cjreport.assurance.figures.arithmetic import figures_that_do_not_add_up
from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.documents.stated_figures import stated_in
from cjreport.measures.rounding import decimals_of, in_full, rounded, rounded_to, written

PACKAGE = Path(cjreport.__file__).parent
ROUNDS = {"round", "around", "rint", "quantize"}
FORMAT = re.compile(r"\{[^{}]*:[^{}]*[eEfFgGn%]\}|%[-+ #0]*\d*(?:\.\d+)?[eEfFgG]\b")
IN_TEMPLATES = re.compile(r"\|\s*round\b|toFixed|toPrecision|Math\.(?:round|floor|ceil)|calc\.(?:round|floor|ceil)")
MEANT = {
    ("measures/rounding.py", 'f"{value:.{digits}g}"'): "the one place where digits are cut",
    ("measures/rounding.py", "number.quantize(Decimal(1).scaleb(-places), context=_UP)"): "the one place that rounds",
    ("measures/rounding.py", 'f"{rounded(value, places):,f}"'): "of a decimal that is rounded",
    ("measures/rounding.py", 'f"{as_decimal(value, digits).normalize(_UP):,f}"'): "of a decimal, with all its digits",
    ("measures/frame/revisions.py", 'f"{n:.10g}"'): "a release keeps ten digits, more than are shown",
    (
        "measures/disclosure/margins.py",
        'f"{value:.10g}"',
    ): "how its publisher rounded a percentage",
    ("measures/disclosure/margins.py", "round(numerator)"): "whole numbers that a file has as floats",
    ("measures/disclosure/margins.py", "round(denominator)"): "whole numbers that a file has as floats",
    ("measures/disclosure/attack.py", "np.rint(answer.x)"): "whole numbers that a solver gives as floats",
    ("build/run/attempts.py", 'f"took longer than {timeout:g} seconds"'): "seconds",
    ("build/batch.py", "round(result.seconds, 1)"): "seconds",
    ("build/recording.py", "round(monotonic() - began, 1)"): "seconds",
    ("cli/progress.py", "round(seconds)"): "seconds",
    (
        "publish/notebooks/as_published.py",
        'f"left out of report.ipynb what this cell shows: {size / 1e6:.1f} MB, and a cell there has at most 1 MB"',
    ): "the size of a file",
    ("present/allowed_drawings.py", '"{http://www.w3.org/2000/svg}"'): "no format, but the name of a kind of markup",
    ("present/charts/template.py", 'f"{round(pixels, 1):g}"'): "pixels",
    ("present/charts/template.py", "round(pixels, 1)"): "pixels",
    ("present/html/blocks.html.j2", "| round"): "pixels",
    ("supply/form/cell_values.py", "each.quantize(places, ROUND_HALF_UP, EXACT)"): "a cell as a person sees it",
    **{
        ("supply/form/sheets.py", told): "a number in a cell, told as it was typed"
        for told in (
            'f"If {100 * value:g}% is meant, write it so."',
            'f"this cell is a percentage, {values[name]:g}%, and a number alone is meant"',
            'f"this cell says {value:g} and its unit is %: it is taken as {value:g}%, less than one in a hundred"',
            """f'this cell is a percentage, {values[name]:g}%, and its unit is "{unit}"'""",
        )
    },
}
"""What rounds elsewhere, and why it may."""


@pytest.mark.parametrize(
    ("part", "whole", "places", "expected"),
    [
        (49, 400, 1, "12.3"),
        (1, 16, 1, "6.3"),
        (9, 80, 1, "11.3"),
        (133, 400, 1, "33.3"),
        (57, 200, 0, "29"),
        (1, 800, 2, "0.13"),
        (201, 200, 0, "101"),
        (12_345, 100, 1, "12,345.0"),
    ],
)
def test_halves_go_up(part, whole, places, expected):
    """As publishers and spreadsheets round, whatever binary fraction a share was worked out to."""
    assert written(100 * part / whole, places) == expected
    assert written(-100 * part / whole, places) == f"-{expected}"


@given(st.integers(0, 10**9), st.integers(0, 4), st.integers(0, 3))
def test_a_typed_decimal_is_rounded_as_it_is_read(digits, decimals, places):
    """A number of few digits rounds as its decimal notation does, not as its nearest binary fraction."""
    typed = Decimal(digits).scaleb(-decimals)

    assert rounded(float(typed), places) == typed.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@pytest.mark.parametrize("value", [0.0, -0.0, -0.04, -0.049999, -1e-300, 1e-300])
def test_nought_has_no_sign(value):
    """A minus before nought would say that something fell."""
    assert written(value, 1) == "0.0"
    assert written(value) == in_full(rounded(value)) == "0"


@pytest.mark.parametrize(
    ("value", "full", "decimals"),
    [
        (0.1 + 0.2, "0.3", 1),
        (12_345_678_901.0, "12,345,678,901", 0),
        (1e20, "100,000,000,000,000,000,000", 0),
        (1e-7, "0.0000001", 7),
        (853.9905, "853.9905", 4),
        (-5.0, "-5", 0),
    ],
)
def test_a_number_is_written_with_the_decimals_it_has(value, full, decimals):
    """However large or small, never as a power of ten."""
    assert in_full(value) == full
    assert decimals_of(value) == decimals


@given(st.floats(allow_nan=True), st.integers(0, 6))
def test_every_number_is_written(value, places):
    """None raises, and what is rounded once stays as it is."""
    assert written(rounded(value, places), places) == written(value, places)
    assert in_full(value)


@pytest.mark.parametrize(("value", "step", "expected"), [(12.5, 5, 15), (7.5, 5, 10), (12, 5, 10), (0.25, 0.02, 0.26)])
def test_multiples_go_up_too(value, step, expected):
    """A number half-way between two multiples of a step goes to the higher."""
    assert rounded_to(value, step) == expected


@pytest.mark.parametrize(
    ("typed", "figure", "bears"),
    [
        ("12.3%", 12.25, True),
        ("12.2%", 12.25, False),
        ("12.2%", 12.15, True),
        ("29%", 100 * 57 / 200, True),
        ("28%", 100 * 57 / 200, False),
        ("12.25%", 12.25, True),
        ("about 12.2%", 12.25, True),
        ("12,000", 12_350, True),
        ("12,000", 12_500, False),
        ("12,300", 12_350, False),
    ],
)
def test_a_number_in_prose_is_held_to_what_the_tables_show(typed, figure, bears):
    """The check takes what the report writes, and not the number on the other side of the half."""
    number = quantity(NUMBERS.search(typed))

    assert number.bears(figure) is bears


@pytest.mark.parametrize(("value", "sound"), [(12.3, True), (12.2, False), (12.25, True), (12, True), (13, False)])
def test_a_stated_percentage_is_held_to_its_counts(value, sound):
    """49 of 400 are 12.25%: 12.3%, or 12%, and nothing else."""
    stated = StatedFigure(id="x", title="x", period="2024-25", count=49, base=400, value=value, unit="%")

    assert (not [*figures_that_do_not_add_up([*stated_in(stated)])]) is sound


def roundings(source):
    """List what a module's text rounds, or writes with so many digits."""
    tree = ast.parse(source)
    # what a programmer did wrong, readers never see
    ours = {each for node in ast.walk(tree) if isinstance(node, ast.Raise) for each in ast.walk(node)}
    for node in (each for each in ast.walk(tree) if each not in ours):
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        is_format = isinstance(node, ast.JoinedStr) and any(_cuts_digits(part) for part in node.values)
        is_template = isinstance(node, ast.Constant) and isinstance(node.value, str) and FORMAT.search(node.value)
        if name in ROUNDS or is_format or is_template:
            yield ast.get_source_segment(source, node)


def _cuts_digits(part):
    spec = part.format_spec if isinstance(part, ast.FormattedValue) else None
    last = spec.values[-1] if spec else None
    return isinstance(last, ast.Constant) and last.value[-1] in "eEfFgGn%"


def test_figures_are_rounded_in_one_place():
    """Nothing else in the package rounds a figure or cuts its digits, but what is known and why; all of that does."""
    found = {
        (path.relative_to(PACKAGE).as_posix(), segment)
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] != "inputs"  # which shows no figure, but tells of it as it was typed
        for segment in roundings(path.read_text(encoding="utf-8"))
    }
    found |= {
        (path.relative_to(PACKAGE).as_posix(), cut)
        for path in PACKAGE.rglob("*.*")
        if path.suffix in {".j2", ".js", ".typ"}
        for cut in IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))
    }

    assert found == MEANT.keys()


@pytest.mark.parametrize("code", ["round(x, 1)", "s.round()", 'f"{x:,.1f}"', '"{:.1f}".format(x)', 'f"{x:.{n}g}"'])
def test_a_rounding_is_seen(code):
    """The reading finds a function, a method and a format that round."""
    assert [*roundings(code)]
