"""What the figures themselves leave open, told to whoever loads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.cli.terminal import err, out
from cjreport.measures.disclosure.gate import questions_of
from cjreport.measures.plausibility.questions import in_groups

if TYPE_CHECKING:
    from cjreport.inputs.library import Library


def tell_questions(library: Library, *, every: bool) -> None:
    """Print what is asked of the figures, questions alike together unless *every* one is asked for."""
    questions = questions_of(library)
    for first, *others in in_groups(questions):
        for question in (first, *others) if every else (first,):
            out.print(f"[{question.doubt}] question: {question.problem}", markup=False)
        if others and not every:
            out.print(f"    And {len(others):,} more like it.")
    if questions:
        out.print(f"Figures: {_counted(len(questions))}. They stop nothing; what is known goes under answers.")


def remind_of_questions(library: Library) -> None:
    """Say how many questions about figures are open, and where they are told."""
    if questions := questions_of(library):
        err.print(f"Figures: {_counted(len(questions))}; cjreport check tells them.", style="yellow")


def _counted(questions: int) -> str:
    return f"{questions:,} open question{'' if questions == 1 else 's'}"
