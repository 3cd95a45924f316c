"""In which interface language a request wants to be answered. Pure."""

from __future__ import annotations

from werkzeug.datastructures import LanguageAccept

from kb.taxonomy import INTERFACE_LANGUAGES
from webapp.problems import wrong

# Languages whose readers read Serbian Latin more easily than English.
_NEIGHBOURS = ("hr", "bs", "cnr", "sh", "me")


def interface(given: str, accepted: LanguageAccept) -> str:
    """The interface language: the parameter `lang` if given, else the best of Accept-Language, else English.

    Raises WrongParameter for a `lang` that is none of the three.
    """
    if given and given not in INTERFACE_LANGUAGES:
        raise wrong("lang", "choice", name="lang", allowed=", ".join(INTERFACE_LANGUAGES), given=given)
    return given or accepted_interface(accepted)


def accepted_interface(accepted: LanguageAccept) -> str:
    """The interface language that Accept-Language likes best; English if it likes none."""
    return next((found for tag, quality in accepted if quality > 0 and (found := _interface_of(tag))), "en")


def _interface_of(tag: str) -> str:
    """Unmarked Serbian is Cyrillic, as Unicode's locale data has it."""
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] == "sr":
        return "sr-Latn" if "latn" in parts else "sr-Cyrl"
    if parts[0] in _NEIGHBOURS:
        return "sr-Latn"
    return "en" if parts[0] == "en" else ""
