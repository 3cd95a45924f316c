"""The message catalogues: collect the messages, derive the Cyrillic catalogue from the Latin one, compile.

Run as `python -m webapp.catalogues` after changing a text or a translation; a test says when that was forgotten.
Translators edit `translations/sr_Latn/LC_MESSAGES/messages.po` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from webapp.interface_script import cyrillic

PACKAGE = Path(__file__).parent
FOLDER = PACKAGE / "translations"
METHODS = [("**/templates/**.*", "jinja2"), ("**.py", "python")]
KEYWORDS: Any = {"_": None, "_N": None, "ngettext": (1, 2), "gettext": None}

_HEADERS = {
    "sr_Latn": "# Serbian in Latin letters. Edit the translations here, then run `python -m webapp.catalogues`.",
    "sr_Cyrl": "# Serbian in Cyrillic letters, made from sr_Latn by `python -m webapp.catalogues`. Do not edit.",
}


def collected() -> Catalog:
    """All messages of templates and code, without translations."""
    catalog = Catalog(project="kb", charset="utf-8")
    options = {"jinja2": {"trimmed": "true", "silent": "false"}}
    found = extract_from_dir(str(PACKAGE), METHODS, {"**/templates/**.*": options["jinja2"]}, KEYWORDS)
    # In a fixed order and without lines: else a change anywhere would change the whole file.
    for file, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(message, locations=[(f"webapp/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def updated(latin: Catalog, messages: Catalog) -> Catalog:
    """The Latin catalogue with today's messages; translations of messages that are gone are dropped."""
    catalog = _empty("sr_Latn")
    for message in _messages(messages):
        # Never Babel's fuzzy guess: a translation of a similar sentence says something else.
        known = latin.get(message.id)
        catalog.add(message.id, known.string if known else "", locations=message.locations)
    return catalog


def derived(latin: Catalog) -> Catalog:
    """The Cyrillic catalogue of a Latin one."""
    catalog = _empty("sr_Cyrl")
    for message in _messages(latin):
        spoken = tuple(map(cyrillic, _strings(message))) if message.pluralizable else cyrillic(_strings(message)[0])
        catalog.add(message.id, spoken, locations=message.locations)
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """The messages without a translation."""
    return [str(message.id) for message in _messages(catalog) if not all(_strings(message))]


def _strings(message: Message) -> tuple[str, ...]:
    """The translation; of a message with a plural, each of its forms."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def read(locale: str) -> Catalog:
    """The catalogue of a locale as the repository holds it; an empty one where there is none."""
    path = _po(locale)
    return read_po(BytesIO(path.read_bytes()), locale) if path.exists() else Catalog(locale)


def po_of(catalog: Catalog) -> bytes:
    """The catalogue as a .po file."""
    out = BytesIO()
    write_po(out, catalog, width=118, sort_output=True, include_lineno=False)
    return out.getvalue()


def mo_of(catalog: Catalog) -> bytes:
    """The catalogue as a .mo file."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def wanted() -> dict[Path, bytes]:
    """Every catalogue file as it should be, from the code, the templates and the Latin translations."""
    latin = updated(read("sr_Latn"), collected())
    files: dict[Path, bytes] = {}
    for locale, catalog in (("sr_Latn", latin), ("sr_Cyrl", derived(latin))):
        files |= {_po(locale): po_of(catalog), _po(locale).with_suffix(".mo"): mo_of(catalog)}
    return files


def _po(locale: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES" / "messages.po"


def _messages(catalog: Iterable[Message]) -> Iterator[Message]:
    # The message without an id is the file's own head.
    return (message for message in catalog if message.id)


def _empty(locale: str) -> Catalog:
    # A date of today would make the files differ on every run.
    then = datetime(2026, 11, 24, tzinfo=UTC)
    return Catalog(
        locale=locale, charset="utf-8", project="kb", version="1", fuzzy=False, creation_date=then, revision_date=then,
        header_comment=_HEADERS[locale], last_translator="the maintainers",
        language_team="the maintainers", msgid_bugs_address="the issues of this repository",
    )


def main() -> None:
    """Write all catalogues, and name the messages that still lack a translation."""
    for path, content in wanted().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for message in untranslated(read("sr_Latn")):
        print(f"not translated: {message}")


if __name__ == "__main__":
    main()
