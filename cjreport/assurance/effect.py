"""Does a judgement rest on evidence, and does an activity say what difference it made?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.completeness import indicators_used
from cjreport.assurance.findings import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.returns import AreaReturn


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
