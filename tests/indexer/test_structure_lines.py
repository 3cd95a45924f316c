import pytest

from indexer.structure_lines import structure_line


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("ГЛАВА VII", "chapter-7"),
        ("Глава тридесет четврта", "chapter-34"),
        ("ПРВИ ДЕО", "part-1"),
        ("Deo šesti PRELAZNE ODREDBE", "part-6"),
        ("PART ONE", "part-1"),
        ("TITLE III – RIGHTS", "title-3"),
        ("Odjeljak 2.", "section-2"),
        ("ANNEX A", "annex-a"),
        ("Прилог", "annex"),
    ],
)
def test_named(text, anchor):
    line = structure_line(text)
    assert (line.anchor, line.weak) == (anchor, False)


@pytest.mark.parametrize(
    ("text", "rank"), [("ХI. КАЗНЕНЕ ОДРЕДБЕ", 5), ("ЗАВРШНЕ ОДРЕДБЕ", 8), ("4. Шумарство", 10), ("7.2. Поступак", 11)]
)
def test_weak(text, rank):
    line = structure_line(text)
    assert (line.rank, line.weak) == (rank, True)


@pytest.mark.parametrize(
    "text",
    ["", "Предмет закона", "Део имовине", "Глава државе", "Part of the goods", "1) лице које", "(1) Ко прода", "IV"[:0],
     "Annex to the agreement shall be read with it", "*Службени гласник РС", "2. Закон ступа на снагу."],
)  # fmt: skip
def test_no_heading(text):
    assert structure_line(text) is None
