"""The six verbs: a checked question → the element that answers it. Nothing here knows HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from kb.model import Record
from webapp.oai import dublin_core as dc
from webapp.oai import token
from webapp.oai.envelope import add, tag
from webapp.oai.faults import Fault
from webapp.oai.moments import bounds, stamp
from webapp.oai.question import Question
from webapp.oai.repository import Portion, Repository

Answer = Callable[[Repository, Question], Element]


def identify(repository: Repository, question: Question) -> Element:
    """Who we are and how exact our datestamps are."""
    made = Element(tag(question.verb))
    changed = stamp(repository.changed)
    known = {
        "repositoryName": repository.name, "baseURL": f"{repository.site}/oai", "protocolVersion": "2.0",
        # The protocol demands an address of mail; RFC 2142 keeps this one for whoever runs a site.
        "adminEmail": repository.contact, "earliestDatestamp": changed, "deletedRecord": "no",
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
    record = repository.find(question.get("identifier"))
    _known_format(question.get("metadataPrefix"))
    made = Element(tag(question.verb))
    _record(made, repository, record)
    return made


def list_records(repository: Repository, question: Question) -> Element:
    """Records with their metadata, a portion of them."""
    portion = _portion(repository, question)
    made = Element(tag(question.verb))
    for record in portion.records:
        _record(made, repository, record)
    return _onward(made, portion)


def list_identifiers(repository: Repository, question: Question) -> Element:
    """The heads of the same records."""
    portion = _portion(repository, question)
    made = Element(tag(question.verb))
    for record in portion.records:
        _head(made, repository, record)
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
    first, last = bounds(question.get("from"), question.get("until"))
    changed = repository.changed
    # All records share one datestamp, so a range holds all of them or none.
    if (first and first > changed) or (last and last < changed):
        raise Fault("noRecordsMatch", f"all records are of {stamp(changed)}")
    return repository.portion(token.Place(dc.PREFIX, question.get("set")))


def _record(parent: Element, repository: Repository, record: Record) -> None:
    made = add(parent, "record")
    _head(made, repository, record)
    add(made, "metadata").append(dc.dublin_core(record, repository.taxonomy, repository.site))


def _head(parent: Element, repository: Repository, record: Record) -> None:
    head = add(parent, "header")
    add(head, "identifier", repository.identifier(record))
    add(head, "datestamp", stamp(repository.changed))
    add(head, "setSpec", record.type)


def _onward(made: Element, portion: Portion) -> Element:
    # The last portion of a divided list ends with an empty token, an undivided list has none.
    if portion.next or portion.before:
        place = {"cursor": str(portion.before), "completeListSize": str(portion.total)}
        add(made, "resumptionToken", token.written(portion.next) if portion.next else "", **place)
    return made
