"""The map of the house, kept true: who may import whom, and where the world is met."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kb", "indexer", "webapp")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

LAYERS = (
    ("kb.errors",), ("kb.model",), ("kb.text.scripts", "kb.text.latin", "kb.text.cyrillic"),
    ("kb.settings", "kb.tables", "kb.taxonomy"), ("kb.address",), ("kb.text",),
    ("kb.numbering", "kb.names", "kb.identifiers"),
    ("kb.instruments", "kb.mentions", "kb.citation_grammar", "kb.citation",
     "kb.definitions", "kb.provisions", "kb.cite_as"),
    ("kb.query.notes",), ("kb.query.syntax", "kb.query.plan"), ("kb.engine",), ("kb.service",),
)
"""The lower floors of kb, lowest first: a module imports only from its own floor and those below it."""

DISK = ("os", "shutil", "tempfile", "mmap", "socket", "subprocess", "urllib.request", "requests")
RIM = (
    "kb/cli.py", "kb/commands.py", "kb/engines", "kb/settings.py", "kb/client", "kb/journal.py",
    "indexer/sources.py", "indexer/scan.py", "indexer/reading.py", "indexer/run.py", "indexer/sandbox.py",
    "indexer/worker.py", "indexer/ocr.py",
    "indexer/commands.py", "indexer/fetch", "indexer/watch.py", "indexer/readers/doc.py",
    "webapp/__init__.py", "webapp/commands.py",
)
"""Where disk, network, clock and environment may be met."""


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor_of(name: str) -> int | None:
    """The floor of a module of kb, or None above the listed ones. The longest fitting name decides."""
    fits = [(len(p), n) for n, floor in enumerate(LAYERS) for p in floor if name == p or name.startswith(p + ".")]
    return max(fits)[1] if fits else None


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_inwards(path):
    forbidden = {"kb": ("indexer", "webapp"), "indexer": ("webapp", "flask"), "webapp": ("indexer", "whoosh")}
    package = name_of(path).split(".")[0]
    front_door = name_of(path) in ("webapp.commands",)
    bad = [i for i in imports_of(path) if i.split(".")[0] in forbidden[package] and not front_door]
    assert not bad


@pytest.mark.parametrize("path", [p for p in MODULES if floor_of(name_of(p)) is not None], ids=name_of)
def test_kb_is_built_in_floors(path):
    own = floor_of(name_of(path))
    above = [i for i in imports_of(path) if i.startswith("kb.") and (floor_of(i) is None or floor_of(i) > own)]
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_front_doors_open_an_engine(path):
    doors = ("kb.cli", "kb.commands", "kb.evaluation", "webapp", "indexer.commands", "webapp.commands")
    inside = name_of(path).startswith("kb.engines")
    bad = [i for i in imports_of(path) if i.startswith("kb.engines") and name_of(path) not in doors]
    assert inside or not bad


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_whoosh_stays_in_its_engine(path):
    inside = name_of(path).startswith("kb.engines.whoosh")
    assert inside or not any(i.split(".")[0] == "whoosh" for i in imports_of(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_world_is_met_at_the_rim(path):
    place = path.relative_to(ROOT).as_posix()
    at_rim = any(place == rim or place.startswith((rim + "/", rim + ".")) for rim in RIM)
    met = [i for i in imports_of(path) if any(i == d or i.startswith(d + ".") for d in DISK)]
    assert at_rim or not met
