"""A folder of mixed files, dropped in: `kb watch` brings it in, and a search finds each by its words."""

from __future__ import annotations

import io
import json
import os
import signal
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from indexer.ocr import installed
from kb import taxonomy
from kb.engines import open_searcher
from kb.errors import IndexProblem
from kb.knowledge_base import KnowledgeBase
from kb.service import SearchRequest
from kb.settings import Settings
from tests.indexer import making
from tests.indexer.process import run, start
from tests.indexer.readers.test_signed import envelope

RECORDS = [
    {"mapping": {"title": "predmet", "text": "obrazlozenje", "date": "dana"}},
    {"id": "K-1", "predmet": "Presuda o falsifikovanju", "obrazlozenje": "On je izradio pasoš.", "dana": "2021"},
    {"id": "K-2", "predmet": "Presuda o pranju novca", "obrazlozenje": "Novac je prenet hawalom.", "dana": "2022"},
]
LINE = "Кријумчарење миграната је кривично дело."


def a_mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Zapisnik sa sastanka", "Ana <ana@example.org>"
    message.set_content("U prilogu je zapisnik o koordinaciji.")
    content = making.pdf([["Radna grupa je usvojila protokol o dojavama."]])
    message.add_attachment(content, maintype="application", subtype="pdf", filename="zapisnik.pdf")
    return message.as_bytes()


def a_scan(line: str = LINE) -> bytes:
    """A page that is only a picture: a sentence of our own, drawn with a font of the system."""
    page = Image.new("L", (1700, 400), 255)
    font = ImageFont.truetype("DejaVuSerif.ttf", 52)
    ImageDraw.Draw(page).text((100, 120), line, font=font, fill=0)
    file = io.BytesIO()
    page.save(file, "PDF", resolution=150)
    return file.getvalue()


FILES = {
    "radionica.html": making.PAGE.encode(),
    "zrtve.docx": making.word(),
    "izvestaj.pdf": making.pdf([["Obuka carinika na prelazu"]]),
    "posta.eml": a_mail(),
    "odluke.jsonl": "\n".join(map(json.dumps, RECORDS)).encode(),
    "potpisano.txt.p7m": envelope(b"Sporazum o razmeni oficira za vezu."),
    "paket.zip": making.package({"unutra/plan.txt": "Plan integracije povratnika."}),
    "staro.txt": "Zakon o zaštiti svedoka čuva učesnike postupka.".encode("windows-1250"),
}
"""One file of each kind, each with words that no other has."""

ASKED = {
    "razmenili iskustva": "radionica.html",
    "zrtva ima pravo na podrsku": "zrtve.docx",
    "obuka carinika": "izvestaj.pdf",
    "koordinaciji": "posta.eml",
    "protokol o dojavama": "posta.eml//zapisnik.pdf",
    "izradio pasoš": "odluke.jsonl//K-1.json",
    "хавала": "odluke.jsonl//K-2.json",
    "oficira za vezu": "potpisano.txt.p7m//potpisano.txt",
    "integracije povratnika": "paket.zip//unutra/plan.txt",
    "заштита сведока": "staro.txt",
}


def base(index: Path) -> KnowledgeBase:
    return KnowledgeBase(open_searcher(Settings(index=index)), taxonomy.load())


def first(index: Path, query: str) -> str:
    """The path, within its folder, of the first hit; empty where there is none."""
    hits = base(index).search(SearchRequest(query, limit=1)).hits
    return hits[0].record.source.path.partition("/")[2] if hits else ""


@pytest.fixture(scope="module")
def watched(tmp_path_factory) -> Path:
    """The index after a folder was followed while the files were dropped into it."""
    home = tmp_path_factory.mktemp("watch")
    folder, index = home / "corpus", home / "index"
    folder.mkdir()
    (folder / "pre.txt").write_text("Ovo je ovde od ranije.", encoding="utf-8")
    process = start("watch", folder, "--index", index, "--jobs", "1")
    wait_for(index, 1)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    wait_for(index, 1 + len(ASKED))
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 0
    return index


def wait_for(index: Path, documents: int) -> None:
    """Until the index holds so many documents, two minutes at most: a busy machine is slow."""
    until, held = time.monotonic() + 120, -1
    while held != documents:
        assert time.monotonic() < until, f"{held} of {documents} documents after two minutes"
        time.sleep(0.3)
        try:
            held = base(index).open().status().documents
        except IndexProblem:  # the first run has not begun to write
            held = 0


@pytest.mark.slow
@pytest.mark.parametrize(("query", "path"), ASKED.items(), ids=list(ASKED.values()))
def test_what_was_dropped_in_is_found_by_its_own_words(watched, query, path):
    assert first(watched, query) == path


@pytest.mark.slow
def test_an_attachment_names_the_mail_it_came_in_and_the_mail_its_attachments(watched):
    records = {r.source.path.partition("/")[2]: r for r in base(watched).open().records()}
    mail, attachment = records["posta.eml"], records["posta.eml//zapisnik.pdf"]
    assert attachment.metadata["part_of"] == mail.id
    assert list(mail.metadata["attachments"]) == [attachment.id]
    assert mail.title == "Zapisnik sa sastanka"


@pytest.mark.slow
def test_a_mapping_names_the_title_the_text_and_the_date(watched):
    records = {r.title: r for r in base(watched).open().records()}
    assert records["Presuda o falsifikovanju"].date == "2021"
    assert records["Presuda o pranju novca"].date == "2022"


def why_no_ocr() -> str:
    known = installed()
    if known is None:
        return "tesseract is not installed: .ci/tools installs it"
    return "" if "srp" in known.languages else "tesseract has no Serbian: .ci/tools installs it"


@pytest.mark.slow
@pytest.mark.skipif(bool(why_no_ocr()), reason=why_no_ocr())
@pytest.mark.parametrize("query", ["krijumčarenje migranata", "krijumcarenje", "кривично дело"])
def test_a_scan_in_cyrillic_is_found_by_a_query_in_either_script(tmp_path, query):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "skenirano.pdf").write_bytes(a_scan())
    environment = {**os.environ, "KB_CACHE": str(tmp_path / "cache")}
    code, _, errors = run("index", folder, "--index", tmp_path / "index", "--jobs", "1", env=environment)
    assert code == 0, errors
    assert first(tmp_path / "index", query) == "skenirano.pdf"

