"""The command that lists the areas."""

from builds import run_cjreport
from conftest import REPOSITORY


def test_areas_lists_them_all():
    """Codes, names, other names and former codes."""
    ran = run_cjreport("areas", cwd=REPOSITORY)

    assert ran.returncode == 0
    assert all(word in ran.stdout for word in ("S12000013", "Western Isles", "S12000015", "Community Justice Ayrshire"))
    assert len(ran.stdout.strip().splitlines()) == 33
