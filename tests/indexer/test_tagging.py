"""Suggested tags: what names a country or theme, and what only seems to."""

import pytest

from indexer.country_names import mentions, readable
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
    tags = suggest("", "Police in Serbia and again in Serbia. A guest from Albania.", "en")
    assert [(t.value, t.origin, t.evidence) for t in tags if t.facet == "country"] == [
        ("serbia", "suggested", "Serbia")
    ]
