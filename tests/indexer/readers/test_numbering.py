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


def _level(place: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f'<lvl ilvl="{place}"><start val="1"/><numFmt val="{form}"/>{more}<lvlText val="{text}"/></lvl>'


def _labels(levels: str, walk: str, nums: str = '<num numId="1"><abstractNumId val="0"/></num>') -> list[str | None]:
    """The labels of a walk such as `0 1 1`, a level a paragraph; `2:0` is level 0 of list 2."""
    root = parse_xml(f'<n><abstractNum abstractNumId="0">{levels}</abstractNum>{nums}</n>'.encode())
    numbering = read_numbering(root)
    steps = (step.rpartition(":") for step in walk.split())
    return [numbering.next(number or "1", int(level)) for number, _, level in steps]


CHAPTERS = _level(0, "Глава %1", "upperRoman")


@pytest.mark.parametrize(
    ("levels", "walk", "labels"),
    [
        pytest.param(
            CHAPTERS + _level(1, "Члан %2.", more='<lvlRestart val="0"/>'),
            "0 1 1 0 1",
            ["Глава I", "Члан 1.", "Члан 2.", "Глава II", "Члан 3."],
            id="articles count on through chapters",
        ),
        pytest.param(
            CHAPTERS + _level(1, "%2."), "0 1 1 0 1", ["Глава I", "1.", "2.", "Глава II", "1."], id="begin anew"
        ),
        pytest.param(
            _level(0, "%1") + _level(1, "%2") + _level(2, "(%3)", more='<lvlRestart val="1"/>'),
            "0 1 2 1 2 0 2",
            ["1", "1", "(1)", "2", "(2)", "2", "(1)"],
            id="begin anew after the first level only",
        ),
        pytest.param(
            CHAPTERS + _level(1, "%1.%2", more="<isLgl/>"), "0 1", ["Глава I", "1.1"], id="legal numbers are Arabic"
        ),
        pytest.param(
            CHAPTERS + _level(1, "%1.%2", more='<isLgl val="0"/>'), "0 1", ["Глава I", "I.1"], id="legal is off"
        ),
        pytest.param(
            _level(0, "%1") + _level(1, "%1.%2") + _level(2, "%1.%2.%3"),
            "1 1 2 0 2 1",
            ["1.1", "1.2", "1.2.1", "2", "2.1.1", "2.2"],
            id="a level that is left out has begun",
        ),
        pytest.param(
            _level(0, "%1") + _level(1, "x", "bullet") + _level(2, "%1.%2.%3"), "0 1 2", ["1", "", "1..1"], id="bullet"
        ),
        pytest.param(_level(0, "Напомена:", "none"), "0 0", ["Напомена:", "Напомена:"], id="a label without number"),
        pytest.param(_level(0, "%1)", "lowerRoman"), "0 0 0 0", ["i)", "ii)", "iii)", "iv)"], id="small Roman"),
        pytest.param(_level(0, "%1%9"), "0", ["11"], id="a level that does not exist"),
        pytest.param(_level(0, ""), "0", [""], id="no text"),
        pytest.param(_level(0, "%1"), "0 5", ["1", None], id="a level of no list"),
    ],
)
def test_levels(levels: str, walk: str, labels: list[str | None]) -> None:
    assert _labels(levels, walk) == labels


def test_restart_at_one_is_a_list_that_begins_anew_once() -> None:
    restarted = '<lvlOverride ilvl="0"><startOverride val="1"/></lvlOverride>'
    nums = f'<num numId="1"><abstractNumId val="0"/></num><num numId="2"><abstractNumId val="0"/>{restarted}</num>'
    assert _labels(_level(0, "(%1)"), "0 0 2:0 2:0 0", nums) == ["(1)", "(2)", "(1)", "(2)", "(3)"]


def test_restart_at_another_number() -> None:
    nums = '<num numId="1"><abstractNumId val="0"/><lvlOverride ilvl="0"><startOverride val="24"/></lvlOverride></num>'
    assert _labels(_level(0, "Члан %1."), "0 0", nums) == ["Члан 24.", "Члан 25."]


def test_letters_after_the_last_are_doubled() -> None:
    labels = _labels(_level(0, "%1", "lowerLetter"), "0 " * 28)
    assert [labels[0], labels[25], labels[26], labels[27]] == ["a", "z", "aa", "bb"]


@pytest.mark.parametrize("start", ["", "-3", "9999999", "x"], ids=repr)
def test_a_start_that_makes_no_sense_is_one(start: str) -> None:
    levels = f'<lvl ilvl="0"><start val="{start}"/><numFmt val="decimal"/><lvlText val="%1"/></lvl>'
    assert _labels(levels, "0") == ["1"]
