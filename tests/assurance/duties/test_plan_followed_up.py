"""From plan to report, over three years."""

from cjreport.assurance.duties.plan_followed_up import not_followed_up
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather


def inputs(home, period="2024-25"):
    return gather(Workbench(home), "Example City", period)


def test_an_action_that_runs_for_three_reports_is_asked_about(home, rewrite):
    """In progress in two earlier reports and in this one; two in all are not enough."""
    assert [*not_followed_up(inputs(home))] == []
    plan = home / "params" / "plans" / "example-city.yaml"
    rewrite(plan, "starts: 2023-24", "starts: 2022-23")
    text = plan.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.strip().startswith("indicators_used: [cjpf")]
    plan.write_text("\n".join(lines).replace('  "8":', '  "80":').split('  "80":')[0], encoding="utf-8")
    (home / "params" / "2022-23").mkdir()
    earlier = "area: Example City\nperiod: 2022-23\nactions: {'1.1': {status: In progress}}\n"
    (home / "params" / "2022-23" / "example-city.yaml").write_text(earlier, encoding="utf-8")

    found = [f for f in not_followed_up(inputs(home)) if f.rule == "action-carried"]

    assert [f.about for f in found] == ["action 1.1"]
    assert "third report in a row" in found[0].what


def test_an_action_complete_in_an_earlier_report_needs_no_status(home, rewrite):
    """It has ended, and was told of then."""
    rewrite(
        home / "params" / "2023-24" / "example-city.yaml", '"2.1": {status: In progress', '"2.1": {status: Complete'
    )
    rewrite(
        home / "params" / "2024-25" / "example-city.yaml",
        '  "2.1":\n    status: In progress\n',
        '  "2.2":\n    status: Complete\n',
    )

    assert [f.rule for f in not_followed_up(inputs(home))] == ["action-unknown"]


def test_a_period_that_no_plan_covers_is_told(home):
    """The plan's years and the period are named."""
    [found] = not_followed_up(inputs(home, "2022-23"))

    assert found.what == "the plan covers 2023-24 to 2026-27, not 2022-23"
