from __future__ import annotations

import pytest

from indexer.parsed import Block, Unreadable
from indexer.readers.docx import read
from tests.indexer import making


def _p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _numbered(level: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERING = """<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="24"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Члан %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>"""


def _texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(making.word_xml(body, **parts), "x.docx").blocks]


def test_structure() -> None:
    document = read(making.word(), "x.docx")
    assert document.title == "Zaštita žrtava"
    assert document.metadata["authors"] == ["python-docx"]
    assert document.blocks == (
        Block("Zaštita žrtava", "heading", 1),
        Block("Uvod", "heading", 1),
        Block("Жртва има право на подршку."),
        Block("smeštaj", "item"),
        Block("godina | 2024", "row"),
    )


def test_numbers_that_word_shows_are_read() -> None:
    levels = (0, 1, 1, 0, 1, 2)
    body = "".join(_p(f"t{place}", _numbered(level)) for place, level in enumerate(levels))
    assert _texts(body, numbering=NUMBERING) == ["Члан 24. t0", "a) t1", "b) t2", "Члан 25. t3", "a) t4", "t5"]


def test_an_empty_numbered_paragraph_is_its_number() -> None:
    assert _texts(_p("", _numbered(0)) + _p("Текст"), numbering=NUMBERING) == ["Члан 24.", "Текст"]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            _p("a") + "<w:sdt><w:sdtContent>" + _p("b") + "</w:sdtContent></w:sdt>", ["a", "b"], id="controls"
        ),
        pytest.param(
            "<w:p><w:del><w:r><w:t>x</w:t></w:r></w:del><w:ins><w:r><w:t>y</w:t></w:r></w:ins></w:p>",
            ["y"],
            id="changes",
        ),
        pytest.param("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", ["a", "b"], id="line break"),
        pytest.param("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>1</w:t></w:r></w:p>", ["1"], id="field"),
        pytest.param(
            f"<w:p><w:r><w:t>a</w:t><w:txbxContent>{_p('box')}</w:txbxContent></w:r></w:p>{_p('b')}",
            ["a", "box", "b"],
            id="box",
        ),
        pytest.param(f"<w:tbl><w:tr><w:tc>{_p('a')}{_p('b')}</w:tc></w:tr></w:tbl>", ["a", "b"], id="one cell"),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{_p('a')}</w:tc><w:tc>{_p('x' * 401)}</w:tc></w:tr></w:tbl>",
            ["a", "x" * 401],
            id="prose",
        ),
    ],
)
def test_body(body: str, texts: list[str]) -> None:
    assert _texts(body) == texts


def test_a_footnote_follows_its_paragraph() -> None:
    body = '<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + _p("b")
    notes = (
        f'<w:footnote w:id="2">{_p("note")}</w:footnote><w:footnote w:type="separator" w:id="0">{_p("-")}</w:footnote>'
    )
    assert _texts(body, footnotes=notes) == ["a", "note", "b"]


def test_headers_come_once_and_last() -> None:
    assert _texts(_p("a"), header1=_p("Head"), header2=_p("Head"), footer1=_p("3")) == ["a", "Head"]


def test_headings_by_outline_and_inherited_style() -> None:
    styles = (
        '<w:style w:styleId="N2"><w:name w:val="Naslov 2"/></w:style>'
        '<w:style w:styleId="Moj"><w:name w:val="Moj"/><w:basedOn w:val="N2"/></w:style>'
    )
    body = _p("a", '<w:pStyle w:val="Moj"/>') + _p("b", '<w:outlineLvl w:val="0"/>')
    blocks = read(making.word_xml(body, styles=styles), "x").blocks
    assert [(block.kind, block.level) for block in blocks] == [("heading", 2), ("heading", 1)]


def test_embedded_files_are_attachments() -> None:
    content = making.package({"word/document.xml": "<document/>", "word/embeddings/a.pdf": making.pdf([["x"]])})
    assert [(a.name, a.media_type) for a in read(content, "x").attachments] == [("a.pdf", "application/pdf")]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", making.package({"word/styles.xml": "<x/>"})], ids=["cut", "no text"]
)
def test_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(content, "x.docx")
