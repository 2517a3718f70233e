"""The annual report of an area: what its notebook may use."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.assurance.check import check_document
from cjreport.errors import Problem
from cjreport.inputs.documents.kinds import RETURN
from cjreport.inputs.documents.returns import WhoseWords
from cjreport.inputs.files.workbench import SCOTLAND, find_workbench
from cjreport.inputs.gather import gather
from cjreport.inputs.parameters import checked_parameters
from cjreport.measures.combining.places import Comparator
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.measures.frame.columns import shown_columns
from cjreport.measures.frame.comparing.comparators import beside_another
from cjreport.measures.frame.revisions import released_rows
from cjreport.present.figures import Figures
from cjreport.present.notebook.at_a_glance import AtAGlance, folded_indicators
from cjreport.present.notebook.display import Passage, show_frames_as_tables
from cjreport.present.parts.citing import About, cite_blocks
from cjreport.present.parts.findings import check_blocks
from cjreport.present.pictures.change import change_figure
from cjreport.present.pictures.control_chart import control_figure
from cjreport.present.pictures.dots import dots_figure
from cjreport.present.pictures.funnel import funnel_figure
from cjreport.present.pictures.map import map_figure
from cjreport.present.pictures.multiples import multiples_figure
from cjreport.present.pictures.stages import stages_blocks
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.report import choices
from cjreport.present.report.about import VersionShown, about_report
from cjreport.present.report.beside_area import beside_table
from cjreport.present.report.brief import main_points
from cjreport.present.report.front import front_blocks
from cjreport.present.report.method import method_blocks
from cjreport.present.report.outcomes import outcome_blocks
from cjreport.present.report.partnership import partnership_blocks
from cjreport.present.report.scores_and_revisions import nothing_checked, revision_blocks, self_assessment_blocks
from cjreport.present.report.sheets import report_sheets
from cjreport.present.report.summary import members_table, summary_table
from cjreport.present.report.themes import theme_blocks, theme_opening
from cjreport.present.text.glossary import glossary_block
from cjreport.reports.opening import announced, evidence_of, measures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cjreport.assurance.findings import Finding
    from cjreport.inputs.item import Item
    from cjreport.present.blocks import Block
    from cjreport.present.parts.sheets import Sheet


@dataclass(frozen=True, repr=False)
class Report(AtAGlance):
    """One area's report for one period; each method gives a part that shows itself in a notebook.

    *findings* are what the check found in the return.
    """

    BEHIND = AtAGlance.BEHIND | {"shown_figures", "version", "whose_words", "unfit_words", "told"}

    figures: Figures
    findings: tuple[Finding, ...] = ()

    @property
    def item(self) -> Item:
        """What the report is of."""
        return self.figures.inputs.item("area")

    @property
    def measures(self) -> pd.DataFrame:
        """Every figure the report may show, with its interval, comparisons, status and source."""
        return shown_columns(self.figures.measures)

    @cached_property
    def shown_figures(self) -> tuple[dict[str, str], ...]:
        """The place's own figures as the report shows them, and those that partners state, as a release keeps them."""
        own = self.figures.measures
        own = own[(own["area_code"] == self.figures.inputs.area.code) & (own["comparator"] == Comparator.NONE)]
        return released_rows(own, self.figures.inputs.the_return.figures)

    @cached_property
    def digest(self) -> str:
        """Stands for the words and figures that the report shows: another digest, another report."""
        # a version's dates of publication are filled in once it is out, and make no other report of it
        words = self.figures.inputs.the_return.model_copy(
            update={"published": None, "published_at": "", "sent_to_cjs": None}
        )
        shown = [words.model_dump_json(), *(repr(sorted(row.items())) for row in self.shown_figures)]
        return hashlib.sha256("\n".join(shown).encode()).hexdigest()[:16]

    @property
    def whose_words(self) -> WhoseWords:
        """Whose account it holds: its partnership's own, a joint one, one compiled from what was published, or none."""
        words = self.figures.inputs.the_return
        if words.is_empty:
            return WhoseWords.NONE
        if words.compiled_from:
            return WhoseWords.COMPILED
        return WhoseWords.OWN if words.area == self.figures.inputs.area.name else WhoseWords.JOINT

    @property
    def unfit_words(self) -> Iterator[Problem]:
        """What keeps its words from being released: there are none of its own, or they are not the partnership's."""
        inputs = self.figures.inputs
        supplied, name = inputs.supplied(RETURN), f"{inputs.area.name}, {inputs.period}"
        file = supplied.positions.file if supplied else None
        if inputs.the_return.is_empty or inputs.the_return.area != inputs.area.name:
            mend = 'Write one first: cjreport new "…" --period ….'
            yield Problem(f"{name}: no return of its own is supplied", mend, file)
        elif inputs.the_return.compiled_from:
            what = f"{name}: its words were compiled from published accounts and are not the partnership's to release"
            yield Problem(what, "Leave it as it is, or have the partnership supply its own return.", file)

    @property
    def version(self) -> VersionShown:
        """Which release this is, if it is one, and which came before."""
        own = [release for release in self.figures.inputs.releases if release.period == self.figures.inputs.period]
        return VersionShown(tuple(own), is_last=bool(own) and own[-1].digest == self.digest)

    @property
    def told(self) -> dict[str, object]:
        """What its manifest tells: whether it is an example, whose words it holds, what the check left unanswered."""
        unanswered = Counter(finding.rule.severity for finding in self.findings if finding.answer is None)
        return {
            "example": self.about.country.example,
            "words": self.whose_words,
            "errors": unanswered["error"],
            "questions": unanswered["question"],
        }

    @property
    def about(self) -> About:
        """What the report is, for whoever cites it or takes its figures away."""
        return about_report(self.figures, self.version)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The figures as the tables of a workbook."""
        return report_sheets(self.figures)

    def front(self) -> Passage:
        """Title, facts, and what must be known before reading."""
        return self._part(tuple(front_blocks(self.figures, self.version, self.findings)))

    def in_brief(self) -> Passage:
        """The findings, a sentence each, the last of them what is not known."""
        return self._part((main_points(self.figures),))

    def summary(self) -> Passage:
        """A row for each headline line, beside the family group and the country."""
        return self._part((summary_table(self.figures),))

    def outcomes(self) -> Passage:
        """The partnership's words and the national indicators, outcome by outcome; what is not held, once."""
        return self._part(tuple(outcome_blocks(self.figures)))

    def partnership(self) -> Passage:
        """Governance and partners, the plan's actions, activities, consultation, challenges and what is next."""
        return self._part(tuple(partnership_blocks(self.figures)))

    def checks(self) -> Passage:
        """Partners' own scores, what has changed since a release, and what the check asked."""
        now = partial(evidence_of(self.figures.inputs.library).at, self.figures.inputs.area)
        blocks = (
            *self_assessment_blocks(self.figures),
            *revision_blocks(self.figures, now),
            *check_blocks(self.findings),
        )
        return self._part(blocks or nothing_checked())

    def areas(self) -> Passage:
        """For a partnership of several areas, a row for each headline line and a column for each of them."""
        if not self.figures.inputs.area.members:
            return Passage((), self.item, "This part is for a partnership of several areas.")
        return self._part((members_table(self.figures),))

    def themes(self) -> pd.DataFrame:
        """The themes of context lines, by the names that theme() and lines() take."""
        return choices.themes_of(self.figures)

    def indicators(self) -> pd.DataFrame:
        """The indicators, by the names that charts take, each with its unit, its theme and the area's latest period."""
        return choices.indicators_of(self.figures)

    def theme(self, theme: str) -> Passage:
        """The charts and tables of a theme of context lines, such as "courts" or "housing"."""
        called = choices.theme_called(self.figures, theme)
        return self._part((*theme_opening(self.figures, called), *theme_blocks(self.figures, called)))

    def lines(self, theme: str) -> Passage:
        """A theme's further lines without its charts."""
        return self._part(tuple(theme_blocks(self.figures, choices.theme_called(self.figures, theme))))

    def trend(self, indicator: str) -> Passage:
        """An indicator over its periods, beside the family group and the country."""
        return self._part(choices.drawn(self.figures, trend_figure, indicator))

    def control(self, indicator: str) -> Passage:
        """A quarterly indicator in a control chart: which quarters stand out from how they always vary."""
        return self._part(choices.drawn(self.figures, control_figure, indicator))

    def multiples(self, *indicators: str) -> Passage:
        """Indicators of one unit over their periods, a small chart each, the area against the country."""
        return self._part(choices.drawn_together(self.figures, multiples_figure, indicators))

    def change(self, *indicators: str) -> Passage:
        """Indicators of one unit in their latest period and a year before."""
        return self._part(choices.drawn_together(self.figures, change_figure, indicators))

    def dots(self, indicator: str) -> Passage:
        """Where every area lies in an indicator's latest period."""
        return self._part(choices.drawn(self.figures, dots_figure, indicator))

    def funnel(self, indicator: str) -> Passage:
        """Every area's figure against its size, with what chance alone and what areas usually differ by."""
        return self._part(choices.drawn(self.figures, funnel_figure, indicator))

    def map(self, indicator: str) -> Passage:
        """Every area's figure on a tile map of the country."""
        return self._part(choices.drawn(self.figures, map_figure, indicator))

    def stages(self, *indicators: str) -> Passage:
        """Cases through the stages named, in order, or through those of each process that the framework counts."""
        return self._part(stages_blocks(self.figures, choices.stages_called(self.figures, indicators)))

    def beside(self, area: str) -> Passage:
        """The summary's lines beside any other area's; UnknownNameError where it is none, or the two overlap."""
        own, library = self.figures.inputs.area, self.figures.inputs.library
        other = choices.other_area(self.figures, area)
        measures = self.figures.measures
        rows = beside_another(measures, own.code, other.code, library.indicators)
        both = Figures(self.figures.inputs, pd.concat([measures, rows], ignore_index=True))
        return self._part((beside_table(both, other),))

    def method(self) -> Passage:
        """How the figures were made, what each line means, and its source; how the report may be cited and used."""
        return self._part((*method_blocks(self.figures), *cite_blocks(self.about)))

    def glossary(self) -> Passage:
        """The terms that a report explains."""
        return self._part((glossary_block(t for t in self.figures.inputs.library.glossary if t.in_reports),))

    def _part(self, blocks: Iterable[Block]) -> Passage:
        # says what it is part of wherever it is shown
        return Passage(tuple(blocks), self.item)

    def _contents(self) -> Iterator[Block]:
        return folded_indicators(self.figures)


def open_report(area: str, period: str, *, country: str = SCOTLAND, home: Path | str | None = None) -> Report:
    """Open the report of an *area* (by code, name or other name) for a *period* such as "2024-25".

    *country* is "scotland" or that of an example; *home* is the workbench's folder, by default the one this is run in.
    Raises ReportError with every problem.
    """
    show_frames_as_tables()
    wanted = checked_parameters(area, period, country)
    inputs = gather(find_workbench(wanted.country, home), wanted.area, wanted.period)
    shown = under_disclosure_control(inputs)
    findings = check_document(RETURN, inputs, shown, evidence_of(inputs.library))
    measures = measures_of(inputs.library, inputs.area, inputs.period)
    report = Report(Figures(shown, measures), findings)
    return announced(report, inputs.library.workbench.folder)
