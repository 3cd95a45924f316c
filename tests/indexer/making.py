"""Makes the small files that the reader tests read: each function returns the bytes of one file."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import docx


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose pages hold the given lines of ASCII text, set in Helvetica from the top down."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 13 TL 60 780 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _pdf_file(objects)


_GLYPHS = {
    "č": "ccaron", "ć": "cacute", "š": "scaron", "ž": "zcaron", "đ": "dcroat",
    "Č": "Ccaron", "Ć": "Cacute", "Š": "Scaron", "Ž": "Zcaron", "Đ": "Dcroat",
}  # fmt: skip


def drawn_pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], about: str = "") -> bytes:
    """A PDF of texts drawn at (left, bottom, size), in Serbian Latin; `about` is the content of its Info dictionary."""
    codes = {letter: 200 + place for place, letter in enumerate(_GLYPHS)}
    differences = " ".join(f"{codes[letter]} /{glyph}" for letter, glyph in _GLYPHS.items())
    encoding = f"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [{differences}] >>"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>"
    objects, kids = ["<< /Type /Catalog /Pages 2 0 R >>", "", font, f"<< {about} >>"], []
    for texts in pages:
        stream = "\n".join(_drawn(codes, *text) for text in texts)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _pdf_file(objects).replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 4 0 R")


def _drawn(codes: Mapping[str, int], left: float, bottom: float, size: float, text: str) -> str:
    shown = "".join(chr(codes.get(c, ord(c))) for c in text).replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {left} {bottom} Td ({shown}) Tj ET"


def column(left: float, top: float, lines: Sequence[str], size: float = 11) -> list[tuple[float, float, float, str]]:
    """Lines of a page one below the other, for `drawn_pdf`."""
    return [(left, top - 1.3 * size * place, size, line) for place, line in enumerate(lines)]


def scan(pages: Sequence[str | None]) -> bytes:
    """A PDF in which None stands for a page that holds only a picture."""
    content = pdf([[text] if text else ["PICTURE"] for text in pages])
    picture = b"q 400 0 0 400 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    found = re.compile(rb"BT [^\n]*\(PICTURE\)[^\n]*ET")
    return found.sub(lambda old: picture.ljust(len(old.group())), content)


def _pdf_file(objects: Sequence[str]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def word() -> bytes:
    """A Word document with a title, headings, a list, a table and text in both scripts."""
    document = docx.Document()
    document.core_properties.title = "Zaštita žrtava"
    document.add_heading("Zaštita žrtava", 0)
    document.add_heading("Uvod", 1)
    document.add_paragraph("Жртва има право на подршку.")
    document.add_paragraph("smeštaj", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "godina", "2024"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


PAGE = """<!doctype html><html lang="sr"><head><title>Radionica o trgovini ljudima</title></head><body>
<nav><a href="/">Početna</a> <a href="/o-nama">O nama</a></nav>
<main><h1>Radionica o trgovini ljudima</h1>
<p>Radionica u Beogradu okupila je tužioce, sudije i policiju iz devet zemalja regiona.</p>
<p>Učesnici su razmenili iskustva o zaplenjenoj imovini i o zaštiti svedoka u postupku.</p>
<ul><li>tužioci</li><li>sudije</li></ul>
<table><tr><th>zemlja</th><th>učesnika</th></tr><tr><td>Srbija</td><td>12</td></tr></table></main>
<footer>Sva prava zadržana. Uslovi korišćenja.</footer></body></html>"""
"""A web page with navigation, main text and footer."""


def package(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP container with the given members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_xml(body: str, **parts: str) -> bytes:
    """A Word document from the XML of its body; `parts` are further files of its folder by name, without `.xml`."""
    root = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": f"<w:{name} {_W}>{content}</w:{name}>" for name, content in parts.items()}
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": root, **others})


def presentation(slides: Sequence[str]) -> bytes:
    """A presentation from the XML of each slide's shapes."""
    names = 'xmlns:p="p" xmlns:a="a"'
    files = {f"ppt/slides/slide{n}.xml": f"<p:sld {names}>{shapes}</p:sld>" for n, shapes in enumerate(slides, 1)}
    return package(
        {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p:presentation xmlns:p='p'/>", **files}
    )


def open_document(body: str, manifest: str = "") -> bytes:
    """An OpenDocument text from the XML of its body."""
    names = 'xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:draw="d"'
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    root = f"<office:document-content {names}>{text}</office:document-content>"
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": root}
    members["meta.xml"] = '<m xmlns:dc="dc"><dc:title>Naslov</dc:title><dc:creator>Ana</dc:creator></m>'
    return package({**members, "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>"}, zipfile.ZIP_STORED)


def book(chapters: Mapping[str, str], spine: Sequence[str] | None = None) -> bytes:
    """An e-book of HTML chapters, read in the order of the spine."""
    items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in (spine if spine is not None else chapters))
    about = "<dc:title>Knjiga</dc:title><dc:creator>Ana</dc:creator><dc:date>2020-01-02T00:00</dc:date>"
    lists = f"<manifest>{items}</manifest><spine>{order}</spine>"
    opf = f'<package xmlns:dc="dc"><metadata>{about}</metadata>{lists}</package>'
    members = {f"OPS/{name}.xhtml": f"<html><body>{text}</body></html>" for name, text in chapters.items()}
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    about = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/book.opf": opf}
    return package({**about, **members})


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """A spreadsheet with one sheet of texts."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>" for row in rows
    )
    relation = f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    root = f'<Relationship Id="r0" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    sheets = '<sheets><sheet name="Podaci" sheetId="1" r:id="r1"/></sheets>'
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{root}</Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
        }
    )


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file; `/` in a name parts a storage from its stream. Streams are padded to 4096 bytes."""
    entries: list[list[object]] = [["Root Entry", 5, -1, -1, -2, 0]]
    sectors: list[bytes] = []
    folders: dict[str, int] = {"": 0}
    for path, content in streams.items():
        folder, _, name = path.rpartition("/")
        _make_folders(entries, folders, folder)
        padded = content + bytes(max(4096 - len(content), -len(content) % 512))
        _hang(entries, folders[folder], [name, 2, -1, -1, len(sectors), len(padded)])
        sectors.append(padded)
    return _compound(entries, sectors)


def _make_folders(entries: list[list[object]], folders: dict[str, int], folder: str) -> None:
    parent, _, name = folder.rpartition("/")
    if folder not in folders:
        _make_folders(entries, folders, parent)
        folders[folder] = len(entries)
        _hang(entries, folders[parent], [name, 1, -1, -1, -2, 0])


def _hang(entries: list[list[object]], parent: int, entry: list[object]) -> None:
    """Adds an entry as its parent's child, or as the next in the chain of its children."""
    entries.append(entry)
    slot, at = 3, parent
    while entries[at][slot] != -1:
        at, slot = int(str(entries[at][slot])), 2
    entries[at][slot] = len(entries) - 1


def _compound(entries: list[list[object]], contents: list[bytes]) -> bytes:
    table: list[int] = []
    starts = []
    for content in contents:
        starts.append(len(table))
        count = len(content) // 512
        table += [*range(len(table) + 1, len(table) + count), -2]
    directory_start, pages = len(table), -(-len(entries) // 4)
    table += [*range(len(table) + 1, len(table) + pages), -2]
    fat_sectors = -(-(len(table) + 1) // 127)
    fat_start = len(table)
    table += [-3] * fat_sectors
    directory = b"".join(_entry(entry, starts) for entry in entries).ljust(pages * 512, b"\0")
    fat = struct.pack(f"<{len(table)}i", *table).ljust(fat_sectors * 512, b"\xff")
    numbers = (62, 3, 0xFFFE, 9, 6, 0, fat_sectors, directory_start, 0, 4096, -2, 0, -2, 0)
    head = struct.pack("<8s16xHHHHH6xIIiIIiIiI", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", *numbers)
    places = [*range(fat_start, fat_start + fat_sectors)] + [-1] * (109 - fat_sectors)
    return head + struct.pack("<109i", *places) + b"".join(contents) + directory + fat


def _entry(entry: list[object], starts: list[int]) -> bytes:
    name, kind, left, right, start, size = entry
    raw = str(name).encode("utf-16-le") + b"\0\0"
    place = starts[int(str(start))] if kind == 2 else -2
    return struct.pack("<64sHBB3i36xiII", raw, len(raw), int(str(kind)), 1, -1, int(str(left)), int(str(right)),
                       place, int(str(size)), 0)  # fmt: skip


def old_word(text: str, flags: int = 0, others: Sequence[str] = (), narrow: str = "") -> bytes:
    """A DOC file (Word 97) whose text is one Unicode piece, after it an 8-bit piece where `narrow` is given.

    `others` are the parts after the text: footnotes, headers, macros, comments, endnotes, boxes, boxes of headers.
    """
    start = 0x400
    wide = "" if narrow else "".join(others)
    pieces = [(text + wide).encode("utf-16-le"), narrow.encode("cp1252")]
    bounds = [0, len(text + wide), len(text + wide + narrow)]
    main = bytearray(start)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into(f"<{1 + len(others)}i", main, 0x4C, len(text + narrow), *map(len, others))
    places = [start, 0x40000000 | 2 * (start + len(pieces[0]))]
    plc = struct.pack("<III", *bounds) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x01\x02\x00ab\x02" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    table = "1Table" if flags & 0x0200 else "0Table"
    return ole({"WordDocument": bytes(main) + b"".join(pieces), table: clx})


SENT = 133_500_000_000_000_000
"""The 17th of January 2024 as Windows counts: tenths of microseconds since 1601."""


@dataclass(frozen=True)
class Outlook:
    """What an Outlook message holds: Unicode properties by number, other streams by name, files, fixed properties."""

    properties: Mapping[str, str]
    attachments: Mapping[str, bytes | Outlook] = field(default_factory=dict)
    streams: Mapping[str, bytes] = field(default_factory=dict)
    fixed: Mapping[int, int] = field(default_factory=lambda: {0x00390040: SENT})

    def parts(self, path: str = "", header: int = 32) -> dict[str, bytes]:
        """The streams of the message below a path of the container."""
        fixed = b"".join(struct.pack("<IIQ", tag, 6, value) for tag, value in self.fixed.items())
        found = {f"{path}__properties_version1.0": bytes(header) + fixed}
        found |= {f"{path}__substg1.0_{n}001F": text.encode("utf-16-le") for n, text in self.properties.items()}
        found |= {f"{path}__substg1.0_{name}": content for name, content in self.streams.items()}
        for place, (name, content) in enumerate(self.attachments.items()):
            folder = f"{path}__attach_version1.0_#{place:08}/"
            if isinstance(content, Outlook):
                found |= content.parts(f"{folder}__substg1.0_3701000D/", header=24)
            else:
                found[f"{folder}__substg1.0_37010102"] = content
                found[f"{folder}__substg1.0_3707001F"] = name.encode("utf-16-le")
        return found


def outlook(properties: Mapping[str, str], attachments: Mapping[str, bytes | Outlook]) -> bytes:
    """An MSG file with Unicode properties by number, and attachments by name; a message may be one of them."""
    return ole(Outlook(properties, attachments).parts())
