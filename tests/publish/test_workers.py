import os
import signal
import subprocess
import sys

import psutil
import pytest

from cjreport.errors import InputError, Problem
from cjreport.publish import workers
from cjreport.publish.workers import Done, Lost, run_each, usable_processors

# A task here is a piece of Python, done by eval() or exec(): any process can find these.
PROBLEM = "Problem('no such area', 'Check it.', line=3)"
UNTIL = "import os, time\nwhile not os.path.exists({!r}): time.sleep(0.01)"
LIMIT = 60  # of seconds, for what ends by itself


@pytest.fixture(params=[True, False], ids=["fresh processes", "kept workers"])
def both_ways(request, monkeypatch):
    """As on Linux, and as elsewhere."""
    if request.param and not workers.FORKS:
        pytest.skip("nothing forks here")
    monkeypatch.setattr(workers, "FORKS", request.param)


def results(function, *tasks, **options):
    """Run *tasks* and give the results by task."""
    return dict(run_each(function, tasks, **({"timeout": LIMIT} | options)))


@pytest.mark.usefixtures("both_ways")
def test_one_failure_never_stops_the_rest():
    """Whatever happens to a task, every other one is done."""
    failing = ["1 / 0", "__import__('os')._exit(3)", "__import__('sys').exit(4)", "(lambda: 1)", "a syntax error"]
    given = results(eval, *failing, *map(str, range(5)), jobs=2)

    assert [type(given[task]) for task in failing] == [Lost] * 5
    assert given[failing[1]] == Lost("its process ended by itself, with exit code 3")
    assert [given[str(number)] for number in range(5)] == [Done(number) for number in range(5)]


def test_what_a_task_raised():
    """An error comes back as it was raised, with its words and its traceback."""
    lost = results(eval, "{}['key']")["{}['key']"]

    assert lost.reason == "KeyError: 'key'"
    assert isinstance(lost.error, KeyError)
    assert 'File "<string>", line 1' in lost.trace


def test_a_report_error_keeps_its_problems():
    """What a user can mend reaches the parent whole."""
    task = f"from cjreport.errors import *\nraise InputError({PROBLEM}, Problem('and more'))"
    lost = results(exec, task)[task]

    assert isinstance(lost.error, InputError)
    assert lost.error.problems == (Problem("no such area", "Check it.", line=3), Problem("and more"))
    assert lost.reason == str(lost.error)


def test_an_error_that_cannot_travel_is_told_in_words():
    """An error that pickling loses, or cannot build again, leaves its words and its traceback."""
    needy = "class Needy(Exception):\n    def __init__(self, one, two): super().__init__('words')\n"
    lost = results(exec, needy + "raise Needy(1, 2)").popitem()[1]

    assert lost.error is None
    assert lost.reason == "Needy: words"
    assert "raise Needy" not in lost.reason
    assert "Needy: words" in lost.trace


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("__import__('os')._exit(3)", "its process ended by itself, with exit code 3"),
        (
            "__import__('signal').raise_signal(9)",
            "its process was ended by SIGKILL, as when memory runs out",
        ),
    ],
)
def test_a_process_that_dies(end, words):
    """A worker's death is told in words."""
    assert results(eval, end) == {end: Lost(words)}


@pytest.mark.skipif(not workers.FORKS, reason="a kept worker that leaves so is found out by the time limit only")
def test_a_process_that_leaves_as_if_all_were_well():
    """Exit code 0 without a value is a loss too."""
    lost = results(eval, "__import__('os')._exit(0)").popitem()[1]

    assert lost == Lost("its process ended by itself, with exit code 0")


@pytest.mark.usefixtures("both_ways")
def test_time_limit():
    """A task that hangs is ended, and others of the same time are not."""
    hang = "__import__('time').sleep(600)"
    given = results(eval, hang, "1", timeout=2.5, jobs=2)

    assert given == {hang: Lost("took longer than 2.5 seconds"), "1": Done(1)}


def test_in_order_of_completion(tmp_path):
    """A quick task does not wait for a slow one that started first."""
    slow, quick = UNTIL.format(str(tmp_path / "go")), "pass"
    order = []
    for task, result in run_each(exec, [slow, quick], jobs=2, timeout=LIMIT):
        order.append(task)
        (tmp_path / "go").touch()

        assert result == Done(None)
    assert order == [quick, slow]


def test_as_many_at_once_as_asked(tmp_path):
    """Two jobs run side by side: each of these waits for the other."""
    here, there = str(tmp_path / "here"), str(tmp_path / "there")
    tasks = [f"open({mine!r}, 'x')\n" + UNTIL.format(other) for mine, other in [(here, there), (there, here)]]

    assert set(results(exec, *tasks, jobs=2).values()) == {Done(None)}


def test_no_more_at_once_than_asked(tmp_path):
    """One job runs alone: each of these would trip over another."""
    alone = f"import os, time\nopen({str(tmp_path / 'busy')!r}, 'x').close()\ntime.sleep(0.05)\n"
    tasks = [f"{alone}os.remove({str(tmp_path / 'busy')!r})  # {number}" for number in range(3)]

    assert set(results(exec, *tasks, jobs=1).values()) == {Done(None)}


@pytest.mark.skipif(not workers.FORKS, reason="workers are kept here")
def test_nothing_of_one_task_reaches_another():
    """What a task leaves in its process, the next one does not find."""
    leave = "import os, builtins\nos.environ['LEFT'] = builtins.left = '1'"
    look = "assert 'LEFT' not in __import__('os').environ\nassert not hasattr(__import__('builtins'), 'left')"

    assert results(exec, leave, look, jobs=1) == {leave: Done(None), look: Done(None)}


def test_leaving_early_leaves_no_process():
    """Whoever stops listening stops the work."""
    hang = "__import__('time').sleep(600)"
    listening = run_each(eval, ["1", hang, hang + " "], jobs=3, timeout=LIMIT)

    assert next(listening) == ("1", Done(1))
    listening.close()
    assert not [child for child in psutil.Process().children() if workers.NAME in child.name()]
    assert not [child for child in workers.multiprocessing.active_children() if child.name == workers.NAME]


def test_default_is_every_usable_processor(monkeypatch):
    """Where the machine tells which processors are ours, only these count."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)

    assert usable_processors() == 3


SCRIPT = """
from cjreport.publish.workers import run_each
if __name__ == "__main__":
    # in one write: two workers share this process's output
    tell = "import os, time\\nos.write(1, b'%d\\\\n' % os.getpid())\\ntime.sleep(600)"
    list(run_each(exec, [tell, tell + " "], jobs=2, timeout=600, preload=["cjreport.publish.workers"]))
"""


@pytest.mark.parametrize("way", ["SIGINT", "SIGKILL"])
def test_the_end_of_the_parent_is_the_end_of_its_workers(tmp_path, way):
    """Neither Ctrl-C nor a kill leaves orphans."""
    (tmp_path / "script.py").write_text(SCRIPT)
    with subprocess.Popen([sys.executable, tmp_path / "script.py"], stdout=-1, stderr=-1, text=True) as parent:
        children = [psutil.Process(int(parent.stdout.readline())) for _ in range(2)]
        parent.send_signal(getattr(signal, way))
        _, said = parent.communicate(timeout=LIMIT)
    _, alive = psutil.wait_procs(children, timeout=LIMIT)

    assert alive == []
    assert parent.returncode != 0
    assert ("KeyboardInterrupt" in said) == (way == "SIGINT")


@pytest.mark.skipif(not workers.FORKS, reason="nothing forks here")
@pytest.mark.parametrize(("preload", "loaded"), [("['colorsys']", True), ("[]", False)])
def test_preloaded_modules_are_there_from_the_start(tmp_path, preload, loaded):
    """Each worker starts with the named modules imported."""
    script = SCRIPT.split("    tell", maxsplit=1)[0] + (
        f"    print(list(run_each(eval, [\"'colorsys' in __import__('sys').modules\"], preload={preload})))"
    )
    (tmp_path / "script.py").write_text(script)
    said = subprocess.run([sys.executable, tmp_path / "script.py"], check=True, capture_output=True, text=True)

    assert f"Done(value={loaded})" in said.stdout
    assert said.stderr == ""


@pytest.mark.skipif(not workers.FORKS, reason="nothing forks here")
def test_who_leaves_before_all_is_loaded_keeps_no_pipe_open(tmp_path):
    """A command that ends with a mistake ends for who reads it too, whatever it had begun to load."""
    begun = tmp_path / "begun"
    (tmp_path / "slow.py").write_text(f"open({str(begun)!r}, 'x').close()\n__import__('time').sleep({10 * LIMIT})")
    script = f"from cjreport.publish.workers import warm_up; warm_up(['slow'])\n{UNTIL.format(str(begun))}"

    ended = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, timeout=LIMIT, check=True)

    assert ended.stderr == b""
