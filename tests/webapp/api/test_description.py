"""/openapi.json: valid, complete, and true of the answers."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from webapp.api.shapes import Hit, Passage, Record


@pytest.fixture
def spec(client):
    return client.get("/openapi.json").get_json()


def test_description_is_valid(spec):
    assert spec["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(spec).iter_errors()) == []


def test_every_parameter_and_answer_is_explained(spec):
    operations = [operation for path in spec["paths"].values() for operation in path.values()]
    bare = [p["name"] for o in operations for p in o["parameters"] if not p.get("description")]
    assert bare == []
    assert [o["operationId"] for o in operations if not o.get("summary")] == []
    assert [r for o in operations for r in o["responses"].values() if not r["description"]] == []


def test_vocabularies_are_spelt_out(spec):
    found = {p["name"]: p for p in spec["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert "serbia" in found["country"]["schema"]["items"]["enum"]


def test_no_answer_has_a_field_that_is_not_described(client):
    hit = client.get("/api/v1/search?q=krijumčarenje&explain=on").get_json()["hits"][0]
    record = client.get("/api/v1/documents/law-sr").get_json()
    assert hit.keys() == Hit().fields.keys()
    assert record.keys() == Record().fields.keys()
    assert record["passages"][0].keys() == Passage().fields.keys()
