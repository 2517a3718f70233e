"""A release freezes what was shown; nothing that was released is ever changed."""

import datetime as dt
from dataclasses import dataclass, replace

import nbformat
import pytest
from builds import run_cjreport
from conftest import make_workbench
from sound_workbench import lay_out

from cjreport.build.outputs.placing import Outputs
from cjreport.build.release.contents import unfit_reports, versions_to_come
from cjreport.build.release.freezing import Asked, releasing, replace_file, with_rows
from cjreport.errors import InputError, PublishError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.figures.released import every_release, read_releases
from cjreport.inputs.figures.seals import read_seal, sealed
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each
from cjreport.present.html.render import render_blocks
from cjreport.reports.area import Report, open_report
from cjreport.reports.kind import Due
from cjreport.reports.kinds import AREA

CITY = "Example City"
DAY = dt.date(2025, 12, 10)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A workbench with a sound return and plan, in which one stands."""
    monkeypatch.chdir(make_workbench(tmp_path / "workbench"))
    lay_out(tmp_path / "workbench")
    return tmp_path / "workbench"


def freeze_all(areas, date, reason):
    """Release reports of areas as a build does whose reports all stand."""
    reports = [open_report(area, period="2024-25") for area in areas]
    versions = versions_to_come(reports, Asked(date, reason))
    for version in versions.values():
        replace_file(version.file, with_rows(version.file, version.rows))
    return versions


def released(home, period="2024-25"):
    return (home / "data" / "released" / period / "example-city.csv").read_text(encoding="utf-8")


def report():
    return open_report("Example City", period="2024-25")


def shown(passage):
    return render_blocks(passage.blocks)


def correct(home, old="    count: 120\n", new="    count: 121\n"):
    file = home / "params" / "2024-25" / "example-city.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_first_version_freezes_every_figure_shown(home):
    """The area's own figures and those that partners state, with version and date; and the page says so."""
    assert "Draft, not released" in shown(report().front())

    [frozen] = freeze_all([CITY], DAY, "").values()

    [release] = read_releases(Workbench(home), report().figures.inputs.area, "2024-25")
    own = report().measures.query("area_code == 'X12000001' and comparator == 'none'")
    assert frozen.number == release.version == 1
    assert release.sealed
    assert len(release.figures) == len(own) + len(report().figures.inputs.the_return.figures)
    assert {(f.figure, f.value) for f in release.figures if f.kind == "stated"} >= {
        ("advice-given", 120),
        ("work-men", 110),
    }
    assert "Version 1, released on 10 December 2025" in shown(report().front())
    assert "still stands as it was" in shown(report().checks())


PACK = replace(AREA, name="pack", opens=f"{__name__}:open_pack", title="A pack of {place}, {period}")


@dataclass(frozen=True, repr=False)
class Pack(Report):
    """What is opened of another kind that is released."""

    unfit_words = ()

    @property
    def item(self):
        return self.figures.inputs.item("pack")


def open_pack(*args, **given):
    """Open a pack, which needs no return."""
    return Pack(open_report(*args, **given).figures)


def test_each_kind_says_what_keeps_it_from_being_released(home):
    """And every kind that is released is asked; what a return must be is the annual report's own affair."""
    gathered = gather_each(Workbench(home), choose_reports(Workbench(home), ["Example's Glen"], ["2024-25"]))
    packs = replace(PACK, due=lambda each: Due(tuple(inputs.item("pack") for _, inputs in each.sound)))
    asked = Asked(DAY)

    assert unfit_reports([packs], gathered, asked) == {}
    [both] = unfit_reports([AREA, packs], gathered, asked).values()
    assert [problem.what for problem in both.problems] == ["Example's Glen, 2024-25: no return of its own is supplied"]


def test_each_kind_has_its_versions_in_a_file_of_its_own(home):
    """That of the annual report is called as it always was; all of them are known as released."""
    versions = versions_to_come([report(), open_pack(CITY, period="2024-25")], Asked(DAY))
    for version in versions.values():
        replace_file(version.file, with_rows(version.file, version.rows))

    place = report().figures.inputs.area
    files = [version.file.relative_to(home).as_posix() for version in versions.values()]
    assert files == ["data/released/2024-25/example-city.csv", "data/released/2024-25/example-city.pack.csv"]
    assert [each.version for each in read_releases(Workbench(home), place, "2024-25", "pack")] == [1]
    every = [*every_release(Workbench(home), report().figures.inputs.library.areas)]
    assert [(found.name, each.version) for found, each in every] == [(CITY, 1), (CITY, 1)]


def test_the_same_report_is_not_released_again(home):
    """Nothing new, no new version."""
    freeze_all([CITY], DAY, "")
    before = released(home)

    assert freeze_all([CITY], DAY, "again") == {}
    assert released(home) == before


def test_a_correction_is_a_new_version_with_its_reason(home):
    """Without a reason it is refused; with one it stands after the first, which stays as it was."""
    freeze_all([CITY], DAY, "")
    first = released(home)
    correct(home)
    assert "Draft, changed since version 1" in shown(report().front())
    with pytest.raises(PublishError, match="--reason"):
        freeze_all([CITY], DAY, " ")

    freeze_all([CITY], dt.date(2026, 1, 5), "A count was corrected")

    assert released(home).startswith(first)
    assert [(r.version, r.reason) for r in read_releases(Workbench(home), report().figures.inputs.area, "2024-25")] == [
        (1, ""),
        (2, "A count was corrected"),
    ]


@pytest.mark.parametrize(
    ("typed", "frozen", "read"),
    [
        ('=1+1\nsecond "line", \u202e x', '\'=1+1 second "line", x', '=1+1 second "line", x'),
        ("@SUM(A1)", "'@SUM(A1)", "@SUM(A1)"),
        ("\t+44 was\x07 wrong", "'+44 was wrong", "+44 was wrong"),
        ("'quoted' – and rightly", "'quoted' – and rightly", "'quoted' – and rightly"),
    ],
)
def test_a_reason_is_frozen_as_words_and_read_as_typed(home, typed, frozen, read):
    """No spreadsheet runs it, nothing in it steers what shows it, and readers see it without the apostrophe."""
    [version] = versions_to_come([report()], Asked(DAY, typed)).values()
    replace_file(version.file, with_rows(version.file, version.rows))

    assert version.rows[0]["reason"] == frozen
    assert read_releases(Workbench(home), report().figures.inputs.area, "2024-25")[0].reason == read


def test_later_builds_show_then_now_and_why(home):
    """A figure that differs from the released one stands in a table, with the reason that the return gives."""
    freeze_all([CITY], DAY, "")
    correct(home)
    correct(
        home,
        "guidance: ",
        "revisions:\n  - {figure: advice-given, period: 2024-25, why: One visit was missed.}\nguidance: ",
    )

    text = shown(report().checks())

    assert "Figures revised since they were released" in text
    assert all(words in text for words in ("120", "121", "One visit was missed.", "version 1, 10 December 2025"))


def test_what_is_hidden_now_is_not_told_again(home):
    """A count that was released, and has since become too small to show, stands in no table of revisions."""
    [frozen] = freeze_all([CITY], DAY, "").values()
    rows = [row | {"digest": read_seal(row["digest"]).shown} for row in frozen.rows]
    small = [row | {"count": "3", "value": "3"} if row["figure"] == "mentoring-ended" else row for row in rows]
    frozen.file.unlink()
    replace_file(frozen.file, with_rows(frozen.file, sealed(small, [])))
    correct(home, "    count: 45\n", "    count: 3\n")

    text = shown(report().checks()).split("Figures revised")[1].split("What the check asked")[0]

    assert "People who reached the end with their mentor" in text
    assert ">[c]" in text
    assert ">3<" not in text


def test_a_later_figure_that_differs_from_the_released_one_is_found(home):
    """The check names both, the version and the source."""
    freeze_all([CITY], DAY, "")
    file = home / "data" / "official" / "national_indicators.csv"
    was = "X12000001,cjpf-1-assessments,2023-24,352"
    file.write_text(file.read_text(encoding="utf-8").replace(was, was.replace("352", "349")), encoding="utf-8")

    [finding] = [finding for finding in report().findings if finding.rule.id == "prior-year"]

    assert all(words in finding.what for words in ("352", "349", "version 1", "example-figures"))


def test_open_errors_keep_every_report_from_being_released(home):
    """What is not sound is refused with each finding, and nothing is frozen."""
    correct(home, "    value: 75\n", "    value: 57\n")

    with pytest.raises(PublishError, match=r"\[percentage\]"):
        freeze_all([CITY], DAY, "")
    with pytest.raises(PublishError, match="no return of its own"):
        freeze_all(["Isles of Example"], DAY, "")
    assert not (home / "data" / "released").exists()


def test_a_spoilt_release_is_told(home):
    """A released file that somebody edited is told with its line and column."""
    freeze_all([CITY], DAY, "")
    file = home / "data" / "released" / "2024-25" / "example-city.csv"
    file.write_text(released(home).replace(",measure,", ",guess,", 1), encoding="utf-8")

    with pytest.raises(InputError, match=r"line 2, column kind"):
        report()


def test_a_changed_figure_is_told_as_such_and_not_put_down_to_todays(home):
    """The check names file, version and line, and makes no finding of today's; others' reports go on."""
    freeze_all([CITY], DAY, "")
    file = home / "data" / "released" / "2024-25" / "example-city.csv"
    line = next(n for n, row in enumerate(released(home).splitlines(), 1) if "cjpf-1-assessments,2023-24,352" in row)
    file.write_text(released(home).replace("cjpf-1-assessments,2023-24,352", "cjpf-1-assessments,2023-24,387"), "utf-8")

    with pytest.raises(InputError, match=rf"example-city.csv, line {line}: this row of version 1 is not as it was"):
        report()
    assert open_report("Isles of Example", period="2024-25").findings is not None


@pytest.mark.parametrize("day", [dt.date(2020, 1, 1), dt.date(2025, 12, 9), dt.date(1970, 1, 1)])
def test_a_version_of_an_earlier_day_is_refused(home, day):
    """A clock that is wrong puts no version before the one it follows."""
    freeze_all([CITY], DAY, "")
    correct(home)

    with pytest.raises(PublishError, match=r"version 1 was released on 10 December 2025(?s:.*)clock right"):
        freeze_all([CITY], day, "A correction")
    freeze_all([CITY], DAY, "A correction on the same day")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "{end}"])
def test_what_an_editor_does_to_lines_breaks_nothing(home, ends, last):
    """Without its last line end, and with those of Windows, a file takes a version more and keeps every byte it had."""
    freeze_all([CITY], DAY, "")
    file = home / "data" / "released" / "2024-25" / "example-city.csv"
    before = (ends.join(released(home).splitlines()) + last.format(end=ends)).encode()
    file.write_bytes(before)
    correct(home)

    freeze_all([CITY], dt.date(2026, 1, 5), "A count was corrected")

    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\r") == (after.count(b"\n") if ends == "\r\n" else 0)
    assert [each.version for each in report().version.released] == [1, 2]


def build(home, *words):
    return run_cjreport("build", "Example City", "--period", "2024-25", *words, cwd=home)


@pytest.mark.slow
def test_a_build_that_is_refused_or_fails_releases_nothing(home):
    """Another build that holds the folder, a file in its place, a notebook that fails: no version is left behind."""
    (home / "file").touch()
    with Outputs(home / "held"):
        held = build(home, "--release", "--out", "held")
    taken = build(home, "--release", "--out", "file")
    with releasing(Workbench(home)):
        releases = build(home, "--release", "--out", "elsewhere")
    notebook = nbformat.read(home / "notebooks" / "area_report.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("1 / 0"))
    nbformat.write(notebook, home / "notebooks" / "area_report.ipynb")
    failed = build(home, "--release")

    assert [each.returncode for each in (held, taken, releases, failed)] == [2, 2, 2, 1]
    assert "another build is writing here" in held.stderr
    assert "a file stands where a folder is wanted" in taken.stderr
    assert "another build is releasing" in releases.stderr
    assert not any("Traceback" in each.stderr for each in (held, taken, releases))
    assert not (home / "data" / "released").exists()
    assert not (home / "elsewhere").exists()


def test_the_command_releases_and_builds(home):
    """From a sound return to a released page in one command, and again without a change."""
    first = build(home, "--release")
    page = (home / "outputs" / "2024-25" / "example-city" / "index.html").read_text(encoding="utf-8")

    assert first.returncode == 0, first.stderr
    assert "Version 1, released on" in page
    assert "Example City, 2024-25: released as version 1, data/released/2024-25/example-city.csv" in first.stdout
    assert run_cjreport("build", "Isles of Example", "--period", "2024-25", "--release", cwd=home).returncode == 2
    assert "a plan is not released" in run_cjreport("build", "--kind", "plan", "--release", cwd=home).stderr
