"""The load script asks for what the API answers."""

import pytest

from benchmarks.load import LUA, QUERIES
from tests.webapp.api.conftest import app, client, index

__all__ = ["app", "client", "index"]


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_is_a_good_one(client, query):
    assert client.get(f"/api/v1/search?{query}").status_code == 200


def test_the_script_for_wrk_holds_the_queries():
    script = LUA % ", ".join(f'"{query}"' for query in QUERIES)
    assert all(query in script for query in QUERIES)
    assert "%%" not in script
