"""A description of an API as rows: operations, answers, fields."""

import pytest

from webapp.reference import SHOWN, kind_of, operations, schema_of, shapes

SPEC = {
    "paths": {
        "/b": {"get": {"operationId": "b", "responses": {200: {}}}, "post": {"operationId": "no", "responses": {}}},
        "/a": {
            "get": {
                "operationId": "a", "summary": "About a.",
                "parameters": [
                    {"name": "q", "schema": {"type": "string"}, "description": "Words.", "required": True},
                    {"name": "n", "schema": {"type": "integer", "minimum": 1, "maximum": 5}},
                ],
                "responses": {
                    "200": {"description": "Found.", "content": {"application/json": {"schema": {"$ref": "#/s/Page"}}}},
                    "404": {"description": "Not.", "content": {"text/plain": {}}},
                },
            },
        },
    },
    "components": {"schemas": {
        "Z": {"properties": {"x": {"type": "string", "description": "An x."}}, "required": ["x"]},
        "A": {"properties": {"zs": {"type": "array", "items": {"$ref": "#/s/Z"}}}}, "Empty": {},
    }},
}  # fmt: skip


def test_operations_come_by_address_and_only_those_that_read():
    assert [(one.id, one.path, one.about) for one in operations(SPEC)] == [("a", "/a", "About a."), ("b", "/b", "")]


def test_parameters_of_an_operation():
    rows = operations(SPEC)[0].parameters
    assert [(row.name, row.kind, row.about, row.required) for row in rows] == [
        ("q", "string", "Words.", True), ("n", "integer, 1 to 5", "", False),
    ]  # fmt: skip


def test_answers_of_an_operation():
    found, missing = operations(SPEC)[0].answers
    assert (found.status, found.about, found.media_types, found.schema) == (
        "200",
        "Found.",
        ("application/json",),
        "Page",
    )
    assert (missing.status, missing.media_types, missing.schema) == ("404", ("text/plain",), "")


def test_a_status_may_be_written_as_a_number():
    assert [answer.status for answer in operations(SPEC)[1].answers] == ["200"]


def test_shapes_come_by_name_with_their_fields():
    assert [(shape.name, [row.name for row in shape.fields]) for shape in shapes(SPEC)] == [
        ("A", ["zs"]), ("Empty", []), ("Z", ["x"]),
    ]  # fmt: skip
    assert [(row.kind, row.schema, row.required) for shape in shapes(SPEC) for row in shape.fields] == [
        ("list of Z", "Z", False), ("string", "", True),
    ]  # fmt: skip


def test_a_description_without_schemas_has_no_shapes():
    assert shapes({"paths": {}}) == ()


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({}, "object"),
        ({"type": "array", "items": {"type": "array", "items": {"type": "number"}}}, "list of list of number"),
        ({"enum": ["a", None, "b"]}, "a | b"), ({"enum": list(range(SHOWN))}, "0 | 1 | 2 | 3 | 4 | 5 | 6 | 7"),
        ({"type": "integer", "minimum": 0}, "integer"),
        ({"type": "integer", "minimum": 0, "maximum": 0}, "integer, 0 to 0"),
    ],
    ids=["nothing", "nested", "null is no value", "just as many as are shown", "half a bound", "nought is a bound"],
)  # fmt: skip
def test_kinds(schema, kind):
    assert kind_of(schema) == kind


@pytest.mark.parametrize(
    ("schema", "deep", "name"),
    [
        ({"allOf": [{"$ref": "#/s/Hit"}]}, False, "Hit"),
        ({"oneOf": [{"type": "null"}, {"$ref": "#/s/Hit"}]}, True, "Hit"),
        ({"type": "array", "items": {"$ref": "#/s/Hit"}}, False, ""),
        ({"items": {"items": {"$ref": "#/s/Hit"}}}, True, "Hit"),
    ],
    ids=["all of", "one of", "not within a list", "in a list of lists"],
)  # fmt: skip
def test_the_schema_that_a_value_has(schema, deep, name):
    assert schema_of(schema, deep) == name
