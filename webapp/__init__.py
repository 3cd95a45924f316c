"""HTTP in, knowledge base answers out. Knows Flask; knows no Whoosh, and holds a searcher, so it cannot write."""

from __future__ import annotations

import os
from collections.abc import Callable

from apiflask import APIFlask

from kb import taxonomy
from kb.engine import Searcher
from kb.engines import open_searcher
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from webapp import api, errors, headers, http, i18n, oai, views
from webapp.api.description import complete


def create_app(
    settings: Settings | None = None, searcher: Searcher | Callable[[], Searcher] | None = None
) -> APIFlask:
    """The application. Without arguments it reads its settings from the environment and opens the index they name.

    A searcher that is given is used as it is: one state, or a function that gives the latest one.
    """
    settings = settings or Settings.read(os.environ)
    app = APIFlask("webapp", title=settings.site_name, version="1", spec_path="/openapi.json", docs_path=None,
                  json_errors=False)
    app.config.update(KB_SETTINGS=settings)
    # Readable as it is sent: escaped, a Serbian answer would be twice as long.
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    source = searcher if callable(searcher) else (lambda: searcher) if searcher is not None else open_searcher(settings)
    app.extensions["kb"] = KnowledgeBase(source, taxonomy.load(), settings.deadline_ms)
    app.config.update(AUTO_VALIDATION_ERROR_RESPONSE=False, AUTO_404_RESPONSE=False, AUTO_OPERATION_ID=True)
    app.spec_processor(lambda spec: complete(spec, taxonomy.load()) if isinstance(spec, dict) else spec)
    # Before all others: what is registered first sees the answer last, as the layers must.
    http.register(app, settings)
    app.register_blueprint(api.blueprint)
    oai.register(app)
    i18n.register(app)
    views.register(app)
    headers.register(app)
    errors.register(app)
    return app
