import json

import pytest

from cjreport.inputs.item import Item
from cjreport.inputs.published import Manifest, PublishedKind, find_items

REPORT = PublishedKind("area", "Reports")
PLAN = PublishedKind("plan", "Plan", "plan", "plans", ("starts", "ends"), by_period=False)


def found(out, folder=""):
    """The folder's name, area and years of all that is found."""
    return [(item.folder, item.name, item.years) for item in find_items(out, folder, (REPORT, PLAN))]


@pytest.fixture
def put(tmp_path):
    """A function that puts a manifest into a folder of the outputs."""

    def write(folder, manifest):
        (tmp_path / folder).mkdir(parents=True)
        words = manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode()
        (tmp_path / folder / "manifest.json").write_bytes(words)

    return write


def manifest_of(area, period="2024-25"):
    """What a report's manifest says."""
    return {"area": area, "period": period, "country": "Scotland", "files": {"index.html": "0" * 64}}


def test_reports_are_found_in_order(tmp_path, put):
    """Every report of the folder asked for is found, oldest first, and none of another country's."""
    for folder, name, period in [("", "Fife", "2024-25"), ("", "Angus", "2024-25"), ("", "Fife", "2023-24")]:
        put(f"{folder}{period}/{name.casefold()}", manifest_of(name, period))
    put("example/2024-25/example-city", manifest_of("Example City"))

    assert found(tmp_path) == [
        ("2023-24/fife", "Fife", ("2023-24",)),
        ("2024-25/angus", "Angus", ("2024-25",)),
        ("2024-25/fife", "Fife", ("2024-25",)),
    ]
    assert found(tmp_path, "example") == [("2024-25/example-city", "Example City", ("2024-25",))]


def test_what_a_manifest_says_of_words_and_checks_is_found(put, tmp_path):
    """Whose words a report holds and what the check left open; an older manifest says neither."""
    put("2024-25/fife", manifest_of("Fife") | {"words": "own", "errors": 1, "questions": 2})
    put("2023-24/fife", manifest_of("Fife", "2023-24"))

    earlier, later = (item.manifest for item in find_items(tmp_path, "", [REPORT]))

    assert later.told == {"words": "own", "errors": 1, "questions": 2}
    assert earlier.told == {}
    assert later.files == {"index.html": "0" * 64}


def test_no_outputs_are_no_reports(tmp_path):
    """Before the first build there is nothing to find, and that is no fault."""
    assert found(tmp_path / "none") == found(tmp_path, "example") == []


@pytest.mark.parametrize(
    "folder",
    [".staging/fife", ".2024-25/fife", "2024-25/.fife.old", "failed/fife", "2024-25 copy/fife", "2024-26/fife"],
)
def test_strays_are_no_reports(tmp_path, put, folder):
    """What is staged, set aside, failed or copied by hand is not published."""
    put(folder, manifest_of("Fife", folder.split("/")[0]))
    put("2024-25/angus", manifest_of("Angus"))

    assert [folder for folder, *_ in found(tmp_path)] == ["2024-25/angus"]


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        [],
        {"area": "Fife"},
        {"area": 1, "period": "2024-25"},
        manifest_of("Fife", "2023-24"),
    ],
)
def test_a_broken_manifest_is_no_report(tmp_path, put, manifest):
    """A manifest that cannot be read, or speaks of another period, hides no other report."""
    put("2024-25/fife", manifest)
    put("2024-25/angus", manifest_of("Angus"))
    (tmp_path / "2024-25" / "moray" / "manifest.json").mkdir(parents=True)

    assert [folder for folder, *_ in found(tmp_path)] == ["2024-25/angus"]


def plan_manifest(area, **changes):
    """What a plan's manifest says."""
    return {"area": area, "period": "2024-25", "kind": "plan", "starts": "2024-25", "ends": "2026-27"} | changes


def test_plans_are_found_in_order(tmp_path, put):
    """Every plan of the folder asked for and none of another country's; a plan is no report, nor a report a plan."""
    for place, name in [
        ("plans/fife", "Fife"),
        ("plans/angus", "Angus"),
        ("example/plans/example-city", "Example City"),
    ]:
        put(place, plan_manifest(name))
    put("2024-25/fife", manifest_of("Fife"))

    years = ("2024-25", "2026-27")
    assert found(tmp_path) == [
        ("2024-25/fife", "Fife", ("2024-25",)),
        ("plans/angus", "Angus", years),
        ("plans/fife", "Fife", years),
    ]
    assert found(tmp_path, "example") == [("plans/example-city", "Example City", years)]


@pytest.mark.parametrize("manifest", [b"", b"\xff", [], manifest_of("Fife"), plan_manifest("Fife", starts=2024)])
def test_a_broken_manifest_is_no_plan(tmp_path, put, manifest):
    """One that cannot be read, or names no years, hides no other plan; nor does a folder that is set aside."""
    put("plans/fife", manifest)
    put("plans/.moray.old", plan_manifest("Moray"))
    put("plans/angus", plan_manifest("Angus"))

    assert [folder for folder, *_ in found(tmp_path)] == ["plans/angus"]


def test_a_kind_that_nobody_knows_is_not_published(tmp_path, put):
    """What another version has made stays where it is, and no list leads to it."""
    put("leaflets/fife", manifest_of("Fife") | {"kind": "leaflet"})

    assert found(tmp_path) == []
    assert [item.kind.name for item in find_items(tmp_path, "", [PublishedKind("leaflet", "", folder="leaflets")])] == [
        "leaflet"
    ]


def test_a_manifest_is_read_as_it_was_written():
    """What it is of, what is told and the digests of its files, in this order, and nothing else."""
    item = Item(kind="plan", code="S12000047", place="Fife", period="2024-25", country="scotland")
    written = Manifest.of(item, {"starts": "2024-25", "example": False}, {"index.html": "0"})

    assert Manifest.model_validate_json(written.text) == written
    assert written.item == item
    assert written.told == {"starts": "2024-25", "example": False}
    assert [*json.loads(written.text)] == ["area", "period", "country", "kind", "code", "starts", "example", "files"]
