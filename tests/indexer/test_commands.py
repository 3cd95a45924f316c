"""The commands of a maintainer, and what they say to wrong input: one sentence, the right code, the index unharmed."""

import json
import resource
import sys
from pathlib import Path

import pytest

from indexer import commands
from kb import cli, report
from kb import commands as asking
from kb.engines import open_searcher, open_writer
from kb.settings import Settings
from tests.indexer.process import run
from tests.indexer.running import LAW, words


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("rad", "azil"):
        (folder / f"{name}.md").write_text(LAW.format(name, name), encoding="utf-8")
    return folder


@pytest.fixture
def kb(tmp_path: Path, monkeypatch, capsys):
    """Runs a command against the test's index: exit code, output, errors."""

    def call(name: str, *arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(cli, "group", getattr(commands, name, None) or getattr(asking, name))
        index = [] if name == "check" else ["--index", str(tmp_path / "index")]  # a check looks at no index
        monkeypatch.setattr(sys, "argv", [f"kb {name}", *map(str, arguments), *index])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return call


def held(tmp_path: Path) -> list[str]:
    return sorted(record.id for record in open_searcher(Settings(index=tmp_path / "index"))().records())


def test_index_status_and_report_agree(kb, corpus, tmp_path):
    code, out, _ = kb("index", corpus, "--json")
    assert (code, json.loads(out)["documents"]) == (0, 2)
    assert held(tmp_path) == ["azil", "rad"]
    assert report.load(tmp_path / "index").documents == 2
    assert json.loads(kb("status", "--json")[1])["report"]["added"] == 2
    assert "2 added" in kb("status")[1]


def test_problems_give_exit_code_1_and_stay_listed(kb, corpus):
    (corpus / "broken.md").write_text("---\ntitle: [a\n---\n")
    (corpus / "fake.pdf").write_bytes(b"%PDF-1.4 nothing more")
    code, out, _ = kb("index", corpus)
    assert code == 1
    assert "corpus/broken.md:3: the front matter is not valid YAML" in out
    assert "corpus/fake.pdf: " in out
    assert kb("index", corpus, "--json")[0] == 1
    assert "corpus/broken.md:3" in kb("status")[1]


def test_dry_run_writes_nothing(kb, corpus, tmp_path):
    code, out, _ = kb("index", corpus, "--dry-run")
    assert (code, "2 documents with 2 passages would be written" in out) == (0, True)
    assert not (tmp_path / "index").exists()


def test_rebuild_forgets_what_is_gone(kb, corpus, tmp_path):
    kb("index", corpus)
    (corpus / "rad.md").unlink()
    assert kb("index", corpus, "--rebuild")[0] == 0
    assert held(tmp_path) == ["azil"]


@pytest.mark.parametrize("given", ["rad", "corpus/rad.md"])
def test_remove(kb, corpus, tmp_path, given):
    kb("index", corpus)
    code, out, _ = kb("remove", given if given == "rad" else corpus / "rad.md")
    assert (code, out) == (0, "removed 1 documents: rad\n")
    assert held(tmp_path) == ["azil"]


def test_remove_of_something_unknown_removes_nothing(kb, corpus, tmp_path):
    kb("index", corpus)
    code, _, err = kb("remove", "rad", "nothing")
    assert (code, err.count("\n")) == (2, 1)
    assert held(tmp_path) == ["azil", "rad"]


@pytest.mark.parametrize(
    ("spoil", "code", "sentence"),
    [
        (lambda corpus, index: (corpus / "none",), 2, "there is no such file or folder"),
        (lambda corpus, index: (_emptied(corpus),), 2, "there are no files in"),
        (lambda corpus, index: (corpus, "--jobs", "many"), 2, "is not a valid integer"),
        (lambda corpus, index: (corpus, "--colour"), 2, "No such option"),
        (lambda corpus, index: (_outdated(corpus, index),), 3, "run `kb index --rebuild`"),
    ],
    ids=["no such folder", "empty folder", "wrong jobs", "wrong option", "damaged index"],
)
def test_wrong_input_is_one_sentence(kb, corpus, tmp_path, spoil, code, sentence):
    kb("index", corpus)
    before = report.load(tmp_path / "index")
    given = spoil(corpus, tmp_path / "index")
    found, out, err = kb("index", *given)
    assert (found, out, err.count("\n"), sentence in err) == (code, "", 1, True)
    assert report.load(tmp_path / "index") == before


def _emptied(corpus: Path) -> Path:
    for file in corpus.iterdir():
        file.unlink()
    return corpus


def _outdated(corpus: Path, index: Path) -> Path:
    for file in index.glob("*.toc"):
        file.write_bytes(b"not an index")
    return corpus


def test_index_folder_that_is_a_file(kb, corpus, tmp_path):
    (tmp_path / "index").write_text("")
    code, _, err = kb("index", corpus)
    assert (code, err.startswith("kb: cannot write to the index in"), err.count("\n")) == (3, True, 1)


def test_a_second_writer_is_told(kb, corpus, tmp_path):
    with open_writer(Settings(index=tmp_path / "index")):
        code, _, err = kb("index", corpus)
    assert (code, "another process is writing" in err) == (3, True)


@pytest.mark.thorough
def test_a_full_disk_leaves_the_index_as_it_was(kb, corpus, tmp_path):
    kb("index", corpus)
    for number in range(40):
        (corpus / f"{number}.md").write_text(words(2000, seed=number), encoding="utf-8")

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    code, _, err = run("index", corpus, "--index", tmp_path / "index", "--jobs", "1", preexec_fn=small_files)
    said = [line for line in err.splitlines() if " files, " not in line]  # a slow machine shows its progress too
    assert (code, len(said), "no space left" in said[-1]) == (3, 1, True)
    assert held(tmp_path) == ["azil", "rad"]
    assert kb("index", corpus)[0] == 0
    assert len(held(tmp_path)) == 42


def test_check_names_links_that_lead_nowhere(kb, corpus):
    (corpus / "x.md").write_text("---\ntitle: X\nwork: x\nlanguage: en\nrelated: [nothing]\n---\n"
                                 "[a](work:rad#art-1) [b](work:rad#art-9)\n[c](work:none)\n")
    code, out, _ = kb("check", corpus)
    assert code == 1
    assert [line.partition(" – ")[0].strip() for line in out.splitlines()[2:]] == [
        "corpus/x.md:7: a link leads nowhere: 'rad' has no passage 'art-9'",
        "corpus/x.md:8: a link leads nowhere: there is no document 'none' in what was checked",
        "corpus/x.md:5: related: there is no document 'nothing' in what was checked",
        "corpus/x.md: the work 'x' has no document in Serbian",
    ]


def test_check_of_a_good_corpus(kb, corpus):
    assert kb("check", corpus)[:2] == (0, "2 files with 2 documents were checked\n")
