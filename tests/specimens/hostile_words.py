"""Text that somebody might type or paste to break a report, put into every free-text field of a return and of a plan.

The models are walked, so that a new field is filled as soon as it exists.
"""

import datetime as dt
from typing import Annotated, Literal, Union, get_args, get_origin

from builds import build
from conftest import make_workbench
from pydantic import BaseModel

from cjreport.inputs.documents.plans import Plan
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.reports.kinds import AREA, PLAN
from cjreport.supply.yaml_writing import Comments, document_text

LONG_WORD = "x" * 10_000
WORDS = [
    "<script>alert(1)</script>",
    "<svg onload=alert(2)><circle r=1></svg>",
    "<img src=x onerror=alert(3)>",
    "</style></title></main><b>bold</b>",
    "]]><!-- comment",
    '" onmouseover="alert(4)" x="',
    "{{ 7*7 }} {% raw %} {{ recorded_crime }}",
    '#import "x" #panic() $x$ @label #link("javascript:x")',
    '=HYPERLINK("https://example.org","Click")',
    "@SUM(1+1)",
    "+1+1",
    "$$note$$",
    "عدالة 2024 צדק",
    "😀 👩‍⚖️ 𝔘nicode",
    "zero\u200bwidth\u200dand\ufeffmark",
]
"""What is to be shown as it stands."""
STEERING = "right\u202eto\u202cleft \u2066isolated\u2069 bell\x07null\x00esc\x1b[31m accents a" + "\u0302" * 200
SHOWN = "righttoleft isolated bellnullesc[31m accents a" + "\u0302" * 8
"""What has letters that only steer or cover others, and what is left of it."""
MARKDOWN = (
    "[click](javascript:alert(5)) [data](data:text/html;base64,PHNjcmlwdD4=) [pic](data:image/png;base64,AAAA) "
    "![alt](javascript:alert(6)) [rel](//example.org) <javascript:alert(7)> <https://example.org/auto> "
    "*stress* _low_ \\backslash {{ recorded_crime.__class__ }} &lt;entity&amp;"
)
"""What Markdown might make a link of; as words it is in prose alone."""
EVERYTHING = "\n\n".join([*WORDS, STEERING, MARKDOWN, LONG_WORD])
FIXED = {
    "area": "Isles of Example",
    "period": "2024-25",
    "starts": "2024-25",
    "ends": "2026-27",
    "by": "2025-26",
}
"""Texts that a file is refused for if they are anything else, or that name what is looked up."""
REFERS = {
    ("StatedFigure", "id"): "a-figure",
    ("StatedFigure", "measure"): "",
    ("StatedFigure", "outcome"): "1",
    ("Revision", "figure"): "a-figure",
    ("Answer", "rule"): "partners",
    ("Answer", "about"): "",
    ("AreaReturn", "compiled_from"): "",
}
"""Names of what is elsewhere: an answer is to a finding, of partners who are not told of."""


def text_of(model, field):
    """Fill a field of text: with what it must be, or with everything, its own place first."""
    if (model.__name__, field) in REFERS:
        return REFERS[model.__name__, field]
    if field in FIXED and not (model.__name__ == "Answer" and field == "by"):
        return FIXED[field]
    return f"{model.__name__}.{field} {EVERYTHING}"


def filled(model):
    """Fill a model, every field of it, at whatever depth."""
    return {
        name: value
        for name, field in model.model_fields.items()
        if (value := _value(model, name, field.annotation)) is not None
    }


def _value(model, name, kind):
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(model, name, inside[0])
    if origin is Literal:
        return inside[-1]
    if origin in {Union, type(int | None)}:
        return _value(model, name, next(each for each in inside if each is not type(None)))
    if origin is tuple:
        return [_value(model, name, inside[0])]
    if origin is dict:
        return {key: _value(model, name, inside[1]) for key in _keys(model, name)}
    return _simple(model, name, kind)


def _simple(model, name, kind):
    if kind is str:
        return text_of(model, name)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return filled(kind)
    return {bool: True, int: 12, float: 4.5, dt.date: dt.date(2025, 9, 30)}[kind]


def _keys(model, name):
    """Name what a field's parts are called: national outcomes, statutory partners, or anything."""
    if (model, name) in {(AreaReturn, "outcomes"), (Plan, "outcomes"), (AreaReturn, "partners")}:
        return ["1"] if name == "outcomes" else ["police"]
    return [f"key <b>{model.__name__}</b> =1+1 {{{{ 7*7 }}}} #x $y$ 😀 \u202e"]


def texts_in(value):
    """List every text with everything in it, wherever it stands."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, str) and EVERYTHING in value:
        yield value


def build_hostile(folder):
    """Build a report and a plan with everything in every field, and a report that others compiled, with it in words."""
    home = make_workbench(folder / "home")
    given, compiled = AreaReturn.model_validate(filled(AreaReturn)), f"AreaReturn.compiled_from {EVERYTHING}"
    others = given.model_copy(update={"area": "Example's Glen", "compiled_from": compiled})
    for place, words in (
        ("2024-25/isles-of-example", given),
        ("2024-25/examples-glen", others),
        ("plans/isles-of-example", Plan.model_validate(filled(Plan))),
    ):
        file = home / "params" / f"{place}.yaml"
        file.write_text(document_text(words, Comments()), encoding="utf-8", newline="\n")
    out = home / "outputs"
    build(home, "Isles of Example", kinds=(AREA, PLAN), out=out)
    build(home, "Example's Glen", out=out)


def hostile_reports(folder):
    """Name the folders of what was built: a report, a plan, and the report that others compiled."""
    out = folder / "home" / "outputs"
    return {
        "area": out / "2024-25" / "isles-of-example",
        "plan": out / "plans" / "isles-of-example",
        "compiled": out / "2024-25" / "examples-glen",
    }
