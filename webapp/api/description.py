"""What /openapi.json says beyond what the operations say of themselves: problems, headers, vocabularies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kb.taxonomy import Taxonomy
from webapp.problems import kinds

Json = dict[str, Any]


def complete(spec: Json, taxonomy: Taxonomy) -> Json:
    """The description with all that is common to the operations filled in."""
    for operation in operations(spec):
        for parameter in operation.get("parameters", ()):
            _parameter(parameter, taxonomy)
        _problems(operation)
        for response in operation["responses"].values():
            response.setdefault("headers", {})["X-Request-Id"] = {"$ref": "#/components/headers/RequestId"}
    components = spec.setdefault("components", {})
    for schema in components.get("schemas", {}).values():
        schema.pop("additionalProperties", None)  # fields may be added within a version
    # One place for all: the header is on every answer, problems too.
    components.setdefault("headers", {})["RequestId"] = {
        "description": "Names this request in the log of the service.", "schema": {"type": "string"},
    }
    return spec


def operations(spec: Json) -> Iterator[Json]:
    """Every operation of a description."""
    for path in spec["paths"].values():
        yield from (value for method, value in path.items() if method in ("get", "head", "post"))


IN_PATHS = {
    "id": "What names the document or concept, as `id` of any answer.",
    "anchor": "What names the passage in its document, such as `art-350`.",
    "name": "The vocabulary: country, theme, audience or type.",
}
"""What the parts of addresses mean; parameters of a query say it themselves"""


def _parameter(parameter: Json, taxonomy: Taxonomy) -> None:
    schema = parameter["schema"]
    if parameter["in"] == "query":
        parameter["allowEmptyValue"] = True
    else:
        parameter["description"] = IN_PATHS[parameter["name"]]
    # OpenAPI 3.1 has examples of parameters beside the schema; apiflask writes them into it.
    if "example" in schema:
        parameter["example"] = schema.pop("example")
    vocabulary = schema.get("items", {}).get("x-vocabulary")
    # Only now are the vocabularies loaded: schemas are made at import, which reads no file.
    if vocabulary:
        schema["items"]["enum"] = list(taxonomy.entries[vocabulary])


def _problems(operation: Json) -> None:
    for status, response in operation["responses"].items():
        fitting = [row["title"]["en"] for row in kinds().values() if str(row["status"]) == status]
        response["description"] = response["description"] or " · ".join(fitting)
