"""What HTTP itself asks of a service, the same for every address: ids, limits, caching, compression, other origins.

Functions registered later see a request later and its answer earlier; the order below is the order of the layers.
"""

from __future__ import annotations

from apiflask import APIFlask
from werkzeug.middleware.proxy_fix import ProxyFix

from kb.settings import Settings
from webapp.http import access_log, caching, compression, cross_origin, measures, rates, request_ids, sizes


def register(app: APIFlask, settings: Settings) -> None:
    """Put all layers around the application, the outermost first."""
    # Only as many as are known to stand before us: a client can write the rest of these headers itself.
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    compression.register(app)  # outermost: it must see the answer that all others have finished
    access_log.register(app)
    access_log.write_to(settings.access_log)
    measures.register(app)
    request_ids.register(app)
    cross_origin.register(app)
    sizes.register(app)
    rates.register(app, settings)
    caching.register(app)
