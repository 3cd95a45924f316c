"""The same small knowledge base as the API's tests."""

from tests.webapp.api.conftest import app, client, index

__all__ = ["app", "client", "index"]
