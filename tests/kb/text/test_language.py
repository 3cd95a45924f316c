"""Which language a text is in: languages, scripts, ways of speaking, and texts that have none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.language import _is_serbian, identify


@pytest.mark.parametrize(("text", "language", "script"), [
    ("Whoever organises the smuggling of migrants shall be punished by imprisonment.", "en", "Latn"),
    ("Ko organizuje krijumčarenje migranata, kazniće se zatvorom.", "sr", "Latn"),
    ("Ко организује кријумчарење миграната, казниће се затвором.", "sr", "Cyrl"),
    ("Tko organizira krijumčarenje migranata, kaznit će se zatvorom.", "sr", "Latn"),
    ("Тој што ќе организира криумчарење мигранти ќе се казни со затвор.", "mk", "Cyrl"),
    ("Който организира трафика на мигранти, се наказва с лишаване от свобода.", "bg", "Cyrl"),
    ("Тот, кто организует незаконный ввоз мигрантов, наказывается лишением свободы.", "ru", "Cyrl"),
    ("Kdor organizira tihotapljenje migrantov, se kaznuje z zaporom, če ni huje.", "sl", "Latn"),
    ("Kush organizon kontrabandimin e emigrantëve dënohet me burgim.", "sq", "Latn"),
    ("Wer Migranten schleust, wird mit einer Freiheitsstrafe bestraft.", "de", "Latn"),
    ("Закон о странцима Републике Србије (Law on Foreigners) уређује боравак", "sr", "Cyrl"),
    ("Ko organizuje krijumčarenje, kazniće se. " + "abcde" * 60, "sr", "Latn"),
    ("x" * 300, "und", ""),
], ids=["English", "Serbian", "Cyrillic", "Croatian", "Macedonian", "Bulgarian", "Russian", "Slovene", "Albanian",
        "German", "English names inside", "no word inside", "no word at all"])
def test_language_and_script(text, language, script):
    assert identify(text)[:2] == (language, script)


@pytest.mark.parametrize(("text", "language"), [
    ("кријумчарења миграната", "sr"), ("кријумчарење миграната", "sr"), ("кријумчарењу миграната", "sr"),
    ("трговина људима", "sr"), ("Кривични законик", "sr"), ("борба против кријумчарења", "sr"),
    ("криминалистичка полиција, гранична полиција", "sr"), ("Кривични законик Северне Македоније", "sr"),
    ("Кривичен законик на Северна Македонија", "mk"),
    ("криумчарење мигранти", "mk"), ("трговија со луѓе", "mk"), ("што ќе се казни", "mk"),
    ("трафик на хора в България", "bg"),
], ids=str)
def test_few_cyrillic_words(text, language):
    assert identify(text).language == language


@pytest.mark.parametrize("word", ["migranata", "krijumčarenja", "specijalizovani"])
def test_words_of_the_domain_are_serbian_words(word):
    assert _is_serbian(word)


@pytest.mark.parametrize("word", ["криумчарење", "луѓе", "xqz"])
def test_other_words_are_not(word):
    assert not _is_serbian(word)


@pytest.mark.parametrize(("text", "variant"), [
    ("Prijedlog rješenja o djeci i mjestu boravka", "ijekavian"),
    ("Predlog rešenja o deci i mestu boravka", "ekavian"),
    ("Предлог решења о деци", "ekavian"),
    ("Приједлог рјешења о дјеци", "ijekavian"),
    ("Granica i policija", ""),
    ("The law and the child", ""),
])
def test_variant(text, variant):
    assert identify(text).variant == variant


@pytest.mark.parametrize("text", ["", " ", "123 – 45/2005", "https://www.unodc.org/e4j", "!?", "\x00", "日本語"])
def test_a_text_without_words(text):
    assert identify(text) == ("und", "", "", 0.0)


def test_short_text_is_a_guess():
    assert identify("granica").certainty < 0.5
    assert identify("Granicu je noću prešla grupa ljudi koje je policija kasnije pronašla u šumi.").certainty > 0.9


@given(st.text(max_size=60))
def test_never_raises_and_never_changes_its_mind(text):
    assert identify(text) == identify(text)
    assert 0.0 <= identify(text).certainty <= 1.0
