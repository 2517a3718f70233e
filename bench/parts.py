"""What does each part of a report cost, as a share of making the whole? All are timed in one run, all loaded before.

``make bench`` takes two reports apart, a real area's and one of the example country: each kind of chart, page, PDF and
every download, with what it adds to the files.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from cjreport.inputs.files.workbench import find_workbench
from cjreport.present.blocks import Block, Figure
from cjreport.publish.document import make_report
from cjreport.publish.downloads.data_files import write_csv, write_tables
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.page.page import render_page
from cjreport.publish.pdf.typeset import render_pdf
from cjreport.publish.task import Task
from cjreport.reports.area import Report, open_report
from cjreport.reports.kinds import AREA

HOME = Path(__file__).parents[1]
REPORTS = (("Scottish Borders", "scotland"), ("Port Example", "example"))
TIMES = 5

Part = Callable[[], object]


def seconds(part: Part) -> float:
    """Time a part: the quickest of a few times, as other work on the machine only ever adds."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        part()
        taken.append(time.perf_counter() - start)
    return min(taken)


def charts(report: Report) -> dict[str, Part]:
    """Name one chart of each kind that the report has figures for."""
    kinds: dict[str, Part] = {
        "trend": lambda: report.trend("recorded_crime"),
        "dot strip": lambda: report.dots("recorded_crime"),
        "funnel": lambda: report.funnel("recorded_crime"),
        "tile map": lambda: report.map("recorded_crime"),
        "control chart": lambda: report.control("treatment_waits"),
        "theme of crime": lambda: report.theme("crime"),
        "stages": report.stages,
    }
    return kinds


def drawn(part: Part) -> int:
    """Count the bytes of the drawings that a part holds."""
    blocks = getattr(part(), "blocks", ())
    return sum(len(block.wide) + len(block.narrow) for block in blocks if isinstance(block, Figure))


def files(report: Report, blocks: tuple[Block, ...], folder: Path) -> dict[str, Part]:
    """Name how each file of a report is written."""
    return {
        "index.html": lambda: (folder / "index.html").write_text(render_page(blocks), encoding="utf-8"),
        "report.pdf": lambda: (folder / "report.pdf").write_bytes(render_pdf(blocks)),
        "data.csv": lambda: write_csv(folder / "data.csv", report),
        "data.xlsx": lambda: write_tables(folder / "data.xlsx", report, blocks),
    }


def tell(what: str, took: float, whole: float, size: int) -> None:
    """Print a part's time, its share of the whole report, and its bytes."""
    print(f"{what:>20}: {took * 1000:6.0f} ms, {took / whole:5.2f} of the report, {size / 1000:7.1f} kB")


def main() -> None:
    """Take each report apart."""
    for area, country in REPORTS:
        workbench = find_workbench(country, HOME)
        report = open_report(area, period="2024-25", country=country, home=HOME)
        with TemporaryDirectory() as folder:
            made = Path(folder)
            task = Task(AREA, report.item, workbench, "report", made)
            make_report(task)
            whole = seconds(lambda task=task: make_report(task))  # type: ignore[misc]
            print(f"{area}: {whole:.2f} s in a process where all is loaded")
            for name, part in charts(report).items():
                tell(name, seconds(part), whole, drawn(part))
            notebook = nbformat.read(made / "report.ipynb", as_version=4)  # type: ignore[no-untyped-call]
            for name, write in files(report, tuple(read_notebook(notebook).blocks), made).items():
                tell(name, seconds(write), whole, (made / name).stat().st_size)


if __name__ == "__main__":
    main()
