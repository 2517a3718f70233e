"""The register of areas."""

import unicodedata

import pytest
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st

from cjreport.errors import InputError, UnknownNameError
from cjreport.inputs.files.workbench import Workbench, find_workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.areas import read_areas


@pytest.fixture(scope="module")
def areas():
    return read_areas(Workbench(REPOSITORY))


def test_every_council_area_is_there(areas):
    """Scotland has 32, each with a code and a place on the map of its own."""
    assert len(areas.all) == 32
    assert len({(area.tile_row, area.tile_column) for area in areas.all}) == 32


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("S12000026", "Scottish Borders"),
        ("scottish-borders", "Scottish Borders"),
        ("S12000015", "Fife"),
        ("S12000046", "Glasgow City"),
        ("Western Isles", "Na h-Eileanan Siar"),
        ("NA H-EILEANAN SIAR", "Na h-Eileanan Siar"),
        ("Edinburgh, City of", "City of Edinburgh"),
        ("edinburgh", "City of Edinburgh"),
        ("Argyll & Bute", "Argyll and Bute"),
        ("Perth & Kinross", "Perth and Kinross"),
        ("The Highland Council", "Highland"),
        ("Perth and Kinross Council", "Perth and Kinross"),
        ("Argyll & Bute Council", "Argyll and Bute"),
        ("Perth + Kinross", "Perth and Kinross"),
        ("City of Edinburgh Council", "City of Edinburgh"),
        ("Council of the City of Edinburgh", "City of Edinburgh"),
        ("The City of Edinburgh Council", "City of Edinburgh"),
        ("Fife council area", "Fife"),
        ("Moray Local Authority", "Moray"),
        ("Orkney\u00a0Islands\u00a0Council", "Orkney Islands"),
        ("Na h\u2011Eileanan Siar", "Na h-Eileanan Siar"),
        ("Comhairle nan Eilean Siar", "Na h-Eileanan Siar"),
        ("D\u00f9n \u00c8ideann", "City of Edinburgh"),
        ("Du\u0300n E\u0300ideann", "City of Edinburgh"),
        ("Dun Eideann", "City of Edinburgh"),
        ("Earra-Ghàidheal agus Bòd", "Argyll and Bute"),
        ("A’ Ghàidhealtachd", "Highland"),
        ("Ayrshire", "Community Justice Ayrshire"),
        ("S12000024", "Perth and Kinross"),
        ("Highland Council (The)", "Highland"),
        ("Fife [note 1]", "Fife"),
        ("Moray (note 2, 3)", "Moray"),
        ("Angus (3)", "Angus"),
        ("Fife Council[r]", "Fife"),
    ],
)
def test_areas_are_found_by_any_of_their_names(areas, typed, name):
    """Codes, former codes, slugs and other names all lead to the area."""
    assert areas.find(typed).name == name


@pytest.mark.parametrize("typed", ["", "../escaped", "{area.__class__}", "Berwickshire"])
def test_other_names_are_refused(areas, typed):
    """Nothing outside the register is an area."""
    with pytest.raises(UnknownNameError, match="no area of Scotland is called"):
        areas.find(typed)


def countries():
    return [read_areas(Workbench(REPOSITORY, country)) for country in ("scotland", "example")]


@pytest.mark.parametrize("areas", countries(), ids=["scotland", "example"])
@given(data=st.data())
def test_however_a_name_is_written_it_finds_its_area_alone(areas, data):
    """With other dashes, spaces, accents in parts, capitals, "and" and "the", or Council after it."""
    place = data.draw(st.sampled_from((*areas.all, *areas.partnerships)))
    name = data.draw(st.sampled_from([each for each in place.also_called if each.strip()]))
    change = data.draw(st.sampled_from([str, str.upper, str.lower, str.title]))
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    around = data.draw(st.sampled_from(["{}", "{} Council", "The {}", "{} Council Area", " {}\u00a0"]))
    swaps = {"-": data.draw(st.sampled_from("-‐‑–—")), "'": data.draw(st.sampled_from("'’ʼ"))}
    swaps |= {" ": data.draw(st.sampled_from([" ", "\u00a0", "  ", "\u202f"]))}
    written = unicodedata.normalize(form, change(name.replace(" & ", " and ").replace(" and ", " & ")))

    assert areas.find(around.format(written.translate(str.maketrans(swaps)))) is place


@pytest.mark.parametrize("areas", countries(), ids=["scotland", "example"])
def test_no_spelling_means_two_places(areas):
    """Whatever is folded, each name leads to one area or partnership."""
    found = [(areas.find(name), place) for place in (*areas.all, *areas.partnerships) for name in place.also_called]

    assert [(one.name, other.name) for one, other in found if one is not other] == []


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("Agnus", "Did you mean Angus?"),
        ("Perth and Kinros", "Did you mean Perth and Kinross?"),
        ("Highlnd", "Did you mean Highland?"),
        ("Westrn Isles", "Did you mean Western Isles?"),
        ("Clacks", "Did you mean Clackmannanshire?"),
        ("Kingdom of Fife", "Did you mean Fife?"),
        ("Fife Community Justice Partnership", "Did you mean Fife?"),
        ("Perthshire and Kinross", "Did you mean Perth and Kinross?"),
    ],
)
def test_a_misspelt_area_is_suggested_once(areas, typed, mend):
    """By one of its names, however many are near."""
    with pytest.raises(UnknownNameError) as error:
        areas.find(typed)

    assert error.value.problems[0].mend == mend


@pytest.mark.parametrize("typed", ["Council", "The", "council area", "of", "x" * 100_000, "Western", "Na h-Eileanan"])
def test_words_around_names_are_no_names(areas, typed):
    """What stands around many names means none of them, and a message stays short."""
    with pytest.raises(UnknownNameError) as error:
        areas.find(typed)

    assert len(error.value.problems[0].what) < 200


@pytest.mark.parametrize(
    ("period", "told"), [("24/25", "Did you mean 2024-25?"), ("x" * 100_000, "Reports"), ('x" ' * 50_000, "Reports")]
)
def test_a_period_that_is_none_is_told_shortly(areas, period, told):
    """With the one that is likely to be meant, and however long it is."""
    with pytest.raises(UnknownNameError) as error:
        areas.country.check_period(period)

    assert error.value.problems[0].mend.startswith(told)
    assert len(str(error.value)) < 1200


def test_the_country_is_no_area_misspelt(areas):
    """Its name suggests none whose letters are like it."""
    with pytest.raises(UnknownNameError) as error:
        areas.find("Scotland")

    assert error.value.problems[0].mend.startswith("Known: ")


def test_ayrshire_is_one_partnership_of_three_areas(areas):
    """A partnership may have several areas."""
    partners = areas.partners(areas.find("East Ayrshire"))

    assert [area.name for area in partners] == ["North Ayrshire", "South Ayrshire"]
    assert areas.partners(areas.find("Fife")) == ()


def test_a_family_group_leaves_its_own_area_out(areas):
    """Scottish Borders is grouped with seven others for services to people."""
    group = {area.name for area in areas.family_group(areas.find("Scottish Borders"), "people")}

    assert group == {"Angus", "Argyll and Bute", "East Lothian", "Highland", "Midlothian", "Moray", "Stirling"}


def test_a_name_that_means_two_areas_is_refused(workbench, rewrite):
    """One name, one area; the line is given."""
    rewrite(workbench / "data" / "areas.csv", "Example Isles; The Isles", "Example Isles; Example City")

    with pytest.raises(InputError, match=r'areas\.csv, line 3: "example city" means both'):
        read_areas(Workbench(workbench))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.splitlines()[0] + "\n", "this table has no rows"),
        (
            lambda text: text.replace(",Example Isles; The Isles,", ",Example Isles; The Isles,,", 1),
            "line 3: this row has",
        ),
        (lambda text: text[: text.rindex(",")] + "\n", "line 6"),
    ],
    ids=["empty", "long", "short"],
)
def test_a_broken_register_is_told(workbench, change, told):
    """An empty register, and rows of another length."""
    file = workbench / "data" / "areas.csv"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    with pytest.raises(InputError, match=told):
        read_areas(Workbench(workbench))


def test_a_register_in_another_encoding_is_told(workbench):
    """Saved by a spreadsheet in its own way."""
    file = workbench / "data" / "areas.csv"
    file.write_bytes(file.read_text(encoding="utf-8").replace("Isles", "Îles").encode("latin-1"))

    with pytest.raises(InputError, match="Save it as CSV, in UTF-8"):
        read_areas(Workbench(workbench))


def test_areas_without_a_family_group_are_not_alike(workbench):
    """Two blanks are not a group."""
    file = workbench / "data" / "areas.csv"
    rows = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    place = rows[0].index("family_group_people")
    for row in rows[1:]:
        row[place] = ""
    file.write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")

    areas = read_areas(Workbench(workbench))

    assert areas.family_group(areas.all[0], "people") == ()


def test_a_wrong_cell_is_told_with_line_and_column(workbench, rewrite):
    """A code that is not one is pointed at."""
    rewrite(workbench / "data" / "areas.csv", "X12000002", "X1200")

    with pytest.raises(InputError, match=r"areas\.csv, line 3, column code"):
        read_areas(Workbench(workbench))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Scottish Borders", "the Scottish Borders"),
        ("City of Edinburgh", "the City of Edinburgh"),
        ("Orkney", "the Orkney Islands"),
        ("Na h-Eileanan Siar", "Na h-Eileanan Siar"),
        ("Dumfries and Galloway", "Dumfries and Galloway"),
        ("Ayrshire", "Community Justice Ayrshire"),
    ],
)
def test_a_name_takes_its_article_in_a_sentence(name, said):
    """As it is said in Scotland; a Gaelic name takes none."""
    assert read_library(find_workbench("scotland", REPOSITORY)).areas.find(name).in_sentence == said
