"""How much faster is a report in the warm engine than in a kernel of its own? Both are timed in one run.

Run it with ``make bench``. It prints the median of each and their ratio; machines differ, the ratio less so.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cjreport.build.run import preload
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.item import Item
from cjreport.publish.document import ENGINES, make_report
from cjreport.publish.task import Task
from cjreport.reports.kinds import AREA

HOME = Workbench(Path(__file__).parents[1])
ROUNDS = 5


def seconds(engine: str, period: str) -> float:
    """Time one report from notebook to files."""
    with TemporaryDirectory() as folder:
        task = Task(
            AREA,
            Item(kind="area", code="S12000026", place="Scottish Borders", period=period),
            HOME,
            "bench",
            Path(folder),
            engine,
        )
        start = time.perf_counter()
        make_report(task)
        return time.perf_counter() - start


def main() -> None:
    """Time the engines in turn, after one report of each that is not counted."""
    print(f"{preload.__name__} imported; {os.cpu_count()} processors; {ROUNDS} rounds")
    times: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    for count in range(ROUNDS + 1):
        for engine, taken in times.items():
            took = seconds(engine, "2024-25")
            if count:
                taken.append(took)
    medians = {engine: statistics.median(taken) for engine, taken in times.items()}
    for engine, median in medians.items():
        print(f"{engine:>8}: {median:.2f} s a report")
    print(f"   ratio: kernel / warm = {medians['kernel'] / medians['warm']:.1f}")


if __name__ == "__main__":
    main()
