"""Judged topics in, figures out: reading both forms, the sums on hand-made rankings, and `kb evaluate` itself."""

import json

import pytest
from click.testing import CliRunner

from kb.cli import group
from kb.engines import open_writer
from kb.errors import WrongUse
from kb.evaluation import Figure, Topic, evaluate, judged, known_items
from kb.model import Document, Passage, Record
from kb.settings import Settings

TEXTS = {"smuggling": "The smuggling of migrants by boat.", "court": "A court sat in public.", "wood": "A dense wood."}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evaluate") / "index"
    with open_writer(Settings(index=folder), jobs=1) as writer:
        for id, text in TEXTS.items():
            writer.put(Document(Record(id, id.title(), language="en"), (Passage(id, 0, "p1", "", text),)))
    return folder


def run(index, *arguments):
    return CliRunner().invoke(group, ["evaluate", *map(str, arguments)], env={"KB_INDEX": str(index)})


@pytest.fixture
def items(tmp_path):
    rows = [{"query": "smuggling migrants", "relevant": ["smuggling"]}, {"query": "dense wood", "relevant": ["court"]}]
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_the_command_measures_known_items(index, items):
    done = run(index, items, "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert told["topics"] == 2
    assert {f["measure"]: f["value"] for f in told["figures"]}["Success@1"] == 0.5


def test_the_command_prints_a_line_for_each_measure(index, items):
    lines = run(index, items).output.splitlines()
    assert lines[0] == "2 topics"
    assert [line.split()[0] for line in lines[1:]] == ["Success@1", "Success@10", "RR@10", "nDCG@10"]


def test_the_command_measures_judgements_in_trec_form(index, tmp_path):
    (tmp_path / "topics").write_text("7\tcourt in public\n8\tnot judged\n", encoding="utf-8")
    (tmp_path / "qrels").write_text("7 0 court 2\n", encoding="utf-8")
    told = json.loads(run(index, tmp_path / "topics", tmp_path / "qrels", "--json").output)
    assert told["topics"] == 1
    assert {f["value"] for f in told["figures"]} == {1.0}


def test_the_command_names_passages_when_they_are_judged(index, tmp_path):
    path = tmp_path / "items.jsonl"
    path.write_text('{"query": "dense wood", "relevant": ["wood#p1"]}', encoding="utf-8")
    told = json.loads(run(index, path, "--group", "passage", "--json").output)
    assert told["figures"][0]["value"] == 1.0


def test_the_command_says_which_line_is_wrong(index, tmp_path):
    path = tmp_path / "items.jsonl"
    path.write_text('{"query": "wood", "relevant": ["wood"]}\n{"question": 1}', encoding="utf-8")
    done = run(index, path)
    assert done.exit_code != 0
    assert "topics, line 2" in done.output + str(done.exception)


@pytest.mark.parametrize("line", ["not json", "[]", '{"query": "x"}', '{"query": "x", "relevant": 3}',
                                  '{"query": "x", "relevant": "law-1"}'])  # fmt: skip
def test_a_wrong_known_item_is_named(line):
    with pytest.raises(WrongUse, match="line 1"):
        known_items([line])


@pytest.mark.parametrize("line", ["7 0 court", "7 0 court two", "7 0 court 2 more"])
def test_a_wrong_judgement_is_named(line):
    with pytest.raises(WrongUse, match="judgements, line 1"):
        judged(["7\tcourt"], [line])


def test_a_topic_without_a_tab_is_named():
    with pytest.raises(WrongUse, match="topics, line 2"):
        judged(["7\tcourt", "8 wood"], ["7 0 court 1"])


@pytest.mark.parametrize(("found", "success", "reciprocal"), [
    (["a", "b"], 1.0, 1.0),
    (["b", "a"], 0.0, 0.5),
    (["b", "c"], 0.0, 0.0),
    ([], 0.0, 0.0),
    (["b", "b", "a"], 0.0, 0.5),  # of a name that comes twice the first place counts
], ids=["first", "second", "missed", "nothing", "twice"])  # fmt: skip
def test_the_sums(found, success, reciprocal):
    figures = {f.measure: f for f in evaluate([Topic("1", "q", {"a": 1})], lambda query: found)}
    assert figures["Success@1"].value == success
    assert figures["RR@10"].value == pytest.approx(reciprocal, abs=1e-9)


def test_grades_are_gains():
    topic = Topic("1", "q", {"a": 2, "b": 1})
    best, swapped = (
        {f.measure: f.value for f in evaluate([topic], lambda query, ids=ids: ids)}["nDCG@10"]
        for ids in (["a", "b"], ["b", "a"])
    )
    assert best == 1.0
    assert 0.7 < swapped < 1.0


def test_the_interval_holds_the_mean_and_narrows_to_it_where_all_agree():
    topics = [Topic(str(n), str(n), {"a": 1}) for n in range(20)]
    mixed = evaluate(topics, lambda query: ["a"] if int(query) % 2 else ["b"])[0]
    assert mixed.low < mixed.value < mixed.high
    alike = evaluate(topics, lambda query: ["a"])[0]
    assert (alike.low, alike.value, alike.high) == (1.0, 1.0, 1.0)


def test_blank_lines_are_no_topics_and_count_as_lines():
    topics = known_items(["", '{"query": "a", "relevant": ["x"]}\n', "  \n", '{"query": "b", "relevant": ["y"]}', "\n"])
    assert [(topic.id, topic.query) for topic in topics] == [("2", "a"), ("4", "b")]
    assert judged(["\n", "7\tcourt\n", "\n"], ["7 0 d 1\n", "\n"]) == [Topic("7", "court", {"d": 1})]


@pytest.mark.parametrize(("topics", "judgements", "said"), [
    (["", "7\tcourt", "8 wood"], [], "topics, line 3"),
    (["7\tcourt"], ["", "7 0 d 1", "7 0 d"], "judgements, line 3"),
], ids=["topic", "judgement"])  # fmt: skip
def test_a_wrong_line_is_named_by_its_number_in_the_file(topics, judgements, said):
    with pytest.raises(WrongUse, match=said):
        judged(topics, judgements)


def test_a_question_may_hold_tabs_and_grades_may_be_negative():
    assert judged(["7\tcourt\tin public\n"], ["7 Q0 d -1", "7 Q0 e 2"]) == [
        Topic("7", "court\tin public", {"d": -1, "e": 2})
    ]


def test_no_topics_give_zero_and_no_failure():
    assert {f.value for f in evaluate([], lambda query: [])} == {0.0}


def test_two_runs_print_the_same_interval():
    topics = [Topic(str(n), str(n), {"a": 1}) for n in range(9)]
    runs = [evaluate(topics, lambda query: ["a"] if int(query) % 3 else []) for _ in range(2)]
    assert list(map(str, runs[0])) == list(map(str, runs[1]))


def test_a_figure_is_a_line_of_a_table():
    assert str(Figure("nDCG@10", 0.5, 0.25, 1.0)) == "nDCG@10      0.500  [0.250, 1.000]"
