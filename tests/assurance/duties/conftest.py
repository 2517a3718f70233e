"""What tests of duties share: a workbench whose return and plan are sound."""

import pytest
from conftest import make_workbench
from sound_workbench import lay_out


@pytest.fixture
def home(tmp_path):
    home = make_workbench(tmp_path / "workbench")
    lay_out(home)
    return home
