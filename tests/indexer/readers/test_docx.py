from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument

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
        pytest.param(
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", ["a"], id="hidden"
        ),
        pytest.param('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r></w:p>', ["a"], id="not hidden"),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_p('Click here')}</w:sdtContent></w:sdt>",
            [],
            id="a field that asks",
        ),
        pytest.param(
            f"<w:moveFrom>{_p('x')}</w:moveFrom><w:moveTo>{_p('y')}</w:moveTo><w:del>{_p('z')}</w:del>",
            ["y"],
            id="moved and deleted paragraphs",
        ),
        pytest.param("<w:p><w:r><w:t>crno</w:t><w:noBreakHyphen/><w:t>beli</w:t></w:r></w:p>", ["crno-beli"], id="-"),
        pytest.param("<w:p><w:r><w:t>kri</w:t><w:softHyphen/><w:t>vični</w:t></w:r></w:p>", ["krivični"], id="soft"),
        pytest.param("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", ["a b"], id="tab"),
        pytest.param("<w:p><w:hyperlink><w:r><w:t>veza</w:t></w:r></w:hyperlink></w:p>", ["veza"], id="link"),
        pytest.param(
            "<w:p><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>a</w:t>"
            "</mc:Fallback></mc:AlternateContent></w:p>",
            ["a"],
            id="for old programs",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{_p('a')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{_p('b')}</w:tc><w:tc>{_p('c')}</w:tc></w:tr>"
            "</w:tbl></w:tc></w:tr></w:tbl>",
            ["a | b | c"],
            id="table in a table",
        ),
        pytest.param(f"<w:tbl><w:tr><w:tc>{_p('')}</w:tc><w:tc>{_p('')}</w:tc></w:tr></w:tbl>", [], id="empty row"),
        pytest.param(f"<w:p/>{_p(' ')}", [], id="empty paragraphs"),
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


def _saved(document: DocxDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_merged_cells_are_written_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(place)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "ab"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "c"
    assert [b.text for b in read(_saved(document), "x").blocks] == ["ab | c", "3 | 4 | "]


def test_lists_and_headings_of_a_real_document() -> None:
    document = docx.Document()
    for text, style in [("Uvod", "Heading 2"), ("jedan", "List Number"), ("dva", "List Number 2"), ("moto", "Quote")]:
        document.add_paragraph(text, style=style)
    blocks = read(_saved(document), "x").blocks
    assert [(b.text, b.kind, b.level) for b in blocks] == [
        ("Uvod", "heading", 2),
        ("1. jedan", "item", 0),
        ("1. dva", "item", 0),
        ("moto", "paragraph", 0),
    ]


def test_the_header_of_the_first_page_and_its_footer_come_last() -> None:
    document = docx.Document()
    document.add_paragraph("tekst")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Prva strana"
    section.footer.paragraphs[0].text = "Služba"
    assert [b.text for b in read(_saved(document), "x").blocks] == ["tekst", "Služba", "Prva strana"]


@pytest.mark.parametrize(
    ("given", "title"),
    [("Zakon o radu", "Zakon o radu"), ("Word Document", "Naslov"), ("nacrt.docx", "Naslov"), ("", "Naslov")],
)
def test_title(given: str, title: str) -> None:
    document = docx.Document()
    document.core_properties.title = given
    document.add_heading("Naslov", 1)
    assert read(_saved(document), "x").title == title


def test_several_authors() -> None:
    document = docx.Document()
    document.core_properties.author = "Ana Anić; Petar Perić;"
    document.core_properties.language = "sr-Latn-RS"
    assert read(_saved(document), "x").metadata["authors"] == ["Ana Anić", "Petar Perić"]


def test_a_list_that_its_paragraph_takes_off_has_no_number() -> None:
    styles = (
        '<w:style w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    listed, taken = '<w:pStyle w:val="L"/>', '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = _p("a", listed) + _p("b", taken)
    assert _texts(body, numbering=NUMBERING, styles=styles) == ["Члан 24. a", "b"]


def test_a_style_that_is_based_on_itself_ends() -> None:
    styles = '<w:style w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="A"/></w:style>'
    assert _texts(_p("a", '<w:pStyle w:val="A"/>'), styles=styles) == ["a"]


def test_damaged_notes_are_noted_and_the_text_is_read() -> None:
    content = making.package(
        {"word/document.xml": "<d><p><t>tekst</t></p></d>", "word/footnotes.xml": "<footnotes/>"}, zipfile.ZIP_STORED
    ).replace(b"<footnotes/>", b"<footnotex/>", 1)
    document = read(content, "x.docx")
    assert [block.text for block in document.blocks] == ["tekst"]
    assert [note.reason for note in document.notes] == ["its part word/footnotes.xml is damaged"]


def test_strict_documents_name_their_main_part() -> None:
    relation = '<Relationship Type="http://purl.oclc.org/ooxml/officeDocument" Target="/doc/main.xml"/>'
    members = {"_rels/.rels": f"<r>{relation}</r>", "doc/main.xml": "<d><p><t>tekst</t></p></d>"}
    assert [block.text for block in read(making.package(members), "x").blocks] == ["tekst"]


def _without_ordinals(text: str) -> str:
    return re.sub(r"(\d)(?:st|nd|rd|th)", r"\1", text)


@pytest.mark.shared_data
def test_numbers_are_those_that_word_showed_when_someone_typed_them_beside() -> None:
    path = Path(__file__).parents[4] / "shared/data/ingest-tika/testWORD_override_list_numbering.docx"
    items = [b.text for b in read(path.read_bytes(), path.name).blocks if b.kind == "item" and " " in b.text]
    assert len(items) > 30
    assert [item for item in items if _without_ordinals(item.split()[0]) != _without_ordinals(item.split()[-1])] == []
