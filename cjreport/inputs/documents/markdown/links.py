"""Where a link may lead: a site, a mailbox, a place on the page, a file beside it. Anything else is no link."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

_CONTROL = r"\x00-\x1f\x7f-\x9f\ud800-\udfff"
"""Browsers leave out control characters before they read an address, so none may stand in it; nor may halves of
characters, which no file can hold."""
_AWAY = rf"https?://[^/\s{_CONTROL}]|mailto:|#"
_LEADS_SOMEWHERE = re.compile(rf"(?:{_AWAY}|(?![/\\])[^:{_CONTROL}]*\Z)[^{_CONTROL}]*\Z", re.IGNORECASE)
_IS_MEANT = re.compile(
    rf"(?:{_AWAY}(?=.)|(?:report\.pdf|data\.xlsx|data\.csv(?:-metadata\.json)?)(?:#|\Z))[^{_CONTROL}]*\Z", re.IGNORECASE
)


def leads_somewhere(url: str) -> bool:
    """Whether an address may be a link."""
    return bool(_LEADS_SOMEWHERE.match(url.strip(" ")))


def is_meant(address: str) -> bool:
    """Whether brackets behind words can hold an address: of the files beside a report, its downloads alone."""
    return bool(_IS_MEANT.match(address))


Link = Annotated[str, AfterValidator(lambda address: address if leads_somewhere(address) else "")]
"""An address that a link may lead to, whoever wrote it; empty, and so no link, where it is any other."""
