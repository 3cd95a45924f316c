"""XML → a tree, without entities, document types or network; and small ways to walk it without minding namespaces.

Used for the XML inside Office, OpenDocument and EPUB containers, in their transitional, strict and broken forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from indexer.decoding import printable

Element: TypeAlias = Any
"""An lxml element; its own type has no stubs."""

# Office files of small programs are often not well-formed; without `recover` one stray byte would cost all text.
_SAFELY = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "recover": True,
    "remove_comments": True,
}


def parse_xml(content: bytes | None) -> Element | None:
    """The root element, or None where there is nothing that can be parsed. Damaged XML gives what can be saved."""
    if not content or not content.strip():
        return None
    try:
        return etree.fromstring(content, etree.XMLParser(**_SAFELY))
    except (etree.XMLSyntaxError, ValueError):
        return None


def local(element: Element) -> str:
    """The element's name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """The value of an attribute by its local name."""
    if element is None:
        return default
    found = (value for key, value in element.attrib.items() if str(key).rsplit("}", 1)[-1] == name)
    return str(next(found, default))


def child(element: Element | None, *path: str) -> Element | None:
    """The first child along a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


def descendants(element: Element | None, *names: str) -> Iterator[Element]:
    """All elements below with one of the local names, in document order."""
    if element is not None:
        yield from (d for d in element.iter() if local(d) in names)


def has(element: Element | None, *names: str) -> bool:
    """True where some element below has one of the local names."""
    return next(descendants(element, *names), None) is not None


def is_on(switch: Element | None) -> bool:
    """Whether a switch of Office is set: it is there, and does not say otherwise."""
    return switch is not None and attribute(switch, "val", "1").lower() not in ("0", "false", "off")


def text_of(element: Element | None) -> str:
    """All text below an element, on one line, clean."""
    return " ".join(printable("".join(element.itertext())).split()) if element is not None else ""
