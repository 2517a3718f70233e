import contextlib
import dataclasses
import os
import signal
import subprocess
import sys

import psutil
import pytest

from cjreport.build.run import workers
from cjreport.build.run.attempts import Done, Lost
from cjreport.build.run.workers import run_each, usable_processors
from cjreport.errors import InputError, Problem

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


SLEEP = f"{sys.executable!r}, '-c', 'import time; time.sleep({LIMIT * 10})'"
SHELL = "a shell's background"
LEAVE = {
    "a child": f"subprocess.Popen([{SLEEP}])",
    "a child of its own session": f"subprocess.Popen([{SLEEP}], start_new_session=True)",
    SHELL: "subprocess.run('sleep 600 &', shell=True, check=True)",
    "what outlives a shell": "subprocess.run('nohup sleep 600 >/dev/null 2>&1 &', shell=True, check=True)",
    "a thread's child": f"t = threading.Thread(target=subprocess.Popen, args=([{SLEEP}],)); t.start(); t.join()",
    "one deaf to requests": (
        "subprocess.Popen(['sh', '-c', 'trap \"\" TERM HUP INT; sleep 600; sleep 600'], start_new_session=True)"
    ),
    "a child that was stopped": f"subprocess.Popen([{SLEEP}]).send_signal(signal.SIGSTOP)",
    "a child with children": "subprocess.Popen(['sh', '-c', 'sleep 600 & sleep 600'])",
}
LEAVE_BY_FORK = {
    "a copy of itself": "os.fork() or time.sleep(600)",
    "a copy that lives on its own": "os.fork() or (os.setsid(), os.fork() or time.sleep(600), os._exit(0))",
    "a daemon": f"subprocess.run([sys.executable, '-c', {'import os, time; os.fork() and os._exit(0); os.setsid()'!r}"
    "+ '; os.fork() and os._exit(0); time.sleep(600)'], check=True)",
}
"""Ways to leave a process behind."""
TAKEN = "import os, signal, subprocess, sys, threading, time\nos.environ['LEFT_BY'] = {mark!r}\n{start}\n"


def left_by(mark):
    """The processes still running that a task with this *mark* started."""
    found = []
    for each in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if each.environ().get("LEFT_BY") == mark and each.status() != psutil.STATUS_ZOMBIE:
                found.append(each)
    return found


@pytest.mark.skipif(os.name == "nt", reason="these are ways of POSIX")
@pytest.mark.parametrize(("kept", "start"), [*((False, each) for each in LEAVE), (True, "a child"), (True, SHELL)])
def test_what_a_task_leaves_running_is_ended_and_told(kept, start, tmp_path, monkeypatch):
    """Nothing that a task started goes on after it, and the task's result says what it was."""
    monkeypatch.setattr(workers, "FORKS", workers.FORKS and not kept)
    task = TAKEN.format(mark=str(tmp_path), start=LEAVE[start])

    [result] = results(exec, task).values()

    assert result.value is None
    assert result.ended
    assert left_by(str(tmp_path)) == []


@pytest.mark.skipif(not workers.FORKS, reason="only Linux finds what cut itself loose")
@pytest.mark.parametrize("start", LEAVE_BY_FORK.values(), ids=LEAVE_BY_FORK)
def test_what_cuts_itself_loose_is_ended_and_told(start):
    """A copy or daemon of no parent and no session of the task's is found all the same."""
    before = {each.pid for each in psutil.process_iter()}

    [result] = results(exec, TAKEN.format(mark="", start=start)).values()
    living = [each for each in psutil.process_iter() if each.pid not in before and "sleep(600)" in str(each.cmdline())]

    assert isinstance(result, Done)
    assert result.ended
    assert living == []


@pytest.mark.usefixtures("both_ways")
def test_what_ends_by_itself_is_not_told():
    """A program that is about to end is let end."""
    assert results(exec, "import subprocess\nsubprocess.Popen(['sleep', '0.1'])").popitem()[1].ended == ()


@pytest.mark.skipif(not workers.FORKS, reason="kept workers end without a word")
@pytest.mark.parametrize(
    ("end", "lost"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", Lost("its process was ended by SIGKILL, as when memory runs out")),
        ("os._exit(3)", Lost("its process ended by itself, with exit code 3")),
        ("time.sleep(600)", Lost("took longer than 2 seconds")),
        ("signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 60)); time.sleep(600)", Lost("took longer than 2 seconds")),
    ],
)
def test_what_a_lost_task_had_started_is_ended(end, lost, tmp_path):
    """However a task's process ends, what it had started ends with it and is told."""
    start = f"subprocess.Popen([{SLEEP}], start_new_session=True)\n{end}"

    [result] = results(exec, TAKEN.format(mark=str(tmp_path), start=start), timeout=2).values()

    assert dataclasses.replace(result, ended=()) == lost
    assert len(result.ended) == 1
    assert left_by(str(tmp_path)) == []


@pytest.mark.skipif(not workers.FORKS, reason="nothing forks here")
@pytest.mark.parametrize("hit", ["os.killpg(0, 9)", "os.kill(0, 9)", "os.kill(os.getppid(), 9)"])
def test_a_signal_to_its_group_takes_one_task_alone(hit):
    """A task that ends its whole group, or whatever runs it, ends nothing of the others."""
    given = results(exec, f"import os\n{hit}", "import time\ntime.sleep(0.5)", "pass", jobs=2)

    assert [type(each) for each in given.values()].count(Lost) == 1
    assert given["pass"] == Done(None)


SCRIPT = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
from cjreport.build.run.workers import run_each
if __name__ == "__main__":
    # in one write: two workers share this process's output
    tell = "import os, time\\nos.write(1, b'%d\\\\n' % os.getpid())\\ntime.sleep(600)"
    list(run_each(exec, [tell, tell + " "], jobs=2, timeout=600, preload=["cjreport.build.run.workers"]))
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

    assert f"Done(value={loaded}, " in said.stdout
    assert said.stderr == ""


@pytest.mark.skipif(not workers.FORKS, reason="nothing forks here")
def test_who_leaves_before_all_is_loaded_keeps_no_pipe_open(tmp_path):
    """A command that ends with a mistake ends for who reads it too, whatever it had begun to load."""
    begun = tmp_path / "begun"
    (tmp_path / "slow.py").write_text(f"open({str(begun)!r}, 'x').close()\n__import__('time').sleep({10 * LIMIT})")
    script = f"from cjreport.build.run.workers import warm_up; warm_up(['slow'])\n{UNTIL.format(str(begun))}"

    ended = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, timeout=LIMIT, check=True)

    assert ended.stderr == b""
