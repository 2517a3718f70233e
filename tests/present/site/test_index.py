import base64
import csv
import hashlib
import re
from urllib.parse import unquote

import pytest
from conftest import REPOSITORY
from page_reading import Page

from cjreport.inputs.published import Manifest, PublishedCountry, PublishedItem, PublishedKind
from cjreport.inputs.registers.areas import Area, Country
from cjreport.present.site.index import in_order, index_blocks
from cjreport.present.site.links import FIRST, Setting
from cjreport.publish.page.page import render_site_page
from cjreport.reports.kinds import AREA, KINDS, PLAN

PERIODS = ("2022-23", "2023-24", "2024-25")


def areas_of(data):
    """The areas of a register, whatever else it tells of them."""
    with (data / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Area.model_validate({key: row[key] for key in Area.model_fields}) for row in rows)


SCOTTISH = areas_of(REPOSITORY / "data")
FICTIONAL = areas_of(REPOSITORY / "tests" / "workbench" / "data")


def country(name, *, example=False):
    """A country, of which the page needs no more than these."""
    return Country.model_construct(name=name, example=example)


def report(name, slug, period, **told):
    """A report that is published, with what its manifest tells."""
    return PublishedItem(AREA, slug, Manifest(area=name, period=period, **told))


def reports_of(areas, periods=PERIODS):
    """A report of every area and period."""
    return tuple(report(area.name, area.slug, period) for period in periods for area in areas)


def scotland(items=(), areas=SCOTTISH, folder=""):
    """Scotland with what is published of it."""
    return PublishedCountry(country("Scotland"), folder, tuple(areas), tuple(items))


def exampleland(areas=FICTIONAL, **options):
    """The fictional country with every report."""
    items = reports_of(areas, **options)
    return PublishedCountry(country("Exampleland", example=True), "example", tuple(areas), items)


def html_of(*countries):
    """The page that leads to everything published of some countries, as it is written."""
    first = next((each.country for each in in_order(countries)), None)
    return render_site_page(tuple(index_blocks(countries, [*KINDS.values()])), FIRST, Setting(country=first))


def page_of(*countries):
    """The page that leads to everything published of some countries, as it is read."""
    return Page(html_of(*countries))


@pytest.fixture(scope="module")
def both():
    """The page of every Scottish report and of the example's."""
    return page_of(exampleland(), scotland(reports_of(SCOTTISH)))


def test_every_report_is_linked_where_it_stands(both):
    """Each report's page is a link away, and each area's latest PDF, in the country's own folder."""
    places = [("", SCOTTISH), ("example/", FICTIONAL)]
    pages = {f"{folder}{p}/{area.slug}/index.html" for folder, areas in places for area in areas for p in PERIODS}
    pdfs = {f"{folder}{PERIODS[-1]}/{area.slug}/report.pdf" for folder, areas in places for area in areas}

    assert set(both.links) == pages | pdfs


def test_a_row_reads_newest_first():
    """An area's name leads to its latest report; its periods are told from the newest, with hyphens that hold."""
    fife = next(area for area in SCOTTISH if area.slug == "fife")
    page = page_of(scotland(reports_of([fife]), [fife]))
    in_list = [a for a in page.all("a")[1:] if "tile" not in a.classes]

    assert [" ".join(a.text.split()) for a in in_list] == [
        "Fife",
        "Fife, 2024‑25",
        "Fife, 2023‑24",
        "Fife, 2022‑23",
        "PDF of Fife, 2024‑25",
    ]
    assert in_list[0].given["href"] == in_list[1].given["href"] == "2024-25/fife/index.html"


def test_areas_are_in_alphabetical_order(both):
    """Names are listed as an index would, whatever the register's order."""
    names = [row.text.split("\n")[1] for row in both.rows]

    assert names[: len(SCOTTISH)] == sorted(area.name for area in SCOTTISH)


def test_every_area_has_a_tile_at_its_place(both):
    """Each tile stands at its area's row and column, is named in full, and leads to the latest report."""
    places = {e.given["style"] for e in both.all("li")}
    tiles = {tile.given["title"]: tile for tile in both.tiles}

    for folder, areas in (("", SCOTTISH), ("example/", FICTIONAL)):
        for area in areas:
            assert f"grid-row: {area.tile_row}; grid-column: {area.tile_column}" in places
            assert tiles[area.name].text.endswith(area.name)
            assert tiles[area.name].given["href"] == f"{folder}2024-25/{area.slug}/index.html"
    assert len(both.tiles) == len(SCOTTISH) + len(FICTIONAL)


def test_a_tile_is_heard_by_its_name(both):
    """The letters on a tile are for the eye alone."""
    letters = [e for e in both.all("span") if e.given.get("aria-hidden") == "true"]

    assert len(letters) == len(both.tiles)
    assert all(re.fullmatch(r"[A-Z]{2,4}", e.text) for e in letters)


def test_tiles_are_in_the_order_seen():
    """The keyboard goes over the map row by row, from the left."""
    titles = [tile.given["title"] for tile in page_of(scotland()).tiles]
    seen = sorted(SCOTTISH, key=lambda area: (area.tile_row, area.tile_column))

    assert titles == [f"{area.name}: no report" for area in seen]


def test_an_area_without_reports_is_a_plain_tile():
    """Nothing leads nowhere: the area is on the map and in the list, without links."""
    page = page_of(scotland(reports_of(SCOTTISH[1:])))
    name = SCOTTISH[0].name
    tile = next(tile for tile in page.tiles if tile.given["title"] == f"{name}: no report")
    row = next(row for row in page.rows if name in row.text)

    assert tile.tag == "span"
    assert "No report yet" in row.text
    assert not any(SCOTTISH[0].slug in link for link in page.links)
    assert any("Grey tiles have no report yet." in p.text for p in page.all("p"))


def test_an_area_is_found_by_every_name_and_code(both):
    """Rows and tiles carry current and former names and codes for the search."""
    words = [e.given["data-found-by"] for e in both.elements if "data-found-by" in e.given]
    glasgow = [each for each in words if "S12000049" in each]

    assert len(words) == 2 * (len(SCOTTISH) + len(FICTIONAL))
    assert len(glasgow) == 2
    for name in ("Glasgow City", "Glasgow", "S12000016", "S12000046"):
        assert all(name in each for each in glasgow)


def test_gaelic_is_said_to_be_gaelic(both):
    """Only a Gaelic name is marked as such; one beside an English name is shown with it."""
    borders = next(a for a in SCOTTISH if a.slug == "scottish-borders").model_copy(
        update={"gaelic_name": "Crìochan na h-Alba"}
    )
    page = page_of(scotland(areas=[borders]))

    assert {e.text for e in both.elements if e.given.get("lang") == "gd"} == {"Na h-Eileanan Siar"}
    assert [e.text for e in page.elements if e.given.get("lang") == "gd"] == ["Crìochan na h-Alba"]
    assert all("Crìochan" in row.given["data-found-by"] for row in page.rows)


def test_partnerships_are_listed_below_the_areas():
    """A report of several areas has a row under its latest name, and no tile."""
    slug = "community-justice-ayrshire"
    joint = [report("Ayrshire Partnership", slug, "2023-24"), report("Community Justice Ayrshire", slug, "2024-25")]
    page = page_of(scotland(reversed(joint)))

    assert len(page.tiles) == len(SCOTTISH)
    assert "Community Justice Ayrshire" in page.rows[-1].text
    assert [caption.text for caption in page.all("caption")] == ["Areas of Scotland", "Partnerships of several areas"]
    assert page.links == [
        f"2024-25/{slug}/index.html",
        f"2024-25/{slug}/index.html",
        f"2023-24/{slug}/index.html",
        f"2024-25/{slug}/report.pdf",
    ]


def plans_of(*places, starts="2024-25", ends="2026-27"):
    """A plan of each place, given as its name and its folder."""
    told = {"kind": "plan", "period": ends, "starts": starts, "ends": ends}
    return tuple(PublishedItem(PLAN, slug, Manifest(area=name, **told)) for name, slug in places)


def test_a_plan_is_linked_beside_the_reports():
    """Where it stands, with its last year, in a column that is there only if there are plans."""
    fife = next(area for area in SCOTTISH if area.slug == "fife")
    items = (*reports_of([fife]), *plans_of(("Fife", "fife")))
    page = page_of(scotland(items, folder="x"), exampleland())
    [link] = [a for a in page.all("a") if a.given["href"] == "x/plans/fife/index.html"]

    assert " ".join(link.text.split()) == "Plan of Fife, 2024‑25 to 2026‑27"
    assert [head.text for head in page.all("th") if head.given.get("scope") == "col"] == [
        *("Area", "Kind of area", "Reports", "Plan", "Latest PDF"),
        *("Area", "Kind of area", "Reports", "Latest PDF"),
    ]
    assert "32 areas, 1 plan, 3 reports, 2022‑23 to 2024‑25." in [p.text for p in page.all("p")]


def test_the_table_sorts_and_ranks_nobody(both):
    """It says that it sorts, by all but the column of downloads; no column counts places."""
    table = both.all("table")[0]
    heads = [e for e in both.all("th") if e.given.get("scope") == "col"][:4]

    assert {"sortable", "cards"} <= {*table.classes}
    assert [head.text for head in heads] == ["Area", "Kind of area", "Reports", "Latest PDF"]
    assert ["data-unsorted" in head.given for head in heads] == [False, False, False, True]
    assert {e.given["data-sort"] for e in both.all("td") if "data-sort" in e.given} == {"3"}


def test_what_a_report_is_made_from_is_said():
    """Of each area's latest report alone: in its row, in sum, and what the check left open where words are its own."""
    own = report("Fife", "fife", "2024-25", words="own", errors=1, questions=2)
    reports = [report("Fife", "fife", "2023-24", words="none"), own, report("Angus", "angus", "2024-25", words="none")]
    page = page_of(scotland(reports))
    rows = {next(line for line in row.text.split("\n") if line): row.text for row in page.rows}

    assert "The partnership's account" in rows["Fife"]
    assert "1 error, 2 questions" in rows["Fife"]
    assert "Published figures alone" in rows["Angus"]
    assert "Of the latest reports, 1 holds the partnership's account and 1 holds published figures alone." in [
        p.text for p in page.all("p")
    ]


def test_a_plan_alone_is_found():
    """Before the first annual report an area is in the list with its plan, and a plain tile on the map."""
    page = page_of(scotland(plans_of(("Fife", "fife"))))

    assert page.links == ["plans/fife/index.html"]
    assert "32 areas, 1 plan, no reports." in [p.text for p in page.all("p")]


def test_a_partnerships_plan_is_linked_from_its_areas_too():
    """Where an area has no plan of its own; the partnership has its row even without a report."""
    slug = "community-justice-ayrshire"
    ayrshire = [area for area in SCOTTISH if area.partnership == "Community Justice Ayrshire"]
    own = (ayrshire[0].name, ayrshire[0].slug)
    plans = plans_of(("Community Justice Ayrshire", slug), own)
    page = page_of(scotland(plans))

    assert len(ayrshire) == 3
    assert sorted(page.links) == sorted([f"plans/{slug}/index.html"] * 3 + [f"plans/{own[1]}/index.html"])
    assert "Community Justice Ayrshire" in page.rows[-1].text


def test_the_example_is_marked_and_comes_last(both):
    """Fictional figures are said to be so in the country's own heading, after the real country's."""
    assert [h2.text for h2 in both.all("h2")] == ["Scotland", "Exampleland Example: fictional figures"]
    assert [e.text for e in both.all("strong", "example")] == ["Example: fictional figures"]
    assert both.all("header")[0].text == "Community justice in Scotland"


def test_an_example_alone_is_marked_at_the_head_too():
    """A page of fictional figures alone says so in its banner."""
    page = page_of(exampleland())

    assert page.all("header")[0].text == "Community justice in Exampleland Example: fictional figures"


@pytest.mark.parametrize(
    ("areas", "reports", "said"),
    [
        (SCOTTISH, reports_of(SCOTTISH), "32 areas, 96 reports, 2022‑23 to 2024‑25."),
        (SCOTTISH[:1], reports_of(SCOTTISH[:1], ["2024-25"]), "1 area, 1 report, 2024‑25."),
        (SCOTTISH, (), "32 areas, no reports."),
        ((), (), "No areas, no reports."),
        (SCOTTISH, 11 * reports_of(SCOTTISH), "32 areas, 1,056 reports, 2022‑23 to 2024‑25."),
    ],
)
def test_counts_are_said_in_a_sentence(areas, reports, said):
    """Many, one and none each read as they should."""
    assert said in [p.text for p in page_of(scotland(reports, areas)).all("p")]


def test_without_countries_the_page_says_so():
    """An empty page still has its head, and tells that it is empty."""
    page = page_of()

    assert [h1.text for h1 in page.all("h1")] == ["Community justice reports"]
    assert "There are no reports yet." in [p.text for p in page.all("p")]


@pytest.mark.parametrize("name", ["Nether & Upper Example", "Example's Glen", '<b>"Bold"</b>', "</script><script>x"])
def test_names_are_words_and_never_markup(name):
    """Whatever a name holds is read as it is written, and opens no element."""
    area = FICTIONAL[0].model_copy(update={"name": name})
    joint = PublishedCountry(country(name), "", (), (report(name, "joint", "2024-25"),))
    page = page_of(exampleland([area]), joint)

    assert {tag: len(page.all(tag)) for tag in ("b", "script")} == {"b": 0, "script": 2}
    assert page.tiles[[t.given["title"] for t in page.tiles].index(name)].text.endswith(name)
    assert page.all("h2")[0].text == name
    assert sum(name in row.text and name in row.given["data-found-by"] for row in page.rows) == 2


def test_folders_are_quoted_in_links():
    """A folder of any name is reached, and none ends a link early."""
    slug = 'a b?#"%41'
    page = page_of(scotland([report("Odd", slug, "2024-25")]))

    assert {unquote(link) for link in page.links} == {f"2024-25/{slug}/index.html", f"2024-25/{slug}/report.pdf"}
    assert not set("?#\" '") & set("".join(page.links))


def test_only_our_scripts_may_run(both):
    """The page's policy names its scripts by their own hashes, and lets in nothing from elsewhere."""
    policy = next(e for e in both.all("meta") if "http-equiv" in e.given).given["content"]
    digests = [hashlib.sha256(script.text.encode()).digest() for script in both.all("script")]
    named = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

    assert policy.startswith("default-src 'none';")
    assert policy.endswith(f"; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src {named}")
    assert "http" not in policy
    assert len(digests) == 2
    assert not [name for e in both.elements for name in e.given if name.startswith("on") or name == "src"]


def test_the_page_is_made_to_be_reached(both):
    """Language, landmarks, one title, a skip link, a label for the field and a caption for each table."""
    ids = [e.given["id"] for e in both.elements if "id" in e.given]

    assert both.all("html")[0].given["lang"] == "en-GB"
    assert [len(both.all(tag)) for tag in ("h1", "header", "main", "footer", "form")] == [1, 1, 1, 1, 1]
    assert both.all("a")[0].given["href"] == "#main"
    assert both.all("label")[0].given["for"] == both.all("input")[0].given["id"]
    assert "hidden" in both.all("form")[0].given
    assert any(e.given.get("role") == "status" for e in both.elements)
    assert len(both.all("caption")) == len(both.all("table")) == 2
    assert len(ids) == len(set(ids))
    assert all(e.given["aria-labelledby"] in ids for e in both.all("section"))


def test_the_same_reports_make_the_same_bytes():
    """Nothing but what is given is in the page, in whatever order it is given."""
    reports = reports_of(SCOTTISH)
    page = html_of(scotland(reports), exampleland())

    assert page == html_of(exampleland(), scotland(reversed(reports), reversed(SCOTTISH)))


def test_a_kind_of_which_a_place_has_one_has_a_column_of_its_own():
    """Whatever the kind is, its reports are counted by its noun and found under its heading."""
    leaflet = PublishedKind("leaflet", "Leaflet", "leaflet", "leaflets", by_period=False)
    fife = next(area for area in SCOTTISH if area.slug == "fife")
    item = PublishedItem(leaflet, "fife", Manifest(area="Fife", period="2024-25", kind="leaflet"))
    blocks = tuple(index_blocks([scotland([item], [fife])], [AREA, PLAN, leaflet]))
    page = Page(render_site_page(blocks, FIRST, Setting()))

    assert page.links == ["leaflets/fife/index.html"]
    assert [" ".join(a.text.split()) for a in page.all("a") if a.given["href"] in page.links] == [
        "Leaflet of Fife, 2024‑25"
    ]
    assert "1 area, 1 leaflet, no reports." in [p.text for p in page.all("p")]
