import pytest

from kb.address import Provision
from kb.cite_as import cite_address, cite_as, format_provision
from kb.instruments import DIGEST, Instrument, Instruments
from kb.model import Passage, Record

KNOWN = Instruments.of([
    Instrument("rs-kz", "serbia", "Criminal Code", "Krivični zakonik"),
    Instrument("mou", "", "Memorandum of Understanding"),
])  # fmt: skip
LATIN = Record("kz", "Krivični zakonik", language="sr", script="Latn")
CYRILLIC = Record("kz", "Кривични законик", language="sr", script="Cyrl")
ENGLISH = Record("guide", "Working with Interpreters", language="en")


def at(address: str) -> Passage:
    return Passage("x", 0, address.partition("#")[2], "", "", address=address)


@pytest.mark.parametrize(("provision", "language", "written"), [
    pytest.param(Provision(), "sr", "", id="whole text"),
    pytest.param(Provision("5"), "en", "Article 5", id="article, English"),
    pytest.param(Provision("350a"), "sr", "čl. 350a.", id="inserted article"),
    pytest.param(Provision("18", last="20"), "en", "Articles 18–20", id="range, English"),
    pytest.param(Provision("18", last="20"), "sr", "čl. 18–20.", id="range, Serbian"),
    pytest.param(Provision("6", "2", "a"), "en", "Article 6(2)(a)", id="point, English"),
    pytest.param(Provision("5", part="annex-2"), "en", "Article 5 of Annex 2", id="article of an annex, English"),
    pytest.param(Provision("5", part="annex-2"), "sr", "Prilog 2, čl. 5.", id="article of an annex"),
    pytest.param(Provision("350", "2", "1", "3"), "sr", "čl. 350. st. 2. tač. 1) podtač. (3)", id="sub-point"),
])  # fmt: skip
def test_a_place_is_written_as_lawyers_write_it(provision, language, written):
    assert format_provision(provision, language) == written


@pytest.mark.parametrize(("record", "key", "written"), [
    pytest.param(ENGLISH, "sr-Cyrl", "Working with Interpreters", id="English title in Cyrillic"),
    pytest.param(ENGLISH, "sr-Latn", "Working with Interpreters", id="English title in Latin"),
    pytest.param(LATIN, "sr-Cyrl", "Кривични законик", id="Latin title in Cyrillic"),
    pytest.param(CYRILLIC, "sr-Latn", "Krivični zakonik", id="Cyrillic title in Latin"),
    pytest.param(CYRILLIC, "en", "Krivični zakonik", id="in Latin letters within English"),
    pytest.param(Record("z", "Закон", language="mk"), "en", "Закон", id="no Serbian, so left as published"),
    pytest.param(Record("d", "Guide für Dolmetscher", language="de"), "sr-Cyrl", "Guide für Dolmetscher", id="German"),
    pytest.param(Record("u", "Acta", language="und"), "sr-Cyrl", "Acta", id="unknown language"),
])  # fmt: skip
def test_only_serbian_titles_change_their_script(record, key, written):
    assert cite_as(record)[key] == written


def test_a_title_translated_by_its_author_is_used_in_both_scripts():
    record = Record("g", "Good Practice", language="en", metadata={"title_sr": "Dobra praksa"})
    found = cite_as(record)
    assert (found["en"], found["sr-Latn"], found["sr-Cyrl"]) == ("Good Practice", "Dobra praksa", "Добра пракса")


@pytest.mark.parametrize(("address", "written"), [
    pytest.param("rs-kz#art-350", "Кривични законик, чл. 350.", id="known by a Serbian title"),
    pytest.param("mou#art-2", "Memorandum, чл. 2.", id="known by an English title only"),
    pytest.param("nobody#art-2", "Memorandum, чл. 2.", id="known to nobody"),
])  # fmt: skip
def test_the_place_is_serbian_even_where_the_title_is_not(address, written):
    assert cite_as(Record("m", "Memorandum", language="en"), at(address), KNOWN)["sr-Cyrl"] == written


@pytest.mark.parametrize(("language", "written"), [("en", "T (Sl. glasnik 85)"), ("sr", "Т (Сл. гласник 85)")])
def test_publisher_and_gazette_follow_the_language_of_the_document(language, written):
    record = Record("t", "T", language=language, date="2005", metadata={"gazette": "Sl. glasnik 85"})
    assert cite_as(record)["sr-Cyrl"] == written


def test_a_gazette_of_an_english_reference_is_in_latin_letters():
    record = Record("t", "Закон", language="sr", script="Cyrl", metadata={"gazette": "Сл. гласник 85"})
    assert cite_as(record)["en"] == "Zakon (Sl. glasnik 85)"


def test_without_publisher_the_date_is_told():
    assert cite_as(Record("p", "A practice", date="2016"))["en"] == "A practice (2016)"


@pytest.mark.parametrize(("key", "note"), [
    ("en", "[own-words digest]"),
    ("sr-Latn", "[sažetak sopstvenim rečima]"),
    ("sr-Cyrl", "[сажетак сопственим речима]"),
])  # fmt: skip
def test_a_digest_says_that_it_is_one(key, note):
    assert cite_as(Record("d", "Act", language="en", translation_status=DIGEST))[key] == f"Act {note}"


@pytest.mark.parametrize(("address", "written"), [
    ("rs-kz#art-999", ("Article 999 of the Criminal Code", "Кривични законик, чл. 999.")),
    ("mou#art-1", ("Article 1 of the Memorandum of Understanding", "Memorandum of Understanding, чл. 1.")),
], ids=str)
def test_a_place_is_cited_without_its_text(address, written):
    found = cite_address(address, KNOWN)
    assert (found["en"], found["sr-Cyrl"]) == written
