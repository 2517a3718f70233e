"""Whether everything that a return names exists, and its dates are in order."""

import pytest
from conftest import make_workbench
from sound_workbench import lay_out

from cjreport.assurance.duties.references import unknown_names
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather


@pytest.fixture
def home(tmp_path):
    home = make_workbench(tmp_path / "workbench")
    lay_out(home)
    return home


def found(home):
    return [*unknown_names(gather(Workbench(home), "Example City", "2024-25"))]


def test_a_sound_return_names_nothing_that_does_not_exist(home):
    """Outcomes, indicators, partners and figures are all known."""
    assert found(home) == []


def test_an_unknown_outcome_is_told_with_those_known_in_their_order(home, rewrite):
    """The framework's first, then the partnership's own: the same words at every run."""
    rewrite(home / "params" / "2024-25" / "example-city.yaml", "    outcome: L1\n", "    outcome: L9\n")

    [unknown] = found(home)

    assert unknown.rule == "unknown-name"
    assert unknown.what.startswith('there is no outcome "L9".')
