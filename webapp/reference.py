"""/openapi.json → rows for a page that people read. Pure; reads only what `webapp.api` writes into a description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
SHOWN = 8
"""So many allowed values are spelt out; the description itself has them all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or a field: its name, what it may be, what it means; `schema` names the schema it refers to."""

    name: str
    kind: str
    about: str
    required: bool = False
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status that an operation answers, in which media types, of which schema."""

    status: str
    about: str
    media_types: tuple[str, ...]
    schema: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and what can be asked of it."""

    id: str
    path: str
    about: str
    parameters: tuple[Row, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema and its fields."""

    name: str
    fields: tuple[Row, ...]


def operations(spec: Json) -> tuple[Operation, ...]:
    """Every operation, in order of address."""
    return tuple(_operations(spec))


def shapes(spec: Json) -> tuple[Shape, ...]:
    """Every schema, in order of name."""
    found = sorted(spec.get("components", {}).get("schemas", {}).items())
    return tuple(Shape(name, tuple(_fields(schema))) for name, schema in found)


def kind_of(schema: Json) -> str:
    """What a value may be, in words.

    >>> kind_of({"type": "array", "items": {"type": "string", "enum": ["on", "off"]}})
    'list of on | off'
    """
    if refers := schema_of(schema, deep=False):
        return refers
    if schema.get("enum"):
        # null among the values only says that there may be none.
        values = [str(value) for value in schema["enum"] if value is not None]
        return " | ".join(values[:SHOWN]) + (" | …" if len(values) > SHOWN else "")
    if "items" in schema:
        return f"list of {kind_of(schema['items'])}"
    given = schema.get("type", "object")
    kinds = " or ".join(given) if isinstance(given, list) else str(given)
    least, most = schema.get("minimum"), schema.get("maximum")
    return f"{kinds}, {least} to {most}" if least is not None and most is not None else kinds


def schema_of(schema: Json, deep: bool = True) -> str:
    """The name of the schema that a value (or, `deep`, each item of a list) has; empty if it has none of its own."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        if found := schema_of(choice, deep):
            return found
    return schema_of(schema["items"]) if deep and "items" in schema else ""


def _operations(spec: Json) -> Iterator[Operation]:
    for path, methods in sorted(spec["paths"].items()):
        for method, told in methods.items():
            # HEAD and OPTIONS say nothing of their own.
            if method == "get":
                rows = tuple(_row(one["name"], one["schema"], one, bool(one.get("required")))
                             for one in told.get("parameters", ()))
                answers = tuple(_answer(status, one) for status, one in told["responses"].items())
                yield Operation(told["operationId"], path, told.get("summary", ""), rows, answers)


def _answer(status: str, told: Json) -> Answer:
    content = told.get("content", {})
    schemas = (schema_of(one.get("schema", {})) for one in content.values())
    return Answer(str(status), told.get("description", ""), tuple(content), next(filter(None, schemas), ""))


def _fields(schema: Json) -> Iterator[Row]:
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield _row(name, one, one, name in required)


def _row(name: str, schema: Json, told: Json, required: bool) -> Row:
    return Row(name, kind_of(schema), told.get("description", ""), required, schema_of(schema))
