import multiprocessing
import random
import time

import pytest

from cjreport.publish.shelf import Shelf

KILLS = 200
REPLACE = """
import itertools
from cjreport.publish.shelf import Shelf
with Shelf(folder) as shelf:
    for number in itertools.count(first):
        staged = shelf.stage("report")
        for file in range(20):
            (staged / f"{file}.txt").write_text(str(number))
        shelf.place(staged, "2024-25/report")
        placed.send(number)
"""


def replace_until_killed(folder, first, delay):
    """Kill a build *delay* seconds after its first report, and give the number of the last one it told of."""
    context = multiprocessing.get_context("forkserver")
    heard, placed = context.Pipe(duplex=False)
    build = context.Process(target=exec, args=(REPLACE, {"folder": folder, "first": first, "placed": placed}))
    build.start()
    placed.close()
    last = heard.recv()
    time.sleep(delay)  # the instant of the kill, not a wait for anything
    build.kill()
    build.join()
    try:
        while True:
            last = heard.recv()
    except EOFError:
        heard.close()
        return last


@pytest.mark.slow
def test_killed_while_replacing(tmp_path):
    """After a kill at any instant, the next build finds one whole report: the last placed, or the one after."""
    multiprocessing.set_forkserver_preload(["cjreport.publish.shelf"])
    choose = random.Random(1)  # noqa: S311 -- instants, not secrets
    report, last = tmp_path / "2024-25" / "report", 0
    mended = 0
    for _ in range(KILLS):
        last = replace_until_killed(tmp_path, last + 10, choose.uniform(0, 0.02))
        mended += [path.name for path in report.parent.iterdir()] != ["report"]
        with Shelf(tmp_path):
            files = list(report.iterdir())
            words = {path.read_text() for path in files}

            assert len(files) == 20
            assert words in ({str(last)}, {str(last + 1)})
            assert [path.name for path in report.parent.iterdir()] == ["report"]

    assert mended, "no kill hit between the steps"
