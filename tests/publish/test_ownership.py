"""Nothing is touched that no build has made."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.errors import PublishError
from cjreport.publish.shelf import Shelf

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
    with Shelf(root) as shelf:
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
        Shelf(root).refuse_foreign([NAME, "index.html"])

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
        Shelf(tmp_path).refuse_foreign([NAME, "index.html", "news.html"])

    assert [problem.file.name for problem in told.value.problems] == ["fife", "index.html"]
    assert not (tmp_path / ".cjreport").exists()


def test_an_empty_folder_is_in_nobodys_way(tmp_path):
    """There is nothing in it to lose."""
    (tmp_path / NAME).mkdir(parents=True)

    publish(tmp_path)

    assert (tmp_path / NAME / "index.html").read_text() == "new"


def test_outputs_of_before_there_was_a_journal_are_known(tmp_path):
    """A report by its manifest, pages and news by what all of them have; what lies beside them stays."""
    report = tmp_path / NAME
    report.mkdir(parents=True)
    files = {"index.html": "0" * 64, "data.csv": "0" * 64}
    (report / "manifest.json").write_text(json.dumps({"area": "Fife", "period": "2024-25", "files": files}))
    for file in (*files, "notes.txt"):
        (report / file).write_text("old")
    (tmp_path / "index.html").write_text('<html><body class="cjreport">')
    (tmp_path / "news.json").write_text('{\n  "reports": [],\n  "figures": []\n}\n')
    (tmp_path / ".lock").touch()
    (tmp_path / ".staging").mkdir()

    publish(tmp_path)
    with Shelf(tmp_path) as shelf:
        shelf.write("news.json", "new")

    assert sorted(path.name for path in report.iterdir()) == ["index.html", "notes.txt"]
    assert (tmp_path / "index.html").read_text() == (tmp_path / "news.json").read_text() == "new"
    assert (tmp_path / ".staging").is_dir()
