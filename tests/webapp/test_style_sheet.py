"""The style sheet: parsed to the last declaration, its tokens complete, its colours readable."""

from __future__ import annotations

import re
from importlib import resources

import pytest
import tinycss2
from tinycss2.color3 import parse_color

STATIC = resources.files("webapp").joinpath("static")
CSS = STATIC.joinpath("site.css").read_text(encoding="utf-8")
SHEET = tinycss2.parse_stylesheet(CSS, skip_comments=True, skip_whitespace=True)


def blocks(rules):
    """Every rule with declarations, however deep: (selector, declarations)."""
    for rule in rules:
        inner = rule.content if rule.type in ("qualified-rule", "at-rule") else None
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            yield from blocks(tinycss2.parse_rule_list(inner, skip_comments=True, skip_whitespace=True))
        elif inner is not None:
            found = tinycss2.parse_blocks_contents(inner, skip_comments=True, skip_whitespace=True)
            yield tinycss2.serialize(rule.prelude).strip(), found


BLOCKS = list(blocks(SHEET))


def tokens(selector):
    """The custom properties that a selector sets."""
    return {
        one.name: tinycss2.serialize(one.value).strip()
        for found, declarations in BLOCKS if found == selector
        for one in declarations if one.type == "declaration" and one.name.startswith("--")
    }  # fmt: skip


LIGHT = tokens(":root")
DARK = LIGHT | tokens(':root[data-theme="dark"]')


def test_nothing_is_left_that_a_browser_would_skip():
    faults = [rule.message for rule in SHEET if rule.type == "error"]
    faults += [f"{selector}: {one.message}" for selector, found in BLOCKS for one in found if one.type == "error"]
    assert faults == []


def test_every_block_declares_something():
    assert [selector for selector, found in BLOCKS if not found] == []


def test_every_token_is_set_and_used():
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    assert used == LIGHT.keys()


def test_dark_is_the_same_by_device_and_by_choice():
    # The two cannot share a block: one of them stands within a media query.
    assert tokens(':root:not([data-theme="light"])') == tokens(':root[data-theme="dark"]')


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parse_color(colour)[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """By WCAG 2: from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXTS = [
    *((ink, ground) for ink in ("ink", "soft", "gold", "link", "visited") for ground in ("paper", "surface")),
    ("ink", "sunk"), ("soft", "sunk"), ("ink", "warn"), ("link", "warn"), ("ink", "tint"), ("link", "tint"),
    ("accent-ink", "accent"), ("tint-ink", "tint"), ("mark-ink", "mark"), ("good-ink", "good"), ("fair-ink", "fair"),
    ("plain-ink", "plain"), ("heat-ink", "heat-1"), ("heat-ink", "heat-2"), ("heat-ink", "heat-3"),
    ("heat-light", "heat-4"), ("heat-light", "heat-5"),
]  # fmt: skip
EDGES = [(line, ground) for line in ("edge", "focus", "accent") for ground in ("paper", "surface")]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS, ids=lambda name: name)
def test_text_can_be_read(palette, ink, ground):
    assert contrast(palette[f"--{ink}"], palette[f"--{ground}"]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), EDGES, ids=lambda name: name)
def test_edges_and_the_ring_of_the_focus_can_be_seen(palette, line, ground):
    assert contrast(palette[f"--{line}"], palette[f"--{ground}"]) >= 3


def test_colours_stand_only_among_the_tokens():
    found = [
        (selector, one.name) for selector, declarations in BLOCKS if not selector.startswith(":root")
        for one in declarations
        if one.type == "declaration" and re.search(r"#[0-9a-f]{3,8}\b|rgb", tinycss2.serialize(one.value))
    ]  # fmt: skip
    assert found == []


@pytest.mark.parametrize("address", sorted(set(re.findall(r"url\(([^)]+)\)", CSS))))
def test_every_file_that_it_names_is_there(address):
    assert STATIC.joinpath(address).is_file()


def test_every_class_is_used_somewhere():
    package = resources.files("webapp")
    folders = [package.joinpath(*path) for path in (["templates"], ["templates", "prose"], ["views"], ["static"])]
    files = [file for folder in folders for file in folder.iterdir() if file.name.endswith((".html", ".py", ".js"))]
    words = " ".join(file.read_text(encoding="utf-8") for file in files)
    classes = set(re.findall(r"\.([a-z][\w-]*)", " ".join(selector for selector, _ in BLOCKS)))
    # The ends of these names are values that templates fill in.
    made = re.compile(r"(badge|heat|tile)-[\w-]+|q\d")
    assert [name for name in classes if not made.fullmatch(name) and not re.search(rf"\b{name}\b", words)] == []
