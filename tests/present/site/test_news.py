"""What a build changed, told by digests and figures, without a clock."""

from cjreport.inputs.published import Manifest, PublishedCountry, PublishedItem
from cjreport.inputs.registers.areas import Country
from cjreport.present.site.news import compare_figures, compare_published
from cjreport.reports.kinds import AREA, PLAN

FIGURES = "area_code,period,value,status\nX1,2023-24,1.5,final\nX2,2023-24,,suppressed\n"


def published(*items, folder=""):
    """A country of which some reports are published."""
    return [PublishedCountry(Country.model_construct(name="Scotland", example=False), folder, (), items)]


def report(name, *, page="1", figures="1", period="2024-25"):
    """A report with the digests of its page and its figures."""
    files = {"index.html": page, "data.csv": figures}
    return PublishedItem(AREA, name.casefold(), Manifest(area=name, period=period, files=files))


def changes(before, after):
    """What changed, by the place of its folder."""
    return {change.place: change.what for change in compare_published(before, after)}


def test_reports_new_changed_and_gone_are_told_apart():
    """A change of figures is one of figures whatever else differs; what is as it was is not told."""
    before = published(report("Angus"), report("Fife"), report("Moray"), report("Falkirk"))
    after = published(
        report("Angus"), report("Fife", page="2", figures="2"), report("Moray", page="2"), report("Stirling")
    )

    assert changes(before, after) == {
        "2024-25/falkirk": "gone",
        "2024-25/fife": "figures",
        "2024-25/moray": "page",
        "2024-25/stirling": "new",
    }
    assert changes(after, after) == {}


def test_plans_and_other_countries_have_places_of_their_own():
    """A plan and a report of one area are two things; a plan's period is its first and last year."""
    years = {"starts": "2024-25", "ends": "2026-27"}
    plan = PublishedItem(PLAN, "fife", Manifest(area="Fife", period="2024-25", kind="plan", **years))
    [told] = compare_published([], published(plan, folder="example"))

    assert (told.place, told.period, told.what) == ("example/plans/fife", "2024-25 to 2026-27", "new")
    assert told.noun == "plan"


def test_figures_that_came_changed_and_went_are_counted():
    """A figure counts as changed if its value or its status is another; a hidden one is none."""
    after = "area_code,period,value,status\nX1,2023-24,1.5,revised\nX2,2023-24,2,final\nX1,2024-25,3,final\n"

    assert compare_figures(FIGURES, after) == (("2023-24", "2024-25"), 2, 1, 0)
    assert compare_figures(after, FIGURES) == ((), 0, 1, 2)
    assert compare_figures(FIGURES, FIGURES.replace("suppressed", "not_available")) is None
