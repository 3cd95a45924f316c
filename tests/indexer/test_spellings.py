"""What formats call things, as ids of the vocabularies; what nobody knows is left out without a word."""

import pytest

from indexer.spellings import known


@pytest.mark.parametrize(
    ("key", "value", "ids"),
    [
        ("countries", ["Serbia"], ["serbia"]),
        ("countries", "Србија", ["serbia"]),
        ("countries", ["RS", "Republic of Serbia"], ["serbia"]),
        ("countries", ["bosnia_and_herzegovina", "NORTH-MACEDONIA"], ["bosnia-and-herzegovina", "north-macedonia"]),
        ("countries", ("Türkiye",), ["turkiye"]),
        ("countries", ["Atlantis"], None),
        ("countries", [], None),
        ("themes", ["Krijumčarenje migranata", "krijumcarenje ljudi", "poetry"], ["migrant-smuggling"]),
        ("audiences", "JAVNI TUZIOCI", ["prosecutors"]),
        ("type", "Law or regulation", "law"),
        ("type", "poem", None),
        ("language", "srp", "sr"),
        ("language", "en_GB", "en"),
        ("language", "Serbian", "sr"),
        ("language", "sr-Cyrl", "sr-Cyrl"),
        ("language", "tlh", None),
        ("date", "not a date", None),
        ("date", "2020-05-06", "2020-05-06"),
        ("source_url", "C:\\files", None),
        ("publisher", "", None),
        ("some-key-of-a-format", "kept", "kept"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_spelling_and_its_id(key, value, ids):
    assert known({key: value}) == ({} if ids is None else {key: ids})
