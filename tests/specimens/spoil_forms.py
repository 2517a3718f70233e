"""Spoils a form in ways that chance chooses, and has each read and written: an answer is wanted, in bounded memory.

Run as a program with a folder of the fictional country, a form, a seed and how many times; tells what had no answer.
"""

import random
import sys
import time
import traceback
import zipfile
from io import BytesIO
from pathlib import Path

from cjreport.errors import ReportError
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.supply.form.reading import read_form
from cjreport.supply.yaml_writing import Comments, document_text

MOST_MEMORY = 3 * 2**30
LONGEST = 20
"""Seconds that one form may take on a machine that does other things too."""
ODD = [
    *(
        "",
        "0",
        "-1",
        "1",
        "9" * 20,
        "9" * 5000,
        "1E999",
        "nan",
        "XFD1048576",
        "A1048577",
        "ZZZZ9",
        "b",
        "s",
        "e",
        "n",
        "d",
    ),
    *("inlineStr", "true", "&#10;", "_x0000_", "_xD800_", "&amp;", "\ufffe", "%", "0%", "[h]", ";;;;;", "@@"),
    *("<c>", "</c>", "<row>", "</row>", "<v>", "</v>", "<f/>", "<is><t>", "</t></is>", "<!--", "-->", "<![CDATA["),
]


def spoil(chance, content):
    """Give a workbook's bytes, spoilt in one of its parts or as a whole."""
    if chance.random() < 0.25:
        return spoil_bytes(chance, content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([*parts])
        parts[name] = spoil_part(chance, parts[name])
    if chance.random() < 0.2:
        one, other = chance.sample([*parts], 2)
        parts[one], parts[other] = parts[other], parts[one]
    spoilt = BytesIO()
    with zipfile.ZipFile(spoilt, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return spoilt.getvalue()


def spoil_bytes(chance, content):
    """Cut bytes off or change some."""
    if chance.random() < 0.3:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(chance.choice([1, 5, 100])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def spoil_part(chance, part):
    """Change an attribute or a text, leave out or repeat a piece, or put a tag where none belongs."""
    text = part.decode("utf-8", "replace")
    places = [at for at, letter in enumerate(text) if letter in '"><']
    if len(places) < 4:
        return b""
    first = chance.randrange(len(places) - 3)
    begin, end = places[first] + 1, places[first + chance.choice([1, 1, 1, 2, 3])]
    odd = chance.choice([*ODD, text[begin:end] * chance.choice([0, 2, 1000])])
    return (text[:begin] + odd + text[end:]).encode("utf-8", "replace")


def main(home, form, seed, times):
    """Read a form, spoilt many times over; give how many had no answer."""
    library, content = read_library(Workbench(Path(home))), Path(form).read_bytes()
    unanswered = 0
    for at in range(int(times)):
        chance = random.Random(f"{seed}/{at}")  # noqa: S311 (no secret)
        file = Path(form).with_name("spoilt.xlsx")
        file.write_bytes(spoil(chance, content))
        begun = time.monotonic()
        try:
            words = read_form(file, library).document
            file.with_suffix(".yaml").write_text(document_text(words, Comments()), encoding="utf-8", newline="\n")
            assert read_document(file.with_suffix(".yaml"), type(words)) == words
        except ReportError:
            pass
        except Exception:  # noqa: BLE001 (any other is what is looked for)
            print(f"{seed}/{at}", traceback.format_exc())  # noqa: T201 (a program)
            unanswered += 1
        if time.monotonic() - begun > LONGEST:
            print(f"{seed}/{at} took long")  # noqa: T201 (a program)
            unanswered += 1
    return unanswered


if __name__ == "__main__":
    try:
        import resource
    except ImportError:  # Windows has no such bound
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.exit(min(main(*sys.argv[1:]), 1))
