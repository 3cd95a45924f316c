"""Each format against the library that reads it, over awkward records."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from kb import taxonomy
from kb.export import FORMATS
from kb.export.entry import Entry, date_parts, entry, one_line
from kb.export.table import COLUMNS, safe
from kb.model import Record, Source

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
RECORDS = st.builds(
    Record,
    id=st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True),
    title=TEXT.filter(lambda t: one_line(t) != ""),
    type=st.sampled_from(list(taxonomy.load().entries["type"])),
    language=st.sampled_from(["sr", "en", "und"]),
    script=st.sampled_from(["Latn", "Cyrl"]),
    summary=TEXT,
    countries=st.sampled_from([(), ("serbia",), ("serbia", "bulgaria")]),
    date=st.sampled_from(["", "2015", "2015-06", "2015-06-30"]),
    source=st.just(Source("corpus/a.md")),
    metadata=st.fixed_dictionaries({"authors": st.lists(TEXT, max_size=2), "publisher": TEXT}),
)
ENTRIES = st.lists(RECORDS, max_size=4, unique_by=lambda r: r.id).map(
    lambda records: [entry(r, f"https://x.org/documents/{r.id}", taxonomy.load()) for r in records]
)


def written(format: str, entries: list[Entry]) -> str:
    """The whole of an export."""
    return "".join(FORMATS[format].write(entries))


@given(ENTRIES)
def test_csv_reads_back(entries):
    text = written("csv", entries)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["id"] for row in rows] == [one.record.id for one in entries]
    assert [row["title"] for row in rows] == [safe(one.record.title) for one in entries]
    assert tuple(rows[0]) == COLUMNS if rows else True


@given(ENTRIES)
def test_no_cell_of_csv_is_a_formula(entries):
    rows = csv.reader(io.StringIO(written("csv", entries).removeprefix("\ufeff"), newline=""))
    assert [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@")] == []


@given(ENTRIES)
def test_ris_reads_back(entries):
    found = rispy.loads(written("ris", entries))
    assert [one["id"] for one in found] == [one.key for one in entries]
    assert [one["title"] for one in found] == [one_line(one.record.title) for one in entries]
    assert [one.get("authors", []) for one in found] == [list(one.authors) for one in entries]


@given(ENTRIES)
def test_bibtex_reads_back(entries):
    found = parse_string(written("bibtex", entries), "bibtex").entries
    assert [k.lower() for k in found] == [one.key for one in entries]
    assert [found[k].fields.get("year", "") for k in found] == [one.record.date[:4] for one in entries]


@given(ENTRIES)
def test_csl_reads_back(entries):
    found = json.loads(written("csl", entries))
    assert [(one["id"], one["title"]) for one in found] == [(one.key, one.record.title) for one in entries]


def test_bibtex_titles_survive_tex():
    record = Record("a", "50 % & više_#~š", type="law")
    fields = parse_string(written("bibtex", [entry(record, "u", taxonomy.load())]), "bibtex").entries["a"].fields
    assert Text.from_latex(fields["title"]).render_as("text") == "50 % & više_#~š"


@pytest.mark.filterwarnings("ignore")
def test_citeproc_cites_what_we_write():
    record = Record("a", "Krivični zakonik", type="report", date="2005-10-06", metadata={"authors": ["Služba"]})
    source = CiteProcJSON(json.loads(written("csl", [entry(record, "https://x.org/a", taxonomy.load())])))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    cited = "".join(str(item) for item in bibliography.bibliography())
    assert "Krivični zakonik" in cited
    assert "2005" in cited


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("=1", "'=1"), ("+381", "'+381"), ("-1", "'-1"), ("@a", "'@a"), (" =1", "' =1"), ("a=1", "a=1"), ("", ""),
     ("\t=1", "'\t=1")],
)
def test_formulas_become_text(cell, shown):
    assert safe(cell) == shown


@pytest.mark.parametrize(
    ("date", "parts"), [("2015", (2015,)), ("2015-06", (2015, 6)), ("2015-06-30", (2015, 6, 30)), ("", ()), ("s", ())]
)
def test_dates_have_as_many_parts_as_are_known(date, parts):
    assert date_parts(date) == parts


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_an_export_too(format):
    assert written(format, []).strip("\ufeff\r\n") in ("", "[]", ",".join(COLUMNS))


@pytest.mark.parametrize("type", list(taxonomy.load().entries["type"]))
def test_every_type_has_its_kind_in_every_format(type):
    one = entry(Record("a", "A", type=type), "u", taxonomy.load())
    assert one.kinds.keys() == {"ris", "csl", "bibtex"}
