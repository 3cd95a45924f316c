"""The six verbs: a checked question → the element that answers it. Nothing here knows HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from webapp.oai import dublin_core as dc
from webapp.oai import token
from webapp.oai.envelope import add, tag
from webapp.oai.faults import Fault
from webapp.oai.moments import stamp
from webapp.oai.question import Question
from webapp.oai.repository import Item, Portion, Repository

Answer = Callable[[Repository, Question], Element]


def identify(repository: Repository, question: Question) -> Element:
    """Who we are and how exact our datestamps are."""
    made = Element(tag(question.verb))
    known = {
        "repositoryName": repository.name, "baseURL": f"{repository.site}/oai", "protocolVersion": "2.0",
        # The protocol demands an address of mail; RFC 2142 keeps this one for whoever runs a site.
        "adminEmail": repository.contact, "earliestDatestamp": stamp(repository.earliest),
        # Not "persistent": the journal folds what is old, and forgets what was gone by then.
        "deletedRecord": "transient",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }
    for name, value in known.items():
        add(made, name, value)
    return made


def list_metadata_formats(repository: Repository, question: Question) -> Element:
    """The formats, which are the same for every record."""
    if question.get("identifier") or "identifier" in question.given:
        repository.find(question.get("identifier"))
    made = Element(tag(question.verb))
    format = add(made, "metadataFormat")
    add(format, "metadataPrefix", dc.PREFIX)
    add(format, "schema", dc.SCHEMA)
    add(format, "metadataNamespace", dc.NAMESPACE)
    return made


def list_sets(repository: Repository, question: Question) -> Element:
    """A set for each type of document."""
    if "resumptionToken" in question.given:
        raise Fault("badResumptionToken", "the list of sets is never divided")
    made = Element(tag(question.verb))
    for id, entry in repository.taxonomy.entries["type"].items():
        one = add(made, "set")
        add(one, "setSpec", id)
        add(one, "setName", entry.labels["en"])
    return made


def get_record(repository: Repository, question: Question) -> Element:
    """One record."""
    item = repository.find(question.get("identifier"))
    _known_format(question.get("metadataPrefix"))
    made = Element(tag(question.verb))
    _record(made, repository, item)
    return made


def list_records(repository: Repository, question: Question) -> Element:
    """Records with their metadata, a portion of them."""
    portion = _portion(repository, question)
    made = Element(tag(question.verb))
    for item in portion.items:
        _record(made, repository, item)
    return _onward(made, portion)


def list_identifiers(repository: Repository, question: Question) -> Element:
    """The heads of the same records."""
    portion = _portion(repository, question)
    made = Element(tag(question.verb))
    for item in portion.items:
        _head(made, repository, item)
    return _onward(made, portion)


VERBS: Mapping[str, Answer] = {
    "Identify": identify, "ListMetadataFormats": list_metadata_formats, "ListSets": list_sets,
    "ListIdentifiers": list_identifiers, "ListRecords": list_records, "GetRecord": get_record,
}


def _known_format(prefix: str) -> None:
    if prefix != dc.PREFIX:
        raise Fault("cannotDisseminateFormat", f"records are in {dc.PREFIX} only")


def _portion(repository: Repository, question: Question) -> Portion:
    if "resumptionToken" in question.given:
        place = token.read(question.get("resumptionToken"))
        _known_format(place.prefix)
        return repository.portion(place)
    _known_format(question.get("metadataPrefix"))
    first, last = question.get("from"), question.get("until")
    return repository.portion(token.Place(dc.PREFIX, question.get("set"), first=first, last=last))


def _record(parent: Element, repository: Repository, item: Item) -> None:
    made = add(parent, "record")
    _head(made, repository, item)
    if item.record:
        add(made, "metadata").append(dc.dublin_core(item.record, repository.taxonomy, repository.site))


def _head(parent: Element, repository: Repository, item: Item) -> None:
    head = add(parent, "header", **({} if item.record else {"status": "deleted"}))
    add(head, "identifier", repository.identifier(item))
    add(head, "datestamp", stamp(item.changed))
    if item.record:
        add(head, "setSpec", item.record.type)


def _onward(made: Element, portion: Portion) -> Element:
    # The last portion of a divided list ends with an empty token, an undivided list has none.
    if portion.next or portion.before:
        place = {"cursor": str(portion.before), "completeListSize": str(portion.total)}
        add(made, "resumptionToken", token.written(portion.next) if portion.next else "", **place)
    return made
