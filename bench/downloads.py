"""What do the downloads cost beside a report: the figures as CSV, their metadata, the workbook? All in one run.

``make bench`` prints the processor's seconds of each as a share of those of the whole report, and how large each is.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cjreport.inputs.parameters import ReportParams
from cjreport.inputs.workbench import SCOTLAND, Workbench
from cjreport.publish import downloads, preload
from cjreport.publish.making import make_report
from cjreport.publish.tasks import Task
from cjreport.report import open_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjreport.report import Report

HOME = Path(__file__).parents[1]
ROUNDS = 5
REPORTS = (("Scottish Borders", SCOTLAND), ("Isles of Example", "example"))


def seconds(work: Callable[[], object]) -> float:
    """Give the median of the processor's seconds that some work takes, after a round that is not counted."""
    taken = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken[1:])


def tell(area: str, country: str, folder: Path) -> None:
    """Print what each download of a report costs."""
    task = Task(
        ReportParams(area=area, period="2024-25", country=country), Workbench(HOME, country), "x", folder, "warm"
    )
    whole = seconds(lambda: make_report(task))
    blocks = open_report(area, period="2024-25", country=country, home=HOME).front().blocks

    def opened() -> Report:
        # opened anew each time, as in a batch, where each report is of another area
        return open_report(area, period="2024-25", country=country, home=HOME)

    opening = seconds(opened)
    costs = {
        "CSV and metadata": seconds(lambda: downloads.write_csv(folder, opened())) - opening,
        "workbook": seconds(lambda: downloads.write_tables(folder, opened(), blocks)) - opening,
    }
    print(f"{area}: {whole:.2f} s the whole report")
    for name, cost in costs.items():
        print(f"{name:>24}: {cost:.2f} s, {cost / whole:.2f} of the report")
    for file in ("data.csv", "data.csv-metadata.json", "data.xlsx"):
        print(f"{file:>24}: {(folder / file).stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Time the downloads of a real area and of an example's, whose return and lines are complete."""
    print(f"{preload.__name__} imported; {ROUNDS} rounds")
    for area, country in REPORTS:
        with TemporaryDirectory() as folder:
            tell(area, country, Path(folder))


if __name__ == "__main__":
    main()
