"""What is opened says in a notebook what it is, and what it can show."""

import pytest
from conftest import make_workbench

import cjreport
from cjreport.present.blocks import MIME, OPENED


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return make_workbench(tmp_path_factory.mktemp("fictional") / "home")


@pytest.fixture(params=["Nether & Upper Example", "Isles of Example", "Example's Glen"])
def opened(home, request):
    """A report and a plan of an area."""
    opened = [open_it(request.param, "2024-25", home=home) for open_it in (cjreport.open_report, cjreport.open_plan)]
    return opened, request.param


def test_it_is_one_line(opened):
    """Its kind, its place and its period, and its figures' likewise."""
    (report, plan), area = opened

    assert repr(report) == str(report) == f"Report of {area}, 2024-25"
    assert repr(plan) == f"Plan of {area}, 2024-25"
    assert repr(report.figures) == f"Figures of {area}, 2024-25"


def test_it_shows_its_parts_themes_and_indicators(opened):
    """All that can be called stands in its contents, with what it shows; page and PDF carry none of it."""
    (report, plan), _ = opened
    shown = report._repr_mimebundle_()

    assert MIME not in shown
    assert shown[OPENED] == report.item.model_dump()
    assert shown["text/plain"] == repr(report)
    assert len(shown["text/html"]) < 50_000
    for told in ("report.trend(indicator)", "report.multiples(*indicators)", "courts", "recorded_crime", "cjpf-1"):
        assert told in shown["text/html"].replace("<wbr>", ""), told
    assert "plan.duties()" in plan._repr_mimebundle_()["text/html"]


def test_its_words_are_escaped(workbench, rewrite):
    """Names and titles that look like markup are shown as they are written."""
    rewrite(workbench / "data" / "indicators.yaml", "title: Recorded crime\n", "title: <script>alert(1)</script>\n")
    report = cjreport.open_report("Nether & Upper Example", "2024-25", home=workbench)
    shown = report._repr_mimebundle_()["text/html"].replace("<wbr>", "")

    assert "Report of Nether &amp; Upper Example" in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script" not in shown


def test_the_names_that_one_uses_come_first(opened):
    """What Tab offers are the parts; what makes files of them is not among them, and works all the same."""
    (report, plan), _ = opened

    assert {"summary", "trend", "theme", "themes", "indicators", "measures", "findings"} <= set(dir(report))
    assert {"foreword", "duties", "plan", "measures"} <= set(dir(plan))
    for behind in ("digest", "figures", "shown_figures", "sheets", "version", "whose_words", "item"):
        assert behind not in [*dir(report), *dir(plan)]
    assert report.sheets
    assert not any(name.startswith("_") for name in [*dir(report), *dir(plan)])


def test_the_package_shows_what_it_offers():
    """Tab after cjreport. lists what is public, and nothing else; all of it is there."""
    assert dir(cjreport) == sorted(cjreport.__all__)
    assert all(getattr(cjreport, name) for name in dir(cjreport))


def test_the_period_may_be_given_without_its_name(home):
    """Area and period in this order need no names."""
    named = cjreport.open_report("Isles of Example", period="2024-25", home=home)

    assert repr(cjreport.open_report("Isles of Example", "2024-25", home=home)) == repr(named)
