"""Text made to break a report, in every field of a return and of a plan: it shows as text, and breaks nothing."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from builds import made_once, run_cjreport
from hostile_words import EVERYTHING, LONG_WORD, SHOWN, WORDS, build_hostile, filled, hostile_reports, texts_in

from cjreport.characters import pieces, without_unseen
from cjreport.errors import InputError
from cjreport.inputs.documents.plans import Plan
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.present.parts.downloads import DOWNLOADS
from cjreport.publish.page import skeleton as frame

SCRIPTS = [Path(frame.__file__).with_name(name) for name in ("sort.js", "sections.js")]
OURS = re.compile(
    r"html|head|meta|title|style|body|a|header|main|nav|section|footer|div|span|p|h[1-4]|[uod]l|li|d[td]|t[rhd]|table"
    r"|caption|thead|tbody|details|summary|figure|figcaption|strong|em|code|data|wbr|br|bdi"
    r"|svg|g|path|circle|rect|text|tspan"
)
"""Every element that a page of ours has."""
NOT_SHOWN = {
    "AreaReturn.guidance",  # for the check alone
    "Regard.link",  # a title stands for it, and links where it is an address
    "Revision.why",  # told once a figure has been released
    "LocalOutcome.indicators_used",  # the check alone asks
}
"""Fields whose words a report does not hold, or not those of these documents."""

REFERENCES = {
    "OutcomeAccount.indicators_used",
    "StatedFigure.total_of",
    "StatedFigure.after",
    "Activity.outcomes",
}
"""Fields that name what is elsewhere: of a name that nothing has, the check tells the beginning."""


class Page(HTMLParser):
    """Reads a page: its elements, their attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words, self.scripts, self._within = [], [], [], ""
        self.feed(text)
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._within = tag

    def handle_endtag(self, _):
        self._within = ""

    def handle_data(self, data):
        if self._within == "script":
            self.scripts.append(data)
        elif self._within != "style":
            self.words.append(data)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return hostile_reports(made_once(tmp_path_factory, "hostile", build_hostile))


@pytest.fixture(scope="module", params=["area", "plan", "compiled"])
def folder(folders, request):
    return folders[request.param]


@pytest.fixture(scope="module")
def page(folder):
    return Page((folder / "index.html").read_text(encoding="utf-8"))


def test_a_page_holds_no_element_and_no_link_but_ours(page, folder):
    """No script, picture or frame, no attribute that runs, no address but a site's, a mailbox, a place or file here."""
    beside = {file for _, file in DOWNLOADS}
    text = (folder / "index.html").read_text(encoding="utf-8")

    assert [tag for tag, _ in page.elements if tag != "script" and not OURS.fullmatch(tag)] == []
    assert page.scripts == [script.read_text(encoding="utf-8") for script in SCRIPTS]
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    for _, given in page.elements:
        href = given.get("href", "#")
        assert href.split("#row=")[0] in beside or re.match(r"https?://\w|mailto:[^\s]+@|#", href), href
        assert "style" not in given or "url(" not in given["style"]
    assert "Content-Security-Policy" in text
    assert "default-src 'none'" in text
    assert text.count("</style>") == 1
    assert text.partition("</head>")[0].count("<title>") == 1


def test_a_page_shows_every_text_as_it_was_typed(page):
    """Wherever a text stands it stands whole: markup, templates, Typst, formulas, other scripts, emoji."""
    wanted = [" ".join(text.split()) for text in (*WORDS, SHOWN, LONG_WORD)]
    _, *parts = re.split(r"\b([A-Z]\w+\.[a-z_]+) (?=<script>)", page.text)
    told = list(zip(parts[::2], parts[1::2], strict=True))

    assert len(told) > 15
    for place in {place for place, _ in told} - REFERENCES:
        # the check may quote a part of it besides
        lacking = [[ascii(text[:60]) for text in wanted if text not in words] for at, words in told if at == place]
        assert [] in lacking, (place, lacking)
    assert "\u202e" not in page.text
    assert not re.search(r"[\x00-\x08\x0e-\x1f\u2066-\u2069]", page.text)
    assert "49" not in re.findall(r"\{\{ (\S+) \}\}", page.text)


def test_every_field_is_shown_or_it_is_known_why_not(folders):
    """A field that is added and shown nowhere is found here."""
    shown_words = " ".join(
        Page((folder / "index.html").read_text(encoding="utf-8")).text for folder in folders.values()
    )
    places = {text.split(" ")[0] for model in (AreaReturn, Plan) for text in texts_in(filled(model))}

    assert places > NOT_SHOWN
    assert {place for place in places - NOT_SHOWN if place not in shown_words} == set()
    assert "AreaReturn.compiled_from" in shown_words


def test_words_from_right_to_left_turn_nothing_around(folder):
    """They stand in an element that isolates them."""
    text = (folder / "index.html").read_text(encoding="utf-8")

    assert text.count("<bdi>") >= text.count("عدالة") / 2 > 0


def test_a_workbook_holds_the_words_and_runs_none(folder):
    """Texts are texts, those that would run begin with an apostrophe, and none is a link."""
    book = openpyxl.load_workbook(folder / "data.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]

    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell.value[:80] for cell in cells if re.match(r"[\s'\"]*[=+@]", cell.value) and cell.value[0] != "'"]
    assert {cell.parent.title for cell in cells if cell.hyperlink} == {"Contents"}
    assert any("<script>alert(1)</script>" in cell.value for cell in cells)
    assert not [cell for cell in cells if "\u202e" in cell.value]


def test_figures_as_text_hold_nothing_that_runs(folder):
    """No cell of data.csv begins as a formula does."""
    for line in (folder / "data.csv").read_text(encoding="utf-8").splitlines():
        assert not re.search(r'(^|,)"?[=+@]', line)


def test_the_check_tells_of_hostile_text_without_steering_the_terminal(folders):
    """Its output holds no character that moves a cursor, rings a bell or turns text round."""
    home = folders["area"].parents[2]
    told = run_cjreport("check", "Isles of Example", "-p", "2024-25", cwd=home)

    assert told.returncode == 2
    assert "<script>alert(1)</script>" in told.stdout
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told.stdout)


@pytest.mark.parametrize("text", [WORDS[0], "\u202e", "=1+1", "😀"])
@pytest.mark.parametrize(
    ("model", "field", "typed"),
    [
        (AreaReturn, "published", "{0}"),
        (AreaReturn, "figures.0.id", [{"id": "{0}", "title": "x", "period": "2024-25"}]),
        (AreaReturn, "figures.0.count", [{"id": "x", "title": "x", "period": "2024-25", "count": "{0}"}]),
        (AreaReturn, "actions.A1.status", {"A1": {"status": "{0}"}}),
        (Plan, "reviews.0.date", [{"date": "{0}", "result": "x"}]),
    ],
)
def test_what_is_no_free_text_is_refused_at_the_door(tmp_path, model, field, typed, text):
    """Names, numbers, choices and dates take nothing else: the file, the line and how to mend it are told."""
    years = {"period": "2024-25"} if model is AreaReturn else {"starts": "2024-25", "ends": "2026-27"}
    content = json.dumps({"area": "Isles of Example", **years, field.split(".")[0]: typed}).replace("{0}", text)
    (tmp_path / "some.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(InputError) as refused:
        read_document(tmp_path / "some.yaml", model)

    (problem,) = refused.value.problems
    assert problem.line
    assert problem.mend
    assert f'"{field}"' in problem.what


@pytest.mark.parametrize(("text", "told"), [("null\x00", "U+0000"), ("bell\x07", "U+0007"), ("esc\x1b", "U+001B")])
def test_a_control_character_as_such_is_refused_at_the_door(tmp_path, text, told):
    """YAML takes none but escaped: the message names it, and says how to mend it."""
    (tmp_path / "some.yaml").write_text(f"area: Isles of Example\nperiod: {text}", encoding="utf-8")

    with pytest.raises(InputError) as refused:
        read_document(tmp_path / "some.yaml", AreaReturn)

    (problem,) = refused.value.problems
    assert told in problem.what
    assert problem.mend.startswith("Delete it")
    assert (problem.line, problem.column) == (2, len("period: ") + len(text))


@pytest.mark.parametrize("text", [EVERYTHING, "a\r\nb", "x" * 25, "e\u0301" * 60, " " * 50, "", "ordinary words " * 9])
def test_pieces_make_up_the_text(text):
    """Nothing is lost where long words may break, and what is shown stays as it is when it is shown again."""
    assert "".join(pieces(text)) == text
    assert without_unseen(without_unseen(text)) == without_unseen(text)
    assert max(len(word) for piece in pieces("y" * 500) for word in piece.split()) <= 10
