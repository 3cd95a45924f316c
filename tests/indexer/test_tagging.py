"""Suggested tags: what names a country or theme, and what only seems to."""

import pytest

from benchmarks import tagging as measures
from indexer.country_names import mentions, readable
from indexer.enumerations import listed
from indexer.tagging import suggest


def countries(text: str) -> set[str]:
    return {mention.country for mention in mentions(readable(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Serbia", {"serbia"}),
        ("u Srbiji i Crnoj Gori", {"serbia", "montenegro"}),
        ("у Црну Гору", {"montenegro"}),
        ("Tribunal of Republika Srpska", {"bosnia-and-herzegovina"}),
        ("zakoni Republike Srpske", {"bosnia-and-herzegovina"}),
        ("у Републици Српској", {"bosnia-and-herzegovina"}),
        ("srpska policija", {"serbia"}),
        ("na srpskom jeziku", set()),
        ("the Albanian language", set()),
        ("albanska policija", {"albania"}),
        ("RS 45/2013", set()),
        ("roast turkey", set()),
        ("Turkey and Türkiye", {"turkiye"}),
        ("kipar je izložio", set()),
        ("na Kipru", {"cyprus"}),
        ("Cipar", {"cyprus"}),
        ("Roma and Romani children", set()),
        ("romska deca", set()),
        ("rumunski državljani", {"romania"}),
        ("Rumunjska", {"romania"}),
        ("bosanska granica", {"bosnia-and-herzegovina"}),
        ("FYROM", {"north-macedonia"}),
        ("policija u Skoplju", set()),
        ("Bugarske", {"bulgaria"}),
        ("Kosovo*", {"kosovo"}),
        ("ELI and OSCE", set()),
        ("krijumcarenje preko Grcke", {"greece"}),
        ("u Mađarskoj i Austriji", {"hungary", "austria"}),
        ("мађарска полиција", {"hungary"}),
        ("iz Rumunjske, s Cipra", {"romania", "cyprus"}),
        ("u Sjevernoj Makedoniji", {"north-macedonia"}),
        ("na Kosovu i Metohiji", {"kosovo"}),
        ("u Pančevu", {"serbia"}),
        ("Бања Луци, Бањој Луци", {"bosnia-and-herzegovina"}),
        ("Milan Vranješ", set()),
    ],
)
def test_country_names(text, expected):
    assert countries(text) == expected


def test_macedonia_beside_thessaloniki_weighs_little():
    def weight(text: str) -> float:
        return sum(m.weight for m in mentions(text) if m.country == "north-macedonia")

    assert weight("Thessaloniki in Central Macedonia") < weight("Macedonia and Albania") / 2


@pytest.mark.parametrize(
    ("text", "language", "theme"),
    [
        ("Smuggling of migrants. Migrant smugglers.", "en", "migrant-smuggling"),
        ("Krijumčarenja migranata, krijumčarenjem migranata", "sr", "migrant-smuggling"),
        ("Кријумчарење миграната и кријумчарења миграната", "sr", "migrant-smuggling"),
        ("A joint investigation team; joint investigation teams.", "en", "joint-investigation-teams"),
    ],
)
def test_themes(text, language, theme):
    assert theme in {tag.value for tag in suggest("", text, language) if tag.facet == "theme"}


@pytest.mark.parametrize(
    ("text", "language"),
    [("tip na tip, tipa TIP", "sr"), ("compensation, compensation, compensation", "en"), ("a tip, a tip", "en")],
    ids=["acronym in Serbian", "weak synonym", "lower-case acronym"],
)
def test_no_theme(text, language):
    assert not [tag for tag in suggest("", text, language) if tag.facet == "theme"]


def test_evidence_is_kept_and_one_passing_mention_is_not_enough():
    text = "Police in Serbia and again in Serbia. " + "They met in the morning. " * 15 + "A guest from Albania."
    tags = suggest("", text, "en")
    assert [(t.value, t.origin, t.evidence) for t in tags if t.facet == "country"] == [
        ("serbia", "suggested", "Serbia")
    ]


FILLER = "The meeting went on. " * 30


def suggested(text: str, title: str = "") -> list[str]:
    return [tag.value for tag in suggest(title, text, "en", ("country",))]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Police from Serbia. " + FILLER, "", ["serbia"]),
        (FILLER + "Police from Serbia.", "", []),
        (FILLER + "It ended well.", "Police of Serbia", ["serbia"]),
        (FILLER + "From Albania, Montenegro and Serbia.", "", ["albania", "montenegro", "serbia"]),
        (FILLER + "From Albania and Serbia.", "", []),
        (FILLER + "Atina helped. " * 9, "", []),
        (FILLER + "Serbia. " * 10 + "Albania. " * 2, "", ["serbia"]),
        ("", "", []),
        (FILLER + "\n- Serbia: one.\n- Albania: two.", "", ["albania", "serbia"]),
        (FILLER + "\n| Serbia, 2017 | 6 cars |\n", "", ["serbia"]),
        (FILLER + "\nSerbia relies on it.", "", []),
        (FILLER + "Afghanistan. " + "From Afghanistan. " + "In Afghanistan.", "", []),
        (FILLER + "Help (source: the long report of experts on Cyprus, volume 2).\n" * 9 + FILLER, "", []),
        (FILLER + "Rantsev v. Cyprus, then S.M. v. Croatia; Rantsev v. Cyprus, Chowdury v. Greece.", "", []),
        (FILLER + "Sl. glasnik RS, br. 1/05, and Sl. glasnik RS, br. 2/06, and Sl. glasnik RS, 3/07", "", ["serbia"]),
        (FILLER + "In Croatia, Serbia and the then former Yugoslav Republic of Macedonia.", "",
         ["croatia", "serbia"]),
    ],
    ids=["opening", "in passing", "title", "list of three", "only two", "a capital's name again and again",
         "far less than another", "nothing", "heads of items", "head of a row", "begins a sentence",
         "where people come from", "a source after every paragraph", "judgments cited", "its gazette", "then former"],
)
def test_where_a_country_is_named_decides(text, title, expected):
    assert suggested(text, title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Albania, Montenegro and Serbia", {"albania", "montenegro", "serbia"}),
        ("iz Albanije, Crne Gore i Srbije", {"albania", "montenegro", "serbia"}),
        ("Bulgaria (2008), Austria (2011), Hungary (2012)", {"bulgaria", "austria", "hungary"}),
        ("Hungary, Moldova, Montenegro and Serbia", {"hungary", "montenegro", "serbia"}),
        ("Croatia, Serbia and the then Montenegro", {"croatia", "serbia", "montenegro"}),
        ("Serbia, Serbia and Serbia", set()),
        ("Serbia met Albania, then Montenegro", set()),
        ("Serbian, Albanian and Croatian police", set()),
    ],
    ids=["English", "Serbian", "years", "one we do not know", "then", "one country", "a sentence", "adjectives"],
)
def test_countries_of_a_list(text, expected):
    assert listed(mentions(readable(text)), readable(text)) == expected


def test_countries_of_the_starter_corpus_are_found_in_its_texts():
    found = measures.measured("country", list(measures.from_corpus("country")))
    assert found.support > 300
    assert found.precision >= 0.95
    assert found.recall >= 0.9  # the texts name 96 in 100 of the countries that editors gave


@pytest.mark.shared_data
@pytest.mark.parametrize(("code", "precision", "recall"), [("RS", 0.95, 0.95), ("BA", 0.98, 0.98)])
def test_the_country_of_courts_and_gazettes(code, precision, recall):
    found = measures.measured(code, list(measures.from_courts(code)))
    assert (found.precision >= precision, found.recall >= recall) == (True, True)


@pytest.mark.shared_data
def test_recommendations_on_trafficking_are_told_from_others():
    found = measures.measured("", list(measures.from_reviews("trafficking-in-human-beings", "Trafficking")))
    assert found.precision >= 0.6
    assert found.recall >= 0.7
