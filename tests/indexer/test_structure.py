import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.parsed import Block
from indexer.structure import sections

SENTENCE = "Овим законом уређује се предмет."


def shown(text, type_="law"):
    """The sections of lines as (anchor, heading, level, text)."""
    blocks = [Block(line) for line in text.split("|")]
    return [(s.anchor, s.heading, s.level, "|".join(b.text for b in s.blocks)) for s in sections(blocks, type_)]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"Члан 1.|Предмет закона|{SENTENCE}", "Члан 1 – Предмет закона"),  # title after the number
        (f"Закон|Предмет закона|Члан 1.|{SENTENCE}", "Члан 1 – Предмет закона"),  # before it
        (f"Члан 1. Предмет закона|{SENTENCE}", "Члан 1 – Предмет закона"),  # on its line
        (f"Члан 1.|{SENTENCE}|Додаје се.", "Члан 1"),  # none
        (f"Члан 1.|1. Предмет|{SENTENCE}", "Члан 1 – 1. Предмет"),
        ("Члан 1.|Када је|лице малолетно.", "Члан 1"),  # a broken sentence is no title
    ],
)
def test_title_of_an_article(text, heading):
    assert [s[1] for s in shown(text) if s[0] == "art-1"] == [heading]


def test_footnote_between_title_and_number_stays_with_the_article():
    found = shown(f"Члан 1.|{SENTENCE}|Примена|*Службени гласник РС, број 5/2019|Члан 2.|{SENTENCE}")
    assert found[1] == ("art-2", "Члан 2 – Примена", 1, f"*Службени гласник РС, број 5/2019|{SENTENCE}")


def test_parts_make_the_levels():
    found = shown(f"Закон|ПРВИ ДЕО|ГЛАВА I|ОСНОВНЕ ОДРЕДБЕ|Члан 1.|{SENTENCE}|ГЛАВА II|Члан 2.|{SENTENCE}")
    assert [(anchor, level) for anchor, _, level, _ in found] == [
        ("preamble", 1), ("part-1", 1), ("chapter-1", 2), ("art-1", 3), ("chapter-2", 2), ("art-2", 3),
    ]  # fmt: skip
    assert found[2][1] == "ГЛАВА I – ОСНОВНЕ ОДРЕДБЕ"


def test_heading_of_a_group_of_titled_articles():
    found = shown(f"Члан 1.|Предмет|{SENTENCE}|Надзор|Члан 2.|Инспекција|{SENTENCE}")
    assert [(s[0], s[1]) for s in found][1:] == [("nadzor", "Надзор"), ("art-2", "Члан 2 – Инспекција")]


def test_capitals_in_a_text_are_no_heading():
    found = shown(f"Члан 1.|{SENTENCE}|РЕПУБЛИКА СРБИЈА|Образац садржи грб.|Члан 2.|{SENTENCE}")
    assert [s[0] for s in found] == ["art-1", "art-2"]


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Члан 1.|После члана 12. додаје се:|„Члан 12а|Текст.”|Члан 2.|Ступа на снагу.", ["art-1", "art-2"]),
        ("Члан 1.|Додају се:|„Члан 12а|Текст.|Члан 12б|Текст.”|Члан 2.|Крај.", ["art-1", "art-2"]),
        ("Члан 1.|„Члан 12а|Наводник остаје отворен.|Члан 2.|Крај.", ["art-1", "art-2"]),
    ],
)
def test_quoted_articles_are_not_articles_of_this_law(text, anchors):
    assert [s[0] for s in shown(text)] == anchors


@pytest.mark.parametrize("text", ["Члан 350 Кривичног законика важи.|Још.", "Član 388. KZ|Tekst."])
def test_citation_at_the_start_of_a_report_is_text(text):
    assert [s[0] for s in shown(text, "report")] == ["text"]


def test_headings_of_other_documents():
    blocks = [Block("Uvod", "heading", 2), Block("Tekst."), Block("Član 6", "heading", 2), Block("Sadržaj.")]
    assert [(s.anchor, s.heading, s.level) for s in sections(blocks)] == [("uvod", "Uvod", 1), ("art-6", "Član 6", 1)]


LINES = st.sampled_from(
    ["Члан 1.", "Члан 2.", "Члан 2а.", "Члан 3. Назив", "ГЛАВА II", "ОПШТЕ ОДРЕДБЕ", "Предмет закона", SENTENCE,
     "1) прво;", "*Службени гласник РС", "„Члан 9",
     "ANNEX A", "Article IV", "Definitions", "и даље", "I. Увод", "-", "5.1. Наслов"]
)  # fmt: skip
BLOCKS = st.lists(
    st.builds(
        lambda text, kind: Block(text, kind, 2 if kind == "heading" else 0),
        LINES, st.sampled_from(["paragraph", "paragraph", "item", "heading", "row"]),
    ),
    max_size=14,
)  # fmt: skip


@given(BLOCKS, st.sampled_from(["law", "report"]))
def test_every_block_stands_in_one_section_and_in_order(blocks, type_):
    left = [word for block in blocks for word in _words(block.text)]
    for section in sections(blocks, type_):
        held = _words(" ".join([section.heading, *(block.text for block in section.blocks)]))
        assert sorted(left[: len(held)]) == sorted(held)
        left = left[len(held) :]
    assert not left


def _words(text):
    return [word for word in (w.strip(".–*:") for w in text.split()) if word]
