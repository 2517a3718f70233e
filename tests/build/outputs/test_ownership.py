"""Nothing is touched that no build has made."""

import hashlib
import json
import os
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.build.outputs.placing import Outputs
from cjreport.errors import PublishError
from cjreport.inputs.report_files import REPORT_FILES

NAME = "2024-25/fife"


def contents(root):
    """Everything below a folder that is not the shelf's own: words, where links lead, which folders are there."""
    return {
        path.relative_to(root).as_posix(): path.readlink()
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in root.rglob("*")
        if ".cjreport" not in path.parts
    }


def publish(root, words="new", name=NAME):
    """Publish a report and a page that leads to it."""
    with Outputs(root) as shelf:
        staged = shelf.stage("report")
        (staged / "index.html").write_text(words)
        shelf.place(staged, name)
        shelf.write("index.html", words)


FOREIGN = {
    "notes that step aside": ("deep/.notes.old/a.txt", "deep/notes/b.txt"),
    "a staging folder": (".staging/draft.txt", ".profile.old/settings"),
    "a file that looks put aside": (".rc.old", "rc"),
    "a lock and a journal": (".lock", "journal", "aside/x.txt", "staging/y.txt"),
    "files among periods": ("2024-25/.fife.old/index.html", "2024-25/notes.txt", "2024-25/fife.bak/index.html"),
    "folders of like names": ("example/2024-25/fife/index.html", "indicators.old/index.html", "index.html.old"),
}


@pytest.mark.parametrize("files", FOREIGN.values(), ids=FOREIGN)
def test_what_others_have_in_the_folder_stays(tmp_path, files):
    """Whatever it is called and however deep it lies, through first and later builds and the mending of killed ones."""
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(f"words of {file}")
    (tmp_path / "away").symlink_to(tmp_path.parent)
    (tmp_path / "nowhere").symlink_to("not-there")
    before = contents(tmp_path)

    publish(tmp_path, "first")
    publish(tmp_path, "second")

    after = contents(tmp_path)
    assert {name: after.get(name, "gone") for name in before} == before
    assert after[f"{NAME}/index.html"] == b"second"


@settings(max_examples=12)
@given(st.lists(st.text("ab.-_~# old", min_size=1, max_size=6), min_size=1, max_size=3))
def test_any_name_stays(tmp_path_factory, parts):
    """Random names, with the full stops and endings that shelves and editors use, lose no file."""
    root = tmp_path_factory.mktemp("shelf")
    file = root.joinpath(*((part.strip(". ") and part.rstrip(" ")) or "x" for part in parts))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")

    publish(root)
    publish(root, "again")

    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    "kept", ["notes.txt", "deep/er/notes.txt", ".~lock.data.xlsx#", ".ipynb_checkpoints/report.ipynb"]
)
def test_what_others_put_into_a_report_stays_there(tmp_path, kept):
    """A report made anew takes the place of what builds have made; notes beside it go along."""
    publish(tmp_path, "first")
    (tmp_path / NAME / kept).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / NAME / kept).write_text("mine")
    (tmp_path / NAME / "empty").mkdir()
    (tmp_path / NAME / "link").symlink_to("not-there")

    publish(tmp_path, "second")
    publish(tmp_path, "third")

    assert (tmp_path / NAME / "index.html").read_text() == "third"
    assert (tmp_path / NAME / kept).read_text() == "mine"
    assert (tmp_path / NAME / "empty").is_dir()
    assert (tmp_path / NAME / "link").readlink().name == "not-there"


def lay(root, kind, place):
    """Put something that no build has made in a place."""
    place = root / place
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "folder":
        place.mkdir()
        (place / "thesis.txt").write_text("years of work")
    elif kind == "link":
        place.symlink_to(root.parent)
    else:
        place.write_text("<p>My own page</p>" if kind == "file" else '{"name": "an app", "icons": []}')


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("folder", "2024-25/fife"),
        ("file", "2024-25/fife"),
        ("link", "2024-25/fife"),
        ("file", "2024-25"),
        ("link", "2024-25"),
        ("file", "index.html"),
        ("folder", "index.html"),
        ("link", "index.html"),
        ("folder", ".cjreport"),
        ("file", ".cjreport"),
        ("link", ".cjreport"),
        ("file", ".cjreport/journal"),
        ("folder", ".cjreport/journal"),
        ("file", ".cjreport/staging/draft.txt"),
        ("app", "2024-25/fife/manifest.json"),
    ],
)
def test_what_stands_in_our_place_is_told_and_kept(tmp_path, kind, place):
    """A report, page or shelf does not take the place of what somebody else has put there."""
    root = tmp_path / "outputs"
    root.mkdir()
    lay(root, kind, place)
    before = {path: path.lstat().st_mtime_ns for path in root.rglob("*")}
    standing = root / (NAME if kind == "app" else ".cjreport" if place.startswith(".cj") else place)

    with pytest.raises(PublishError, match=r"stands here[^\n]*\n    Move it away") as told:
        Outputs(root).refuse_foreign({NAME: REPORT_FILES, "index.html": ()})

    assert [problem.file for problem in told.value.problems] == [standing]
    assert {path: path.lstat().st_mtime_ns for path in root.rglob("*")} == before
    with pytest.raises(PublishError, match="stands here"):
        publish(root)
    assert {path: path.lstat().st_mtime_ns for path in before} == before


def test_all_that_stands_in_the_way_is_told_at_once(tmp_path):
    """Before anything is made."""
    lay(tmp_path, "folder", NAME)
    lay(tmp_path, "file", "index.html")

    with pytest.raises(PublishError) as told:
        Outputs(tmp_path).refuse_foreign({NAME: REPORT_FILES, "index.html": (), "news.html": ()})

    assert [problem.file.name for problem in told.value.problems] == ["fife", "index.html"]
    assert not (tmp_path / ".cjreport").exists()


def test_an_empty_folder_is_in_nobodys_way(tmp_path):
    """There is nothing in it to lose."""
    (tmp_path / NAME).mkdir(parents=True)

    publish(tmp_path)

    assert (tmp_path / NAME / "index.html").read_text() == "new"


PAGE = """
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; x">
<title>Reports</title><style></style>
</head>
<body class="cjreport">
<a class="skip" href="#main">Skip</a>
"""


def lay_report(place, named, **files):
    """Lay out a report without a journal: a manifest, the files it names, and what stands there in their place."""
    place.mkdir(parents=True)
    made = {"index.html": PAGE, "data.csv": "a,b\n"}
    digests = {name: hashlib.sha256(words.encode()).hexdigest() for name, words in made.items()}
    for name, words in (made | {name.replace("_", "."): words for name, words in files.items()}).items():
        (place / name).write_text(words)
    (place / "manifest.json").write_text(json.dumps(named | {"files": digests}))


FIFE = {"area": "Fife", "period": "2024-25"}


def test_outputs_of_before_there_was_a_journal_are_known(tmp_path):
    """A report by its manifest, pages and news by what all of them have; what lies beside them stays."""
    lay_report(tmp_path / NAME, FIFE, notes_txt="mine")
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "news.json").write_text('{\n  "reports": [],\n  "figures": []\n}\n')
    (tmp_path / ".lock").touch()
    (tmp_path / ".staging").mkdir()

    publish(tmp_path)
    with Outputs(tmp_path) as shelf:
        shelf.write("news.json", "new")

    assert sorted(path.name for path in (tmp_path / NAME).iterdir()) == ["index.html", "notes.txt"]
    assert (tmp_path / "index.html").read_text() == (tmp_path / "news.json").read_text() == "new"
    assert (tmp_path / ".staging").is_dir()


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("2024-25/nether-and-upper-example", {"area": "Nether & Upper Example", "period": "2024-25"}),
        ("example/2024-25/examples-glen", {"area": "Example's Glen", "period": "2024-25"}),
        ("plans/fife", FIFE | {"starts": "2024-25", "ends": "2028-29"}),
        ("indicators", {}),
    ],
)
def test_each_kind_of_folder_is_known_by_its_manifest(tmp_path, name, named):
    """A report, another country's, a plan, and the pages of indicators."""
    lay_report(tmp_path / name, named)

    publish(tmp_path, name=name)

    assert [path.name for path in (tmp_path / name).iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("named", "files", "standing"),
    [
        (FIFE, {"index_html": "<p>My own page</p>"}, "."),
        (FIFE, {"data_csv": "mine"}, "data.csv"),
        (FIFE, {"data_xlsx": "mine"}, "data.xlsx"),
        (FIFE | {"period": "2023-24"}, {}, "."),
        (FIFE | {"area": "Angus"}, {}, "."),
        ({"name": "my site"}, {}, "."),
    ],
)
def test_a_folder_with_a_manifest_that_does_not_hold_is_nobodys_but_its_owners(tmp_path, named, files, standing):
    """A file with another digest, one that no manifest names, another period or area: told, and all of it stays."""
    lay_report(tmp_path / NAME, named, **files)
    before = contents(tmp_path)

    with pytest.raises(PublishError, match="no build made") as told:
        Outputs(tmp_path).refuse_foreign({NAME: REPORT_FILES})

    assert [problem.file for problem in told.value.problems] == [tmp_path / NAME / standing]
    assert contents(tmp_path) == before


@pytest.mark.parametrize("files", ['{"index.html": "/index.html", "notes.txt": "/notes.txt"}', '{"../../a.txt": "x"}'])
def test_a_manifest_of_somebodys_own_site_makes_nothing_ours(tmp_path, files):
    """Names alone show nothing."""
    for name in ("index.html", "notes.txt"):
        (tmp_path / NAME / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / NAME / name).write_text("mine")
    (tmp_path / NAME / "manifest.json").write_text(f'{{"name": "my site", "files": {files}}}')
    before = contents(tmp_path)

    with pytest.raises(PublishError, match="no build made"):
        publish(tmp_path)

    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("build.json", '{"figures": "my own file"}'),
        ("build.json", '{"reports": [], "figures": []}'),
        ("news.json", '{"figures": []}'),
        ("news.json", '{"reports": [], "figures": [], "mine": 1}'),
        ("other.json", '{"reports": [], "figures": []}'),
        ("index.html", '<p>Pages have <body class="cjreport"></p>'),
        ("index.html", '<!doctype html>\n<html lang="en-GB"><!-- <body class="cjreport"> -->'),
    ],
)
def test_a_file_is_not_ours_for_a_word_in_it(tmp_path, name, words):
    """What is written under its name has a shape, all of which it must have."""
    (tmp_path / name).write_text(words)

    with Outputs(tmp_path) as shelf, pytest.raises(PublishError, match="no build made"):
        shelf.write(name, "new")

    assert (tmp_path / name).read_text() == words


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_new_file_does_not_take_the_place_of_somebodys_in_a_report(tmp_path, kind):
    """Where a report has more files than before, what others put there under such a name stays and is told."""
    publish(tmp_path)
    lay(tmp_path, kind, f"{NAME}/data.csv")
    before = contents(tmp_path)

    with Outputs(tmp_path) as shelf:
        staged = shelf.stage("report")
        (staged / "data.csv").write_text("new")
        with pytest.raises(PublishError, match=r"data\.csv"):
            shelf.place(staged, NAME)

    assert contents(tmp_path) == before


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o500, 0o777])
def test_what_others_put_into_a_report_keeps_its_mode_and_times(tmp_path, mode):
    """A private folder stays private, one below it too, and so does the report's own folder."""
    publish(tmp_path, "first")
    report = tmp_path / NAME
    (report / "private" / "deep").mkdir(parents=True)
    (report / "private" / "deep" / "notes.txt").write_text("mine")
    for folder in (report / "private" / "deep", report / "private"):
        folder.chmod(mode)
        os.utime(folder, (10**9, 10**9))
    report.chmod(0o750)
    before = {path: _as_kept(path) for path in (report / "private", *(report / "private").rglob("*"))}

    for words in ("second", "third"):
        publish(tmp_path, words)

    assert {path: _as_kept(path) for path in before} == before
    assert os.name == "nt" or stat.S_IMODE(report.stat().st_mode) == 0o750
    assert (report / "index.html").read_text() == "third"
    assert sorted(path.name for path in (tmp_path / ".cjreport").iterdir()) == ["journal", "lock"]


def _as_kept(path):
    return path.stat().st_mode, path.stat().st_mtime_ns


@pytest.mark.parametrize(
    "inside", [".cjreport", ".cjreport/staging", "2024-25", NAME, f"{NAME}/deep/er", "not-there", ".CJREPORT/x"]
)
def test_no_shelf_lies_in_another(tmp_path, inside):
    """Its reports would be taken for what the outer one has made or left: refused, however it is written."""
    publish(tmp_path / "outputs")
    (tmp_path / "link").symlink_to(tmp_path / "outputs")
    before = contents(tmp_path), {*tmp_path.rglob("*")}

    for out in (tmp_path / "outputs" / inside, tmp_path / "link" / inside):
        with pytest.raises(PublishError, match=r"inside another for reports[^\n]*\n    Choose"):
            Outputs(out).refuse_foreign({"index.html": ()})
        with pytest.raises(PublishError, match="inside another for reports"):
            publish(out)

    assert (contents(tmp_path), {*tmp_path.rglob("*")}) == before


def test_a_shelf_may_lie_beside_another(tmp_path):
    """Or above it, which touches nothing of it."""
    publish(tmp_path / "site" / "outputs", "inner")

    publish(tmp_path / "site" / "drafts")
    publish(tmp_path / "site", "outer")

    assert (tmp_path / "site" / "outputs" / NAME / "index.html").read_text() == "inner"
