"""The command that checks what reports are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cjreport.assurance.check import check_document
from cjreport.assurance.findings import as_text, counts_in_words, grouped
from cjreport.cli.questions import tell_questions
from cjreport.cli.terminal import DONE, REFUSED, AreaNames, CountryName, Periods, out
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.documents.kinds import KINDS, RETURN
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gathered import gather_each
from cjreport.measures.disclosure.gate import protected_figures, under_disclosure_control
from cjreport.reports.opening import evidence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.assurance.findings import Finding
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.figures.released import Release
    from cjreport.inputs.gather import Inputs


def check(
    areas: AreaNames = None,
    period: Periods = None,
    country: CountryName = SCOTLAND,
    every: Annotated[bool, typer.Option("--all", help="Tell every finding, also where many are alike.")] = False,
) -> None:
    """Tell every problem in every input, and what the check finds in returns and plans under the Act."""
    workbench = find_workbench(country)
    gathered = gather_each(workbench, choose_reports(workbench, areas or [], period or []))
    if not gathered.sound:
        gathered.refuse_unsound()
    everything = [inputs for _, inputs in gathered.sound]
    protected_figures(everything[0].library)
    tell_questions(everything[0].library, every=every)
    open_errors = sum(_tell_check_of(inputs, every=every) for inputs in everything)
    open_errors += sum(_tell_checks_of(kind, everything, every=every) for kind in KINDS.values() if kind is not RETURN)
    if open_errors:
        out.print(
            f"{open_errors} errors to mend before a release. Questions can be answered, under answers in the file."
        )
    gathered.refuse_unsound()
    raise typer.Exit(REFUSED if open_errors else DONE)


def _tell_check_of(inputs: Inputs, *, every: bool) -> int:
    """Tell what the check finds in a return, and say how many open errors there are."""
    name, given = f"{inputs.area.name}, {inputs.period}", inputs.the_return
    shown, evidence = under_disclosure_control(inputs), evidence_of(inputs.library)
    findings = () if given.is_empty else check_document(RETURN, inputs, shown, evidence)
    if given.is_empty:
        out.print(f"{name}: inputs sound; no return supplied yet.")
    elif given.area != inputs.area.name:
        out.print(f"{name}: inputs sound; its words are those of {given.area}.")
    else:
        out.print(f"{name}: inputs sound; {counts_in_words(findings)}.")
    _tell_unheld(name, [release for release in inputs.releases if release.period == inputs.period])
    return _tell_findings(findings, every=every)


def _tell_checks_of(kind: DocumentKind[Any], everything: Sequence[Inputs], *, every: bool) -> int:
    """Tell what the check finds in documents of a kind, each once, whichever periods it is asked for."""
    supplied = [(each, inputs) for inputs in everything if (each := inputs.supplied(kind))]
    files = {each.positions.file: inputs for each, inputs in supplied if each.document.area == inputs.area.name}
    open_errors = 0
    for inputs in files.values():
        findings = check_document(kind, inputs, under_disclosure_control(inputs), evidence_of(inputs.library))
        which = kind.name if kind.spans_years else f"{kind.name} {inputs.period}"
        out.print(f"{inputs.area.name}, {which}: {counts_in_words(findings)}.")
        open_errors += _tell_findings(findings, every=every)
    return open_errors


def _tell_unheld(name: str, releases: Sequence[Release]) -> None:
    """Tell of the versions of a report those of which no change or removal could be told."""
    for release in releases:
        if not release.sealed:
            out.print(f"{name}: version {release.version} has no digest, so no change of it can be told.")
    if releases and not releases[-1].noted:
        what = f"version {releases[-1].version} does not stand in heads.csv, so its removal could not be told"
        out.print(f"{name}: {what}; the next release puts it there.")


def _tell_findings(findings: Sequence[Finding], *, every: bool) -> int:
    """Print findings, those alike together unless *every* is asked for, and say how many open errors there are."""
    groups = [(finding,) for finding in findings] if every else grouped(findings)
    for group in groups:
        out.print(as_text(group), style="red" if group[0].is_open else None, markup=False)
    if len(groups) < len(findings):
        out.print("With --all every finding is told in full.")
    return sum(finding.is_open for finding in findings)
