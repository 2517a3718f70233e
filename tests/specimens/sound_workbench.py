"""The sound documents of tests/specimens/sound, laid out in a workbench."""

from pathlib import Path

SOUND = Path(__file__).with_name("sound")
FILES = {
    "return": "2024-25/example-city.yaml",
    "before": "2023-24/example-city.yaml",
    "plan": "plans/example-city.yaml",
}
"""Where each stands under params."""


def lay_out(home, file="", old="", new=""):
    """Write the documents, one of them with a text replaced that stands in it once."""
    for name, place in FILES.items():
        target = home / "params" / place
        target.parent.mkdir(exist_ok=True)
        text = (SOUND / f"{name}.yaml").read_text(encoding="utf-8")
        if name == file:
            assert text.count(old) == 1, f"{text.count(old)} times in {name}: {old}"
            text = text.replace(old, new)
        target.write_text(text, encoding="utf-8")
