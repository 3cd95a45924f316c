import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.parsed import Block
from indexer.passages import passages
from kb.model import Record, TextLink

LAW = Record("zakon", "Zakon", type="law", language="sr")


def made(lines, record=LAW, **texts):
    return passages([Block(line) for line in lines], record, texts)


def test_article_is_one_passage_with_its_anchor():
    found = made(["Član 350.", "Krijumčarenje ljudi", "(1) Ko pređe.", "Član 350a.", "(1) Ko omogući."])
    assert [(p.anchor, p.text) for p in found] == [
        ("art-350", "(1) Ko pređe."),
        ("art-350a", "(1) Ko omogući."),
    ]


def test_fields_of_the_front_matter_follow_the_body():
    found = made(["Tekst."], Record("p", "Praksa", language="sr"), results="Trideset presuda.", lessons_learned="Rano.")
    assert [(p.anchor, p.heading) for p in found] == [
        ("text", ""), ("results", "Rezultati"), ("lessons-learned", "Naučene lekcije"),
    ]  # fmt: skip


def test_links_are_counted_from_the_start_of_their_passage():
    blocks = [Block("Prvi."), Block("Vidi KZ.", links=(TextLink(5, 7, "rs-kz"),)), Block("Naslov", "heading", 2),
              Block("ZKP", links=(TextLink(0, 3, "rs-zkp"),))]  # fmt: skip
    found = passages(blocks, Record("p", "Praksa"), {})
    linked = [[(p.text[a:z], address) for a, z, address in p.links] for p in found]
    assert linked == [[("KZ", "rs-kz")], [("ZKP", "rs-zkp")]]


def test_nothing_to_read_leaves_the_summary():
    assert made([], Record("p", "Naslov", summary="Kratko."))[0].text == "Kratko."


@pytest.mark.parametrize(("lines", "anchors"), [
    (["Član 1.", "a", "Član 1.", "b", "Član 1.", "c"], ["art-1", "art-1--2", "art-1--3"]),
    (["Član 1.", "a", "ANNEX A", "b", "Član 1.", "c"], ["art-1", "annex-a", "annex-a-art-1"]),
])  # fmt: skip
def test_a_number_that_comes_again_gets_an_anchor_of_its_own(lines, anchors):
    assert [p.anchor for p in made(lines)] == anchors


def test_long_sections_are_divided_between_blocks_but_articles_never():
    long = ["rečenica " * 400 + "kraj." for _ in range(3)]
    report = made(long, Record("r", "Izveštaj"))
    law = made(["Član 1.", *long, "Član 2.", "Kraj."])
    assert [p.anchor for p in report] == ["text", "text--2", "text--3"]
    assert [len(p.text) for p in report] == [len(line) for line in long]
    assert [p.anchor for p in law] == ["art-1", "art-2"]


LINES = st.sampled_from(["Član 1.", "Član 2.", "ANNEX A", "PART I", "Naziv", "Rečenica.", "*1", "KAZNE"])


@given(st.lists(LINES, max_size=20))
def test_anchors_are_unique_and_ordinals_count(lines):
    found = made(lines)
    assert len({p.anchor for p in found}) == len(found)
    assert [p.ordinal for p in found] == list(range(len(found)))


@pytest.mark.parametrize(("blocks", "found"), [
    pytest.param([Block("Vidi KZ i ZKP", "heading", 2, links=(TextLink(5, 7, "rs-kz"), TextLink(10, 13, "rs-zkp")))],
                 [("KZ", "rs-kz"), ("ZKP", "rs-zkp")], id="as it stands"),
    pytest.param([Block("Član 5. Radni odnos", "heading", 2, links=(TextLink(8, 19, "rs-rad"),)), Block("Tekst.")],
                 [("Radni odnos", "rs-rad")], id="a heading put together from label and title"),
    pytest.param([Block("Naslov", "heading", 2)], [], id="none"),
])  # fmt: skip
def test_links_of_a_heading(blocks, found):
    first = passages(blocks, LAW, {})[0]
    assert [(first.heading[a:b], address) for a, b, address in first.heading_links] == found


def test_a_link_on_the_line_of_an_articles_number_is_kept():
    blocks = [Block("Član 1. Ovaj zakon sledi KZ, i to u svemu.", links=(TextLink(25, 27, "rs-kz"),)), Block("Kraj.")]
    first = passages(blocks, LAW, {})[0]
    assert [(first.text[a:b], address) for a, b, address in first.links] == [("KZ", "rs-kz")]
