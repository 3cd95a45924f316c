"""What is around every answer: the time, the question repeated, and the answer or the refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace

from webapp.oai.faults import Fault
from webapp.oai.moments import stamp
from webapp.xml import clean

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
NOT_REPEATED = ("badVerb", "badArgument")
"""Refusals that do not repeat the arguments: they may not be attributes of the schema"""


def tag(name: str) -> str:
    """The name in the protocol's namespace."""
    return f"{{{NAMESPACE}}}{name}"


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A new child with this text."""
    made = SubElement(parent, tag(name), attributes)
    # None, so that an element without text is written <like-this/>, as the protocol's examples have it.
    made.text = clean(text) or None
    return made


def refusal(fault: Fault) -> Element:
    """The answer that names what is wrong."""
    made = Element(tag("error"), code=fault.code)
    made.text = clean(fault.message)
    return made


def around(answered: Element, address: str, given: Mapping[str, str], now: datetime) -> Element:
    """The whole answer. `address` is where the service is, `given` the question's arguments."""
    register_namespace("", NAMESPACE)
    register_namespace("xsi", _INSTANCE)
    whole = Element(tag("OAI-PMH"), {f"{{{_INSTANCE}}}schemaLocation": f"{NAMESPACE} {SCHEMA}"})
    add(whole, "responseDate", stamp(now))
    # The protocol says so: what was not understood is not to be repeated as if it had been.
    shown = {} if answered.get("code") in NOT_REPEATED else {name: clean(value) for name, value in given.items()}
    add(whole, "request", address).attrib.update(shown)
    whole.append(answered)
    return whole
