"""The dump: a data package that others check, with the same bytes for the same state."""

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb import taxonomy
from kb.engines.memory import MemoryIndex
from kb.export.dump import dump, filename
from kb.export.readme import MANIFEST, README, SUMS
from kb.model import Source
from tests.webapp.api.conftest import DOCUMENTS, document


def packed(*documents):
    """The dump of an index of these documents, opened."""
    index = MemoryIndex()
    with index.writer() as writer:
        for one in documents:
            writer.put(one)
    return zipfile.ZipFile(io.BytesIO(b"".join(dump(index.searcher(), taxonomy.load(), "Title", "https://kb.example"))))


def lines(archive, name):
    return [json.loads(line) for line in archive.read(name).decode().splitlines()]


@pytest.fixture(scope="module")
def archive():
    return packed(*DOCUMENTS)


def test_it_holds_documents_passages_vocabularies_and_says_so(archive):
    assert archive.testzip() is None
    assert archive.namelist() == ["documents.jsonl", "passages.jsonl", "vocabularies.jsonl", MANIFEST, README, SUMS]


def test_every_document_and_passage_is_there_once(archive):
    assert [one["id"] for one in lines(archive, "documents.jsonl")] == sorted(d.record.id for d in DOCUMENTS)
    texts = sorted(p.text for d in DOCUMENTS for p in d.passages)
    assert sorted(one["text"] for one in lines(archive, "passages.jsonl")) == texts


def test_sums_and_sizes_are_those_of_the_files(archive):
    for resource in json.loads(archive.read(MANIFEST))["resources"]:
        content = archive.read(resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_the_sums_are_read_by_sha256sum(archive):
    for line in archive.read(SUMS).decode().splitlines():
        digest, name = line.split("  ")
        assert digest == hashlib.sha256(archive.read(name)).hexdigest()


def test_the_manifest_names_state_licence_and_place(archive):
    manifest = json.loads(archive.read(MANIFEST))
    assert manifest["licenses"][0]["name"] == "MIT"
    assert (manifest["documents"], manifest["passages"]) == (3, 4)
    assert (manifest["title"], manifest["homepage"], bool(manifest["version"])) == ("Title", "https://kb.example", True)


def test_the_readme_tells_whose_it_is_and_how_to_check_it(archive):
    text = archive.read(README).decode()
    assert text.startswith("# Title\n\n3 documents in 4 passages")
    assert json.loads(archive.read(MANIFEST))["version"] in text
    assert all(word in text for word in ("MIT", "rights", "source_url", f"sha256sum -c {SUMS}", "not"))


@pytest.mark.parametrize("name", ["documents", "passages", "vocabularies"])
def test_every_field_is_described(archive, name):
    manifest = json.loads(archive.read(MANIFEST))
    described = next(r["schema"]["fields"] for r in manifest["resources"] if r["name"] == name)
    assert {field["name"] for field in described} == set(lines(archive, f"{name}.jsonl")[0])


def test_no_path_of_the_disk_is_told():
    archive = packed(document("a", "A", [("x", "", "text")], source=Source("corpus/a.md", root="/home/someone/corpus")))
    assert b"/home/someone" not in b"".join(archive.read(name) for name in archive.namelist())


def test_one_state_gives_the_same_bytes():
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(DOCUMENTS[0])
    one, other = (b"".join(dump(index.searcher(), taxonomy.load(), "T")) for _ in range(2))
    assert one == other


def test_an_empty_index_has_a_dump_as_well():
    archive = packed()
    assert archive.read("documents.jsonl") == b""
    assert json.loads(archive.read(MANIFEST))["documents"] == 0


def test_it_comes_in_pieces():
    index = MemoryIndex()
    with index.writer() as writer:
        for n in range(40):
            text = hashlib.shake_256(str(n).encode()).hexdigest(8000)  # hardly compressible: 8 kB each
            writer.put(document(f"d{n}", "T", [("a", "", text)]))
    assert len(list(dump(index.searcher(), taxonomy.load(), "T"))) > 2


def test_the_name_has_the_generation():
    index = MemoryIndex()
    name = filename(index.searcher())
    assert name.startswith("knowledge-base-")
    assert name.endswith(f"{index.searcher().status().generation}.zip")


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_was(texts):
    archive = packed(document("one", "T", [(f"a{n}", "", text) for n, text in enumerate(texts)]))
    lines = archive.read("passages.jsonl").decode().split("\n")[:-1]
    assert [json.loads(line)["text"] for line in lines] == texts


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_it_valid(archive, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    archive.extractall(tmp_path)
    report = frictionless.Package(str(tmp_path / MANIFEST)).validate()
    assert report.valid, report.flatten(["type", "note"])[:5]
