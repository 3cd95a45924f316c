"""How the service is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kb.report import Report, load
from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Spoken
from webapp.api.shapes import Health, LastRun, Status
from webapp.current import knowledge_base, settings
from webapp.http.caching import release


@blueprint.get("/health")
@operation(Health, query=Spoken, says="The index can be searched.")
def health() -> dict[str, Any]:
    """Whether the index can be searched, and what it holds."""
    return {"status": "ok", "index": asdict(knowledge_base().open().status())}


@blueprint.get("/status")
@operation(Status, query=Spoken, says="The state of the service.")
def status() -> dict[str, Any]:
    """The release, what the index holds, and what the last run of `kb index` did."""
    report = load(settings().index)
    index = asdict(knowledge_base().open().status())
    return {"release": release(), "index": index, "last_run": report and _counted(report)}


def _counted(report: Report) -> dict[str, Any]:
    # Numbers only: the problems name files, which a maintainer may see and the world may not.
    known = report.as_json() | {"problems": len(report.problems)}
    return {name: known[name] for name in LastRun().fields}
