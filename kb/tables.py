"""The tables of `kb/data`: every choice that is data and no code."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

# libyaml reads the same values in a tenth of the time, and each command reads all tables; some builds lack it.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table(name: str) -> Any:
    """What a YAML file of `kb/data` holds, read anew at each call; FileNotFoundError where there is none."""
    text = resources.files("kb").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, _LOADER)
