"""What one report is made from, gathered together."""

import pytest
from sound_workbench import lay_out

from cjreport.errors import InputError
from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather, gather_documents
from cjreport.inputs.library import read_library


@pytest.fixture
def library(workbench):
    lay_out(workbench)
    return read_library(Workbench(workbench))


def test_documents_are_there_by_the_name_of_their_kind(library):
    """Those that were supplied, with where everything in them stands; an earlier return by its period."""
    inputs = gather_documents(library, "Example City", "2024-25")

    assert [*inputs.documents] == [RETURN.name, PLAN.name]
    assert inputs.supplied(RETURN).positions.file.parent.name == "2024-25"
    assert (inputs.the_return.area, inputs.the_plan.area) == ("Example City", "Example City")
    assert all(period < "2024-25" for period in inputs.earlier)


def test_where_nothing_was_supplied_the_return_says_whose_and_when(library):
    """It has no place in a file, and there is no plan."""
    inputs = gather_documents(library, "Example's Glen", "2023-24")

    assert (inputs.documents, inputs.the_plan) == ({}, None)
    assert inputs.the_return.is_empty
    assert (inputs.the_return.area, inputs.the_return.period) == ("Example's Glen", "2023-24")


def test_a_document_may_give_way_to_another(library):
    """Its positions stay, and so do the other documents."""
    inputs = gather_documents(library, "Example City", "2024-25")
    changed = inputs.with_document(RETURN, inputs.the_return.model_copy(update={"challenges": "None."}))

    assert changed.the_return.challenges == "None."
    assert changed.supplied(RETURN).positions == inputs.supplied(RETURN).positions
    assert changed.the_plan == inputs.the_plan


def test_faults_of_figures_and_documents_are_told_together(library, rewrite):
    """Whoever mends a workbook hears of all of it at once."""
    data, params = library.workbench.data, library.workbench.params
    rewrite(data / "official" / "population.csv", "X12000001", "X99")
    (params / "2024-25" / "example-city.yaml").write_text("area: [\n", encoding="utf-8")

    with pytest.raises(InputError) as error:
        gather(library.workbench, "Example City", "2024-25")
    assert {problem.file.name for problem in error.value.problems} == {"population.csv", "example-city.yaml"}
