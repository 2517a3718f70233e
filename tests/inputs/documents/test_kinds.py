"""The kinds of documents: where their files stand, and for which years they are."""

from dataclasses import replace

import pytest
from conftest import REPOSITORY

from cjreport.inputs.documents.kinds import KINDS, PLAN, RETURN, by_name
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library

BENCH = Workbench(REPOSITORY, "example")


def test_a_document_is_for_its_year_or_years():
    """A plan covers those from its first to its last."""
    plan = PLAN.model(area="Angus", starts="2023-24", ends="2025-26")
    given = RETURN.model(area="Angus", period="2023-24")

    assert [PLAN.covers(plan, year) for year in ("2022-23", "2023-24", "2025-26", "2026-27")] == [
        False,
        True,
        True,
        False,
    ]
    assert [RETURN.covers(given, year) for year in ("2022-23", "2023-24", "2024-25")] == [False, True, False]
    assert (PLAN.when(plan), RETURN.when(given)) == ("2023-24 to 2025-26", "2023-24")


def test_files_stand_in_their_years_folder_or_in_one_of_their_kind():
    """Of several years' documents the newest comes first."""
    place = read_library(BENCH).areas.find("Isles of Example")
    plans, returns = (kind.files(BENCH, place, "2023-24") for kind in (PLAN, RETURN))

    assert [file.relative_to(BENCH.params).as_posix() for file in plans] == [
        "plans/isles-of-example.yaml",
        "plans/isles-of-example-2017-18.yaml",
    ]
    assert [file.relative_to(BENCH.params).as_posix() for file in returns] == ["2023-24/isles-of-example.yaml"]
    assert PLAN.folders(["2023-24"]) == {"": "plans"}
    assert RETURN.folders(["2022-23", "2023-24"]) == {year: year for year in ("2022-23", "2023-24")}


def test_every_kind_has_fields_for_its_years():
    """The row names them as the model does."""
    for kind in KINDS.values():
        assert {"area", kind.year, kind.last_year or kind.year} <= kind.model.model_fields.keys()


@pytest.mark.parametrize(("kind", "folder"), [(RETURN, "returns"), (PLAN, "{period}")])
def test_no_year_takes_the_place_of_another(kind, folder):
    """Of a single year a kind has its year in its folder; of several years it has not."""
    with pytest.raises(ValueError, match=folder):
        replace(kind, folder=folder)


def test_two_kinds_never_share_a_file():
    """Neither may two have one name."""
    with pytest.raises(ValueError, match="one folder"):
        by_name(*KINDS.values(), replace(RETURN, name="review"))
    with pytest.raises(ValueError, match="one name"):
        by_name(*KINDS.values(), replace(RETURN, folder="reviews/{period}"))
