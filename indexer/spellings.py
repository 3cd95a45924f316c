"""What a format calls a country, theme, audience, type or language → our ids. Unknown words are left out.

Front matter needs none of this: there an unknown value is a problem that its author is told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from indexer import schema
from kb import taxonomy
from kb.taxonomy import Entry
from kb.text.scripts import fold, to_latin

_FACETS = {"countries": "country", "themes": "theme", "audiences": "audience"}
# Names and codes of ISO 639-2 that Office files and libraries write; "scc" is what MARC had for Serbian.
_LANGUAGES = {
    "english": "en", "engleski": "en", "eng": "en", "serbian": "sr", "srpski": "sr", "srp": "sr", "scc": "sr",
    "croatian": "hr", "hrv": "hr", "bosnian": "bs", "bos": "bs", "macedonian": "mk", "mkd": "mk", "albanian": "sq",
    "bulgarian": "bg", "romanian": "ro", "greek": "el", "turkish": "tr", "sh": "sr", "cnr": "sr",
}


def known(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata of a format with vocabulary values as ids; values that no vocabulary knows are gone."""
    found = dict(metadata)
    for key, facet in _FACETS.items():
        if key in found:
            found[key] = _ids(facet, found[key])
    if "type" in found:
        found["type"] = next(iter(_ids("type", found["type"])), "")
    if "language" in found:
        found["language"] = _language(str(found["language"]))
    return {key: value for key, value in found.items() if value not in ("", [], None) and _is_allowed(key, value)}


def _is_allowed(key: str, value: object) -> bool:
    return key not in schema.load().fields or not any(schema.load().problems(key, value))


def _ids(facet: str, value: object) -> list[str]:
    spelt = value if isinstance(value, (list, tuple)) else [value]
    return list(dict.fromkeys(_by_spelling(facet)[key] for v in spelt if (key := _key(str(v))) in _by_spelling(facet)))


def _language(value: str) -> str:
    if value in schema.load().fields["language"]["of"]:
        return value
    code = value.replace("_", "-").partition("-")[0].lower()
    code = _LANGUAGES.get(code, code)
    return code if code in schema.load().fields["language"]["of"] else ""


def _key(spelling: str) -> str:
    return " ".join(fold(to_latin(spelling)).lower().replace("-", " ").replace("_", " ").split())


@cache
def _by_spelling(facet: str) -> Mapping[str, str]:
    return {_key(spelt): e.id for e in taxonomy.load().entries[facet].values() for spelt in _spellings(e)}


def _spellings(entry: Entry) -> Iterator[str]:
    yield entry.id
    yield from entry.labels.values()
    for group in ("synonyms", "variants"):
        for words in entry.row.get(group, {}).values():
            yield from words
    yield from entry.row.get("names", {}).values()
    yield str(entry.row.get("iso", {}).get("alpha2", "")) if isinstance(entry.row.get("iso"), Mapping) else ""
