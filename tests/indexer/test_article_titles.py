"""Titles of articles in sources that make them hard to see."""

import pytest

from indexer.lines import begins_penalty, legal_blocks
from indexer.parsed import Block
from indexer.structure import names_articles, sections


def headings(*lines):
    return [s.heading for s in sections([Block(line) for line in lines], "law") if s.kind == "article"]


@pytest.mark.parametrize(("line", "begins"), [
    pytest.param("казниће се затвором до три године.", True, id="Cyrillic"),
    pytest.param("kazniće se novčanom kaznom", True, id="Latin"),
    pytest.param("учинилац ће се казнити затвором", True, id="the offender"),
    pytest.param("кaзнићe сe зaтвoрoм", True, id="Latin letters among Cyrillic ones"),
    pytest.param("казниће", False, id="cut off"),
    pytest.param("обавезе лица", False, id="another sentence"),
])  # fmt: skip
def test_what_a_penalty_begins_with(line, begins):
    assert begins_penalty(line) is begins


@pytest.mark.parametrize(("lines", "blocks"), [
    pytest.param(["Члан 138.", "Угрожавање сигурности", "казниће се затвором."],
                 ("Члан 138.", "Угрожавање сигурности", "казниће се затвором."), id="a title stands alone"),
    pytest.param(["Члан 5.", "Ко изврши недозвољено дело", "казниће се затвором."],
                 ("Члан 5.", "Ко изврши недозвољено дело казниће се затвором."), id="an offence goes on"),
    pytest.param(["Члан 5.", "Права и", "обавезе лица"], ("Члан 5.", "Права и обавезе лица"), id="a broken title"),
    pytest.param(["Учини дело", "казниће се затвором."], ("Учини дело казниће се затвором.",), id="no article before"),
])  # fmt: skip
def test_a_title_before_a_penalty_is_no_part_of_it(lines, blocks):
    assert legal_blocks(lines) == blocks


def test_a_title_before_a_penalty_is_the_articles():
    assert headings("Члан 138.", "Угрожавање сигурности", "казниће се затвором.", "Члан 139.", "Текст.") == [
        "Члан 138 – Угрожавање сигурности", "Члан 139",
    ]  # fmt: skip


def test_an_offence_before_a_penalty_is_text():
    found = sections([Block(x) for x in ("Члан 1.", "Ко учини дело", "казниће се.", "Члан 2.", "Текст.")], "law")
    assert (found[0].heading, [b.text for b in found[0].blocks]) == ("Члан 1", ["Ко учини дело", "казниће се."])


@pytest.mark.parametrize(("text", "names"), [
    pytest.param("Примењивање одредаба чл. 38. и 39.", True, id="list"),
    pytest.param("Некажњавање за кривична дела из чл. 173. до 175.", True, id="range"),
    pytest.param("Oslobođenje od kazne za dela iz čl. 400. do 404a.", True, id="Latin, inserted article"),
    pytest.param("Примењују се одредбе чл. 38. и 39.", False, id="a sentence"),
    pytest.param("У случају из чл. 1. и 2. поступак је хитан.", False, id="goes on"),
    pytest.param("(2) Изузеци од чл. 1. и 2.", False, id="a paragraph"),
    pytest.param("Некажњавање", False, id="names none"),
])  # fmt: skip
def test_titles_that_end_with_numbers_of_articles(text, names):
    assert names_articles(text) is names


@pytest.mark.parametrize(("lines", "title"), [
    (("Текст.", "Примењивање одредаба чл. 38. и 39.", "Члан 40.", "Одредбе важе."),
     "Члан 40 – Примењивање одредаба чл. 38. и 39."),
    (("Текст.", "Примењују се одредбе чл. 38. и 39.", "Члан 40.", "Одредбе важе."), "Члан 40"),
    (("Текст.", "Изузетак од чл. 1. и 2.", "Члан 40.", "Рок плаћања", "Одредбе важе."), "Члан 40 – Рок плаћања"),
], ids=["title", "sentence", "has-its-own"])  # fmt: skip
def test_such_a_title_is_taken_only_by_an_article_without_one(lines, title):
    assert headings("Члан 39.", *lines)[1] == title
