"""The frame that every page stands in: its head, its policy on what may load, its face, its styles and scripts."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from markupsafe import Markup

from cjreport.present.html.fonts import WEIGHTS, as_data
from cjreport.present.html.render import STYLE, environment

HERE = Path(__file__).parent
SORT = "sort.js"
"""The script by which tables of class "sortable" sort; it wants the styles of sort.css."""


def render_in_frame(template: str, *, styles: tuple[str, ...] = (), scripts: tuple[str, ...] = (), **given: Any) -> str:  # noqa: ANN401 (what a template is given)
    """Render a template that extends frame.html.j2, with style sheets and scripts of this folder given by name."""
    texts = (STYLE.read_text(encoding="utf-8"), *map(_own, ("page.css", *styles)))
    return (
        environment(HERE)
        .get_template(template)
        .render(
            fonts={weight: as_data(weight) for weight in WEIGHTS},
            styles=[Markup(text) for text in texts],  # noqa: S704 (files of this package)
            scripts=[Markup(_own(script)) for script in scripts],  # noqa: S704 (as above)
            fingerprint=fingerprint,
            **given,
        )
    )


def fingerprint(script: str) -> str:
    """Give what a content security policy knows a script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _own(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
