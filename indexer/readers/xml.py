"""XML of any kind → its text: each `p` is a paragraph, and each other element that holds text of its own."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from indexer.decoding import printable
from indexer.parsed import Block, ParsedDocument, Unreadable

_HEADINGS = frozenset({"title", "heading", "head", "naslov", "h1", "h2", "h3", "h4"})
_PARAGRAPHS = frozenset({"p", "para", "paragraph", "content", "stav", "li"})
_SKIPPED = frozenset({"style", "script", "instrText", "delText", "binData", "binaryData", "image"})


def read(content: bytes, name: str) -> ParsedDocument:
    """The text of an XML file. Raises Unreadable for a broken one and for one that declares entities."""
    try:
        root: Element = fromstring(content)
    except DefusedXmlException as error:
        raise Unreadable("the XML declares entities, as XML bombs do", "save it without a document type") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(f"the XML is broken: {error}", "repair it, or export it again") from error
    blocks = tuple(_blocks(root))
    return ParsedDocument(next((b.text for b in blocks if b.kind == "heading"), ""), blocks)


def _blocks(element: Element) -> Iterator[Block]:
    name = _local(element)
    if name in _SKIPPED:
        return
    if name in _PARAGRAPHS and not any(_local(e) in _PARAGRAPHS for e in list(element.iter())[1:]):
        yield from _block("".join(_texts(element)))
    elif name in _HEADINGS:
        yield from _block("".join(_texts(element)), heading=True)
    elif _is_mixed(element):
        yield from _block("".join(_texts(element)))
    else:
        yield from _block(element.text)
        for child in element:
            yield from _blocks(child)
            yield from _block(child.tail)


def _is_mixed(element: Element) -> bool:
    """Whether words run on around the elements inside, as in `<rule>whoever <b>breaks</b> it</rule>`."""
    # What such elements are called, each source decides anew; text on both sides of a child gives them away.
    runs_on = _has_words(element.text) and any(_has_words(child.tail) for child in element)
    return runs_on and not any(_local(e) in _PARAGRAPHS | _HEADINGS for e in list(element.iter())[1:])


def _has_words(text: str | None) -> bool:
    return bool(text and text.strip())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _local(child) not in _SKIPPED:
            yield from _texts(child)
        # Two paragraphs of a title (FictionBook) may stand without a space between them.
        yield " " if _local(child) in _PARAGRAPHS else ""
        yield child.tail or ""


def _block(text: str | None, heading: bool = False) -> Iterator[Block]:
    if clean := " ".join(printable(text or "").split()):
        yield Block(clean, "heading", 1) if heading else Block(clean)


def _local(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
