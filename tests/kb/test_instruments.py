"""Which legal text is meant, and which a document is."""

import pytest

from kb.instruments import DIGEST, Instrument, Instruments, is_digest, load, work_of, works_named
from kb.model import Record

KNOWN = Instruments.of([
    Instrument("rs-kz", "serbia", names=("Krivični zakonik",)),
    Instrument("me-kz", "montenegro", names=("Krivični zakonik",)),
    Instrument("untoc", names=("UNTOC", "Palermo Convention"), numbers=("unts:2225/209",)),
])  # fmt: skip


@pytest.mark.parametrize(("ids", "countries", "meant"), [
    pytest.param(("untoc",), (), "untoc", id="only one"),
    pytest.param(("rs-kz", "me-kz"), ("montenegro",), "me-kz", id="the citing document's country"),
    pytest.param(("rs-kz", "me-kz"), (), "rs-kz", id="else Serbia's"),
    pytest.param(("rs-kz", "me-kz"), ("greece",), "rs-kz", id="a third country"),
    pytest.param(("me-kz", "untoc"), (), "", id="open"),
])  # fmt: skip
def test_choose(ids, countries, meant):
    assert KNOWN.choose(ids, countries) == meant


def test_numbers_are_looked_up():
    assert KNOWN.numbers["unts:2225/209"] == "untoc"


@pytest.mark.parametrize(("record", "work"), [
    pytest.param(Record("x", "Krivični zakonik", type="law", countries=("serbia",)), "rs-kz", id="title and country"),
    pytest.param(Record("x", "Кривични законик", type="law", countries=("montenegro",)), "me-kz", id="Cyrillic"),
    pytest.param(Record("x", "Krivični zakonik", type="law"), "x", id="a country is missing"),
    pytest.param(Record("x", "Krivični zakonik, čl. 350", type="law", countries=("serbia",)), "rs-kz", id="tail"),
    pytest.param(Record("x", "Krivični zakonik o moru", type="law", countries=("serbia",)), "x", id="a longer title"),
    pytest.param(Record("x", "Krivični zakonik", type="law", work="own"), "own", id="says itself"),
    pytest.param(Record("x", "Krivični zakonik", type="report"), "", id="not a legal text"),
])  # fmt: skip
def test_work_of(record, work):
    assert work_of(record, KNOWN) == work


def test_a_law_nobody_knows_is_cited_by_its_titles():
    record = Record("x", "Zakon o lovu", metadata={"short_titles": ["ZL", "Zakon o lovu"]})
    assert works_named(record) == ("name:zakon-o-lov", "name:zl")


@pytest.mark.parametrize(("status", "digest"), [(DIGEST, True), ("", False)])
def test_is_digest(status, digest):
    assert is_digest(Record("x", "X", translation_status=status)) is digest


def test_every_instrument_has_a_title_and_a_name():
    assert [i.id for i in load().by_id.values() if not i.title_en or not i.names] == []


def test_parents_are_known():
    known = load().by_id
    assert [i.id for i in known.values() if i.parent and i.parent not in known] == []
