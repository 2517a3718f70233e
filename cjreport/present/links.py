"""Where a link may lead: a site, a mailbox, a place on the page, a file beside it. Anything else is no link."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

_LEADS_SOMEWHERE = re.compile(
    r"(?:https?://[^/]|mailto:|#|(?![/\\])[^:\x00-\x1f]*\Z)[^\x00-\x1f\x7f\ud800-\udfff]*\Z", re.IGNORECASE
)
"""Browsers leave out control characters before they read an address, so none may stand in it; nor may
halves of characters, which no file can hold."""


def leads_somewhere(url: str) -> bool:
    """Whether an address may be a link."""
    return bool(_LEADS_SOMEWHERE.match(url.strip()))


Link = Annotated[str, AfterValidator(lambda address: address if leads_somewhere(address) else "")]
"""An address that a link may lead to, whoever wrote it; empty, and so no link, where it is any other."""
