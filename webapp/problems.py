"""What can be wrong with a request, in the interface languages; translations/problems.yaml has the sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from kb.errors import WrongParameter
from kb.text.scripts import to_cyrillic

# Names of parameters and addresses stay Latin in a Cyrillic sentence, and so do the places for values.
_KEPT = re.compile(r"(\{\w+\}|`[^`]*`)")
SHOWN = 60
"""How much of a wrong value is repeated, in characters"""


def wrong(parameter: str, code: str, **values: object) -> WrongParameter:
    """The error for a parameter, with the English sentence of this code. Values are cut to what is worth showing."""
    shown = {name: str(value)[:SHOWN] if name == "given" else value for name, value in values.items()}
    return WrongParameter(parameter, sentence(code, "en", shown), code=code, **shown)


def sentence(code: str, interface: str, values: Mapping[str, Any]) -> str:
    """The sentence of a code in an interface language; empty if there is none."""
    found = _texts()["details"].get(code)
    return _in(found, interface).format_map(dict(values)) if found else ""


def title(kind: str, interface: str) -> str:
    """The title of a type of problem; the type itself in words if the table does not have it."""
    found = _texts()["types"].get(kind)
    return _in(found["title"], interface) if found else kind.replace("-", " ")


def kinds() -> Mapping[str, Any]:
    """Every type of problem: its status, title and what to do."""
    found: Mapping[str, Any] = _texts()["types"]
    return found


def _in(texts: Mapping[str, str], interface: str) -> str:
    if interface == "sr-Cyrl":
        pieces = _KEPT.split(texts["sr"])
        return "".join(piece if _KEPT.fullmatch(piece) else to_cyrillic(piece) for piece in pieces)
    return texts["sr"] if interface == "sr-Latn" else texts["en"]


@cache
def _texts() -> Any:
    path = resources.files("webapp").joinpath("translations", "problems.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))
