"""Which language a text is in, and how it is written: script, ekavian or ijekavian.

langdetect made right: a factory of our own, a fixed seed, only the languages that this library meets, trained
profiles for Serbian in both scripts (benchmarks.train_profiles), and the letters that decide. Serbian, Croatian,
Bosnian and Montenegrin are one language of analysis, `sr`: nothing tells them apart reliably.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

import numpy as np
from langdetect.detector_factory import DetectorFactory

from kb.text import english, serbian
from kb.text.ekavian import ijekavian
from kb.text.rewriting import lines_of
from kb.text.scripts import script_of
from kb.text.tokens import normal

_STOCK = "en hr sl mk bg ru sq de fr it es pt nl pl cs sk hu ro tr uk el".split()
_OURS = ("sr-Latn", "sr-Cyrl")
_ONE = {"hr": "sr", "sr-Latn": "sr", "sr-Cyrl": "sr"}
# Characters of a text that are looked at: more do not change the answer.
_ENOUGH = 1500

# Letters → the languages that have them; each is counted, and a language without them must explain them as names.
_DECISIVE: tuple[tuple[str, frozenset[str]], ...] = tuple((letters, frozenset(names.split())) for letters, names in (
    ("ђћ", "sr"), ("ѓќѕ", "mk"), ("љњџј", "sr mk"), ("ыэё", "ru"), ("їєґі", "uk"), ("щъьюяй", "bg ru uk"),
    ("đ", "sr"), ("ć", "sr pl"), ("čšž", "sr sl cs sk"), ("ěřů", "cs"), ("ĺľŕ", "sk"), ("łąęńśźż", "pl"), ("ß", "de"),
    ("őű", "hu"), ("ăîșțşţ", "ro tr"), ("ñ¿¡", "es"), ("ë", "sq nl fr"), ("ğı", "tr"), ("ãõ", "pt"), ("αεοιτ", "el"),
))
_PROFILES = (*_STOCK, *_OURS)
_UNSEEN = 2e-5
_STRANGE, _FUNCTION, _TRUST = 4.0, 5.0, 0.4
# What it says for a language that its dictionary has a word, and that it has not: coverage is 97 and some 80 %.
_KNOWN = {"en": (5.0, -8.0), "sr": (2.0, -8.5)}
# This is a library in English and Serbian: another language has to be clearly another one.
_PRIOR = 1.0
# What it says for Serbian that a Cyrillic text has none but Serbian words. Two words of Macedonian are often Serbian as
# well (гранична полиција); so many hardly ever are, and decide.
_MACEDONIAN = frozenset("ѓќѕ")
_UNANIMOUS, _DECIDING = 4.0, 4
Evidence: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float64]]
_WORDS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
# Everyday words that show an ekavian hand: pre, vreme, mesto, deo, zahtev, mera, primena …
_EKAVIAN = re.compile(
    r"(?:naj|ne|po|za|u|iz|raz|pri|pro|od|o)*(?:pre|posle|gde|ovde|uvek|vremen?|mest|delo?|dec|det|reč|reš|sled|svet|zahtev"
    r"|mer[aeiou]|primen|primer|men[aeijou]|ver[aeiou]|vred|cen[aeiou]|čovek|veš[tć]|vest|bezbed|sednic|savet|tel[aeou]"
    r"|smer|uspe[hšl]|umet|veće|nemač|beg[au]?|stvar?en|sever|mesec|predlog|prevoz|prelaz|prenos|lek|leč|lep|ceo|cel[aeou])"
    r"\w{0,6}"
)


class Identified(NamedTuple):
    """A language and how it is written.

    `language` is `en`, `sr` (also for Croatian, Bosnian and Montenegrin), another ISO 639-1 code, or `und` where the
    text has no words. `script` is `Latn`, `Cyrl` or empty. `variant` is `ekavian` or `ijekavian` for a Serbian text
    that shows it, else empty. `certainty` goes from 0 to 1: below 0.5 the answer is a guess.
    """

    language: str
    script: str = ""
    variant: str = ""
    certainty: float = 0.0


def identify(text: str) -> Identified:
    """The language of a text, a passage or a few words; never raises.

    >>> identify("Ко организује кријумчарење миграната, казниће се затвором.")[:2]
    ('sr', 'Cyrl')
    >>> identify("2020 – 350")
    Identified(language='und', script='', variant='', certainty=0.0)
    """
    # A law of a million letters is in one language after its first page.
    text = text[:_ENOUGH]
    # What lost its spaces, or is no word at all (a key, a checksum), would outvote a sentence.
    words = [word for word in _WORDS.findall(_ADDRESS.sub(" ", text)) if len(word) <= serbian.LONGEST]
    script = script_of(" ".join(words))
    if not script:
        return Identified("und")
    scores = _scores(words, script)
    language = max(scores, key=lambda name: (scores[name], name))
    # Two words fit several languages: the callers are told that it is a guess.
    sure = min(1.0, sum(map(len, words)) / 40)
    spoken = _variant(words) if language == "sr" else ""
    return Identified(language, script, spoken, round(scores[language] * sure, 3))


def _variant(words: list[str]) -> str:
    """`ijekavian` or `ekavian`, whichever more different words show; empty where none does."""
    latin = {normal(word) for word in words}
    western = sum(ijekavian(word) for word in latin)
    eastern = sum(bool(_EKAVIAN.fullmatch(word)) and not ijekavian(word) for word in latin)
    if western == eastern:
        return ""
    return "ijekavian" if western > eastern else "ekavian"


def _scores(words: list[str], script: str) -> dict[str, float]:
    """Language → probability, one label for all that are analysed as Serbian."""
    evidence = np.array([_PRIOR if _ONE.get(profile, profile) in _KNOWN else 0.0 for profile in _PROFILES])
    own = [word for word in words if script_of(word) == script]
    for word in own:
        evidence = evidence + _evidence(word)
    if script == "Cyrl" and _all_serbian(tuple(own)):
        # Macedonian shares many words letter by letter: where nothing speaks against Serbian, this library's is it.
        ours = np.array([_ONE.get(profile) == "sr" for profile in _PROFILES])
        behind = evidence.max() - evidence[ours].max() if len(own) >= _DECIDING else 0.0
        evidence = evidence + (_UNANIMOUS + behind) * ours
    # Neighbouring n-grams say the same thing several times over; _TRUST takes that back.
    likelihood = np.exp((evidence - evidence.max()) * _TRUST)
    found: dict[str, float] = {}
    for profile, value in zip(_PROFILES, likelihood / likelihood.sum(), strict=True):
        name = _ONE.get(profile, profile)
        found[name] = found.get(name, 0.0) + float(value)
    return found


def _all_serbian(words: tuple[str, ...]) -> bool:
    """Whether every word is one that Serbian has, and none has a letter or is a little word of Macedonian alone."""
    # Their Latin spelling would hide these letters: ќе reads as će.
    if _MACEDONIAN & set("".join(words).lower()):
        return False
    foreign = _function_words()["mk"]
    ours = _function_words()["sr"]
    return all(
        latin in ours or (word.lower() not in foreign and _is_serbian(latin))
        for word, latin in ((word, normal(word)) for word in words)
    )


@lru_cache(maxsize=30_000)
def _is_serbian(latin: str) -> bool:
    return serbian.inflected(latin) or serbian.keys(latin)[0] in _our_words()


@lru_cache(maxsize=30_000)
def _evidence(word: str) -> Evidence:
    """Logarithm of how well each profile explains a word: its n-grams, its letters, and whether it is a known word.

    langdetect draws n-grams by lot until it is sure; all of them, read once, cost less and say the same every time.
    """
    found = np.zeros(len(_PROFILES))
    # The stock profiles have hardly any capitals: a word all in capitals looked foreign everywhere.
    padded = f" {word.capitalize() if word.isupper() and len(word) > 1 else word} "
    for length in (1, 2, 3):
        for at in range(len(padded) - length + 1):
            if (seen := _gram(padded[at : at + length])) is not None:
                found += seen
    return found + _letters(word.lower()) + _vocabulary(word)


@lru_cache(maxsize=30_000)
def _gram(gram: str) -> Evidence | None:
    """One n-gram's evidence, or nothing where no profile has it."""
    seen = _factory().word_lang_prob_map.get(gram)
    return np.log(np.asarray(seen) + _UNSEEN) if seen and gram != " " else None


def _letters(word: str) -> Evidence:
    found = np.zeros(len(_PROFILES))
    for letters, languages in _DECISIVE:
        strange = sum(letter in letters for letter in word)
        if strange:
            found -= [0.0 if _ONE.get(p, p) in languages else _STRANGE * strange for p in _PROFILES]
    return found


def _vocabulary(given: str) -> Evidence:
    word, latin = given.lower(), normal(given)
    known = {"en": english.known(word), "sr": _is_serbian(latin)}
    found = []
    for profile in _PROFILES:
        language = _ONE.get(profile, profile)
        score = _FUNCTION if (latin if language == "sr" else word) in _function_words().get(language, ()) else 0.0
        # A name is in no dictionary and says nothing.
        if language in known and (known[language] or word == given):
            score += _KNOWN[language][0 if known[language] else 1]
        found.append(score)
    return np.array(found)


@lru_cache(maxsize=1)
def _our_words() -> frozenset[str]:
    """The Serbian lemmas of the lexicon and the glossary: simplemma has no *migrant*."""
    cells = [line.split("\t")[2] for line in lines_of("lexicon.tsv")]
    cells += [cell for line in lines_of("glossary.tsv")[1:] for cell in line.split("\t")[4:6]]
    words = {word for cell in cells for word in _WORDS.findall(cell.lower()) if len(word) > 3}
    # What the dictionary has needs no second list: leaving it out saves a second at the start of every process.
    return frozenset(serbian.keys(word)[0] for word in map(normal, words) if not serbian.known(word))


@lru_cache(maxsize=1)
def _function_words() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in lines_of("function_words.tsv"))
    return {language: frozenset(words.split()) for language, words in rows}


@lru_cache(maxsize=1)
def _factory() -> DetectorFactory:
    stock = files("langdetect").joinpath("profiles")
    ours = files("kb").joinpath("data/profiles")
    profiles = [stock.joinpath(name).read_text("utf-8") for name in _STOCK]
    factory = DetectorFactory()
    factory.load_json_profile([*profiles, *(ours.joinpath(f"{name}.json").read_text("utf-8") for name in _OURS)])
    return factory
