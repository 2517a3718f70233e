"""A report as a PDF, read back by pikepdf."""

import hashlib
import itertools
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pdf_sample
import pikepdf
import pytest
from pdf_sample import PIXEL, bold, front, heading, prose, runs, sample, shown, summary, table

from cjreport.errors import PublishError
from cjreport.present.blocks import Account, Callout, MainPoints, Picture, Prose
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text_runs import Text
from cjreport.publish.pdf.typeset import render_pdf

HEADINGS = re.compile(r"/H([1-6])")


@pytest.fixture(scope="module")
def made():
    """Make the sample's PDF once."""
    return render_pdf(sample())


@pytest.fixture(scope="module")
def document(made):
    """Open the sample's PDF."""
    with pikepdf.open(BytesIO(made)) as opened:
        yield opened


def elements(element):
    """Give a structure element and all within it, in reading order."""
    yield element
    for child in element.get("/K", ()):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from elements(child)


@pytest.fixture(scope="module")
def tree(document):
    """List every structure element in reading order."""
    return list(elements(document.Root.StructTreeRoot.K[0]))


def of_kind(tree, *kinds):
    """Pick the structure elements of some kinds."""
    return [element for element in tree if str(element.S) in kinds]


def open_made(*blocks):
    """Typeset some blocks and open the result."""
    return pikepdf.open(BytesIO(render_pdf(blocks)))


def letters(pdf):
    """Read the words of a PDF's content as its fonts map them."""
    text = []
    for page in pdf.pages:
        fonts = {name: decoder(font) for name, font in page.Resources.get("/Font", {}).items()}
        current = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = fonts[str(operands[0])]
            elif str(operator) in {"Tj", "TJ"}:
                strings = operands[0] if str(operator) == "TJ" else [operands[0]]
                raw = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
                text += [current.get(raw[at : at + 2], "") for at in range(0, len(raw), 2)]
    return "".join(text)


def decoder(font):
    """Map a font's codes to letters."""
    found = re.findall(rb"<([0-9a-f]{4})>\s*<([0-9a-f]+)>", font.ToUnicode.read_bytes(), re.IGNORECASE)
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in found}


def test_is_tagged_in_english_with_title_shown(document):
    """The catalogue says: tagged, British English, show the title."""
    root = document.Root

    assert root.MarkInfo.Marked
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo["/Title"]) == "Isles of Example, 2024‑25"


def test_claims_pdf_ua_and_no_date(document):
    """The metadata name PDF/UA-1 and hold no date that would vary."""
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert "xmp:CreateDate" not in metadata
        assert "xmp:ModifyDate" not in metadata
    assert "/CreationDate" not in document.docinfo


def test_syntax_is_sound(document):
    """An independent parser finds nothing to complain of."""
    assert document.check_pdf_syntax() == []


def test_every_figure_has_words(tree):
    """Charts, pictures and spines all say what they show."""
    figures = of_kind(tree, "/Figure")

    assert len(figures) == 8 + 2 + len(summary().rows)
    assert all(str(figure.Alt).strip() for figure in figures)
    assert all(len(figure.K) for figure in figures)


def test_headings_leave_no_level_out(tree):
    """Headings begin at level 1, once, and never jump down by more than one."""
    levels = [int(HEADINGS.fullmatch(str(element.S))[1]) for element in tree if HEADINGS.fullmatch(str(element.S))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) == 4
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_bookmarks_are_the_headings(document):
    """The outline holds the title and each heading of the tree, in order."""
    with document.open_outline() as outline:
        titles = [item.title for top in outline.root for item in walk(top)]
    expected = ["".join(run.text for run in block.runs) for block in sample() if block.kind == "heading"]

    assert titles == ["Isles of Example, 2024‑25", *expected[:4], "In brief", *expected[4:]]


def walk(item):
    """Give a bookmark and all under it."""
    yield item
    for child in item.children:
        yield from walk(child)


def test_tables_have_row_and_column_headings(tree):
    """Each table has a caption and a head; its first column heads the rows."""
    tables = of_kind(tree, "/Table")

    assert len(tables) == 5 + 2
    for each in tables:
        caption, head, body = each.K
        assert (str(caption.S), str(head.S), str(body.S)) == ("/Caption", "/THead", "/TBody")
        assert {scope(cell) for row in head.K for cell in row.K} == {("/TH", "/Column")}
        assert {scope(row.K[0]) for row in body.K} == {("/TH", "/Row")}
        assert {str(cell.S) for row in body.K for cell in list(row.K)[1:]} == {"/TD"}
        assert {len(row.K) for row in body.K} == {len(head.K[0].K)}


def scope(cell):
    """Give a cell's kind and the direction in which it heads others."""
    return str(cell.S), str(cell.A[0].get("/Scope"))


def test_long_tables_repeat_their_head(document):
    """A table that breaks shows its head again on each page, outside the reading order."""
    with open_made(front(), heading(2, "Long"), table(200)) as long:
        assert letters(long).count("LowerUpper") == len(long.pages) - 1 > 3
        assert sum(1 for each in elements(long.Root.StructTreeRoot.K[0]) if each.S == "/THead") == 1
    assert len(document.pages) > 8


def test_words_read_in_order(document):
    """Text comes out in reading order, markup signs untouched."""
    text = letters(document)
    order = [
        "Annual report",
        "Contents",
        "Before you read",
        "Recorded crime is lower",
        "Made up.",
        "analyst",
        "Glossary",
    ]
    places = [text.rindex(words) for words in order]

    assert places == sorted(places)
    assert "#not *markup* $x$" in text
    assert all(f"2024‑25Page {page} of {len(document.pages)}" in text for page in range(2, len(document.pages) + 1))


def test_gaelic_says_that_it_is_gaelic(document, tree):
    """A Gaelic run carries its language, and the words around it do not."""
    contents = b"".join(page.Contents.read_bytes() for page in document.pages)

    assert contents.count(b"/Lang(gd-GB)") == 1
    assert not [element for element in tree if "/Lang" in element]


def test_gaelic_names_say_so_wherever_they_stand():
    """A name that is Gaelic is marked in title, headings, captions and sentences."""
    name = "Eileanan Eisimpleir"
    title = front().model_copy(update={"area": name, "title": name, "gaelic": (name,)})
    named = table(2).model_copy(update={"caption": f"Crime in {name}"})
    with open_made(title, heading(2, f"About {name}"), prose(f"In {name} crime fell."), named) as made:
        contents = b"".join(page.Contents.read_bytes() for page in made.pages)
        [title_element] = of_kind(elements(made.Root.StructTreeRoot.K[0]), "/H1")

        assert str(title_element.Lang) == "gd-GB"
        assert contents.count(b"/Lang(gd-GB)") == 3


def test_small_tables_do_not_drown_their_cells_in_headings():
    """Rows have headings only where a reader would not then hear more headings than cells."""
    pair = table(3).model_copy(update={"columns": table(0).columns[:2], "rows": tuple(r[:2] for r in table(3).rows)})
    with open_made(front(), pair) as made:
        kinds = [str(each.S) for each in elements(made.Root.StructTreeRoot.K[0]) if each.S in {"/TH", "/TD"}]

    assert kinds == ["/TH"] * 2 + ["/TD"] * 6


def test_no_item_is_given_an_empty_mark():
    """Findings, which stand without a mark, have none in the tags."""
    found = MainPoints(items=(runs("One."), runs("Two.")))
    with open_made(front(), found) as made:
        *_, one, two = of_kind(elements(made.Root.StructTreeRoot.K[0]), "/LI")

        assert [str(part.S) for item in (one, two) for part in item.K] == ["/LBody"] * 2


def test_fonts_are_embedded_roboto(document):
    """Words and charts are set in Roboto; only signs that it lacks, and code, come from elsewhere."""
    fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each]
    faces = [each for each in fonts if each.Subtype == "/CIDFontType2"]
    names = {str(each.BaseFont).split("+")[1] for each in fonts}

    assert names == {"Roboto-Regular", "Roboto-Bold", "Roboto-Italic", "DejaVuSansMono"}
    assert all("/FontFile2" in each.FontDescriptor for each in faces)
    assert len(faces) == len(names)


def test_example_is_stamped_on_every_page(document):
    """Each page of an example says so; a real area's pages do not."""
    plain = front().model_copy(update={"example": False, "country": "Scotland"})
    with open_made(plain, heading(2, "One")) as real:
        assert "not a real area" not in letters(real)
        assert "Community justice in Scotland" in letters(real)
    assert letters(document).count("not a real area") == len(document.pages)


def test_links_leave_only_for_the_open_web(document):
    """A web address is a link with words of its own; a path beside the page is plain text."""
    links = [note for page in document.pages for note in page.get("/Annots", ()) if "/A" in note and "/URI" in note.A]
    beside = Prose(runs=(Text(text="figures", href="data.csv"), Text(text="Summary", href="#summary")))
    with open_made(front(), beside) as made:
        assert not [page for page in made.pages if "/Annots" in page]
        assert "figuresSummary" in letters(made)

    assert [str(link.A.URI) for link in links] == ["https://www.example.org/framework?year=2023&part=1"]
    assert all(str(link.Contents) for link in links)


def test_figures_behind_a_chart_are_shown_or_pointed_to():
    """A dozen rows are shown under their chart; more are left to the data file, where they are known to be in it."""
    larger = shown(1, rows=13).model_copy(update={"rows": ((2, 14),)})
    with open_made(front(), shown(1, rows=12)) as few, open_made(front(), larger) as many:
        assert "Year 12" in letters(few)
        assert "data.csv" not in letters(few)
        assert "Year 12" not in letters(many)
        assert "data.csv, beside this report" in letters(many)


def test_same_input_gives_same_bytes(made):
    """Twice in one process, and in another."""
    script = (
        "import hashlib, pdf_sample as sample, cjreport.publish.pdf.typeset as made\n"
        "print(hashlib.sha256(made.render_pdf(sample.sample())).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(pdf_sample.__file__).parent, capture_output=True, text=True, check=True
    )

    assert render_pdf(sample()) == made
    assert other.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_is_small(made):
    """Eight charts and eight tables take less than 150 kB."""
    assert 20_000 < len(made) < 150_000


@pytest.mark.parametrize(
    ("faulty", "what", "place"),
    [
        (shown(1, alt=" "), "no words for readers who cannot see it", "chart “Recorded crime has stayed"),
        (Picture(media_type="image/png", data=PIXEL, alt="", title="Dot"), "no words", "picture “Dot”"),
        (
            Picture(media_type="image/png", data="bm90IGEgcGljdHVyZQ==", alt="x", title="Dot"),
            "cannot be read",
            "“Dot”",
        ),
        (heading(4, "Deep"), "a heading of level 4 stands under one of level 2", "under the heading “Deep”"),
    ],
    ids=[
        "chart without alt",
        "picture without alt",
        "not a picture",
        "level left out",
    ],
)
def test_refusals_name_fault_place_and_remedy(faulty, what, place):
    """What cannot be typeset is told in words, with its place and how to mend it."""
    blocks = (
        front(),
        heading(2, "First"),
        prose("Sound."),
        heading(2, "Second"),
        faulty,
        heading(2, "Third"),
    )

    with pytest.raises(PublishError) as refused:
        render_pdf(blocks)

    (problem,) = refused.value.problems
    assert what in problem.what
    assert place in problem.place
    assert problem.mend


def test_report_without_title_is_refused():
    """Prose alone is no report."""
    with pytest.raises(PublishError, match="the report has no title"):
        render_pdf((prose("Alone."),))


def test_notebook_without_front_matter_takes_its_first_heading():
    """A first heading serves as title where there is no front matter."""
    with open_made(heading(1, "Our review"), prose("Words."), heading(2, "Next")) as made:
        assert str(made.docinfo["/Title"]) == "Our review"
        assert len(made.pages) == 1


def test_odd_shapes_are_typeset():
    """Empty tables, empty cells, many columns, a lone spine and long accounts all find their place."""
    wide = table(3).model_copy(
        update={"columns": table(0).columns * 6, "rows": tuple(row * 6 for row in table(3).rows)}
    )
    bare = table(2).model_copy(update={"rows": ((runs(), runs(""), (), (), ()),)})
    flat = summary().rows[0][4][0]
    level = flat.model_copy(
        update={
            "lowest": 1,
            "lower_quartile": 1,
            "upper_quartile": 1,
            "highest": 1,
            "area": 1,
            "scotland": None,
        }
    )
    row = tuple((level,) if index == 4 else cell for index, cell in enumerate(summary().rows[0]))
    spine = summary().model_copy(update={"rows": (row,)})
    account = Account(parts=(("What was done", (table(3), prose("x " * 3000))),))
    callout = Callout(title="Long", blocks=tuple(prose("Long words. " * 60) for _ in range(12)))

    with open_made(front(), table(0), wide, bare, spine, account, callout, prose(bold("End."))) as made:
        text = letters(made)

    assert text.count("Upper") == 1 + 6 + 1 + 1
    assert "End." in text


def test_words_are_typeset_as_they_were_typed():
    """Lines that were broken, numbers of lists, a year before a full stop, an emoji for a heading."""
    typed = "1. one\n2. two\n\nThen\nlines\n\n3. three\n4. four\n\n2023. A year\n\n##\n\n## 😀\n\n5*3, [c]: word"
    with open_made(*read_markdown(f"# Title\n\n{typed}")) as pdf:
        words = "".join(letters(pdf).split())

    assert "1.one2.twoThenlines3.three4.four2023.Ayear##" in words
    assert "5*3,[c]:word" in words


def test_broken_lines_lie_below_one_another():
    """Three lines have two more heights on the page than one."""
    heights = []
    for typed in ("One\ntwo\nthree", "One two three"):
        with open_made(*read_markdown(f"# Title\n\n{typed}")) as pdf:
            moves = pikepdf.parse_content_stream(pdf.pages[0])
            heights.append({str(operands[5]) for operands, operator in moves if str(operator) == "cm"})

    assert len(heights[0]) == len(heights[1]) + 2


@pytest.mark.parametrize("code", ["S12000026", "community-justice-of-both-the-examples", "中-😀"])
def test_a_pdf_says_what_it_is_of_to_the_letter(code):
    """In its properties, where nothing is broken or spelled out as it is for the eye."""
    title = front()
    title = title.model_copy(update={"item": title.item.model_copy(update={"code": code})})
    with pikepdf.open(BytesIO(render_pdf((title,)))) as pdf:
        assert str(pdf.docinfo["/Keywords"]).split(", ") == [*title.item.keywords]
