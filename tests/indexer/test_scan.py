"""What lies in folders: files with their sidecars, under the names by which people know them."""

import os

import pytest

from indexer.scan import Scan, scan


@pytest.fixture
def folder(tmp_path):
    """Writes files below a folder named corpus."""
    home = tmp_path / "corpus"
    home.mkdir()

    def write(*names: str):
        for name in names:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(f"text of {name}", encoding="utf-8")
        return home

    return write


def names(found: Scan) -> list[str]:
    return sorted(file.source.path for file in found.files.values())


@pytest.mark.parametrize("name", ["README.md", "readme", "LICENSE", "Licence.txt"])
def test_what_tells_about_the_folder_is_no_document(folder, name):
    assert names(scan([folder(name, "a.md")], (), "1")) == ["corpus/a.md"]


def test_a_sidecar_goes_with_its_file_and_alone_is_a_file(folder):
    home = folder("a.pdf", "a.pdf.yaml", "b.yaml")
    found = scan([home], (), "1")
    assert names(found) == ["corpus/a.pdf", "corpus/b.yaml"]
    assert found.files[str(home / "a.pdf")].sidecar.path.name == "a.pdf.yaml"


def test_a_changed_sidecar_changes_the_digest_of_its_file(folder):
    home = folder("a.pdf", "a.pdf.yaml")
    before = scan([home], (), "1").files[str(home / "a.pdf")].source.digest
    (home / "a.pdf.yaml").write_text("title: New", encoding="utf-8")
    assert scan([home], (), "1").files[str(home / "a.pdf")].source.digest != before


def test_a_single_file_brings_its_sidecar(folder):
    home = folder("a.pdf", "a.pdf.yaml", "b.pdf")
    found = scan([home / "a.pdf"], (), "1")
    assert [file.sidecar is not None for file in found.files.values()] == [True]


@pytest.mark.parametrize(
    ("known", "shown"),
    [((), "law/zakon.md"), (("corpus",), "corpus/law/zakon.md"), (("corpus/law", "corpus"), "corpus/law/zakon.md"),
     (("elsewhere",), "law/zakon.md")],
    ids=["new folder", "part of a known one", "the outermost counts", "another known one"],
)
def test_a_folder_within_a_known_one_keeps_its_names(folder, tmp_path, known, shown):
    home = folder("law/zakon.md")
    roots = [(tmp_path / root).as_posix() for root in known]
    assert names(scan([home / "law"], roots, "1")) == [shown]


def test_a_folder_and_a_part_of_it_give_each_file_once(folder):
    home = folder("law/zakon.md", "a.md")
    assert names(scan([home, home / "law"], (), "1")) == ["corpus/a.md", "corpus/law/zakon.md"]


def test_the_reader_is_a_part_of_the_state(folder):
    (file,) = scan([folder("a.md")], (), "7.3").files.values()
    assert file.source.reader == "text/markdown/7.3"


@pytest.mark.parametrize(
    ("file", "covered"),
    [("/corpus/a.md", True), ("/corpus/law/b.md", True), ("/corpus", True), ("/corpus2/a.md", False), ("/a.md", False)],
    ids=["in it", "below it", "itself", "a name that begins alike", "above it"],
)
def test_what_a_scan_covers(file, covered):
    assert Scan(scopes=("/corpus",)).covers(file) is covered


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_looked_into_is_a_problem(folder):
    home = folder("closed/a.md", "b.md")
    (home / "closed").chmod(0)
    found = scan([home], (), "1")
    (home / "closed").chmod(0o700)
    assert [problem.path for problem in found.problems] == ["corpus/closed"]
    assert found.hides(str(home / "closed/a.md"))


@pytest.mark.parametrize(
    ("file", "hidden"),
    [("/corpus/closed", True), ("/corpus/closed/deep/a.md", True), ("/corpus/closed2/a", False), ("/corpus", False)],
    ids=["itself", "deep below", "a name that begins alike", "above"],
)
def test_what_an_unreadable_folder_hides(file, hidden):
    assert Scan(unread=frozenset({"/corpus/closed"})).hides(file) is hidden
