"""What a build did is written down among what is published, so without a value of any cell."""

import json
from pathlib import Path

import pytest

from cjreport.build.outputs.build_json import RECORD, ReportRecord
from cjreport.build.outputs.placing import Outputs
from cjreport.build.recording import ELSEWHERE, reason_of, recorded
from cjreport.errors import InputError, NotebookError, Problem, PublishError

HOME = Path("/home/somebody/cjreport")
RETURN = HOME / "params" / "2024-25" / "angus.yaml"
REPORTS = [ReportRecord(kind="area", area=name, period="2024-25", country="example") for name in ("One", "Other")]


@pytest.mark.parametrize(
    ("error", "said", "reason"),
    [
        (None, "took longer than 600 seconds", "took longer than 600 seconds"),
        (None, "its process was ended by SIGKILL", "its process was ended by SIGKILL"),
        (ValueError("secret 3"), "ValueError: secret 3", ELSEWHERE),
        (KeyError("secret"), "KeyError: 'secret'", ELSEWHERE),
        (PublishError(Problem("secret 3", "secret")), "secret 3", ELSEWHERE),
        (NotebookError(Problem("secret 3", place="cell 6 of notebooks/a.ipynb")), "", "cell 6 of notebooks/a.ipynb"),
        (InputError(Problem("secret 3", "secret", RETURN, 12, 3)), "", "params/2024-25/angus.yaml, line 12"),
        (
            InputError(Problem("secret", "", RETURN, 12), Problem("secret", "", RETURN, 12), Problem("3", "", RETURN)),
            "",
            "params/2024-25/angus.yaml, line 12, and 1 more",
        ),
        (InputError(Problem("secret", "", Path("/mnt/secret/somewhere.csv"), 2)), "", "somewhere.csv, line 2"),
    ],
)
def test_a_reason_is_a_place(error, said, reason):
    """Words that somebody typed, values and folders of the machine are left to the terminal."""
    assert reason_of(error, said, HOME) == reason


def test_what_was_not_begun_is_said_to_be_so(tmp_path):
    """A build that is stopped writes down what it has done, and what it has not."""
    published = REPORTS[1].model_copy(update={"outcome": "published", "seconds": 1.5, "place": "example/other"})

    def stopped_build():
        with Outputs(tmp_path) as shelf, recorded(shelf, "warm", 2, REPORTS) as recorder:
            recorder.note(published)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_build()

    written = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))
    assert written["started"] <= written["ended"]
    assert (written["engine"], written["jobs"]) == ("warm", 2)
    assert [(each["area"], each["outcome"], each["place"]) for each in written["reports"]] == [
        ("One", "not started", ""),
        ("Other", "published", "example/other"),
    ]


def test_a_record_takes_the_place_of_the_last(tmp_path):
    """There is one file, of the last build, wholly written."""
    for reports in (REPORTS, REPORTS[:1]):
        with Outputs(tmp_path) as shelf, recorded(shelf, "kernel", 1, reports):
            pass

    written = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))
    assert len(written["reports"]) == 1
