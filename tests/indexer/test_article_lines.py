import pytest

from indexer.article_lines import article_line


@pytest.mark.parametrize(
    ("text", "anchor", "rest"),
    [
        ("Члан 350а.", "art-350a", ""),
        ("Члaн 7.", "art-7", ""),  # a Latin a among Cyrillic letters
        ("Члан17.", "art-17", ""),
        ("Članak 106.", "art-106", ""),
        ("Член 418-a", "art-418a", ""),
        ("Član 110/a", "art-110a", ""),
        ("Члан 12а*", "art-12a", ""),
        ("Члан 32-50.", "art-32-50", ""),
        ("Чл. 161–187", "art-161-187", ""),
        ("Articles 18–20", "art-18-20", ""),
        ("ARTICLE IV", "art-4", ""),
        ("Article 16 bis", "art-16bis", ""),
        ("Члан 53. Одређивање обима", "art-53", "Одређивање обима"),
        ("Члан 9. 3)", "art-9", "3)"),
        ("Article 5 (Use of terms)", "art-5", "(Use of terms)"),
        ("Члан 13. *Службени гласник РС, број 2", "art-13", "*Службени гласник РС, број 2"),
    ],
)
def test_article_line(text, anchor, rest):
    line = article_line(text)
    assert (line.anchor, line.rest) == (anchor, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Члана 5. овог закона",
        "члан 5.",
        "Члан 12. став 2. примењује се",
        "Article 6 of the Protocol applies.",
        "Article 1, paragraph 2",
        "Article 5(2)(a)",
        "Чланови комисије",
        "Члан комисије може бити",
        "„Члан 12а",
    ],
)
def test_not_an_article_line(text):
    assert article_line(text) is None
