import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.address import Address, Expression, Provision, containing, parse_address, parse_anchor, places_of
from kb.identifiers import read_identifier

NUMBERS = st.from_regex(r"[1-9]\d{0,2}[a-z]?", fullmatch=True)
INNER = st.one_of(st.just(""), st.from_regex(r"[1-9]\d?", fullmatch=True))
PROVISIONS = st.builds(Provision, NUMBERS, INNER, INNER, part=st.sampled_from(["", "annex-1"]))


@given(PROVISIONS)
def test_anchor_reads_back(provision):
    assert parse_anchor(provision.anchor) == provision


@given(PROVISIONS, st.sampled_from(["", "sr-Cyrl", "en"]), st.sampled_from(["", "2019-12-01"]))
def test_address_reads_back(provision, language, version):
    address = Address(Expression("rs-kz", language, version), provision)
    assert parse_address(str(address)) == address


@pytest.mark.parametrize(
    ("outer", "inner", "covers"),
    [
        ("art-350", "art-350-par-2", True),
        ("art-18-20", "art-19-par-1", True),
        ("art-350-par-2", "art-350", False),
        ("art-350", "art-350a", False),
        ("annex-1-art-2", "art-2", False),
    ],
)
def test_covers(outer, inner, covers):
    assert parse_anchor(outer).covers(parse_anchor(inner)) is covers


def test_places_and_surroundings():
    assert list(places_of("untoc#art-18-20")) == ["untoc#art-18-20", "untoc#art-18", "untoc#art-19", "untoc#art-20"]
    assert list(containing("rs-kz#art-350-par-2")) == ["rs-kz#art-350-par-2", "rs-kz#art-350", "rs-kz"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Directive (EU) 2024/1712", "CELEX 32024L1712"),
        ("Regulation (EC) No 562/2006", "CELEX 32006R0562"),
        ("Okvirna odluka Saveta 2002/465/PUP", "CELEX 32002F0465"),
        ("http://data.europa.eu/eli/dir/2011/36/oj", "CELEX 32011L0036"),
        ("ETS No. 30", "ETS No. 030"),
        ("CETS 197", "CETS No. 197"),
        ("UNTS vol. 2225, p. 209", "UNTS vol. 2225, p. 209"),
        ("Government Decision 88/2023", "None"),
    ],
)
def test_identifiers(text, shown):
    assert str(read_identifier(text)) == shown
