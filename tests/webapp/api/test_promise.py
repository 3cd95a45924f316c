"""What docs/api.md promises under "What stays": nothing that version 1 has had is renamed, removed or of another type.

`promised.json` holds all of it. It grows (`python -m tests.webapp.api.test_promise`) and never shrinks.
"""

import json
from pathlib import Path

import pytest

from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from webapp import create_app
from webapp.problems import kinds

FILE = Path(__file__).with_name("promised.json")
PROMISED = json.loads(FILE.read_text(encoding="utf-8"))


def present():
    """Everything of the description that scripts can rely on, as `part/name...` → its type."""
    app = create_app(Settings(rate_limit="off"), MemoryIndex().searcher())
    spec = app.test_client().get("/openapi.json").get_json()
    found = {f"problem/{kind}": row["status"] for kind, row in kinds().items()}
    for path, operations in spec["paths"].items():
        for method, operation in operations.items():
            found[f"operation/{method} {path}"] = operation["operationId"]
            for one in operation["parameters"]:
                found[f"parameter/{method} {path}/{one['name']}"] = one["in"]
    for name, schema in spec["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            found[f"field/{name}/{field}"] = type_of(described)
    return found


def type_of(described):
    """A field's type as one word, null apart: it may only be allowed where it was from the beginning."""
    if "$ref" in described:
        return described["$ref"].rpartition("/")[2]
    if described.get("type") == "array":
        return f"[{type_of(described['items'])}]"
    if "anyOf" in described:
        return " | ".join(sorted(type_of(one) for one in described["anyOf"]))
    kinds = described.get("type", "any")
    return kinds if isinstance(kinds, str) else " | ".join(sorted(kinds))


@pytest.fixture(scope="module")
def now():
    return present()


@pytest.mark.parametrize("part", ["problem", "operation", "parameter", "field"])
def test_nothing_that_was_promised_is_gone_or_different(now, part):
    promised = {name: kind for name, kind in PROMISED.items() if name.startswith(part + "/")}
    assert promised
    assert {name: now.get(name) for name in promised} == promised


def test_all_that_there_is_stands_in_the_promise(now):
    missing = sorted(now.keys() - PROMISED.keys())
    assert missing == [], "new in the API: run python -m tests.webapp.api.test_promise and commit promised.json"


@pytest.mark.parametrize(("described", "word"), [
    ({"type": "string"}, "string"),
    ({"type": ["string", "null"]}, "null | string"),
    ({"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}, "[Hit]"),
    ({"anyOf": [{"$ref": "#/components/schemas/AsOf"}, {"type": "null"}]}, "AsOf | null"),
    ({}, "any"),
], ids=["plain", "or null", "list", "one of two", "anything"])
def test_types_are_told_apart(described, word):
    assert type_of(described) == word


if __name__ == "__main__":
    FILE.write_text(json.dumps(dict(sorted((PROMISED | present()).items())), indent=0) + "\n", encoding="utf-8")
