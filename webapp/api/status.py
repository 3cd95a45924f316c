"""How the service is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Spoken
from webapp.api.shapes import Health
from webapp.current import knowledge_base


@blueprint.get("/health")
@operation(Health, query=Spoken, says="The index can be searched.")
def health() -> dict[str, Any]:
    """Whether the index can be searched, and what it holds."""
    return {"status": "ok", "index": asdict(knowledge_base().open().status())}
