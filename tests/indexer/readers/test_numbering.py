from __future__ import annotations

import pytest

from indexer.readers.numbering import read_numbering, roman
from indexer.readers.xml_tree import parse_xml

LISTS = b"""<numbering>
<abstractNum abstractNumId="0"><lvl ilvl="0"><start val="1"/><numFmt val="%s"/><lvlText val="%%1."/></lvl></abstractNum>
<num numId="1"><abstractNumId val="0"/></num>
<num numId="2"><abstractNumId val="0"/>
<lvlOverride ilvl="0"><lvl><start val="5"/><numFmt val="decimal"/><lvlText val="(%%1)"/></lvl></lvlOverride></num>
</numbering>"""


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        (b"decimal", ["1.", "2."]),
        (b"upperRoman", ["I.", "II."]),
        (b"lowerLetter", ["a.", "b."]),
        (b"russianLower", ["а.", "б."]),
        (b"decimalZero", ["01.", "02."]),
        (b"bullet", ["", ""]),
        (b"unheardOf", ["1.", "2."]),
    ],
)
def test_forms(form: bytes, labels: list[str]) -> None:
    numbering = read_numbering(parse_xml(LISTS % form))
    assert [numbering.next("1", 0), numbering.next("1", 0)] == labels


def test_lists_of_one_kind_go_on_counting_and_overrides_change_the_form() -> None:
    numbering = read_numbering(parse_xml(LISTS % b"decimal"))
    assert [numbering.next("1", 0), numbering.next("2", 0), numbering.next("9", 0)] == ["1.", "(2)", None]


def test_no_numbering_at_all() -> None:
    assert read_numbering(None).next("1", 0) is None


@pytest.mark.parametrize(("number", "numeral"), [(4, "iv"), (9, "ix"), (1949, "mcmxlix"), (0, "0"), (5000, "5000")])
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral
