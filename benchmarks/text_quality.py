"""How well the analysis joins the forms of a word and tells languages apart, on annotated text beside the repository.

`python -m benchmarks.text_quality` prints the rows; `figures(data)` gives them. None of this data trained anything here
but the Serbian language profiles, whose sources (benchmarks.train_profiles) are not measured on.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kb.engines.memory import MemoryIndex, MemorySearcher
from kb.model import Document, Passage, Record
from kb.query.vocabulary import Vocabulary
from kb.query.words import words_of
from kb.text.analyzers import word_keys
from kb.text.ekavian import ekavian
from kb.text.language import identify
from kb.text.scripts import fold, to_cyrillic, to_latin

DATA = Path("../shared/data")
_UNMARKED = str.maketrans("čćšžđ", "ccszd")
Gold = Mapping[str, set[str]]
"""Word type → its lemmas."""


class Figure(NamedTuple):
    """One line of the table: what is measured, the floor that was there, our aim, and what we have."""

    what: str
    measure: str
    floor: float
    aim: float
    ours: float


class Agreement(NamedTuple):
    """Pairs of word types that we join against pairs that share a lemma."""

    precision: float
    recall: float
    f1: float


def figures(data: Path = DATA) -> Iterator[Figure]:
    """Every row of the table; English only where lemminflect is installed (the extra `evaluate`)."""
    for what, names in (("COMtext", ("comtext",)), ("UD dev", ("ud",)), ("both in one", ("comtext", "ud"))):
        serbian = agreement(serbian_types(data, names), "sr", ("lemma", "stem"))
        yield Figure(f"Serbian conflation, {what}", "pairwise F1", 0.87, 0.91, serbian.f1)
        yield Figure(f"Serbian conflation, {what}", "recall", 0.86, 0.95, serbian.recall)
    for what, there in (("form in the index", True), ("form not in the index", False)):
        yield Figure(f"marks stripped, {what}", "lemma found", 0.64, 0.95, restored(serbian_types(data), there))
    yield Figure("ekavian/ijekavian pairs joined", "share", 0.82, 0.96, joined(yat_pairs(data)))
    if lexicon := english_types(data):
        english = agreement(lexicon, "en", ("lemma",))
        yield Figure("English conflation (SPECIALIST), lemma", "pairwise F1", 0.68, 0.87, english.f1)
    for kind, floor, aim in (("a sentence", 0.82, 0.985), ("a paragraph", 0.83, 0.998), ("two words", 0.56, 0.85)):
        yield Figure(f"language of {kind}", "accuracy", floor, aim, languages(data, kind))


def agreement(gold: Gold, language: str, ways: Iterable[str]) -> Agreement:
    """How our keys (any of `ways`) agree with the lemmas on which words are one."""
    ours = {word: {getattr(word_keys(word, language), way) for way in ways} for word in gold}
    joined_by_us, one_word = _pairs(ours), _pairs(gold)
    right = len(joined_by_us & one_word)
    precision, recall = right / len(joined_by_us), right / len(one_word)
    return Agreement(precision, recall, 2 * precision * recall / (precision + recall))


def _pairs(keys: Gold) -> set[tuple[str, str]]:
    words: dict[str, list[str]] = defaultdict(list)
    for word in sorted(keys):
        for key in keys[word]:
            words[key].append(word)
    return {(a, b) for group in words.values() for i, a in enumerate(group) for b in group[i + 1 :]}


def serbian_types(data: Path, names: Iterable[str] = ("comtext", "ud")) -> Gold:
    """The word types of COMtext.SR.legal (ekavian) and of UD Serbian's dev part, each by its own lemmas."""
    files = {"comtext": "comtext-sr-legal/ekavica.lemmas.tsv", "ud": "ud/ud-sr-latn-dev.lemmas.tsv"}
    gold: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for line in (data / files[name]).read_text("utf-8").splitlines():
            form, lemma = line.lower().split("\t")[:2]
            if form.isalpha() and len(form) > 1:
                gold[form].add(lemma)
    return gold


def english_types(data: Path, least: int = 3) -> Gold:
    """Word types of the treaties that the SPECIALIST lexicon (lemminflect's) has; empty without that package."""
    try:
        from lemminflect import getAllLemmas
    except ImportError:
        return {}
    counted: Counter[str] = Counter()
    for treaty in (data / "treaties-en").glob("*.md"):
        counted.update(re.findall(r"(?<![\w’'])[a-z]{2,}(?![\w’'])", treaty.read_text("utf-8")))
    found = {word: getAllLemmas(word).values() for word, times in counted.items() if times >= least}
    return {word: {lemma for lemmas in by_part for lemma in lemmas} for word, by_part in found.items() if by_part}


def yat_pairs(data: Path) -> set[tuple[str, str]]:
    """(ijekavian, ekavian) forms from sentences that say the same in Croatian and Serbian: they differ by a yat only.

    Found by putting `e` for `ije` or `je` at every place, not by the rules that are measured.
    """
    found = set()
    for line in (data / "ud/hr-sr-parallel.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        serbian, croatian = (set(re.findall(r"[^\W\d_]{3,}", pair[side].lower())) for side in ("sr", "hr"))
        found |= {(word, plain) for word in croatian - serbian for plain in _without_yat(word) & serbian}
    return found


def _without_yat(word: str) -> set[str]:
    spellings = {word}
    for yat in ("ije", "je"):
        for place in re.finditer(yat, word):
            spellings.add(word[: place.start()] + "e" + word[place.end() :])
    return spellings - {word} | ({word[:-2] + "eo"} if word.endswith("io") else set())


def joined(pairs: Iterable[tuple[str, str]]) -> float:
    """The share of pairs with a lemma or a stem in common."""
    keys = [(word_keys(a, "sr"), word_keys(b, "sr")) for a, b in pairs]
    return sum(a.lemma == b.lemma or a.stem == b.stem for a, b in keys) / len(keys)


def restored(gold: Gold, there: bool, every: int = 5) -> float:
    """The share of inflected words with marks that lead to their lemma when typed without them (`čćšžđ` as `ccszd`).

    The index holds the other word types, and the queried form itself if `there`; every so many words are asked.
    """
    marked = [word for word in sorted(gold) if fold(word) != word and word not in gold[word]]
    asked = marked[::every]
    held = set(gold) if there else set(gold) - set(asked)
    vocabulary = Vocabulary.of(_index_of(held))
    # Without another form of its lemma in the index there is no text to be found.
    lemmas = {word_keys(word, "sr").lemma for word in held}
    answers = [_found(word, vocabulary) for word in asked if word_keys(word, "sr").lemma in lemmas]
    return sum(answers) / len(answers)


def _found(word: str, vocabulary: Vocabulary) -> bool:
    typed = word.translate(_UNMARKED)
    return any(word_keys(word, "sr").lemma in read.lemmas() for read in words_of(typed, 0, vocabulary))


def _index_of(words: Iterable[str]) -> MemorySearcher:
    index, record = MemoryIndex(), Record("words", "", language="sr")
    with index.writer() as writer:
        writer.put(Document(record, (Passage("words", 0, "p1", "", " ".join(sorted(words))),)))
    return index.searcher()


def languages(data: Path, kind: str, each: int = 150) -> float:
    """The share of texts whose language is found, over `each` texts of 17 sets; sr, hr and bs are one."""
    chosen = random.Random(0)
    answers = []
    for language, sentences in _series(data):
        texts = list(_TEXTS[kind](sentences, chosen))
        chosen.shuffle(texts)
        answers += [identify(text).language == language for text in texts[:each]]
    return sum(answers) / len(answers)


def _series(data: Path) -> Iterator[tuple[str, list[str]]]:
    named = {"eng": "en", "sr_cyrl": "sr", "hr": "sr", "bs": "sr"}
    named |= {code: code for code in ("mk", "bg", "sl", "ru", "sq")}
    with gzip.open(data / "flores200-en-sr/devtest.jsonl.gz", "rt", encoding="utf-8") as lines:
        flores = [json.loads(line) for line in lines]
    for column, language in named.items():
        yield language, [row[column] for row in flores]
    yield "sr", [to_latin(row["sr_cyrl"]) for row in flores]
    yield "sr", [to_cyrillic(row["bs"]) for row in flores]
    for name in ("sr_set", "sr_set_cyr", "hr_set", "bg_btb", "sl_ssj", "ru_gsd"):
        with gzip.open(data / f"ud/{name}-ud-dev.conllu.gz", "rt", encoding="utf-8") as lines:
            texts = [line.removeprefix("# text = ").strip() for line in lines if line.startswith("# text = ")]
        yield "sr" if name.startswith(("sr", "hr")) else name[:2], texts


def _sentences(sentences: list[str], _: random.Random) -> Iterator[str]:
    return (sentence for sentence in sentences if len(sentence.split()) > 3)


def _paragraphs(sentences: list[str], _: random.Random) -> Iterator[str]:
    return (" ".join(sentences[i : i + 4]) for i in range(0, len(sentences) - 3, 4))


def _two_words(sentences: list[str], chosen: random.Random) -> Iterator[str]:
    for sentence in sentences:
        words = [word for raw in sentence.split() if (word := raw.strip(".,;:!?()\"„“”»«-–")).isalpha()]
        if len(words) > 4:
            at = chosen.randrange(len(words) - 1)
            yield " ".join(words[at : at + 2])


_TEXTS: dict[str, Callable[[list[str], random.Random], Iterator[str]]] = {
    "a sentence": _sentences, "a paragraph": _paragraphs, "two words": _two_words,
}


def main(data: Path = DATA) -> None:
    """Print the table."""
    print(f"Text analysis, {datetime.date.today()}: python -m benchmarks.text_quality\n")
    print(" " * 53 + "   floor     aim    ours")
    for figure in figures(data):
        print(f"{figure.what:40} {figure.measure:12}" + "".join(f"{value:8.3f}" for value in figure[2:]))
    for name in ("comtext", "ud"):
        for ways in (("lemma",), ("lemma", "stem")):
            found = agreement(serbian_types(data, (name,)), "sr", ways)
            print(f"  {name} by {' or '.join(ways)}: " + " / ".join(f"{value:.3f}" for value in found))
    changed = sum(ekavian(word) != word for word in serbian_types(data))
    print(f"  ekavian word types that the yat rules change: {changed}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
