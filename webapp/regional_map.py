"""The map of the region as shapes to draw; docs/making/map.py made them from Natural Earth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: the data of its SVG path, and where its number stands."""

    id: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class RegionalMap:
    """A drawing of `width` by `height` units: countries that have documents or could, and the land around them."""

    width: int
    height: int
    countries: tuple[Shape, ...]
    land: str


@cache
def regional_map() -> RegionalMap:
    """The map, read once."""
    held = json.loads(resources.files("webapp").joinpath("data", "map.json").read_text(encoding="utf-8"))
    shapes = tuple(Shape(row["id"], row["d"], row["x"], row["y"]) for row in held["countries"])
    return RegionalMap(held["width"], held["height"], shapes, held["land"])
