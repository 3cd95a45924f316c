"""What each format writes, to the letter, for one entry; the libraries that read them are in test_round_trip."""

import json

import pytest

from kb import taxonomy
from kb.export import FORMATS
from kb.export.bibtex import escaped
from kb.export.entry import entry
from kb.export.table import COLUMNS, safe
from kb.model import Record, Source

RECORD = Record(
    "rs-law", "Zakon o radu", type="law", language="sr", script="Latn", date="2005-03", summary="Ukratko.",
    countries=("serbia",), source=Source("corpus/law.md", url="https://x.org/law.pdf"),
    metadata={"authors": ["Narodna skupština"], "publisher": "Službeni glasnik"},
)  # fmt: skip
ENTRY = entry(RECORD, "https://kb.org/documents/rs-law", taxonomy.load())
BARE = entry(Record("b", "B", type="poem"), "https://kb.org/documents/b", taxonomy.load())


def written(format, *entries):
    return "".join(FORMATS[format].write(entries))


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("ris", "TY  - STAT\r\nID  - rs-law\r\nTI  - Zakon o radu\r\nAU  - Narodna skupština\r\nPY  - 2005\r\n"
                "DA  - 2005/03//\r\nPB  - Službeni glasnik\r\nAB  - Ukratko.\r\nKW  - Serbia\r\nLA  - sr-Latn\r\n"
                "M3  - Law or regulation\r\nUR  - https://kb.org/documents/rs-law\r\nER  - \r\n\r\n"),
        ("bibtex", "@legislation{rs-law,\n  title = {{Zakon o radu}},\n  author = {{Narodna skupština}},\n"
                   "  institution = {Službeni glasnik},\n  year = {2005},\n  date = {2005-03},\n"
                   "  type = {Law or regulation},\n  abstract = {Ukratko.},\n  keywords = {Serbia},\n"
                   "  language = {sr-Latn},\n  url = {https://kb.org/documents/rs-law}\n}\n\n"),
    ],
    ids=["ris", "bibtex"],
)  # fmt: skip
def test_to_the_letter(format, text):
    assert written(format, ENTRY) == text


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("ris", "TY  - GEN\r\nID  - b\r\nTI  - B\r\nM3  - poem\r\nUR  - https://kb.org/documents/b\r\nER  - \r\n\r\n"),
        ("bibtex", "@misc{b,\n  title = {{B}},\n  type = {poem},\n  url = {https://kb.org/documents/b}\n}\n\n"),
    ],
    ids=["ris", "bibtex"],
)  # fmt: skip
def test_what_is_unknown_is_left_out(format, text):
    assert written(format, BARE) == text


def test_csl_is_one_object_a_line():
    lines = written("csl", ENTRY, BARE).splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 4)
    assert json.loads(lines[2])["type"] == "document"


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("a--b", "a-{}-b"), ("---", "-{}-{}-"), ("``a''", "`{}`a'{}'"), ("?`", "?{}`"), ("a-b", "a-b"), ("l'a", "l'a"),
        ("{\\}", r"\textbraceleft{}\textbackslash{}\textbraceright{}"), ("100%\n& more", r"100\% \& more"), ("", ""),
    ],
)  # fmt: skip
def test_tex_sets_what_was_written(text, tex):
    assert escaped(text) == tex


@pytest.mark.parametrize("text", ["{", "}}", "\\", "{\\{", "a\\}b"])
def test_braces_are_balanced_whatever_comes(text):
    assert escaped(text).count("{") == escaped(text).count("}")


def test_a_brace_in_an_address_cannot_end_the_entry():
    text = written("bibtex", entry(RECORD, "https://kb.org/?q={}\\", taxonomy.load()))
    assert "url = {https://kb.org/?q=%7B%7D%5C}" in text


def cells(one):
    return dict(zip(COLUMNS, written("csv", one).splitlines()[1].split(","), strict=True))


@pytest.mark.parametrize(
    ("column", "cell"),
    [("id", "rs-law"), ("countries", "serbia"),
     ("source_url", "https://x.org/law.pdf"), ("source_path", "corpus/law.md"),
     ("score", ""), ("anchor", "")],
)  # fmt: skip
def test_cells(column, cell):
    assert cells(ENTRY)[column] == cell


@pytest.mark.parametrize("cell", ["\ufeff=1", "\n=1", "\r-1", "  +1", "\t@a", "=", "\u00a0=1"])
def test_no_cell_begins_with_what_a_spreadsheet_runs(cell):
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["a", "1", "'=1", "(=1)", "č", "1-2", ""])
def test_other_cells_stay(cell):
    assert safe(cell) == cell


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_told_by_media_type_and_ending(name):
    assert "/" in FORMATS[name].media_type
    assert FORMATS[name].extension in ("csv", "ris", "bib", "json")
    assert name == "csl" or "utf-8" in FORMATS[name].media_type
