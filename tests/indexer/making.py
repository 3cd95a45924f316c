"""Makes the small files that the reader tests read: each function returns the bytes of one file."""

from __future__ import annotations

import io
from collections.abc import Sequence

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
