"""Build the language profiles of Serbian that langdetect lacks: n-gram counts of named, licensed text.

    python -m benchmarks.train_profiles ../shared/data kb/data/profiles

Sources, none of which is in this repository: Serbian laws in force (public domain, Art. 6 of the Copyright Act),
COMtext.SR.legal (CC BY 4.0) and the Serbian side of Tatoeba's test sentences (CC BY 2.0 FR), each in both scripts.
UD, FLORES and the UDHR are not used: they measure the result. Run by hand; what it writes is committed.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from langdetect.utils.lang_profile import LangProfile

from kb.text.scripts import to_cyrillic, to_latin

_LAWS = 60
_CHARACTERS = 20_000
_RARE = 12


def sentences(data: Path) -> Iterator[str]:
    """Serbian text under the folder of real data, in pieces; everyday sentences weigh as much as the laws."""
    for law in sorted((data / "laws-sr").glob("*.md"))[:_LAWS]:
        yield law.read_text("utf-8").split("---", 2)[-1][:_CHARACTERS]
    for document in sorted((data / "comtext-sr-legal").glob("v*.txt")):
        yield document.read_text("utf-8")
    with gzip.open(data / "tatoeba-en-sr" / "pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from [str(json.loads(line)["sr"]) + " "] * 4


def profile(name: str, texts: Iterator[str]) -> dict[str, object]:
    """langdetect's profile of some texts, without the n-grams seen least."""
    counted = LangProfile(name)
    for text in texts:
        counted.update(text)
    counted.omit_less_freq()
    kept = {gram: count for gram, count in sorted(counted.freq.items()) if count > _RARE}
    return {"freq": kept, "n_words": counted.n_words, "name": name}


def main(data: Path, into: Path) -> None:
    """Write sr-Latn.json and sr-Cyrl.json."""
    into.mkdir(parents=True, exist_ok=True)
    for name, script in (("sr-Latn", to_latin), ("sr-Cyrl", to_cyrillic)):
        written = json.dumps(profile(name, map(script, sentences(data))), ensure_ascii=False, separators=(",", ":"))
        (into / f"{name}.json").write_text(written + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
