"""Does a judgement rest on evidence, and does an activity say what difference it made?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.duties.of_returns import indicators_used
from cjreport.assurance.findings import Found
from cjreport.inputs.documents.prose import Quotation
from cjreport.inputs.registers.frameworks import IN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.held_figures import Evidence
    from cjreport.inputs.documents.returns import AreaReturn
    from cjreport.inputs.gather import Inputs


def without_evidence(words: AreaReturn) -> Iterator[Found]:
    """List outcomes judged achieved, wholly or partly, on nothing that is named, and activities without an effect."""
    for place, accounts in (("outcomes", words.outcomes), ("local_outcomes", words.local_outcomes)):
        for key, account in accounts.items():
            if account.achieved in {"yes", "partly"} and not account.evidence.strip() and not indicators_used(account):
                what = (
                    f"outcome {key} is judged achieved{'' if account.achieved == 'yes' else ' in part'} on no evidence"
                )
                yield Found("evidence", (place, key, "achieved"), f"outcome {key}", what)
    for number, activity in enumerate(words.activities):
        if not activity.evidence_of_effect.strip():
            short = " ".join(activity.what.split()[:8])
            what = f'the activity "{short}" does not say what difference it made'
            yield Found("effect", ("activities", number, "what"), short, what)


def without_figures(inputs: Inputs, evidence: Evidence) -> Iterator[Found]:
    """List outcomes judged achieved, wholly or partly, on indicators alone of which none has a figure of the place."""
    known, stated = inputs.library.indicators, {figure.outcome for figure in inputs.the_return.figures}
    for key, account in inputs.the_return.outcomes.items():
        used = [known[name] for name in sorted(indicators_used(account)) if name in known]
        alone = account.achieved in {"yes", "partly"} and not account.evidence.strip() and key not in stated
        if not (alone and used and all(line.kind not in IN_WORDS for line in used)):
            continue
        if not any(_has_figure(line.id, inputs, evidence) for line in used):
            titles = "; ".join(line.title for line in used)
            what = f"outcome {key} is judged on indicators alone, and none has a figure here: {titles}"
            yield Found("evidence-figure", ("outcomes", key, "indicators_used"), f"outcome {key}", what)


def _has_figure(indicator: str, inputs: Inputs, evidence: Evidence) -> bool:
    figure = evidence.quotable_in_return(inputs).find(Quotation(indicator, "value", ""))
    return figure is not None and bool(figure.text)
