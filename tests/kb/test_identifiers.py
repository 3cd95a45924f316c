"""Official numbers, from every usual spelling to one."""

import pytest

from kb.identifiers import Identifier, eu_act_at, read_identifier


@pytest.mark.parametrize(("text", "key"), [
    pytest.param("Directive 2011/36/EU", "celex:32011L0036", id="directive"),
    pytest.param("Direktive 2011/36/EU", "celex:32011L0036", id="Serbian"),
    pytest.param("Council Directive 2002/90/EC", "celex:32002L0090", id="of the Council"),
    pytest.param("Council Framework Decision 2002/946/JHA", "celex:32002F0946", id="framework decision"),
    pytest.param("Regulation (EU) 2016/399", "celex:32016R0399", id="regulation"),
    pytest.param("Regulation (EC) No 562/2006", "celex:32006R0562", id="number before the year"),
    pytest.param("Regulation (EEC) No 1408/71", "celex:31971R1408", id="year of two digits"),
    pytest.param("http://data.europa.eu/eli/dir/2011/36/oj", "celex:32011L0036", id="ELI"),
    pytest.param("CELEX: 32011L0036", "celex:32011L0036", id="CELEX"),
    pytest.param("CETS No. 197", "cets:197", id="treaty series of the Council of Europe"),
    pytest.param("ETS No. 030", "cets:30", id="older treaty"),
    pytest.param("UNTS vol. 2225, p. 209", "unts:2225/209", id="United Nations"),
    pytest.param("UNTS 2225", "unts:2225", id="volume alone"),
])  # fmt: skip
def test_read(text, key):
    assert read_identifier(text).key == key


@pytest.mark.parametrize("text", ["", "Decision 12/2014", "Uredba 15/2011", "2011/36", "page 197", "CETS"])
def test_what_is_no_official_number(text):
    assert read_identifier(text) is None


@pytest.mark.parametrize("identifier", [
    Identifier("cets", "197"), Identifier("cets", "30"), Identifier("unts", "2225/209"), Identifier("unts", "2225"),
    Identifier("celex", "32011L0036"),
], ids=str)  # fmt: skip
def test_what_is_written_is_read_again(identifier):
    assert read_identifier(str(identifier)) == identifier


@pytest.mark.parametrize(("value", "eli"), [
    ("32011L0036", "http://data.europa.eu/eli/dir/2011/36/oj"),
    ("32016R0399", "http://data.europa.eu/eli/reg/2016/399/oj"),
    ("32002F0946", "http://data.europa.eu/eli/dec_framw/2002/946/oj"),
    ("62010CJ0061", ""),
])  # fmt: skip
def test_eli(value, eli):
    assert Identifier("celex", value).eli == eli


def test_only_acts_of_the_union_have_an_eli():
    assert Identifier("cets", "197").eli == ""


@pytest.mark.parametrize(("text", "start", "end"), [
    ("see Directive 2011/36/EU, Article 2", 4, 24), ("CETS No. 197 applies", 0, 12),
])  # fmt: skip
def test_an_act_at_a_place(text, start, end):
    assert eu_act_at(text, start)[0] == end
    assert eu_act_at(text, start + 1) is None
