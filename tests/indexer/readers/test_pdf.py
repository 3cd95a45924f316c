from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from PIL import Image

from indexer.parsed import Unreadable
from indexer.readers import pdf
from indexer.readers.pdf import read
from tests.indexer import making


def test_pages_and_paragraphs() -> None:
    pages = [
        ["Clan 1.", "This law governs the protection of victims of traf-", "ficking in human beings."],
        ["Clan 2."],
    ]
    document = read(making.pdf(pages), "law.pdf")
    assert [(b.page, b.text) for b in document.blocks] == [
        (1, "Clan 1."),
        (1, "This law governs the protection of victims of trafficking in human beings."),
        (2, "Clan 2."),
    ]


def test_a_file_without_text_and_pictures_is_noted() -> None:
    (note,) = read(making.pdf([[], []]), "empty.pdf").notes
    assert "no text and no picture" in note.reason
    assert not note.fatal


def test_a_scanned_page_waits_in_its_place() -> None:
    document = read(making.scan(["text before", None, "text after"]), "scan.pdf")
    assert [(b.page, b.text, b.ocr) for b in document.blocks] == [
        (1, "text before", False),
        (2, "", True),
        (3, "text after", False),
    ]


def test_pages_that_are_all_alike_keep_their_text() -> None:
    assert len(read(making.pdf([["Background"]] * 4), "x.pdf").blocks) == 4


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [["Official Gazette 12", f"Article {n}", "word " * n + "of the body", str(n)] for n in range(1, 6)]
    texts = [block.text for block in read(making.pdf(pages), "x.pdf").blocks]
    assert "Official Gazette 12" not in texts
    assert "3" not in texts
    assert texts.count("Article 3") == 1


@pytest.mark.parametrize("content", [b"%PDF-1.7 cut", b""])
def test_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(content, "x.pdf")


def _texts(*pages: Sequence[tuple[float, float, float, str]]) -> list[str]:
    return [block.text for block in read(making.drawn_pdf(pages), "x.pdf").blocks]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["odgovornost za kri-", "vična dela"], "odgovornost za krivična dela", id="broken word"),
        pytest.param(["Crna Gora-", "Srbija i drugi"], "Crna Gora-Srbija i drugi", id="two names"),
        pytest.param(["the cross-", "border area"], "the cross-border area", id="compound"),
        pytest.param(["KRIVIČNI ZAKO-", "NIK REPUBLIKE"], "KRIVIČNI ZAKONIK REPUBLIKE", id="capitals"),
        pytest.param(["u periodu 2020-", "2024. godine"], "u periodu 2020- 2024. godine", id="years"),
        pytest.param(["međunarodna pro-", "tekcija lica"], "međunarodna protekcija lica", id="syllable like a prefix"),
    ],
)
def test_hyphens_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    assert _texts(making.column(60, 700, lines)) == [text]


def test_a_hyphen_before_a_heading_does_not_swallow_it() -> None:
    # PDFium runs both into one word, as in the Criminal Code: `-brisanTerorizam`.
    body = making.column(60, 700, ["Ko izvrši delo kazniće se zatvorom od jedne do pet godina."] * 4)
    page = [*body, (60, 600, 11, "-brisan-"), (60, 580, 14, "Terorizam"), *making.column(60, 560, ["Ko u nameri"])]
    assert _texts(page)[-3:] == ["-brisan-", "Terorizam", "Ko u nameri"]


def test_columns_are_read_one_after_the_other() -> None:
    left = making.column(60, 700, ["Leva kolona ima prvi red koji", "ide do kraja i drugi red koji je", "kratak."])
    right = making.column(320, 700, ["Desna kolona počinje ovde i", "ide dalje."])
    assert _texts([*left, *right]) == [
        "Leva kolona ima prvi red koji ide do kraja i drugi red koji je kratak.",
        "Desna kolona počinje ovde i ide dalje.",
    ]


def test_a_footnote_is_a_paragraph_of_its_own() -> None:
    text = making.column(60, 700, ["Tekst s fusnotom1 koji ide do kraja reda i nastavlja se u", "sledećem redu."])
    note = making.column(60, 80, ["1 Službeni glasnik, br. 85/05."], size=8)
    assert _texts([*text, *note])[-1] == "1 Službeni glasnik, br. 85/05."


def test_headings_by_size() -> None:
    body = making.column(60, 700, ["Običan tekst ide ovde do kraja reda i nastavlja se dalje."] * 6)
    page = [(60, 780, 20, "Izveštaj"), *making.column(60, 750, ["Zaštita žrtava i", "svedoka"], size=14), *body]
    found = [(b.text, b.level) for b in read(making.drawn_pdf([page]), "x").blocks if b.kind == "heading"]
    assert found == [("Izveštaj", 1), ("Zaštita žrtava i svedoka", 2)]


@pytest.mark.parametrize(
    ("about", "title"),
    [
        pytest.param("/Title (Zakon o radu)", "Zakon o radu", id="given"),
        pytest.param("/Title (Microsoft Word - nacrt.doc)", "Izvestaj", id="a file's name"),
        pytest.param("/Title (Microsoft Word - Predlog zakona)", "Predlog zakona", id="after its program"),
        pytest.param("", "Izvestaj", id="none"),
    ],
)
def test_title(about: str, title: str) -> None:
    body = making.column(60, 700, ["tekst koji ide dalje"] * 8)
    assert read(making.drawn_pdf([[(60, 780, 20, "Izvestaj"), *body]], about), "x.pdf").title == title


def test_a_damaged_page_is_noted_and_the_others_are_read() -> None:
    pages = [making.column(60, 700, [text]) for text in ("prva", "druga", "treća")]
    content = making.drawn_pdf(pages).replace(b"6 0 R 8 0 R", b"6 0 R 0 0 R")
    document = read(content, "x.pdf")
    assert [(b.page, b.text) for b in document.blocks] == [(1, "prva"), (3, "treća")]
    assert [(note.path, note.reason) for note in document.notes] == [("x.pdf", "damaged pages were left out: 2")]


@pytest.mark.parametrize(("limit", "notes"), [(2, 0), (1, 1)], ids=["as many as are read", "one more"])
def test_pages_beyond_the_limit_are_noted(limit: int, notes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", limit)
    document = read(making.pdf([["one"], ["two"]]), "x.pdf")
    assert [b.page for b in document.blocks] == [*range(1, limit + 1)]
    assert len(document.notes) == notes


def test_a_page_is_drawn_for_recognition() -> None:
    picture = Image.open(io.BytesIO(pdf.render(making.pdf([["x"], ["y"]]), 2, dots_per_inch=72)))
    assert (picture.size, picture.mode) == ((595, 842), "L")


def test_a_damaged_page_cannot_be_drawn() -> None:
    content = making.drawn_pdf([making.column(60, 700, ["a"])]).replace(b"Kids [6 0 R]", b"Kids [9 0 R]")
    with pytest.raises(Unreadable, match="page 1 is damaged"):
        pdf.render(content, 1)
