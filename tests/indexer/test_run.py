"""Runs over a folder: what is read, what is left alone, and whose identifier is whose."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kb.errors import WrongUse
from kb.model import Problem
from tests.indexer.running import LAW, Desk, words


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "laws")
    desk.write({"a.md": LAW.format("radu", "rad"), "b.md": LAW.format("azilu", "azil")})
    return desk


def test_first_run_indexes_every_file(desk):
    report = desk.run()
    assert (report.added, report.documents, report.exit_code) == (2, 2, 0)
    assert sorted(desk.documents) == ["azil", "rad"]
    assert report.counts["country"] == {"serbia": 2}


def test_second_run_reads_nothing(desk):
    desk.run()
    report = desk.run()
    assert (report.added, report.changed, report.unchanged, report.documents) == (0, 0, 2, 0)


def test_one_changed_file_is_read_again(desk):
    desk.run()
    desk.write({"a.md": LAW.format("radnicima", "rad")})
    report = desk.run()
    assert (report.changed, report.documents) == (1, 1)
    assert desk.documents["rad"].record.title == "Zakon o radnicima"


def test_a_removed_file_disappears(desk):
    desk.run()
    (desk.folder / "b.md").unlink()
    assert desk.run().removed == 1
    assert list(desk.documents) == ["rad"]


def test_a_moved_file_keeps_its_identifier(desk):
    desk.run()
    (desk.folder / "new").mkdir()
    (desk.folder / "a.md").rename(desk.folder / "new" / "z.md")
    report = desk.run()
    assert (report.added, report.removed, report.moved, report.problems) == (1, 1, 1, ())
    assert desk.documents["rad"].record.source.path == "laws/new/z.md"


def test_files_may_exchange_identifiers(desk):
    desk.run()
    desk.write({"a.md": LAW.format("azilu", "azil"), "b.md": LAW.format("radu", "rad")})
    assert desk.run().problems == ()
    assert {id: d.record.source.path for id, d in desk.documents.items()} == {
        "azil": "laws/a.md", "rad": "laws/b.md"
    }


def test_two_documents_with_one_identifier(desk):
    desk.write({"c.md": LAW.format("strancima", "rad")})
    (problem,) = desk.run().problems
    assert (problem.path, problem.stage, problem.fatal) == ("laws/c.md", "identify", True)
    assert "'rad' is already that of a.md" in problem.reason
    assert desk.documents["rad"].record.title == "Zakon o radu"


def test_an_identifier_that_becomes_free_is_taken_by_the_file_that_waited(desk):
    desk.write({"c.md": LAW.format("strancima", "rad")})
    desk.run()
    (desk.folder / "a.md").unlink()
    assert desk.run().problems == ()
    assert desk.documents["rad"].record.title == "Zakon o strancima"


def test_files_of_one_name_in_two_formats_both_get_in(desk):
    desk.write({"x.txt": "Prvi tekst.", "x.html": "<html><body><p>Drugi tekst o nečemu.</p></body></html>"})
    assert desk.run().problems == ()
    assert {"laws-x", "laws-x-txt"} == {id for id in desk.documents if id.startswith("laws")} or {
        "laws-x", "laws-x-html"
    } == {id for id in desk.documents if id.startswith("laws")}


def test_a_file_that_cannot_be_read_is_listed_in_each_run_and_read_once(desk):
    desk.write({"broken.md": "---\ntitle: [a\n---\n"})
    first, second = desk.run(), desk.run()
    assert [p.stage for p in first.problems] == ["front matter"]
    assert second.problems == first.problems
    assert (second.changed, second.unchanged, second.failed) == (0, 3, 0)


def test_a_mended_file_is_no_longer_listed(desk):
    desk.write({"broken.md": "---\ntitle: [a\n---\n"})
    desk.run()
    desk.write({"broken.md": "---\ntitle: a\n---\nTekst"})
    report = desk.run()
    assert (report.changed, report.problems) == (1, ())


def test_a_file_that_breaks_leaves_the_index(desk):
    desk.run()
    desk.write({"a.md": "---\ntitle: [a\n---\n"})
    report = desk.run()
    assert report.failed == 1
    assert list(desk.documents) == ["azil"]


def test_a_known_folder_is_recognised_through_its_part(desk):
    desk.run()
    desk.write({"sub/c.md": LAW.format("strancima", "stranci")})
    report = desk.run(desk.folder / "sub", desk.folder / "a.md")
    assert (report.added, report.unchanged, report.removed) == (1, 1, 0)
    assert desk.documents["stranci"].record.source.path == "laws/sub/c.md"


def test_a_folder_above_takes_over_what_is_known(desk):
    desk.run()
    report = desk.run(desk.folder.parent)
    assert (report.changed, report.removed, report.problems) == (2, 0, ())
    assert sorted(desk.documents) == ["azil", "rad"]


def test_an_empty_folder_is_wrong_use_and_costs_nothing(desk):
    desk.run()
    for file in desk.folder.iterdir():
        file.unlink()
    with pytest.raises(WrongUse, match="there are no files in"):
        desk.run()
    assert len(desk.documents) == 2


def test_a_file_that_cannot_be_opened_keeps_its_document(desk, monkeypatch):
    desk.run()
    problem = Problem(str(desk.folder / "a.md"), "find", "cannot be opened: Permission denied")
    monkeypatch.setattr("indexer.scan.find", lambda roots: iter([problem]))
    report = desk.run()
    assert [p.path for p in report.problems] == ["laws/a.md"]
    assert "rad" in desk.documents


def test_sidecar_describes_a_file_that_cannot_carry_front_matter(desk):
    desk.write({"x.html": "<p>Tekst o granici.</p>", "x.html.yaml": "title: Granica\ncountries: [serbia]\n"})
    assert desk.run().added == 3
    assert desk.documents["laws-x"].record.title == "Granica"
    desk.write({"x.html.yaml": "title: Granice\ncountries: [serbia]\n"})
    assert desk.run().changed == 1
    assert desk.documents["laws-x"].record.title == "Granice"


def test_an_archive_gives_its_files_which_leave_with_it(desk):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("in/one.txt", "Prvi tekst.")
        archive.writestr("two.md", LAW.format("granici", "granica"))
    desk.write({"pack.zip": content.getvalue()})
    desk.run()
    assert desk.documents["granica"].record.source.path == "laws/pack.zip//two.md"
    assert "laws-pack-zip-in-one" in desk.documents
    (desk.folder / "pack.zip").unlink()
    assert desk.run().removed == 1
    assert sorted(desk.documents) == ["azil", "rad"]


def test_the_same_act_in_another_script_is_linked(desk):
    latin = words(150)
    desk.write({"one.md": latin, "two.txt": latin.replace("reč", "реч")})
    report = desk.run()
    assert report.duplicates == {"laws-two": "laws-one"}
    assert desk.documents["laws-two"].record.work == desk.documents["laws-one"].record.work


def test_a_duplicate_stands_alone_when_its_original_changes(desk):
    desk.write({"one.md": words(150), "two.txt": words(150)})
    desk.run()
    desk.write({"one.md": words(150, seed=7)})
    report = desk.run()
    assert (report.changed, report.duplicates) == (2, {})
    assert desk.documents["laws-two"].record.source.duplicate_of == ""
