"""`kb` from a shell's point of view: what it prints, where, and the number it leaves with."""

import json
import sys
from pathlib import Path

import pytest

from kb import cli
from kb.engines import open_writer
from kb.model import Document, Passage, Record
from kb.settings import Settings

TEXTS = {
    "en": ("Smuggling of migrants", "Whoever smuggles migrants across a border is punished."),
    "sr": ("Krijumčarenje migranata", "Ko krijumčari migrante preko granice, kazniće se."),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index") / "kb"
    with open_writer(Settings(index=folder)) as writer:
        for language, (title, text) in TEXTS.items():
            record = Record(f"x-{language}", title, language=language, script="Latn", work="x")
            writer.put(Document(record, (Passage(record.id, 0, "art-1", "", text),)))
        writer.commit()
    return folder


@pytest.fixture
def kb(monkeypatch, capsys, index):
    """Runs `kb` with these words; gives (exit code, standard output, standard error)."""
    monkeypatch.setenv("KB_INDEX", str(index))

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kb", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        return (left.value.code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("query", ["krijumcarenje migranata", "кријумчарење", "smuggling"])
def test_search_prints_what_was_found(kb, query):
    code, out, err = kb("search", query)
    assert (code, err) == (0, "")
    assert out.startswith("2 documents")
    assert "x-sr" in out
    assert "x-en" in out
    assert "#art-1" in out


def test_search_says_what_it_relaxed(kb):
    assert "Few texts have" in kb("search", "migranata nepostojeće")[1]


def test_search_as_json(kb):
    page = json.loads(kb("search", "migranata", "--json", "--limit", "1")[1])
    assert page["total"] == 2
    assert [hit["id"] for hit in page["hits"]] == ["x-sr"]
    assert page["hits"][0]["passages"][0].keys() >= {"anchor", "heading", "snippet", "score"}


def test_search_for_passages(kb):
    assert kb("search", "migranata", "--group", "passage")[1].startswith("2 passages")


def test_search_for_nothing_known_offers_a_correction(kb):
    assert "did you mean: krijumčarenje" in kb("search", "krijumčarenjw")[1].lower()


def test_status(kb, index):
    code, out, _ = kb("status")
    assert code == 0
    assert "documents: 2" in out
    assert str(index) in out


def test_status_as_json(kb):
    held = json.loads(kb("status", "--json")[1])
    assert (held["documents"], held["engine"], held["report"]) == (2, "whoosh", None)


def test_analyze_identifies_the_language(kb):
    code, out, _ = kb("analyze", "Ko krijumčari migrante preko državne granice, kazniće se zatvorom.")
    assert code == 0
    assert "language: sr" in out
    assert "sr:granica" in out


def test_analyze_as_json_points_into_the_text(kb):
    text = "Smuggled migrants"
    words = json.loads(kb("analyze", text, "--language", "en", "--json")[1])["words"]
    assert [text[w["start"]:][: len(w["word"])] for w in words] == ["Smuggled", "migrants"]


def test_analyze_of_nothing(kb):
    assert kb("analyze", "")[0] == 0


def test_evaluate_known_items(kb, tmp_path):
    topics = tmp_path / "t.jsonl"
    topics.write_text('{"query": "migranata", "relevant": ["x-sr"]}\n', encoding="utf-8")
    code, out, _ = kb("evaluate", str(topics))
    assert code == 0
    assert "1 topics" in out
    assert "Success@1" in out


def test_evaluate_judgements_as_json(kb, tmp_path):
    topics, qrels = tmp_path / "t.tsv", tmp_path / "q.txt"
    topics.write_text("1\tsmuggling\n", encoding="utf-8")
    qrels.write_text("1 0 x-en 1\n", encoding="utf-8")
    figures = json.loads(kb("evaluate", str(topics), str(qrels), "--json")[1])
    assert figures["topics"] == 1
    assert {figure["measure"] for figure in figures["figures"]} >= {"Success@1", "RR@10", "nDCG@10"}


@pytest.mark.parametrize(("words", "said"), [
    (["serach", "x"], "No such command 'serach'"),
    (["search"], "Missing argument 'QUERY'"),
    (["search", "x", "--limit", "0"], "0 is not in the range 1<=x<=200"),
    (["search", "x", "--limit", "many"], "'many' is not a valid integer"),
    (["search", "x", "--group", "page"], "'page' is not one of 'document', 'passage'"),
    (["search", "x", "--colour", "red"], "No such option"),
    (["analyze", "x", "--language", "xx"], "'xx' is not one of"),
    (["evaluate", "/none/such"], "No such file"),
])
def test_wrong_use_is_explained_in_a_line(kb, words, said):
    code, out, err = kb(*words)
    assert (code, out) == (2, "")
    assert err.startswith("kb: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", b"\xff" * 9, b"{}", b"[1]", b"not json", b"\x00"])
def test_topics_that_cannot_be_read_are_explained(kb, tmp_path, content):
    topics = tmp_path / "t.jsonl"
    topics.write_bytes(content)
    code, _, err = kb("evaluate", str(topics))
    assert code == 2
    assert err.startswith("kb: ")
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [["search", "x"], ["status"]])
def test_without_an_index_it_says_what_to_do(kb, monkeypatch, tmp_path, command):
    code, _, err = kb(*command, "--index", str(tmp_path / "none"))
    assert code == 3
    assert "kb index" in err


def test_a_wrong_setting_is_named(kb, monkeypatch):
    monkeypatch.setenv("KB_THREADS", "none")
    code, _, err = kb("status")
    assert code == 2
    assert "threads" in err


@pytest.mark.parametrize("words", [["--help"], ["search", "--help"], ["--version"]])
def test_help_and_version(kb, words):
    code, out, err = kb(*words)
    assert (code, err) == (0, "")
    assert out


def test_every_command_is_listed_with_a_line_of_its_own(kb):
    out = kb("--help")[1]
    assert {"index", "search", "serve", "status", "check", "evaluate", "analyze"} <= set(out.split())
