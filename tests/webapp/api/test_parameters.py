"""Parameters as described and as read: the same defaults, the same bounds, the same choices."""

import pytest
from apiflask.validators import Length, OneOf, Range
from werkzeug.datastructures import MultiDict

from kb.settings import Settings
from webapp.api.counts import Over
from webapp.api.export import Export
from webapp.api.parameters import Few, OneRecord, Search, Spoken
from webapp.params import search_request

SHAPES = (Spoken, Search, OneRecord, Few, Over, Export)
FIELDS = {field.data_key or name: field for name, field in Search().fields.items()}


def validators(field, kind):
    """The field's validators of a kind, those of its items too."""
    inner = getattr(field, "inner", None)
    own = [*field.validators, *(inner.validators if inner else ())]
    return [one for one in own if isinstance(one, kind)]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_parameter_is_explained(shape):
    assert [name for name, field in shape().fields.items() if not field.metadata.get("description")] == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_default_is_one_of_the_choices(shape):
    for field in shape().fields.values():
        for choice in validators(field, OneOf):
            assert field.metadata.get("default", choice.choices[0]) in choice.choices


READ = {"group": "group", "sort": "sort", "limit": "limit", "expand": "expand", "highlight": "highlight",
        "explain": "explain"}
SPOKEN = {True: "on", False: "off"}


@pytest.mark.parametrize("name", READ)
def test_the_default_described_is_the_one_that_counts(name):
    request = search_request(MultiDict(), Settings(), lambda facet, value: True)
    read = getattr(request, READ[name])
    assert SPOKEN.get(read, read) == FIELDS[name].metadata["default"]


@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if validators(field, Range)])
@pytest.mark.parametrize("side", ["min", "max"])
def test_described_bounds_are_those_refused(client, name, side):
    (bounds,) = validators(FIELDS[name], Range)
    within = getattr(bounds, side)
    beyond = within + (1 if side == "max" else -1)
    statuses = [client.get(f"/api/v1/search?{name}={number}").status_code for number in (within, beyond)]
    assert statuses == [200, 400]


@pytest.mark.parametrize("name", ["q", "without"])
def test_described_lengths_are_those_refused(client, name):
    (length,) = validators(FIELDS[name], Length)
    answers = [client.get("/api/v1/search", query_string={name: "a" * n}) for n in (length.max, length.max + 1)]
    assert [answer.status_code for answer in answers] == [200, 400]
    assert str(length.max) in answers[1].get_json()["detail"]


@pytest.mark.parametrize(("path", "name", "most"), [
    ("concepts", "q", 200), ("suggest", "q", 200), ("documents/law-sr/citations", "anchor", 200),
    ("changes", "cursor", 500),
])
def test_lengths_elsewhere(client, path, name, most):
    assert client.get(f"/api/v1/{path}", query_string={name: "a" * (most + 1)}).get_json()["parameter"] == name


@pytest.mark.parametrize("name", [n for n, f in FIELDS.items() if validators(f, OneOf) and n not in ("fields", "lang")])
def test_every_described_choice_is_taken(client, name):
    for choice in validators(FIELDS[name], OneOf)[0].choices:
        assert client.get("/api/v1/search", query_string={name: choice}).status_code == 200


def test_each_operation_refuses_a_language_it_does_not_speak(client):
    paths = client.get("/openapi.json").get_json()["paths"]
    for path in paths:
        address = path.format(id="law-sr", anchor="art-350", name="country")
        answer = client.get(address + "?lang=tlh")
        assert (path, answer.status_code) == (path, 400)
        assert answer.get_json()["parameter"] == "lang"


def test_an_id_of_an_expansion_may_have_commas():
    given = MultiDict([("without", "a,b"), ("without", ""), ("without", "c")])
    assert search_request(given, Settings(), lambda facet, value: True).without == ("a,b", "c")
