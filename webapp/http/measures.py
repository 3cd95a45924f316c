"""What Prometheus scrapes: requests, their time, and what the index holds. No addresses, no queries."""

from __future__ import annotations

import time

from apiflask import APIFlask
from flask import Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from kb.errors import KbError
from webapp.current import knowledge_base

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


def register(app: APIFlask) -> None:
    """Count every request; show the counts under /metrics and /api/v1/metrics."""
    # One of its own for each application: the library's global one refuses a second set of the same names.
    registry = CollectorRegistry()
    answered = Counter("kb_requests", "Requests answered.", ("route", "method", "status"), registry=registry)
    seconds = Histogram("kb_request_seconds", "Seconds until the answer began.", ("route",), buckets=SECONDS,
                        registry=registry)
    documents = Gauge("kb_documents", "Documents in the index.", registry=registry)
    passages = Gauge("kb_passages", "Passages in the index.", registry=registry)
    readable = Gauge("kb_index_readable", "1 if the index can be read, else 0.", registry=registry)

    @app.after_request
    def _count(response: Response) -> Response:
        # The rule, not the address: a series for each query would fill any memory, and tell who asked what.
        route = request.url_rule.rule if request.url_rule else ""
        method = request.method if request.method in ("GET", "HEAD", "OPTIONS") else "other"
        answered.labels(route, method, str(response.status_code)).inc()
        seconds.labels(route).observe(time.monotonic() - g.get("started", time.monotonic()))
        return response

    def _show() -> Response:
        try:
            status = knowledge_base().open().status()
        except KbError:
            readable.set(0)
        else:
            readable.set(1)
            documents.set(status.documents)
            passages.set(status.passages)
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    hidden = app.doc(hide=True)(_show)
    app.add_url_rule("/metrics", "metrics", hidden)
    app.add_url_rule("/api/v1/metrics", "api_metrics", hidden)
