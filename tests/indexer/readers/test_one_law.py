"""One short law saved in every format: each reader gives the same blocks, letter by letter.

The text is in golden/law.txt, a block a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from email.charset import QP, Charset
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

import pytest

from indexer.media_types import media_type
from indexer.parsed import Block
from indexer.passages import passages
from indexer.readers import reader_for
from kb.model import Record
from tests.indexer import making

LINES = (Path(__file__).parents[1] / "golden/law.txt").read_text(encoding="utf-8").splitlines()


def _tagged(tag: str, lines: Sequence[str] = LINES) -> str:
    return "".join(f"<{tag}>{escape(line)}</{tag}>" for line in lines)


def _page(encoding: str, body: str) -> bytes:
    return f"<!doctype html><html><head><meta charset={encoding}></head><body>{body}</body></html>".encode(encoding)


def _rich(line: str) -> str:
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) + "\\par\n"


def _mail() -> bytes:
    charset = Charset("windows-1250")
    charset.body_encoding = QP
    message = MIMEText("\n".join(LINES), "plain", charset)  # type: ignore[arg-type]
    message["Subject"], message["From"] = "Zakon", "ana@example.org"
    return message.as_bytes()


NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Član %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
LEVELS = (re.compile(r"Član \d+\."), re.compile(r"\(\d+\) "), re.compile(r"\d+\) "))


def _numbered(line: str) -> str:
    """A paragraph whose number only Word shows."""
    level = next((n for n, number in enumerate(LEVELS) if number.match(line)), None)
    text = line if level is None else LEVELS[level].sub("", line, count=1)
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


FORMATS: Mapping[str, Callable[[], bytes]] = {
    "utf-8.txt": lambda: "\n".join(LINES).encode(),
    "windows-1250.txt": lambda: "\r\n".join(LINES).encode("windows-1250"),
    "utf-16.txt": lambda: "\n".join(LINES).encode("utf-16"),
    "cp852.txt": lambda: "\n".join(LINES).encode("cp852"),
    "decomposed.txt": lambda: "\n".join(LINES).replace("č", "c\u030c").replace("ž", "z\u030c").encode(),
    "a.md": lambda: "\n\n".join(LINES).encode(),
    "paragraphs.html": lambda: _page("utf-8", _tagged("p")),
    "breaks.html": lambda: _page("windows-1250", "<br>\n".join(LINES)),
    "divs.html": lambda: _page("iso-8859-2", _tagged("div")),
    "cells.html": lambda: _page("utf-8", f"<table>{''.join(f'<tr><td>{line}</td></tr>' for line in LINES)}</table>"),
    "menu.html": lambda: _page("utf-8", f"<table><tr><td>Мени<td>{'<br>'.join(LINES)}</table>"),
    "pre.html": lambda: _page("utf-8", "<pre>" + "\n".join(LINES) + "</pre>"),
    "typed.docx": lambda: making.word_xml("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)),
    "numbered.docx": lambda: making.word_xml("".join(map(_numbered, LINES)), numbering=NUMBERING),
    "a.odt": lambda: making.open_document(_tagged("text:p")),
    "a.rtf": lambda: ("{\\rtf1\\ansi\\ansicpg1250 " + "".join(map(_rich, LINES)) + "}").encode(),
    "a.doc": lambda: making.old_word("\r".join(LINES)),
    "a.epub": lambda: making.book({"a": _tagged("p", LINES[:4]), "b": _tagged("p", LINES[4:])}),
    "a.eml": _mail,
    "a.msg": lambda: making.outlook({"0037": "Zakon", "1000": "\r\n".join(LINES)}, {}),
    "a.pdf": lambda: making.drawn_pdf([making.column(60, 780, LINES[:6]), making.column(60, 780, LINES[6:])]),
    "a.xml": lambda: f"<zakon>{_tagged('odredba')}</zakon>".encode(),
    "a.json": lambda: json.dumps({"title": "Zakon", "text": LINES}).encode(),
    "a.pptx": lambda: making.presentation(["<p:sp>" + _tagged("a:t").replace("<a:t>", "<a:p><a:t>")
                                           .replace("</a:t>", "</a:t></a:p>") + "</p:sp>"]),
}  # fmt: skip


def _blocks(name: str) -> tuple[Block, ...]:
    content = FORMATS[name]()
    return reader_for(media_type(content, name))(content, name).blocks


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_text(name: str) -> None:
    assert [block.text for block in _blocks(name) if block.text != "Мени"] == LINES


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_articles(name: str) -> None:
    cut = passages(_blocks(name), Record("d", "Zakon o zaštiti svedoka", "law", "sr"), {})
    assert [p.anchor for p in cut if p.anchor.startswith("art-")] == ["art-1", "art-2", "art-3"]
